//! The page fits its window, whatever the window and the theme: nothing lies beside it, and no process lies on another.

use serde_json::json;

use crate::page::{Page, in_browser};
use crate::{WORKER_2, set_theme};

/// What does not fit, in words. Animations are brought to their ends before: it is about where things come to stand.
const MISFITS: &str = "
    for (const animation of document.getAnimations()) {
        try { animation.finish() } catch { animation.cancel() }
    }
    const wrong = [];
    const name = element =>
        element.dataset.slot ?? `${element.localName}.${element.getAttribute('class') ?? element.id}`;
    const beside = (box, left, right) => Math.max(left - box.left, box.right - right) > 0.5;
    // What scrolls by itself, or is cut off on purpose, is no wider than what it is in.
    const inside = element => {
        for (let above = element.parentElement; above && above !== document.body; above = above.parentElement)
            if (getComputedStyle(above).overflowX !== 'visible') return true;
        return false;
    };
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) wrong.push(`the page is ${root.scrollWidth - innerWidth} px too wide`);
    for (const element of document.body.querySelectorAll('*')) {
        const box = element.getBoundingClientRect();
        if (box.width && beside(box, 0, innerWidth) && !inside(element))
            wrong.push(`${name(element)} lies beside the window`);
    }
    const stage = document.querySelector('#stage').getBoundingClientRect();
    const nodes = [...document.querySelectorAll('[role=treeitem]')].map(node =>
        [name(node), node.querySelector('.body, .hit').getBoundingClientRect()]);
    if (nodes.length < 10) wrong.push(`there are ${nodes.length} nodes`);
    nodes.forEach(([one, a], at) => {
        if (beside(a, stage.left, stage.right) || a.top < stage.top || a.bottom > stage.bottom)
            wrong.push(`${one} lies beside the stage`);
        for (const [other, b] of nodes.slice(at + 1)) {
            const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (wide > 0.5 && high > 0.5) wrong.push(`${one} lies on ${other}`);
        }
    });
    return wrong";

/// A wide screen, a laptop, the same at 200 %, a tablet upright, two phones.
const SIZES: [(u32, u32); 6] = [
    (1920, 1080),
    (1280, 800),
    (640, 450),
    (768, 1024),
    (390, 844),
    (320, 640),
];

async fn fits(page: &Page, state: &str) {
    page.comes_to(&format!("everything fits {state}"), MISFITS, json!([]))
        .await;
}

#[test]
fn the_page_fits_every_window_in_both_themes() {
    in_browser(async |page| {
        page.open_at_rest().await;
        for (width, height) in SIZES {
            page.set_size(width, height).await;
            for theme in ["light", "dark"] {
                set_theme(page, theme).await;
                page.screenshot(&format!("{width}-{theme}")).await;
                fits(page, &format!("{width} by {height}, {theme}")).await;
            }
        }
        page.has_no_console_error().await;
    });
}

#[test]
fn the_page_fits_every_window_while_a_story_is_told() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.focus_process(WORKER_2).await;
        page.press(&[' ', 'k']).await;
        for beat in 1..=5 {
            let told = format!("return !!document.querySelector(\".caption[data-beat='{beat}']\")");
            while page.script(&told, vec![]).await == json!(false) {
                page.press(&['.']).await;
                page.frame().await;
            }
            for (width, height) in SIZES {
                page.set_size(width, height).await;
                fits(page, &format!("{width} by {height}, beat {beat}")).await;
                page.screenshot(&format!("{width}-beat-{beat}")).await;
            }
        }
        page.has_no_console_error().await;
    });
}

#[test]
fn the_stage_has_more_than_half_of_the_window() {
    in_browser(async |page| {
        page.set_size(1440, 900).await;
        page.open_at_rest().await;
        let share = "const { width, height } = document.querySelector('#stage').getBoundingClientRect();
            return width * height / (innerWidth * innerHeight)";
        let share = page.script(share, vec![]).await.as_f64().expect("a number");
        assert!(share >= 0.55, "{share:.3}");
    });
}

#[test]
fn what_does_not_fit_is_found() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.script(
            "document.querySelector('header').style.width = 'calc(100vw + 9px)';
             const [one, other] = ['Todo.System/Todo.Database/1', 'Todo.System/Todo.Database/2'].map(slot =>
               document.querySelector(`[data-slot='${slot}']`));
             one.style.transition = 'none';
             one.style.transform = getComputedStyle(other).transform;
             document.querySelector(\"[data-slot$=Bob]\").style.transform = 'translate(-9999px)'",
            vec![],
        )
        .await;
        let misfits = page.script(MISFITS, vec![]).await;
        let found: Vec<String> = serde_json::from_value(misfits).expect("texts");
        for expected in [
            "the page is 9 px too wide",
            "header.",
            "Todo.System/Todo.Database/1 lies on Todo.System/Todo.Database/2",
            "Todo.System/Todo.Cache/Bob lies beside the stage",
        ] {
            assert!(
                found.iter().any(|misfit| misfit.starts_with(expected)),
                "{expected}: {found:#?}"
            );
        }
    });
}
