//! One browser serves all tests, and none of them can tell: what one stores or emulates is not there for another, and
//! nothing is left when a test has ended, or all have.

use std::net::TcpStream;

use serde_json::json;

use crate::browser::{Browser, browser};
use crate::devtools::Devtools;
use crate::page::in_browser;
use crate::site::BLANK;
use crate::tab::Tab;

/// All that one page could leave behind for another of the same origin.
const LEFT: &str = "
    return [localStorage.length, sessionStorage.length, document.cookie, innerWidth,
        matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('(prefers-reduced-motion: reduce)').matches]";

#[test]
fn what_one_test_stores_or_emulates_is_not_there_for_another() {
    in_browser(async |page| {
        page.goto(BLANK).await;
        let fresh = page.script(LEFT, vec![]).await;
        assert_eq!(fresh, json!([0, 0, "", 1280, false, false]));
        let features = json!([
            { "name": "prefers-color-scheme", "value": "dark" },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        page.devtools("Emulation.setEmulatedMedia", json!({ "features": features }))
            .await;
        page.set_size(320, 640).await;
        page.script(
            "localStorage.setItem('a', 1); sessionStorage.setItem('b', 2); document.cookie = 'c=3'",
            vec![],
        )
        .await;
        assert_eq!(page.script(LEFT, vec![]).await, json!([1, 1, "c=3", 320, true, true]));

        let other = Tab::open().await;
        other.goto(&page.url(BLANK)).await.expect("the site answers");
        assert_eq!(other.execute(LEFT, &[]).await, Ok(fresh));
        let focus = "return document.hasFocus() && document.visibilityState";
        assert_eq!(other.execute(focus, &[]).await, Ok(json!("visible")));
        assert_eq!(
            page.script(focus, vec![]).await,
            json!("visible"),
            "both have the focus"
        );
    });
}

#[test]
fn what_a_test_complains_of_in_its_console_is_not_in_that_of_another() {
    in_browser(async |page| {
        page.goto(BLANK).await;
        let other = Tab::open().await;
        page.script("console.error('here')", vec![]).await;
        assert_eq!(other.complaints().await, Ok(vec![]));
        let complaints = page.console().await;
        assert!(
            matches!(&complaints[..], [one] if one.contains("here")),
            "{complaints:?}"
        );
        page.has_no_console_error().await;
    });
}

#[test]
fn a_test_that_ends_in_the_middle_leaves_no_tab_behind() {
    in_browser(async |_| {
        let tab = Tab::open().await;
        let profile = tab.profile.clone();
        let mut line = Devtools::connect(browser()).await;
        let mut is_there = async || {
            let all = line.ask(None, "Target.getBrowserContexts", &json!({})).await;
            let all = all.expect("the browser answers")["browserContextIds"].take();
            all.as_array().is_some_and(|all| all.contains(&json!(profile)))
        };
        assert!(is_there().await);
        drop(tab);
        // The deadline is that of a command.
        while is_there().await {}
    });
}

#[test]
fn the_browser_ends_with_those_who_use_it() {
    let browser = Browser::start("of-its-own").expect("Chromium starts");
    let profile = browser.profile.clone();
    assert!(profile.exists());
    let address = browser.address.clone();
    assert!(TcpStream::connect(&address).is_ok());
    // As when this process ends: nobody holds it open any more.
    browser.let_go();
    assert!(!profile.exists());
    assert!(TcpStream::connect(&address).is_err());
}
