//! Two systems beside each other: what is done to one is done to both, and the page says what it came to in each.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::page::{Page, in_browser};
use crate::time::{scrub, until_nothing_moves};
use crate::{AT_REST, NEW_YEAR, WORKER_2, add_entry, open_list, stored};

const FLAT_WORKER_2: &str = "Flat.System/Flat.Cache/Flat.Database/2";
const REGISTRY: &str = "Todo.System/Todo.ProcessRegistry";

/// Pid, generation and status of every process, by design and place.
const NODES: &str =
    "return Object.fromEntries([...document.querySelectorAll('[data-design] [data-slot][data-pid]')].map(node =>
    [node.closest('[data-design]').dataset.design + ' ' + node.dataset.slot,
     [node.dataset.pid, node.dataset.generation, node.dataset.status]]))";

/// What the table says in a row, for a design.
async fn cell(page: &Page, row: &str, design: &str) -> String {
    let said = page
        .script(
            "return document.querySelector(`[data-row='${arguments[0]}'] [data-design='${arguments[1]}']`).innerText.trim()",
            vec![json!(row), json!(design)],
        )
        .await;
    said.as_str().expect("a cell has words").to_owned()
}

/// The lists that cannot be served in a design: name, virtual milliseconds so far, and whether it lasts.
async fn outages(page: &Page, design: &str) -> Vec<(String, u64, bool)> {
    let found = page
        .script(
            "return [...document.querySelectorAll(`[data-row='outages'] [data-design='${arguments[0]}'] li[data-list]`)]
               .map(list => [list.dataset.list, +list.dataset.ms, list.dataset.lasts === 'true'])",
            vec![json!(design)],
        )
        .await;
    serde_json::from_value(found).expect("a name, a number and whether it lasts")
}

async fn compare(page: &Page) {
    page.open_hurried().await;
    page.until("everything is at rest", AT_REST, vec![]).await;
    page.click("#show-both").await;
    page.alive(FLAT_WORKER_2).await;
    page.until("both are at rest", AT_REST, vec![]).await;
}

/// Cuts worker 2 in the nested tree, and waits until nothing moves in either.
async fn cut_worker_2(page: &Page) {
    let worker = page.alive(WORKER_2).await;
    let flat = page.alive(FLAT_WORKER_2).await;
    page.click_process(WORKER_2).await;
    page.alive_unlike(WORKER_2, &worker.pid).await;
    page.alive_unlike(FLAT_WORKER_2, &flat.pid).await;
    until_nothing_moves(page).await;
    page.until("no story is told", "return !document.querySelector('.caption')", vec![])
        .await;
}

