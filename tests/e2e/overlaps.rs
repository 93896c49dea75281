//! No two texts of the picture lie on each other, and no text on a sign, whatever is told: every word can be read.

use serde_json::json;

use crate::page::{Page, in_browser};
use crate::{ALICE, DATABASE, WORKER_2};

/// What lies on what, in words. Animations are brought to their ends before: it is about where things come to stand.
///
/// Texts are compared with each other, with the shapes of other nodes than their own, with what a cut has broken off, and
/// with markers and tables. A text has to lie in the node, table or disk that it is part of.
const OVERLAPS: &str = "
    for (const animation of document.getAnimations()) {
        try { animation.finish() } catch { animation.cancel() }
    }
    const picture = document.querySelector('.picture'), wrong = [];
    const whose = element => element.closest('[role=treeitem], .registry, .disk, .owns');
    const name = element => element.dataset.slot ?? element.dataset.block ?? element.getAttribute('class');
    const seen = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const boxes = css => [...picture.querySelectorAll(css)].filter(seen).map(element => ({
        element, whose: whose(element), box: element.getBoundingClientRect(),
    })).filter(({ box }) => box.width > 0);
    const texts = boxes('text').filter(({ element }) => element.textContent.trim() && !element.closest('.marker'));
    if (texts.length < 30) wrong.push(`there are ${texts.length} texts`);
    // What a font leaves above and below its letters is no part of them.
    for (const { box } of texts) { box.top_ = box.top + box.height * 0.14; box.bottom_ = box.bottom - box.height * 0.1 }
    const lies = (a, b, by = 0.5) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > by
        && Math.min(a.bottom_ ?? a.bottom, b.bottom_ ?? b.bottom) - Math.max(a.top_ ?? a.top, b.top_ ?? b.top) > by;
    const said = text => `“${text.element.textContent.trim()}” of ${name(text.whose ?? text.element)}`;
    texts.forEach((one, at) => {
        for (const other of texts.slice(at + 1))
            if (lies(one.box, other.box)) wrong.push(`${said(one)} lies on ${said(other)}`);
    });
    const bodies = boxes('[role=treeitem] .shape, [role=treeitem] .hit, .registry-ground, .disk-body');
    const markers = boxes('.marker circle, .pulse');
    for (const text of texts) {
        for (const body of bodies) {
            if (body.whose !== text.whose && lies(text.box, body.box))
                wrong.push(`${said(text)} lies on ${name(body.whose)}`);
            if (body.whose === text.whose && (text.box.left < body.box.left || text.box.right > body.box.right
                || text.box.top_ < body.box.top || text.box.bottom_ > body.box.bottom))
                wrong.push(`${said(text)} leaves it`);
        }
        for (const marker of markers) if (lies(text.box, marker.box)) wrong.push(`a marker lies on ${said(text)}`);
        for (const part of text.whose?.querySelectorAll('.body.gone .half.left') ?? []) {
            // The cut is where the left part ends; at its foot it ends first.
            const ends = part.getBBox(), scale = part.getScreenCTM();
            const foot = new DOMPoint(ends.x + ends.width - 12, 0).matrixTransform(scale).x;
            if (text.box.right > foot + 0.5) wrong.push(`the cut runs through ${said(text)}`);
        }
    }
    return wrong";

/// A wide screen, a laptop, a small laptop, a tablet upright, two phones.
const SIZES: [(u32, u32); 6] = [
    (1920, 1080),
    (1440, 900),
    (1024, 768),
    (768, 1024),
    (390, 844),
    (320, 640),
];

async fn is_legible(page: &Page, state: &str) {
    page.comes_to(&format!("every word can be read {state}"), OVERLAPS, json!([]))
        .await;
}

/// Looks at every sentence that is told until the story is over, or at so many; at each in another window.
async fn told_legibly(page: &Page, what: &str, most: usize) {
    let caption = "return document.querySelector('.caption:not(.quiet-caption)')?.innerText ?? null";
    for number in 0..most {
        let (width, height) = SIZES[number % SIZES.len()];
        page.set_size(width, height).await;
        let now = page.script(caption, vec![]).await;
        is_legible(page, &format!("{width} by {height}, {what}, {number}: {now}")).await;
        page.screenshot(&format!("legible-{what}-{number}")).await;
        // To the next sentence, event by event.
        let mut events = 0;
        while page.script(caption, vec![]).await == now && events < 60 {
            page.press(&['.']).await;
            page.frame().await;
            events += 1;
        }
        if now.is_null() && number > 0 {
            return;
        }
    }
}

async fn paused(page: &Page) {
    page.set_size(1440, 900).await;
    page.open_at_rest().await;
    page.focus_process(WORKER_2).await;
    page.press(&[' ']).await;
}

#[test]
fn every_word_can_be_read_at_rest() {
    in_browser(async |page| {
        page.open_at_rest().await;
        for (width, height) in SIZES {
            page.set_size(width, height).await;
            is_legible(page, &format!("{width} by {height}")).await;
        }
    });
}

#[test]
fn every_word_can_be_read_while_a_kill_is_told() {
    in_browser(async |page| {
        paused(page).await;
        for slot in [WORKER_2, ALICE] {
            page.focus_process(slot).await;
            page.press(&['k']).await;
            told_legibly(page, slot.rsplit('/').next().unwrap_or_default(), 12).await;
        }
        page.has_no_console_error().await;
    });
}

#[test]
fn every_word_can_be_read_while_a_supervisor_gives_up() {
    in_browser(async |page| {
        page.set_size(1440, 900).await;
        page.open_at_rest().await;
        let worker = format!("{DATABASE}/1");
        for _ in 0..4 {
            page.click_process(&worker).await;
        }
        page.press(&[' ']).await;
        told_legibly(page, "four kills", 30).await;
        page.has_no_console_error().await;
    });
}

#[test]
fn every_word_can_be_read_while_the_registry_takes_all_with_it() {
    in_browser(async |page| {
        paused(page).await;
        page.focus_process("Todo.System/Todo.ProcessRegistry").await;
        page.press(&['k']).await;
        told_legibly(page, "the registry", 40).await;
        page.has_no_console_error().await;
    });
}

#[test]
fn what_cannot_be_read_is_found() {
    in_browser(async |page| {
        page.set_size(1440, 900).await;
        page.open_at_rest().await;
        page.script(
            "const text = (slot, css) => document.querySelector(`[data-slot$='${slot}'] ${css}`);
             text('Database/1', '.note').setAttribute('y', '39');
             text('Database/3', '.name').textContent = 'worker 3, whose name is as long as it is never drawn';
             const bob = document.querySelector(\"[data-slot$=Bob]\");
             bob.style.transition = 'none';
             bob.style.transform = getComputedStyle(document.querySelector(\"[data-slot$=Alice]\")).transform",
            vec![],
        )
        .await;
        let found = page.script(OVERLAPS, vec![]).await.to_string();
        for expected in [
            "“#PID<0.110.0>” of Todo.System/Todo.Database/1 lies on “permanent” of Todo.System/Todo.Database/1",
            "never drawn” of Todo.System/Todo.Database/3 leaves it",
            "“Alice",
        ] {
            assert!(found.contains(expected), "{expected}: {found}");
        }
    });
}
