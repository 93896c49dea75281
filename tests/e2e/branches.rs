//! A future that was left by acting in the past, and the way back to it.

use serde_json::json;

use crate::page::in_browser;
use crate::time::{scrub, until_nothing_moves};
use crate::{ALICE, AT_REST, WORKER_2};

#[test]
fn a_future_that_was_left_is_offered_and_returned_to_and_so_is_the_one_left_for_it() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let event = "return +document.querySelector('#scrubber').value";
        let quiet = page
            .script(event, vec![])
            .await
            .as_u64()
            .expect("an event has a number");
        let first = page.alive(WORKER_2).await;
        page.click_process(WORKER_2).await;
        page.alive_unlike(WORKER_2, &first.pid).await;
        until_nothing_moves(page).await;
        let was = page.nodes().await;
        assert_eq!(
            page.script("return document.querySelector('#branches')", vec![]).await,
            json!(null),
            "nothing was left yet"
        );

        scrub(page, quiet).await;
        let alice = page.alive(ALICE).await;
        page.click_process(ALICE).await;
        page.gone(&alice.pid).await;
        until_nothing_moves(page).await;
        let instead = page.nodes().await;
        assert_ne!(instead, was);

        page.click("#return-to-branch").await;
        page.frame().await;
        assert_eq!(page.nodes().await, was, "what was is back, pid by pid");
        page.click("#branches summary").await;
        page.click("[data-branch]").await;
        page.frame().await;
        assert_eq!(page.nodes().await, instead, "and so is what came instead");
        page.has_no_console_error().await;
    });
}
