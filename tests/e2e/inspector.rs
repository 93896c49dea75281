//! The inspector in a browser: what it says of a process, and what can be done to it by clicks and by keys alone.

use serde_json::json;

use super::page::{ENTER, Page, in_browser};
use super::time::until_nothing_moves;

const DATABASE: &str = "Todo.System/Todo.Database";
const WORKER_2: &str = "Todo.System/Todo.Database/2";
const TAB: char = '\u{E004}';
const SPACE: char = ' ';

async fn text(page: &Page, css: &str) -> String {
    let text = page
        .script(
            "return document.querySelector(arguments[0])?.innerText ?? ''",
            vec![json!(css)],
        )
        .await;
    text.as_str().unwrap_or_default().to_owned()
}

async fn says(page: &Page, css: &str, words: &str) {
    page.until(
        &format!("{css} says {words:?}"),
        "return document.querySelector(arguments[0])?.innerText.includes(arguments[1])",
        vec![json!(css), json!(words)],
    )
    .await;
}

/// Opens the page and the other actions of a process.
async fn open(page: &Page, slot: &str) {
    page.open_hurried().await;
    page.until(
        "the workers are there",
        "return document.querySelectorAll('[data-status=\"alive\"]').length >= 8",
        vec![],
    )
    .await;
    page.click("#tool-look").await;
    page.click_process(slot).await;
    says(page, ".who", "").await;
    page.press(&['x']).await;
    page.until(
        "the actions are open",
        "return document.querySelector('.deeds').open",
        vec![],
    )
    .await;
}

/// Chooses a deed as a person does: a click on its word, when nothing above it comes or goes any more.
async fn choose(page: &Page, deed: &str) {
    until_nothing_moves(page).await;
    page.click(&format!("input[name='deed'][value='{deed}']")).await;
}

async fn do_it(page: &Page) {
    page.click("#do-it").await;
}

