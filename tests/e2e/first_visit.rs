//! A first visit, until somebody does something: what it needs stands at once, and all else of the program comes when the pointer
//! moves.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::page::{Page, in_browser};
use crate::{AT_REST, WORKER_2};

/// How wide and high the window is, and what is preferred.
type Visit = (u32, u32, &'static [(&'static str, &'static str)]);

/// Windows of a desktop, a laptop and phones, and what their owners prefer.
const VISITS: [Visit; 6] = [
    (1280, 800, &[]),
    (1920, 1080, &[("prefers-color-scheme", "dark")]),
    (820, 1180, &[]),
    (412, 823, &[]),
    (
        320,
        640,
        &[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")],
    ),
    (1280, 800, &[("forced-colors", "active")]),
];

/// How the file was asked for that comes when the page is touched, each time.
const ASKED: &str = "return performance.getEntriesByType('resource')
    .filter(({ name }) => name.includes('_soon.wasm')).map(entry => entry.initiatorType)";

async fn visit(page: &Page, (width, height, preferred): Visit) {
    page.set_size(width, height).await;
    let features: Vec<Value> = preferred
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": features }))
        .await;
    page.open().await;
    page.until("everything is at rest", AT_REST, vec![]).await;
    page.frame().await;
}

/// The pointer crosses the page, and rests on a process and on a button.
async fn move_the_pointer(page: &Page) {
    let places = "return [`[data-slot='${arguments[0]}']`, '#start-over', '#scrubber'].map(css => {
        const { x, y, width, height } = document.querySelector(css).getBoundingClientRect();
        return [x + width / 2, y + height / 2];
    })";
    let places = page.script(places, vec![json!(WORKER_2)]).await;
    for place in [&[json!([1, 1])][..], places.as_array().expect("places")].concat() {
        let moved = json!({ "type": "mouseMoved", "x": place[0], "y": place[1], "button": "none" });
        page.devtools("Input.dispatchMouseEvent", moved).await;
        page.frame().await;
    }
}

#[test]
fn a_page_that_nobody_has_touched_yet_stands_without_what_comes_when_it_is() {
    for seen in VISITS {
        in_browser(async |page| {
            visit(page, seen).await;
            assert_eq!(page.script(ASKED, vec![]).await, json!([]), "{seen:?}");
            move_the_pointer(page).await;
            page.comes_to("it is fetched", ASKED, json!(["fetch"])).await;
            page.has_no_console_error().await;
        });
    }
}

#[test]
fn whoever_is_quicker_than_the_network_waits_for_it() {
    in_browser(async |page| {
        visit(page, VISITS[0]).await;
        let before = page.alive(WORKER_2).await;
        page.script(
            "document.querySelector(`[data-slot='${arguments[0]}']`).dispatchEvent(new MouseEvent('click', { bubbles: true }))",
            vec![json!(WORKER_2)],
        )
        .await;
        page.alive_unlike(WORKER_2, &before.pid).await;
        page.has_no_console_error().await;
    });
}

#[test]
fn that_it_cannot_be_fetched_is_said_where_one_looks() {
    in_browser(async |page| {
        visit(page, VISITS[0]).await;
        page.devtools("Network.enable", json!({})).await;
        page.devtools("Network.setBlockedURLs", json!({ "urls": ["*_soon.wasm*"] }))
            .await;
        page.focus_process(WORKER_2).await;
        page.press(&['k']).await;
        let said = "return document.querySelector('#updated p')?.textContent.includes('could not be fetched')";
        page.until("it is said", said, vec![]).await;
        page.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
        page.script("document.querySelector('#updated button').click()", vec![])
            .await;
        page.until("the page is there again", AT_REST, vec![]).await;
    });
}

/// Hands out what the module exports.
const KEEP_EXPORTS: &str = "
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...from) => {
        const made = await instantiate(...from);
        window.counted = made.instance.exports;
        return made;
    }";

/// Which functions have run: a letter each.
const MARKS: &str = "
    const { memory, marks } = window.counted;
    return new TextDecoder().decode(new Uint8Array(memory.buffer, marks.value, arguments[0]).map(mark => mark + 48))";

#[test]
#[ignore = "writes src/parting/cold.txt, for a page that was built to count: `make cold`"]
fn which_functions_are_cold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let functions = fs::read_to_string(folder.join("dist/functions.txt")).expect("a page that counts");
    let names: Vec<&str> = functions.lines().filter_map(|line| line.split(' ').next()).collect();
    let mut has_run = vec![false; names.len()];
    // On a slow machine other things come to pass than on a quick one.
    for (seen, slowness) in VISITS
        .into_iter()
        .flat_map(|seen| [1, 4, 12].map(|slowness| (seen, slowness)))
    {
        in_browser(async |page| {
            page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slowness }))
                .await;
            page.devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": KEEP_EXPORTS }),
            )
            .await;
            visit(page, seen).await;
            move_the_pointer(page).await;
            let marks = page.script(MARKS, vec![json!(names.len())]).await;
            let marks = marks.as_str().expect("letters").bytes();
            has_run
                .iter_mut()
                .zip(marks)
                .for_each(|(has_run, mark)| *has_run |= mark == b'1');
        });
    }
    let of = |ran: bool| {
        let those = names.iter().zip(&has_run).filter(move |(_, has_run)| **has_run == ran);
        those.map(|(name, _)| *name).collect::<BTreeSet<&str>>()
    };
    let (hot, cold) = (of(true), of(false));
    assert!(
        hot.len() > 1_000 && cold.len() > 1_000,
        "{} are hot, {} cold",
        hot.len(),
        cold.len()
    );
    let cold: String = cold
        .difference(&hot)
        .filter(|name| !name.is_empty())
        .map(|name| format!("{name}\n"))
        .collect();
    fs::write(folder.join("src/parting/cold.txt"), cold).expect("a list");
}