#[test]
fn worker_2_takes_everything_along_in_the_flat_tree_and_nobody_in_the_nested_one() {
    in_browser(async |page| {
        compare(page).await;
        cut_worker_2(page).await;

        let flat = cell(page, "died", "flat").await;
        for who in [
            "worker 1",
            "worker 2",
            "worker 3",
            "Flat.Database",
            "Flat.Cache",
            "Alice",
            "Bob",
        ] {
            assert!(flat.contains(who), "{who} died in the flat tree: {flat}");
        }
        assert_eq!(cell(page, "died", "nested").await, "1 of 10: worker 2");
        let nested = cell(page, "started", "nested").await;
        assert_eq!(nested, "1: worker 2 by Todo.Database");
        let flat = cell(page, "started", "flat").await;
        assert!(flat.contains("Flat.Cache by Flat.System"), "{flat}");

        let out = outages(page, "flat").await;
        let lists: BTreeSet<&str> = out.iter().map(|(list, _, _)| list.as_str()).collect();
        assert_eq!(lists, BTreeSet::from(["Alice", "Bob"]));
        for (list, ms, lasts) in &out {
            assert!(*lasts && *ms > 0, "nobody has opened {list} since: {ms} ms");
        }
        assert_eq!(outages(page, "nested").await, []);

        // Who opens a list again ends its outage, and its alone.
        page.click("#tab-todo").await;
        page.click("button[data-list='Alice']").await;
        page.until(
            "Alice is served again, and Bob is not",
            "return ['false', 'true'].every((lasts, at) => document.querySelector(
               `[data-row='outages'] [data-design='flat'] li[data-list='${['Alice', 'Bob'][at]}']`)?.dataset.lasts === lasts)",
            vec![],
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn both_go_back_to_the_same_moment_and_on_to_the_present() {
    in_browser(async |page| {
        compare(page).await;
        until_nothing_moves(page).await;
        // The timeline is about the tree that is turned to, and events are counted in each.
        page.click("#about-nested").await;
        page.frame().await;
        let before = page.script(NODES, vec![]).await;
        let start = page
            .script("return +document.querySelector('#scrubber').value", vec![])
            .await
            .as_u64()
            .expect("an event has a number");
        cut_worker_2(page).await;
        let after = page.script(NODES, vec![]).await;
        assert_ne!(before, after);

        scrub(page, start).await;
        assert_eq!(page.script(NODES, vec![]).await, before, "before it was cut, in both");
        page.click("#back-to-now").await;
        page.frame().await;
        assert_eq!(page.script(NODES, vec![]).await, after, "and now again, in both");
        page.has_no_console_error().await;
    });
}

#[test]
fn what_only_one_of_them_has_is_done_there_alone_and_the_page_says_so() {
    in_browser(async |page| {
        compare(page).await;
        page.click_process(REGISTRY).await;
        let note = "return document.querySelector('#comparison-note').textContent";
        let said = page.script(note, vec![]).await;
        assert_eq!(
            said,
            json!(
                "You killed Todo.ProcessRegistry in the nested tree only: the flat tree has no process that is for the same."
            )
        );
        assert_eq!(cell(page, "died", "flat").await, "nobody");
        page.has_no_console_error().await;
    });
}

#[test]
fn a_comparison_leaves_the_persons_own_lists_alone() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let alice = stored(page, "coppice/1/list/Alice").await;
        page.click("#show-both").await;
        page.alive(FLAT_WORKER_2).await;
        open_list(page, "Alice").await;
        add_entry(page, NEW_YEAR, "Only looked at").await;
        page.until(
            "both have taken the entry",
            "return [...document.querySelectorAll('[data-slot$=\"/Alice\"]')].filter(node => node.textContent.includes('4 entries')).length === 2",
            vec![],
        )
        .await;
        open_list(page, "Visitor").await;
        page.alive("Flat.System/Flat.Cache/Visitor").await;
        assert_eq!(stored(page, "coppice/1/list/Alice").await, alice);
        assert_eq!(stored(page, "coppice/1/list/Visitor").await, Value::Null);

        page.click("#show-nested").await;
        page.until(
            "one tree is shown",
            "return !document.querySelector('[data-design]')",
            vec![],
        )
        .await;
        assert_eq!(stored(page, "coppice/1/list/Alice").await, alice);
        page.has_no_console_error().await;
    });
}

#[test]
fn each_tree_has_a_tab_stop_of_its_own_and_no_id_is_there_twice() {
    in_browser(async |page| {
        compare(page).await;
        let stops = "return [...document.querySelectorAll('[role=tree]')].map(tree =>
            [tree.getAttribute('aria-label'), tree.querySelectorAll('[tabindex=\"0\"]').length])";
        assert_eq!(
            page.script(stops, vec![]).await,
            json!([["Supervision tree, Flat", 1], ["Supervision tree, Nested", 1]])
        );
        let twice = "const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
            return ids.filter((id, at) => ids.indexOf(id) !== at)";
        assert_eq!(page.script(twice, vec![]).await, json!([]));
        page.set_size(320, 640).await;
        page.frame().await;
        let overflow = "return document.documentElement.scrollWidth - innerWidth";
        let overflow = page.script(overflow, vec![]).await.as_i64();
        assert!(overflow.is_some_and(|pixels| pixels <= 0), "{overflow:?}");
        page.has_no_console_error().await;
    });
}
