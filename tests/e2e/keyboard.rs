//! Everything by keys alone, and what is said meanwhile to those who cannot see the picture change.

use serde_json::json;

use crate::page::{ENTER, Page, in_browser};
use crate::time::until_nothing_moves;
use crate::{ALICE, AT_REST, WORKER_2, sees_entry};

const TAB: char = '\u{E004}';
const ESCAPE: char = '\u{E00C}';
const UP: char = '\u{E013}';
const RIGHT: char = '\u{E014}';
const DOWN: char = '\u{E015}';
const HOME: char = '\u{E011}';
const END: char = '\u{E010}';

const SYSTEM: &str = "Todo.System";
const REGISTRY: &str = "Todo.System/Todo.ProcessRegistry";
const PARTITION: &str = "Todo.System/Todo.ProcessRegistry/Todo.ProcessRegistry.PIDPartition0";
const WORKER_1: &str = "Todo.System/Todo.Database/1";
const BOB: &str = "Todo.System/Todo.Cache/Bob";

const NOTHING_IS_TOLD: &str = "return !document.querySelector('.caption')";

/// More controls than the page has.
const TABS: usize = 250;

/// Goes on with Tab until what this selector finds has the focus.
async fn tab_to(page: &Page, css: &str) {
    for _ in 0..TABS {
        let there = page
            .script("return document.activeElement.matches(arguments[0])", vec![json!(css)])
            .await;
        if there == json!(true) {
            return;
        }
        page.press(&[TAB]).await;
    }
    panic!("Tab never leads to {css}");
}

/// Presses keys, each when the page has drawn what the last one did.
async fn keys(page: &Page, keys: &[char]) {
    for key in keys {
        page.press(&[*key]).await;
        page.frame().await;
    }
}

async fn focused_slot(page: &Page) -> String {
    let slot = "return document.activeElement.closest('[data-slot]')?.dataset.slot ?? ''";
    page.script(slot, vec![]).await.as_str().expect("a path").to_owned()
}

/// Walks to a process by the beginning of its name.
async fn walk_to(page: &Page, beginning: &str, slot: &str) {
    tab_to(page, "[role=treeitem]").await;
    keys(page, &[HOME]).await;
    keys(page, &beginning.chars().collect::<Vec<_>>()).await;
    assert_eq!(focused_slot(page).await, slot);
}

async fn type_keys(page: &Page, text: &str) {
    page.press(&text.chars().collect::<Vec<_>>()).await;
}

/// The pid that holds this name in the registry.
async fn holder(page: &Page, key: &str) -> String {
    let row = "return document.querySelector(`[data-key='${CSS.escape(arguments[0])}']`)?.dataset.pid ?? ''";
    let pid = page.script(row, vec![json!(key)]).await;
    pid.as_str().expect("a pid").to_owned()
}

#[test]
fn the_chapters_verification_needs_no_pointer() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.alive(BOB).await;
        page.until("everything is at rest", AT_REST, vec![]).await;

        // A worker is killed: a new pid under the same name, and the focus is where it was.
        walk_to(page, "worker 2", WORKER_2).await;
        let worker = page.alive(WORKER_2).await;
        assert_eq!(holder(page, "{Todo.DatabaseWorker, 2}").await, worker.pid);
        keys(page, &['k']).await;
        let successor = page.alive_unlike(WORKER_2, &worker.pid).await;
        page.until("the story is over", NOTHING_IS_TOLD, vec![]).await;
        assert_eq!(holder(page, "{Todo.DatabaseWorker, 2}").await, successor.pid);
        assert_eq!(focused_slot(page).await, WORKER_2);

        // An entry outlives the server that took it.
        tab_to(page, "#entry-date").await;
        type_keys(page, "2023-01-01").await;
        tab_to(page, "#entry-title").await;
        type_keys(page, "Audit").await;
        keys(page, &[ENTER]).await;
        sees_entry(page, "2023-01-01", "Audit").await;
        let alice = page.alive(ALICE).await;
        walk_to(page, "a", ALICE).await;
        keys(page, &['k']).await;
        page.gone(&alice.pid).await;
        page.until("the story is over", NOTHING_IS_TOLD, vec![]).await;
        tab_to(page, "#list-name").await;
        type_keys(page, "Alice").await;
        keys(page, &[ENTER]).await;
        page.alive_unlike(ALICE, &alice.pid).await;
        sees_entry(page, "2023-01-01", "Audit").await;

        // The registry's partition takes everything along that is registered in it.
        page.until("nothing is told", NOTHING_IS_TOLD, vec![]).await;
        let before = page.nodes().await;
        walk_to(page, "p", PARTITION).await;
        keys(page, &['k']).await;
        page.alive_unlike(PARTITION, &before[PARTITION].pid).await;
        page.alive_unlike(WORKER_1, &before[WORKER_1].pid).await;
        page.alive_unlike(WORKER_2, &before[WORKER_2].pid).await;
        page.gone(&before[BOB].pid).await;
        assert_eq!(page.nodes().await[REGISTRY], before[REGISTRY]);
        page.has_no_console_error().await;
    });
}

