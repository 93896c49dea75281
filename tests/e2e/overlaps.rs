//! No two texts of the picture lie on each other, and no text on a sign, whatever is told: every word can be read.

use serde_json::json;

use crate::page::{Page, in_browser};
use crate::{ALICE, DATABASE, WORKER_2, set_theme};

/// What lies on what, in words. Animations are brought to their ends before: it is about where things come to stand.
///
/// Texts are compared with each other, with the shapes of other nodes than their own, with what a cut has broken off, with
/// markers and tables, and with what lies over the stage. A text has to lie in the node, table or disk that it is part of.
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
        for (const part of text.whose?.querySelectorAll('.gone .half.left') ?? []) {
            // The cut is where the left part ends; at its foot it ends first.
            const ends = part.getBBox(), scale = part.getScreenCTM();
            const foot = new DOMPoint(ends.x + ends.width - 12, 0).matrixTransform(scale).x;
            if (text.box.right > foot + 0.5) wrong.push(`the cut runs through ${said(text)}`);
        }
    }
    // On a narrow window the caption stands at its foot, and the page is scrolled under it.
    const over = '.caption, .conclusion, .strategy-choice, .legend, .as-what, .zoom, .search-open';
    const lids = [...document.querySelectorAll(over)].filter(seen).map(element => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ element, box }) => box.width && !(innerWidth < 700 && element.closest('.caption-place')));
    lids.forEach((lid, at) => {
        for (const other of lids.slice(at + 1)) if (lies(lid.box, other.box)) wrong.push(`${lid.element.className} lies on ${other.element.className}`);
        for (const text of texts) if (lies(text.box, lid.box)) wrong.push(`${lid.element.className} lies on ${said(text)}`);
    });
    for (const sign of document.querySelectorAll('.legend li, .caption-steps li, .caption-words > *, .conclusion > *')) {
        const box = sign.getBoundingClientRect(), next = sign.nextElementSibling?.getBoundingClientRect();
        if (next && lies(box, next)) wrong.push(`“${sign.textContent}” lies on what is beside it`);
    }
    return wrong";

/// A wide screen, a laptop, a small laptop, a tablet, a laptop at 200 %, a phone, and a laptop at 400 %.
const SIZES: [(u32, u32); 7] = [
    (1920, 1080),
    (1440, 900),
    (1024, 768),
    (800, 1000),
    (640, 450),
    (320, 640),
    (320, 256),
];

/// Goes on event by event, until another sentence is told or none is.
const ON: &str = "const done = arguments[0];
    const told = () => document.querySelector('.caption')?.textContent;
    const before = told();
    const on = async left => {
        await drawn();
        if (told() !== before || left === 0) return done(told() ?? null);
        document.querySelector('#step').click();
        requestAnimationFrame(() => requestAnimationFrame(() => on(left - 1)));
    };
    on(90)";

/// So many times the browser may paint before what lies on something else is said to: windows and pictures settle.
const SETTLES: usize = 20;

/// What lies on what in every window.
async fn lies_in_any_window(page: &Page, state: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (width, height) in SIZES {
        page.set_size(width, height).await;
        let mut found = page.script(OVERLAPS, vec![]).await;
        for _ in 0..SETTLES {
            if found == json!([]) {
                break;
            }
            page.frame().await;
            found = page.script(OVERLAPS, vec![]).await;
        }
        let found: Vec<String> = serde_json::from_value(found).expect("texts");
        if !found.is_empty() {
            page.screenshot(&format!("lies-{width}-{height}-{state:.40}").replace('/', "-"))
                .await;
        }
        wrong.extend(
            found
                .into_iter()
                .map(|what| format!("{width} by {height}, {state}: {what}")),
        );
    }
    wrong
}

