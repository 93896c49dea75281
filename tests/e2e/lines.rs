//! A line is drawn where it says something: names when they matter, links when something runs along them.

use serde_json::json;

use crate::page::{Page, in_browser};
use crate::{ALICE, WORKER_2, hover};

/// The keys of the names to which a line is seen.
const TIED: &str = "for (const animation of document.getAnimations()) animation.finish?.call(animation);
    return [...document.querySelectorAll('[id^=\"names:\"]')].filter(names =>
        [...names.children].some(line => getComputedStyle(line).opacity > 0.5)).map(names => names.id.slice(6))";

async fn are_tied(page: &Page, when: &str, whose: &[&str]) {
    page.comes_to(&format!("{when}, lines lead to their names"), TIED, json!(whose))
        .await;
}

#[test]
fn a_line_leads_to_the_name_of_who_is_selected_or_pointed_at() {
    in_browser(async |page| {
        page.set_size(1440, 900).await;
        page.open_at_rest().await;
        are_tied(page, "at rest", &[]).await;
        hover(page, ALICE).await;
        are_tied(page, "while Alice is pointed at", &[ALICE]).await;
        hover(page, WORKER_2).await;
        are_tied(page, "while worker 2 is pointed at", &[WORKER_2]).await;
        page.press(&['l']).await;
        page.click_process(ALICE).await;
        hover(page, "Todo.System").await;
        are_tied(page, "once Alice is selected", &[ALICE]).await;
        page.has_no_console_error().await;
    });
}

#[test]
fn an_exit_signal_makes_its_link_seen_and_an_orphan_has_none() {
    in_browser(async |page| {
        page.set_size(1440, 900).await;
        page.open_at_rest().await;
        let links = "return document.querySelectorAll('.links path').length";
        assert_eq!(page.script(links, vec![]).await, json!(0), "nothing runs at rest");
        page.focus_process(WORKER_2).await;
        page.press(&[' ', 'k']).await;
        while page.script(links, vec![]).await == json!(0) {
            page.press(&['.']).await;
            page.frame().await;
        }
        // Along the edge to its supervisor, and to the partition that holds its name.
        let seen =
            "return [document.querySelectorAll('.edges .edge.hot').length, document.querySelectorAll('.link').length]";
        page.comes_to("both links are seen", seen, json!([1, 1])).await;

        page.open_at_rest().await;
        page.focus_process("Todo.System/Todo.ProcessRegistry").await;
        page.press(&[' ', 'k']).await;
        let orphan = "const starts = document.querySelector(\"[data-slot$=ProcessRegistry][data-status=starting]\");
            return starts ? document.querySelectorAll('.edges .edge.cut').length : null";
        while page.script(orphan, vec![]).await == json!(null) {
            page.press(&['.']).await;
            page.frame().await;
        }
        page.comes_to("the old partition is not the new one's child", orphan, json!(1))
            .await;
        page.has_no_console_error().await;
    });
}
