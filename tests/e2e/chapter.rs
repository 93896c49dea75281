//! Every row of the chapter's verification, by the keyboard alone: the same as natively (tests/chapter.rs), and no pointer
//! touches the page.

use std::collections::BTreeMap;

use serde_json::json;

use crate::page::{ENTER, Page, in_browser};
use crate::{ALICE, AT_REST, CACHE, DATABASE, WORKER_2};

const TAB: char = '\u{E004}';
const HOME: char = '\u{E011}';
const RIGHT: char = '\u{E014}';
const DOWN: char = '\u{E015}';

const BOB: &str = "Todo.System/Todo.Cache/Bob";
const REGISTRY: &str = "Todo.System/Todo.ProcessRegistry";
const PARTITION: &str = "Todo.System/Todo.ProcessRegistry/Todo.ProcessRegistry.PIDPartition0";
const WORKERS: [&str; 3] = ["Todo.System/Todo.Database/1", WORKER_2, "Todo.System/Todo.Database/3"];

/// More keys than it takes to get anywhere on the page.
const ENOUGH: usize = 120;

/// Nothing is told, nothing is on its way, and whoever is not alive stays dead.
const SETTLED: &str = "
    return !document.querySelector('.caption') && document.querySelector('#clock-word').textContent === 'at rest' &&
        [...document.querySelectorAll('[data-slot][data-pid]')].every(node => ['alive', 'dead'].includes(node.dataset.status))";

/// Opens the page, and notices any pointer from now on.
async fn open(page: &Page) {
    page.open_hurried().await;
    page.script(
        "window.pointed = 0; addEventListener('pointerdown', () => window.pointed++, true)",
        vec![],
    )
    .await;
    page.until("everything is at rest", AT_REST, vec![]).await;
}

async fn by_keys_alone(page: &Page) {
    assert_eq!(page.script("return window.pointed", vec![]).await, json!(0));
    page.has_no_console_error().await;
}

/// Presses a key until what has the focus is what is looked for.
async fn press_until(page: &Page, key: char, css: &str) {
    for _ in 0..ENOUGH {
        let there = page
            .script("return document.activeElement.matches(arguments[0])", vec![json!(css)])
            .await;
        if there == json!(true) {
            return;
        }
        page.press(&[key]).await;
    }
    panic!("no way by keys leads to {css}");
}

async fn tab_to(page: &Page, css: &str) {
    press_until(page, TAB, css).await;
}

/// Walks to a process in the tree: one tab stop, then arrows.
async fn walk_to(page: &Page, slot: &str) {
    tab_to(page, "[role=treeitem]").await;
    page.press(&[HOME]).await;
    press_until(page, DOWN, &format!("[data-slot='{slot}']")).await;
}

async fn kill(page: &Page, slot: &str) {
    walk_to(page, slot).await;
    page.press(&['k']).await;
}

/// Who lives where.
async fn living(page: &Page) -> BTreeMap<String, String> {
    let nodes = page.nodes().await.into_iter();
    let alive = nodes.filter(|(_, node)| node.status == "alive");
    alive.map(|(slot, node)| (slot, node.pid)).collect()
}

async fn start_over(page: &Page, css: &str) {
    tab_to(page, css).await;
    page.press(&[ENTER]).await;
    page.until("the system has started again", AT_REST, vec![]).await;
    page.alive(BOB).await;
}

/// Whose processes are gone, and who has another process, after that was done to a process of a fresh system.
async fn after(page: &Page, slot: &str, deed: impl AsyncFnOnce(&Page)) -> (Vec<String>, Vec<String>) {
    let before = living(page).await;
    assert_eq!(before.len(), 10);
    deed(page).await;
    page.gone(&before[slot]).await;
    page.until("the story is over", SETTLED, vec![]).await;
    let now = living(page).await;
    let gone = before.keys().filter(|slot| !now.contains_key(*slot));
    let replaced = before
        .iter()
        .filter(|(slot, pid)| now.get(*slot).is_some_and(|now| now != *pid));
    (
        gone.cloned().collect(),
        replaced.map(|(slot, _)| slot.clone()).collect(),
    )
}

/// These slots, in the order of a map.
fn slots(slots: &[&str]) -> Vec<String> {
    let mut slots: Vec<String> = slots.iter().map(|slot| (*slot).to_owned()).collect();
    slots.sort();
    slots
}

#[test]
fn every_kill_of_the_chapter_by_keys_does_what_it_does_on_the_beam() {
    in_browser(async |page| {
        open(page).await;
        let [one, two, three] = WORKERS;
        let none: &[&str] = &[];
        let rows: [(&str, usize, &[&str], &[&str]); 7] = [
            (ALICE, 1, &[ALICE], none),
            (WORKER_2, 1, none, &[WORKER_2]),
            (DATABASE, 1, none, &[DATABASE, one, two, three]),
            (one, 4, none, &[DATABASE, one, two, three]),
            (CACHE, 1, &[ALICE, BOB], &[CACHE]),
            (PARTITION, 1, &[ALICE, BOB], &[PARTITION, one, two, three]),
            (
                REGISTRY,
                1,
                &[
                    "Todo.System",
                    CACHE,
                    ALICE,
                    BOB,
                    DATABASE,
                    one,
                    two,
                    three,
                    REGISTRY,
                    PARTITION,
                ],
                none,
            ),
        ];
        for (slot, times, gone, replaced) in rows {
            let found = after(page, slot, async |page| {
                kill(page, slot).await;
                page.press(&vec!['k'; times - 1]).await;
            })
            .await;
            assert_eq!(found, (slots(gone), slots(replaced)), "{slot} was killed");
            let again = if gone.contains(&"Todo.System") {
                "#begin-again"
            } else {
                "#start-over"
            };
            start_over(page, again).await;
        }
        by_keys_alone(page).await;
    });
}

#[test]
fn an_orderly_stop_of_the_registry_by_keys_restarts_it_and_the_database() {
    in_browser(async |page| {
        open(page).await;
        let [one, two, three] = WORKERS;
        let found = after(page, REGISTRY, async |page| {
            walk_to(page, REGISTRY).await;
            page.press(&['x']).await;
            page.until(
                "the actions have the focus",
                "return document.activeElement.id === 'deeds'",
                vec![],
            )
            .await;
            tab_to(page, "input[name=deed]").await;
            press_until(page, RIGHT, "input[name=deed][value=stop]").await;
            tab_to(page, "#do-it").await;
            page.press(&[ENTER]).await;
        })
        .await;
        let replaced = slots(&[REGISTRY, PARTITION, DATABASE, one, two, three]);
        assert_eq!(found, (slots(&[ALICE, BOB]), replaced));
        by_keys_alone(page).await;
    });
}