#[test]
fn the_tree_is_one_tab_stop_that_arrows_and_letters_move_in() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.alive(BOB).await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        tab_to(page, "[role=treeitem]").await;
        let mut walked = Vec::new();
        for key in [HOME, RIGHT, RIGHT, DOWN, END, UP, HOME, 'w', 'w', 'b', 'T'] {
            keys(page, &[key]).await;
            walked.push(focused_slot(page).await);
            let stops = page
                .script(
                    "return document.querySelectorAll('[role=treeitem][tabindex=\"0\"]').length",
                    vec![],
                )
                .await;
            assert_eq!(stops, json!(1));
        }
        let expected = [
            SYSTEM,
            REGISTRY,
            PARTITION,
            crate::DATABASE,
            BOB,
            ALICE,
            SYSTEM,
            WORKER_1,
            WORKER_2,
            BOB,
            SYSTEM,
        ];
        assert_eq!(walked, expected);
        page.has_no_console_error().await;
    });
}

#[test]
fn the_help_takes_the_focus_and_gives_it_back() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.alive(BOB).await;
        walk_to(page, "worker 2", WORKER_2).await;
        keys(page, &['?']).await;
        let inside = "return !!document.activeElement.closest('#help-dialog[open]')";
        page.until("the focus is in the help", inside, vec![]).await;
        keys(page, &[TAB, TAB, 'k']).await;
        assert_eq!(
            page.alive(WORKER_2).await.generation,
            "1",
            "no key works behind the help"
        );
        keys(page, &[ESCAPE]).await;
        page.until(
            "the help is closed",
            "return !document.querySelector('dialog[open]')",
            vec![],
        )
        .await;
        assert_eq!(focused_slot(page).await, WORKER_2);
        page.has_no_console_error().await;
    });
}

#[test]
fn a_restart_is_announced_in_two_sentences() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        page.script(
            "window.said = [];
             const announcer = document.querySelector('#announcer');
             new MutationObserver(() => window.said.push(announcer.textContent))
               .observe(announcer, { subtree: true, childList: true, characterData: true })",
            vec![],
        )
        .await;
        page.focus_process(WORKER_2).await;
        keys(page, &['k']).await;
        page.until("the story is told", "return window.said.length > 1", vec![])
            .await;
        page.until("the story is over", NOTHING_IS_TOLD, vec![]).await;
        assert_eq!(
            page.script("return window.said", vec![]).await,
            json!([
                "Worker 2 killed.",
                "Worker 2 killed; restarted by Todo.Database; 1 of 3 restarts in 5 s."
            ])
        );
        page.has_no_console_error().await;
    });
}

#[test]
fn in_the_list_processes_are_killed_and_looked_at_by_keys() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let worker = page.alive(WORKER_2).await;
        let diagram = page.nodes().await;
        tab_to(page, "#as-list").await;
        keys(page, &[ENTER]).await;
        assert_eq!(page.nodes().await, diagram, "the list shows what the diagram shows");
        tab_to(page, &format!("[data-slot='{WORKER_2}'] .item-kill")).await;
        keys(page, &[ENTER]).await;
        page.alive_unlike(WORKER_2, &worker.pid).await;
        assert_eq!(focused_slot(page).await, WORKER_2);
        tab_to(page, &format!("[data-slot='{ALICE}'] .item-name")).await;
        keys(page, &[ENTER]).await;
        page.until(
            "the inspector shows Alice",
            "return document.querySelector('.inspector')?.dataset.path === arguments[0]",
            vec![json!(ALICE)],
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn killing_needs_the_focus_in_the_tree_and_single_keys_can_be_switched_off() {
    in_browser(async |page| {
        page.open_at_rest().await;
        let before = page.alive(WORKER_2).await;
        page.focus_process(WORKER_2).await;
        page.press(&['l']).await;
        page.press(&[ENTER]).await;
        // It is selected, and the focus is elsewhere: whoever types there does not mean it.
        page.script("document.querySelector('#start-over').focus()", vec![])
            .await;
        page.press(&['k', 'K']).await;
        until_nothing_moves(page).await;
        assert_eq!(page.alive(WORKER_2).await.pid, before.pid);

        page.press(&['?']).await;
        page.click("#single-keys").await;
        page.press(&[ESCAPE]).await;
        page.script("document.querySelector('#start-over').focus()", vec![])
            .await;
        let speed = page.value("#speed-slider").await;
        page.press(&[']', ']', '?', 'c', '/']).await;
        page.frame().await;
        assert_eq!(page.value("#speed-slider").await, speed, "no key without the tree");
        let open = "return !!document.querySelector('#help-dialog[open], .search input')";
        assert_eq!(page.script(open, vec![]).await, json!(false));
        page.focus_process(WORKER_2).await;
        page.press(&['k']).await;
        page.alive_unlike(WORKER_2, &before.pid).await;
        page.reload().await;
        page.click("#help").await;
        let kept = "return document.querySelector('#single-keys').checked";
        assert_eq!(page.script(kept, vec![]).await, json!(false), "it is kept");
    });
}