#[test]
fn an_exit_with_a_typed_reason_says_what_will_come_of_it_and_it_comes() {
    in_browser(async |page| {
        open(page, WORKER_2).await;
        // What is said while nobody lives there has to be seen.
        page.slow_down().await;
        let worker = page.alive(WORKER_2).await;
        page.type_into("#exit-reason", "{:badmatch, 1}").await;
        says(
            page,
            "#forecast",
            "worker 2 ends with {:badmatch, 1}. permanent: Todo.Database restarts it (1 of 3 in 5 s).",
        )
        .await;
        do_it(page).await;
        says(page, "#why", "It ended with {:badmatch, 1}.").await;
        page.alive_unlike(WORKER_2, &worker.pid).await;
        says(page, "#generations", "{:badmatch, 1}").await;
        says(
            page,
            "#why",
            "The process before ended with {:badmatch, 1}. Todo.Database started this one.",
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn a_reason_that_is_no_term_is_shown_at_its_place_and_stays_in_its_field() {
    in_browser(async |page| {
        open(page, WORKER_2).await;
        let worker = page.alive(WORKER_2).await;
        page.type_into("#exit-reason", "{:error, 1 2}").await;
        page.press(&[ENTER]).await;
        says(page, "#deed-error", "A comma or a closing } is missing before “2”.").await;
        let pointed = page
            .script("return document.querySelector('.misread').textContent", vec![])
            .await;
        assert_eq!(pointed, json!("{:error, 1 2}\n           ▲"));
        let apart = page
            .script(
                "const field = document.querySelector('#exit-reason').getBoundingClientRect();
                 const error = document.querySelector('.misread').getBoundingClientRect();
                 const panel = document.querySelector('aside').getBoundingClientRect();
                 return [error.top - field.bottom >= 5, error.bottom <= panel.bottom]",
                vec![],
            )
            .await;
        assert_eq!(apart, json!([true, true]), "below the ring of the field, and in sight");
        assert_eq!(page.value("#exit-reason").await, "{:error, 1 2}");
        assert_eq!(page.alive(WORKER_2).await, worker);
        page.type_into("#exit-reason", "normal").await;
        assert_eq!(text(page, "#deed-error").await, "");
        says(page, "#forecast", "Nothing: an exit signal :normal").await;
        page.has_no_console_error().await;
    });
}

#[test]
fn a_crash_a_stop_and_what_a_supervisor_is_asked_do_what_was_said() {
    in_browser(async |page| {
        open(page, WORKER_2).await;
        let first = page.alive(WORKER_2).await;
        choose(page, "crash").await;
        page.click("input[name='crash'][value='throw']").await;
        says(page, "#forecast", "worker 2 ends with {:bad_return_value, :fault}.").await;
        do_it(page).await;
        let second = page.alive_unlike(WORKER_2, &first.pid).await;
        says(page, "#generations", "{:bad_return_value, :fault}").await;

        choose(page, "stop").await;
        page.type_into("#exit-reason", ":done").await;
        says(page, "#forecast", "worker 2 ends with :done.").await;
        do_it(page).await;
        page.alive_unlike(WORKER_2, &second.pid).await;
        says(page, "#answer", ":done) returned :ok").await;

        choose(page, "terminate").await;
        says(
            page,
            "#forecast",
            "Todo.Database stops worker 2 with :shutdown: the spec stays",
        )
        .await;
        do_it(page).await;
        says(page, "#vacant", "Nobody lives here now.").await;
        says(
            page,
            "#why",
            "keeps its spec, and starts it when it is asked to: restart_child.",
        )
        .await;
        choose(page, "restart").await;
        says(
            page,
            "#forecast",
            "Todo.Database starts worker 2 again. No restart is counted.",
        )
        .await;
        do_it(page).await;
        page.alive(WORKER_2).await;
        choose(page, "delete").await;
        says(
            page,
            "#forecast",
            "Todo.Database refuses with {:error, :running}: it is running.",
        )
        .await;
        do_it(page).await;
        says(page, "#answer", "returned {:error, :running}").await;
        page.has_no_console_error().await;
    });
}

#[test]
fn a_suspended_worker_gathers_messages_that_can_be_lost_and_goes_on() {
    in_browser(async |page| {
        open(page, WORKER_2).await;
        choose(page, "suspend").await;
        do_it(page).await;
        says(page, "#waiting", "to be resumed: it is suspended").await;
        choose(page, "fill").await;
        page.type_into("#deed-number", "3").await;
        says(
            page,
            "#forecast",
            "arrive and wait: 3 messages in the mailbox of worker 2.",
        )
        .await;
        do_it(page).await;
        says(page, "#mailbox", "{:unexpected, 3}").await;
        says(page, "#mailbox", "the to-do page").await;
        page.click("[data-lose='1']").await;
        page.until(
            "the second message is lost",
            "const terms = [...document.querySelectorAll('#mailbox code')].map(code => code.textContent);
             return terms.join() === '{:unexpected, 1},{:unexpected, 3}'",
            vec![],
        )
        .await;
        choose(page, "resume").await;
        says(page, "#forecast", "worker 2 goes on and takes 2 messages.").await;
        do_it(page).await;
        page.until(
            "the mailbox is empty",
            "return !document.querySelector('#mailbox')",
            vec![],
        )
        .await;
        says(
            page,
            ".log",
            "received unexpected message in handle_info/2: {:unexpected, 3}",
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn starts_that_fail_make_the_supervisor_give_up_as_predicted() {
    in_browser(async |page| {
        open(page, WORKER_2).await;
        let database = page.alive(DATABASE).await;
        choose(page, "fail-start").await;
        page.type_into("#deed-number", "3").await;
        says(
            page,
            "#forecast",
            "The next 3 starts of worker 2 fail. If you kill it then:",
        )
        .await;
        do_it(page).await;
        says(page, "#prediction", "3 in 5 s are allowed: Todo.Database gives up.").await;
        page.click("#kill").await;
        page.alive_unlike(DATABASE, &database.pid).await;
        says(page, ".log", "reached_max_restart_intensity").await;
        page.has_no_console_error().await;
    });
}

#[test]
fn links_lead_to_the_processes_at_their_other_ends() {
    in_browser(async |page| {
        open(page, WORKER_2).await;
        page.click(&format!(".facts [data-to='{DATABASE}']")).await;
        says(page, ".who", "Todo.Database").await;
        says(page, "#spec", "0 of 3 in 5 s, counted by Todo.Database").await;
        page.click(&format!(".facts [data-to='{WORKER_2}']")).await;
        says(page, ".who", "worker 2").await;
        page.has_no_console_error().await;
    });
}

#[test]
fn every_action_is_reached_and_done_by_keys_alone() {
    in_browser(async |page| {
        page.open_hurried().await;
        let worker = page.alive(WORKER_2).await;
        page.script(
            &format!("document.querySelector(\"[data-slot='{WORKER_2}']\").focus()"),
            vec![],
        )
        .await;
        page.press(&['x']).await;
        page.until(
            "the actions have the focus",
            "return document.activeElement.id === 'deeds'",
            vec![],
        )
        .await;
        // From the summary to the choices, by an arrow to the next, and on to the button.
        page.press(&[TAB]).await;
        let right = '\u{E014}';
        page.press(&[right]).await;
        says(
            page,
            "#forecast",
            "worker 2 ends with RuntimeError (a fault was injected).",
        )
        .await;
        page.press(&[TAB, TAB]).await;
        let button = page.script("return document.activeElement.id", vec![]).await;
        assert_eq!(button, json!("do-it"));
        page.press(&[SPACE]).await;
        page.alive_unlike(WORKER_2, &worker.pid).await;
        let names = page
            .script(
                "return [...document.querySelectorAll('.deeds input, .deeds button, .deeds summary, #kill')].every(control =>
                   (control.labels?.[0] ?? control).textContent.trim() !== '')",
                vec![],
            )
            .await;
        assert_eq!(names, json!(true), "every control has a name");
        page.has_no_console_error().await;
    });
}