/// Looks at every sentence that is told until the story is over, in every window.
async fn told_legibly(page: &Page, what: &str) {
    let mut wrong = Vec::new();
    let mut sentences = 0;
    loop {
        let now = page.script_async(ON, vec![]).await;
        let told = now.as_str().unwrap_or("it is over");
        wrong.extend(lies_in_any_window(page, &format!("{what}, {sentences}: {told}")).await);
        if now.is_null() {
            break;
        }
        sentences += 1;
    }
    assert!(sentences > 2, "{what} is a story");
    assert_eq!(wrong, Vec::<String>::new());
}

/// Kills each of them, and looks at all that is told of it.
fn killed_legibly(slots: &[&str]) {
    in_browser(async |page| {
        for slot in slots {
            page.set_size(1440, 900).await;
            page.open_at_rest().await;
            page.focus_process(slot).await;
            page.press(&[' ', 'k']).await;
            told_legibly(page, slot).await;
        }
        page.has_no_console_error().await;
    });
}

#[test]
fn every_word_can_be_read_at_rest() {
    in_browser(async |page| {
        page.open_at_rest().await;
        assert_eq!(lies_in_any_window(page, "at rest").await, Vec::<String>::new());
    });
}

/// Colours change, and nothing else does: what is legible in one theme is in the other.
#[test]
fn a_theme_moves_nothing() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.focus_process(WORKER_2).await;
        page.press(&[' ', 'k']).await;
        page.script_async(ON, vec![]).await;
        let boxes =
            "for (const animation of document.getAnimations()) try { animation.finish() } catch { animation.cancel() }
            return [...document.querySelectorAll('body *')].map(element => {
                const { x, y, width, height } = element.getBoundingClientRect();
                return [x, y, width, height].join(' ');
            })";
        for (width, height) in SIZES {
            page.set_size(width, height).await;
            set_theme(page, "light").await;
            let light = page.script(boxes, vec![]).await;
            set_theme(page, "dark").await;
            assert!(light.as_array().is_some_and(|boxes| boxes.len() > 300));
            assert_eq!(page.script(boxes, vec![]).await, light, "{width} by {height}");
        }
    });
}

#[test]
fn every_word_can_be_read_while_one_is_killed_of_whom_no_other_dies() {
    let worker = |number: u32| format!("{DATABASE}/{number}");
    killed_legibly(&[ALICE, &worker(1), &worker(2), &worker(3)]);
}

#[test]
fn every_word_can_be_read_while_a_supervisor_is_killed() {
    killed_legibly(&["Todo.System/Todo.Cache", DATABASE]);
}

#[test]
fn every_word_can_be_read_while_a_supervisor_gives_up() {
    in_browser(async |page| {
        page.set_size(1440, 900).await;
        page.open_at_rest().await;
        for _ in 0..4 {
            page.click_process(&format!("{DATABASE}/1")).await;
        }
        page.press(&[' ']).await;
        told_legibly(page, "four kills").await;
        page.has_no_console_error().await;
    });
}

#[test]
fn every_word_can_be_read_while_the_registry_takes_all_with_it() {
    killed_legibly(&["Todo.System/Todo.ProcessRegistry"]);
}

#[test]
fn every_word_can_be_read_while_its_partition_takes_all_with_it_that_have_a_name() {
    killed_legibly(&["Todo.System/Todo.ProcessRegistry/Todo.ProcessRegistry.PIDPartition0"]);
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
             document.querySelector('.as-what').style.cssText = 'left: 20px; right: auto';
             bob.style.transform = getComputedStyle(document.querySelector(\"[data-slot$=Alice]\")).transform",
            vec![],
        )
        .await;
        let found = page.script(OVERLAPS, vec![]).await.to_string();
        for expected in [
            "“#PID<0.110.0>” of Todo.System/Todo.Database/1 lies on “permanent” of Todo.System/Todo.Database/1",
            "never drawn” of Todo.System/Todo.Database/3 leaves it",
            "“Alice",
            "segments as-what lies on legend",
        ] {
            assert!(found.contains(expected), "{expected}: {found}");
        }
    });
}
