//! What comes later of the program: a file of its own, which nobody waits for who does not need it.

use serde_json::json;

use crate::page::{ENTER, Page, in_browser};
use crate::time::until_nothing_moves;
use crate::{AT_REST, WORKER_2};

/// How the file was asked for, each time: `fetch`, or while the page stood still.
const ASKED: &str = "return performance.getEntriesByType('resource')
    .filter(({ name }) => name.includes('_rest.wasm')).map(entry => entry.initiatorType)";

async fn is_asked_for(page: &Page, how: &[&str]) {
    page.comes_to("it is asked for in that way", ASKED, json!(how)).await;
}

#[test]
fn whoever_cuts_looks_goes_back_and_chooses_what_is_shown_needs_nothing_that_comes_later() {
    in_browser(async |page| {
        page.open_at_rest().await;
        let process = page.alive(WORKER_2).await;
        page.focus_process(WORKER_2).await;
        page.press(&['k']).await;
        page.gone(&process.pid).await;
        page.until("its story is over", AT_REST, vec![]).await;
        page.press(&['x', 'v', 'v', ',', ',', '.', '<', '>']).await;
        page.press(&['?']).await;
        page.press(&['?']).await;
        for chosen in ["#show-flat", "#show-both", "#show-nested"] {
            page.click(chosen).await;
            until_nothing_moves(page).await;
        }
        assert_eq!(page.script(ASKED, vec![]).await, json!([]));
        page.has_no_console_error().await;
    });
}

#[test]
fn what_comes_later_is_fetched_once_by_whoever_first_turns_to_it() {
    for turned_to in ["#show-course", "#tab-sequence", "#tab-elixir"] {
        in_browser(async |page| {
            page.open_at_rest().await;
            page.click(turned_to).await;
            is_asked_for(page, &["fetch"]).await;
            page.click("#tab-elixir").await;
            page.until(
                "the console is there",
                "return !!document.querySelector('#console-input')",
                vec![],
            )
            .await;
            page.paste_into("#console-input", "Enum.sum(1..4)").await;
            page.press(&[ENTER]).await;
            let printed =
                "return [...document.querySelectorAll('.console-lines li')].some(line => line.textContent === '10')";
            page.until("it is evaluated", printed, vec![]).await;
            is_asked_for(page, &["fetch"]).await;
            page.has_no_console_error().await;
        });
    }
}

#[test]
fn a_page_that_was_left_with_what_comes_later_has_it_before_it_stands() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.click("#tab-sequence").await;
        page.comes_to(
            "the tab is open",
            "return document.querySelector('#tab-sequence').ariaSelected",
            json!("true"),
        )
        .await;
        page.reload().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        is_asked_for(page, &["fetch"]).await;
        page.has_no_console_error().await;
    });
}

#[test]
fn what_does_not_come_is_told_and_asked_for_again_by_the_next_click() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.devtools("Network.enable", json!({})).await;
        page.devtools("Network.setBlockedURLs", json!({ "urls": ["*_rest.wasm*"] }))
            .await;
        page.click("#show-course").await;
        let said = "return document.querySelector('#announcer').textContent.includes('has not come')";
        page.until("why nothing opens is said", said, vec![]).await;
        page.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
        page.click("#show-course").await;
        page.until("it opens", "return !!document.querySelector('#course-heading')", vec![])
            .await;
    });
}
