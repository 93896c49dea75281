//! The board, the drills and the checklist, used as a learner does.

use serde_json::json;

use crate::AT_REST;
use crate::page::{ENTER, Page, in_browser};

const NORMAL: &str = "tr:has([data-cell='board/permanent/normal'])";

/// Opens a page of the drawer.
async fn open(page: &Page, which: &str) {
    page.click("#show-course").await;
    page.click(&format!("[id='practice:{which}']")).await;
    page.until(
        "its heading has the focus",
        "return document.activeElement.id === 'course-heading'",
        vec![],
    )
    .await;
}

async fn texts(page: &Page, css: &str) -> Vec<String> {
    let texts = page
        .script(
            "return [...document.querySelectorAll(arguments[0])].map(it => it.textContent)",
            vec![json!(css)],
        )
        .await;
    serde_json::from_value(texts).expect("texts")
}

fn bet(cell: &str, number: usize) -> String {
    format!("[data-cell='{cell}'] button:nth-of-type({number})")
}

async fn class(page: &Page, cell: &str) -> String {
    let class = page
        .script(
            "return document.querySelector(`[data-cell='${arguments[0]}']`).className",
            vec![json!(cell)],
        )
        .await;
    class.as_str().expect("a class").to_owned()
}

#[test]
fn a_right_bet_and_a_wrong_one_are_told_apart_and_the_wrong_one_stays_marked() {
    in_browser(async |page| {
        page.open_at_rest().await;
        open(page, "board").await;
        page.click(&bet("board/permanent/normal", 1)).await;
        page.click(&bet("board/transient/normal", 1)).await;
        page.click("[id='run:board/permanent/normal']").await;
        page.until(
            "the row was run",
            "return document.querySelectorAll('.results > li').length === 2",
            vec![],
        )
        .await;
        assert_eq!(class(page, "board/permanent/normal").await, "won");
        assert_eq!(class(page, "board/transient/normal").await, "missed");
        assert_eq!(class(page, "board/temporary/normal").await, "open");
        let told = texts(page, ".results > li").await;
        assert!(told[0].contains("right"), "{told:?}");
        assert!(told[1].contains("Your bet: back. It was: down."), "{told:?}");
        assert!(
            told[1].contains("transient: supervisor does not restart it."),
            "{told:?}"
        );
        // The address leads back to the page.
        page.start_anew().await;
        page.until(
            "the board is there",
            "return !!document.querySelector('.board')",
            vec![],
        )
        .await;
        assert_eq!(class(page, "board/transient/normal").await, "missed", "it is kept");
        assert_eq!(texts(page, "[data-cell='board/permanent/normal']").await, ["✓ back"]);
        page.click(&bet("board/transient/normal", 2)).await;
        page.click("[id='run:board/permanent/normal']").await;
        page.until(
            "it is won",
            "return document.querySelector(`[data-cell='board/transient/normal']`).className === 'won'",
            vec![],
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn a_whole_row_is_bet_on_and_run_by_keys() {
    in_browser(async |page| {
        page.open_at_rest().await;
        open(page, "board").await;
        // one_for_one: only who dies is new.
        for (cell, worker) in ["A", "B", "C"].iter().zip(1..) {
            let button = bet(&format!("board/one_for_one/{cell}"), worker);
            page.script("document.querySelector(arguments[0]).focus()", vec![json!(button)])
                .await;
            page.press(&[' ']).await;
            page.until(
                "it is pressed",
                "return document.querySelector(arguments[0]).ariaPressed === 'true'",
                vec![json!(button)],
            )
            .await;
        }
        page.script(
            "document.querySelector(`[id='run:board/one_for_one/A']`).focus()",
            vec![],
        )
        .await;
        page.press(&[ENTER]).await;
        page.comes_to(
            "all three are won",
            "return ['A', 'B', 'C'].map(it => document.querySelector(`[data-cell='board/one_for_one/${it}']`).textContent)",
            json!(["✓ A", "✓ B", "✓ C"]),
        )
        .await;
        assert_eq!(texts(page, "#announcer").await, ["3 of 3 right."]);
        assert_eq!(texts(page, NORMAL).await.len(), 1, "the other table is there");
        page.has_no_console_error().await;
    });
}

#[test]
fn the_checklist_is_green_for_the_chapters_tree_and_red_for_the_flat_one() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.press(&[']'; 12]).await;
        open(page, "checklist").await;
        let verdicts =
            "return [...document.querySelectorAll('.checklist [data-verdict]')].map(it => it.dataset.verdict)";
        page.comes_to("all holds", verdicts, json!(["held", "held", "held", "held"]))
            .await;
        page.click("#show-flat").await;
        page.alive("Flat.System/Flat.Cache").await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        page.comes_to(
            "nothing holds",
            verdicts,
            json!(["broken", "broken", "broken", "broken"]),
        )
        .await;
        let how = texts(page, ".checklist li").await;
        assert!(how[2].contains("keeps pids itself"), "{how:?}");
        page.has_no_console_error().await;
    });
}

#[test]
fn a_drill_is_solved_in_the_console() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.press(&[']'; 12]).await;
        open(page, "drills").await;
        page.click("[data-drill='drill/lookup'] .button").await;
        for line in [
            "[{pid, _}] = Registry.lookup(Todo.ProcessRegistry, {Todo.DatabaseWorker, 1})",
            "send(pid, :hello)",
            "Registry.lookup(Todo.ProcessRegistry, :nobody)",
        ] {
            page.paste_into("#console-input", line).await;
            page.press(&[ENTER]).await;
        }
        page.until(
            "the drill is done",
            "return document.querySelector(`[data-drill='drill/lookup']`).className === 'won'",
            vec![],
        )
        .await;
        assert_eq!(texts(page, "[data-drill='drill/via'] .done").await.len(), 0);
        page.has_no_console_error().await;
    });
}

#[test]
fn a_strategy_is_matched_and_what_else_fits_is_told() {
    in_browser(async |page| {
        page.goto("#drills").await;
        page.until(
            "the page of drills is open",
            "return !!document.querySelector('.drills')",
            vec![],
        )
        .await;
        page.click("[data-question='0'] button:nth-of-type(1)").await;
        let said = "return document.querySelector(`[data-question='0'] .said`).textContent";
        page.comes_to("it is wrong", said, json!("No: under one_for_one, only A is new."))
            .await;
        page.click("[data-question='0'] button:nth-of-type(2)").await;
        page.until(
            "it is right",
            "return document.querySelector(`[data-question='0'] .said`).textContent.startsWith('Yes')",
            vec![],
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn what_a_cell_came_to_is_watched_in_its_tree_and_the_own_system_waits_untouched() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.press(&[']'; 12]).await;
        let before = page.nodes().await;
        open(page, "board").await;
        page.click(&bet("board/rest_for_one/B", 2)).await;
        page.click("[id='run:board/rest_for_one/A']").await;
        let watch = "[id='watch:board/rest_for_one/B']";
        page.click(watch).await;
        page.until(
            "B and C are new, and A is not",
            "const generation = it => document.querySelector(`[data-slot='supervisor/${it}'][data-status='alive']`)?.dataset.generation;
             return ['A', 'B', 'C'].map(generation).join() === '1,2,2'",
            vec![],
        )
        .await;
        assert!(texts(page, watch).await[0].starts_with("Back to what was shown"));
        page.click(watch).await;
        page.alive("Todo.System/Todo.Cache").await;
        assert_eq!(page.nodes().await, before, "nothing has happened here");
        page.has_no_console_error().await;
    });
}
