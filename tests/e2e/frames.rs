//! What a frame costs: that what has changed, and nothing else. The page counts how often nodes of its tree are drawn.

use serde_json::{Value, json};

use super::page::{Page, in_browser};
use super::{WORKER_2, drag, hover, node_renders, wheel};

const CLOCK: &str = "return document.querySelector('#clock').textContent";

async fn clock_says(page: &Page, word: &str) {
    page.comes_to(
        &format!("the clock is {word}"),
        "return document.querySelector('#clock-word').textContent",
        json!(word),
    )
    .await;
}

#[test]
fn a_passing_second_a_pan_a_zoom_and_a_hover_draw_no_node_anew() {
    in_browser(async |page| {
        page.open_at_rest().await;
        let worker = page.alive(WORKER_2).await;
        page.click_process(WORKER_2).await;
        page.alive_unlike(WORKER_2, &worker.pid).await;
        // The restart counts for five seconds of the clock's.
        clock_says(page, "running").await;
        let (before, time) = (node_renders(page).await, page.script(CLOCK, vec![]).await);
        page.until(
            "a second has passed",
            "const ms = text => text.split(/[:.]/).reduce((sum, part, at) => sum + part * [60000, 1000, 1][at], 0);
             return ms(document.querySelector('#clock').textContent) >= ms(arguments[0]) + 1000",
            vec![time],
        )
        .await;
        clock_says(page, "running").await;
        assert_eq!(node_renders(page).await, before, "a second");

        clock_says(page, "at rest").await;
        let before = node_renders(page).await;
        let camera = "return document.querySelector('.camera').getAttribute('style')";
        let mut seen: Vec<Value> = vec![page.script(camera, vec![]).await];
        drag(page, (300, 420), (80, 35)).await;
        seen.push(page.script(camera, vec![]).await);
        wheel(page, (400, 300), -120).await;
        seen.push(page.script(camera, vec![]).await);
        assert!(
            seen[0] != seen[1] && seen[1] != seen[2],
            "the picture is moved: {seen:#?}"
        );
        assert_eq!(node_renders(page).await, before, "a pan and a zoom");

        hover(page, WORKER_2).await;
        let pointed = "return [...document.querySelectorAll('.slot[data-pointed]')].map(node => node.dataset.slot)";
        page.comes_to("the scissors are open over it", pointed, json!([WORKER_2]))
            .await;
        assert_eq!(node_renders(page).await, before, "a hover");
        page.has_no_console_error().await;
    });
}

#[test]
fn cutting_one_worker_draws_a_handful_of_nodes() {
    in_browser(async |page| {
        page.open_at_rest().await;
        let before = node_renders(page).await;
        let worker = page.alive(WORKER_2).await;
        page.click_process(WORKER_2).await;
        page.alive_unlike(WORKER_2, &worker.pid).await;
        clock_says(page, "at rest").await;
        let drawn = node_renders(page).await - before;
        // Five beats about two nodes, the focus, a signal to the registry, and a restart that counts and then does not.
        assert!((5..=24).contains(&drawn), "{drawn} nodes were drawn");
        page.has_no_console_error().await;
    });
}
