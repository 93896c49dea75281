//! The course, as a learner takes it: bets by pointer and by keys, links, what is not there, and his own system, which waits.

use serde_json::{Value, json};

use crate::page::{ENTER, Page, in_browser};
use crate::site::BLANK;
use crate::{ALICE, AT_REST, CACHE, DATABASE, WORKER_2};

const VERDICT: &str = "return document.querySelector('#verdict')?.textContent";

/// Opens the drawer and waits for the lessons.
async fn open_course(page: &Page) {
    page.click("#show-course").await;
    page.until(
        "the lessons are there",
        "return !!document.querySelector('.lessons')",
        vec![],
    )
    .await;
}

/// Takes a lesson from the list.
async fn take(page: &Page, id: &str) {
    page.click(&format!("[id='lesson:{id}']")).await;
    page.until(
        "the lesson is there",
        "return !!document.querySelector('#lesson-do')",
        vec![],
    )
    .await;
}

/// Waits until the lesson is over; what is said of the bet.
async fn verdict(page: &Page) -> String {
    let said = page.until("the lesson is over", VERDICT, vec![]).await;
    said.as_str().expect("a text").to_owned()
}

async fn text(page: &Page, css: &str) -> String {
    let text = page
        .script(
            "return document.querySelector(arguments[0])?.textContent ?? ''",
            vec![json!(css)],
        )
        .await;
    text.as_str().expect("a text").to_owned()
}

async fn hash(page: &Page) -> Value {
    page.script("return location.hash", vec![]).await
}

/// What a screen reader is told is marked.
async fn checked(page: &Page) -> Value {
    page.script(
        "return [...document.querySelectorAll('[role=treeitem][aria-checked=true]')].map(node => node.dataset.slot).sort()",
        vec![],
    )
    .await
}

/// What the storage holds, but for settings and the course.
async fn lists(page: &Page) -> Value {
    page.script(
        "return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('coppice/1/list/')).sort())",
        vec![],
    )
    .await
}

#[test]
fn a_right_bet_by_pointer_is_won_and_the_own_system_waits_untouched() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let (own, stored) = (page.nodes().await, lists(page).await);
        open_course(page).await;
        take(page, "limit").await;
        assert_eq!(hash(page).await, json!("#lesson/limit"));
        for place in [
            DATABASE,
            WORKER_2,
            "Todo.System/Todo.Database/1",
            "Todo.System/Todo.Database/3",
            CACHE,
        ] {
            page.click_process(place).await;
        }
        page.click_process(CACHE).await;
        assert_eq!(
            checked(page).await,
            json!([
                DATABASE,
                "Todo.System/Todo.Database/1",
                WORKER_2,
                "Todo.System/Todo.Database/3"
            ]),
            "a second click takes the mark away, and none kills"
        );
        page.click("#lesson-do").await;
        assert!(verdict(page).await.contains("foresaw"));
        assert_eq!(hash(page).await, json!("#lesson/limit/see"));
        assert!(text(page, "#why").await.contains("fourth within five seconds"));
        page.click("#course-list").await;
        page.until(
            "it is won",
            "return document.querySelector('#course-progress')?.textContent.startsWith('1 of')",
            vec![],
        )
        .await;
        assert_eq!(hash(page).await, json!(""));
        assert_eq!(page.nodes().await, own, "the own system is as it was");
        assert_eq!(lists(page).await, stored, "nothing of a lesson is stored");
        page.click("#course-close").await;
        page.until("it is closed", "return !document.querySelector('#course')", vec![])
            .await;
        assert_eq!(
            page.script("return document.activeElement.id", vec![]).await,
            json!("show-course")
        );
        page.has_no_console_error().await;
    });
}

