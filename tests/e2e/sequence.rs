//! The sequence diagram and the one selection of all views.

use serde_json::json;

use crate::page::{ENTER, Page, in_browser};
use crate::{AT_REST, WORKER_2};

const ESCAPE: char = '\u{E00C}';
const ARROW_UP: char = '\u{E013}';
const ARROW_DOWN: char = '\u{E015}';
const END: char = '\u{E010}';

/// What is selected, as each view shows it.
const SELECTED: &str = "
    const texts = css => [...document.querySelectorAll(css)].map(element => element.textContent.trim());
    return {
        row: [...document.querySelectorAll('.sequence-row[aria-pressed=true]')].map(row => row.dataset.act),
        lifeline: [...document.querySelectorAll('.head[aria-pressed=true]')].map(head => head.dataset.lifeline),
        node: [...document.querySelectorAll('[role=treeitem][aria-selected=true]')].map(node => node.dataset.slot),
        line: texts('.log li.chosen .log-text').map(text => text.split('\\n')[0]),
        causes: texts('#causes li'),
    }";

#[test]
fn a_selected_row_is_selected_in_every_view_with_the_chain_of_its_causes() {
    in_browser(async |page| {
        kill_worker_2_and_look(page).await;
        page.click(".sequence-row[data-act=SPAWN]").await;
        page.frame().await;
        let database = page.alive("Todo.System/Todo.Database").await;
        assert_eq!(
            page.script(SELECTED, vec![]).await,
            json!({
                "row": ["SPAWN"],
                "lifeline": [WORKER_2],
                "node": [WORKER_2],
                "line": [format!("Child 2 of Supervisor {} (Supervisor.Default) started", database.pid)],
                "causes": [
                    "You killed worker 2",
                    "worker 2 exited: :killed",
                    "worker 2 sent the exit signal :killed to Todo.Database along their link",
                    "Todo.Database decided to restart only worker 2 (one_for_one, 1 of 3 in 5 s)",
                    "Todo.Database spawned worker 2",
                ],
            })
        );

        // Each step of the chain can be selected, and is then the end of a shorter one.
        page.click("#causes li:nth-child(2) button").await;
        page.frame().await;
        let selected = page.script(SELECTED, vec![]).await;
        assert_eq!(selected["row"], json!(["exits"]));
        assert_eq!(
            selected["causes"],
            json!(["You killed worker 2", "worker 2 exited: :killed"])
        );

        page.press(&[ESCAPE]).await;
        page.frame().await;
        let nothing = json!({ "row": [], "lifeline": [], "node": [], "line": [], "causes": [] });
        assert_eq!(page.script(SELECTED, vec![]).await, nothing);
        assert_eq!(
            page.alive("Todo.System/Todo.Database").await,
            database,
            "looking changes nothing"
        );
        page.has_no_console_error().await;
    });
}

#[test]
fn a_line_of_the_log_and_a_lifeline_lead_to_the_same_places() {
    in_browser(async |page| {
        kill_worker_2_and_look(page).await;
        page.click(".log li[data-level=you] button").await;
        page.frame().await;
        let selected = page.script(SELECTED, vec![]).await;
        assert_eq!(selected["row"], json!(["EXIT"]));
        assert_eq!(selected["node"], json!([WORKER_2]));
        assert_eq!(selected["causes"], json!(["You killed worker 2"]));

        page.click(".head[data-lifeline='Todo.System/Todo.Database']").await;
        page.frame().await;
        let selected = page.script(SELECTED, vec![]).await;
        assert_eq!(selected["lifeline"], json!(["Todo.System/Todo.Database"]));
        assert_eq!(selected["node"], json!(["Todo.System/Todo.Database"]));
        page.has_no_console_error().await;
    });
}

#[test]
fn the_rows_are_one_tab_stop_and_keys_walk_and_select() {
    in_browser(async |page| {
        kill_worker_2_and_look(page).await;
        let stops = "return document.querySelectorAll('.sequence-row[tabindex=\"0\"]').length";
        assert_eq!(page.script(stops, vec![]).await, json!(1));
        page.script("document.querySelector('.sequence-row').focus()", vec![])
            .await;
        page.press(&[ARROW_DOWN, ENTER]).await;
        page.frame().await;
        assert_eq!(page.script(SELECTED, vec![]).await["row"], json!(["exits"]));
        page.press(&[END]).await;
        let focused = "return document.activeElement.textContent";
        let last = page.script(focused, vec![]).await;
        let last = last.as_str().unwrap_or_default();
        assert!(last.ends_with("that it has started"), "{last}");
        page.has_no_console_error().await;
    });
}

#[test]
fn the_log_is_one_tab_stop_and_keys_walk_and_select() {
    in_browser(async |page| {
        kill_worker_2_and_look(page).await;
        let stops = "return [...document.querySelectorAll('.log li[data-event] [tabindex=\"0\"]')].length";
        assert_eq!(page.script(stops, vec![]).await, json!(1));
        page.script(
            "document.querySelector('.log li[data-level=you]').nextElementSibling.querySelector('button').focus()",
            vec![],
        )
        .await;
        page.press(&[ARROW_UP, ENTER]).await;
        page.frame().await;
        let selected = page.script(SELECTED, vec![]).await;
        assert_eq!(selected["row"], json!(["EXIT"]), "the first of what the kill led to");
        assert_eq!(page.script(stops, vec![]).await, json!(1));
        page.press(&[END]).await;
        let last = "const line = document.activeElement.closest('.log li');
            return !!line && line === line.parentElement.lastElementChild";
        assert_eq!(page.script(last, vec![]).await, json!(true));
        page.has_no_console_error().await;
    });
}

#[test]
fn the_diagram_fits_a_window_of_320_pixels_in_both_themes() {
    in_browser(async |page| {
        page.set_size(320, 640).await;
        kill_worker_2_and_look(page).await;
        page.click(".sequence-row[data-act=decides]").await;
        for theme in ["light", "dark"] {
            page.script(
                "document.documentElement.dataset.theme = arguments[0]",
                vec![json!(theme)],
            )
            .await;
            page.frame().await;
            page.screenshot(&format!("sequence-320-{theme}")).await;
        }
        let fits = page
            .script(
                "const rows = [...document.querySelectorAll('.sequence-row, .head')].map(row => row.getBoundingClientRect());
                 const paper = document.querySelector('#sequence');
                 return [document.documentElement.scrollWidth <= 320, paper.scrollWidth <= paper.clientWidth,
                   rows.every(row => row.width >= 24 && row.height >= 24)]",
                vec![],
            )
            .await;
        assert_eq!(fits, json!([true, true, true]));
        page.set_size(1440, 900).await;
        for theme in ["light", "dark"] {
            page.script(
                "document.documentElement.dataset.theme = arguments[0]",
                vec![json!(theme)],
            )
            .await;
            page.frame().await;
            page.screenshot(&format!("sequence-1440-{theme}")).await;
        }
        page.has_no_console_error().await;
    });
}

/// Opens the page, kills worker 2 with the diagram in sight, and waits until its story is over.
async fn kill_worker_2_and_look(page: &Page) {
    page.open_hurried().await;
    page.until("everything is at rest", AT_REST, vec![]).await;
    let worker = page.alive(WORKER_2).await;
    page.click("#tab-sequence").await;
    page.click_process(WORKER_2).await;
    page.alive_unlike(WORKER_2, &worker.pid).await;
    let told = "return document.querySelectorAll('.sequence-row').length === 9";
    page.until("nine rows tell the story", told, vec![]).await;
    page.until("everything is at rest", AT_REST, vec![]).await;
}