#[test]
fn a_wrong_bet_by_keys_is_seen_beside_the_truth_and_comes_again() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.script("document.querySelector('#show-course').focus()", vec![])
            .await;
        page.press(&[ENTER]).await;
        page.until(
            "the lessons are there",
            "return !!document.querySelector('.lessons')",
            vec![],
        )
        .await;
        page.script("document.getElementById('lesson:nested').focus()", vec![])
            .await;
        page.press(&[ENTER]).await;
        page.until(
            "its heading has the focus",
            "return document.activeElement.id === 'course-heading' && !!document.querySelector('#lesson-do')",
            vec![],
        )
        .await;
        page.focus_process(WORKER_2).await;
        page.press(&[ENTER]).await;
        page.focus_process(DATABASE).await;
        page.press(&[' ']).await;
        page.frame().await;
        assert_eq!(checked(page).await, json!([DATABASE, WORKER_2]), "Enter and Space mark");
        assert_eq!(text(page, "#marked").await, "Todo.Database, worker 2");
        page.script("document.querySelector('#lesson-do').focus()", vec![])
            .await;
        page.press(&[ENTER]).await;
        assert!(verdict(page).await.contains("otherwise"));
        let judged = page
            .script(
                "return Object.fromEntries([...document.querySelectorAll('[data-marking]')].map(group =>
                   [group.dataset.marking, group.querySelector('dd').textContent]))",
                vec![],
            )
            .await;
        assert_eq!(
            judged,
            json!({"missed": "worker 1", "wrong": "Todo.Database is the same, worker 2 is the same"})
        );
        assert_eq!(
            page.script("return document.activeElement.id", vec![]).await,
            json!("lesson-do")
        );
        page.until(
            "it is heard",
            "return document.querySelector('#announcer').textContent.includes('otherwise than you bet')",
            vec![],
        )
        .await;
        page.click("#lesson-again").await;
        page.until("it begins again", "return !document.querySelector('#verdict')", vec![])
            .await;
        page.click("#course-list").await;
        page.until(
            "it comes again",
            "return !!document.querySelector('[data-result=missed]')",
            vec![],
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn what_the_learner_does_himself_counts_and_something_else_is_noticed() {
    in_browser(async |page| {
        page.open_hurried().await;
        open_course(page).await;
        take(page, "nested").await;
        page.click("#lesson-self").await;
        page.click_process(CACHE).await;
        page.until(
            "it is noticed",
            "return !!document.querySelector('#lesson-back')",
            vec![],
        )
        .await;
        assert_eq!(page.script(VERDICT, vec![]).await, Value::Null);
        page.click("#lesson-back").await;
        page.until("one is back", "return !document.querySelector('#lesson-back')", vec![])
            .await;
        page.click_process("Todo.System/Todo.Database/1").await;
        assert!(verdict(page).await.contains("otherwise"), "it had marked nobody");
        // Another system altogether: the lesson waits in the drawer.
        page.click("#show-flat").await;
        page.alive("Flat.System/Flat.Cache").await;
        page.until(
            "it is offered",
            "return !!document.querySelector('#course-back')",
            vec![],
        )
        .await;
        page.click("#course-back").await;
        page.alive(ALICE).await;
        page.until(
            "the lesson is there",
            "return !!document.querySelector('#lesson-do')",
            vec![],
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn a_link_leads_to_a_step_and_one_that_leads_nowhere_says_so() {
    in_browser(async |page| {
        page.goto("/#lesson/limit/see").await;
        assert!(verdict(page).await.contains("what comes of it"), "nobody has bet");
        assert!(
            text(page, ".bet-and-truth")
                .await
                .contains("Todo.Database, worker 1, worker 2, worker 3")
        );
        page.script("location.hash = '#lesson/limit.1'", vec![]).await;
        page.until(
            "its variation is there",
            "return document.querySelector('#lesson-do')?.textContent === 'Kill 1, 2, 3'",
            vec![],
        )
        .await;
        page.script("location.hash = '#lesson/nobody-knows'", vec![]).await;
        page.until(
            "it is said",
            "return document.querySelector('#course-notice')?.textContent.includes('nobody-knows') && !!document.querySelector('.lessons')",
            vec![],
        )
        .await;
        page.script("location.hash = '#lesson/limit/dance'", vec![]).await;
        page.until(
            "it is said, and the lesson is there",
            "return document.querySelector('#course-notice')?.textContent.includes('step') && !!document.querySelector('#lesson-do')",
            vec![],
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn lessons_that_do_not_come_are_said_to_be_missing_and_can_be_fetched_again() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.script(
            "window.fetched = window.fetch; window.fetch = address => String(address).includes('course.json') ? Promise.reject(new TypeError()) : window.fetched(address)",
            vec![],
        )
        .await;
        page.click("#show-course").await;
        page.until(
            "it is said",
            "return document.querySelector('#course [role=alert]')?.textContent.includes('have not come')",
            vec![],
        )
        .await;
        page.click_process(WORKER_2).await;
        page.script("window.fetch = window.fetched", vec![]).await;
        page.click("#course-fetch").await;
        page.until(
            "the lessons are there",
            "return !!document.querySelector('.lessons')",
            vec![],
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn progress_of_a_newer_version_is_left_as_it_is_until_it_is_to_be_forgotten() {
    in_browser(async |page| {
        page.goto(BLANK).await;
        let newer = r#"{"version":9,"stars":3}"#;
        page.script(
            "localStorage.setItem('coppice/1/course', arguments[0])",
            vec![json!(newer)],
        )
        .await;
        page.open_hurried().await;
        open_course(page).await;
        assert!(text(page, "#course [role=alert]").await.contains("version 9"));
        take(page, "nested").await;
        page.click("#lesson-do").await;
        verdict(page).await;
        let kept = "return localStorage.getItem('coppice/1/course')";
        assert_eq!(page.script(kept, vec![]).await, json!(newer));
        page.click("#course-list").await;
        page.click("#course-forget").await;
        page.comes_to(
            "it begins anew",
            "return JSON.parse(localStorage.getItem('coppice/1/course')).version",
            json!(1),
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn the_first_kill_invites_to_the_course_once() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.click_process(WORKER_2).await;
        page.click("#not-invited").await;
        page.until("it is gone", "return !document.querySelector('#invitation')", vec![])
            .await;
        let worker = page.alive(WORKER_2).await;
        page.click_process(WORKER_2).await;
        page.alive_unlike(WORKER_2, &worker.pid).await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        assert_eq!(
            page.script("return document.querySelector('#invitation')", vec![])
                .await,
            Value::Null
        );
        page.has_no_console_error().await;
    });
}

#[test]
fn the_same_is_done_in_the_flat_tree_and_with_another_strategy() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.script("location.hash = '#lesson/nested/why'", vec![]).await;
        page.click("#lesson-flat").await;
        page.until(
            "worker 1 was killed in both",
            "const died = [...document.querySelectorAll('[data-row=died] td b')].map(count => parseInt(count.textContent));
             return died.length === 2 && died[0] === 1 && died[1] === 7",
            vec![],
        )
        .await;
        page.click("#lesson-strategy").await;
        page.until(
            "all workers are new on one side",
            "const died = [...document.querySelectorAll('[data-row=died] td b')].map(count => parseInt(count.textContent));
             return died.length === 2 && died[0] === 1 && died[1] === 3",
            vec![],
        )
        .await;
        page.click("#lesson-alone").await;
        page.until(
            "it is alone",
            "return !document.querySelector('.pair') && !!document.querySelector('#verdict')",
            vec![],
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn a_lesson_in_which_elixir_is_typed_asks_the_console() {
    in_browser(async |page| {
        page.open_hurried().await;
        open_course(page).await;
        take(page, "pid").await;
        page.click("input[name=outcome][value='1']").await;
        page.click("#lesson-do").await;
        assert!(verdict(page).await.contains("foresaw"));
        page.until(
            "the console shows it",
            "return [...document.querySelectorAll('.console-lines li')].some(line => line.textContent.includes(':noproc'))",
            vec![],
        )
        .await;
        page.has_no_console_error().await;
    });
}
