//! Going back in time, looking, and going on from there, as a person does it.

use serde_json::{Value, json};

use crate::page::{Page, in_browser};
use crate::{ALICE, AT_REST, DATABASE, NEW_YEAR, WORKER_2, add_entry, open_list, sees_entry, stored};

const HOME: char = '\u{E011}';
const END: char = '\u{E010}';
const PAGE_UP: char = '\u{E00E}';
const PAGE_DOWN: char = '\u{E00F}';
const LEFT: char = '\u{E012}';
const RIGHT: char = '\u{E014}';

/// Everything that is drawn and told, and where in the history it is.
pub const PICTURE: &str = "
    const texts = css => [...document.querySelectorAll(css)].map(element => element.textContent);
    return {
        event: document.querySelector('#scrubber').value,
        nodes: [...document.querySelectorAll('[data-slot][data-pid]')].map(node =>
            [node.dataset.slot, node.dataset.pid, node.dataset.generation, node.dataset.status, node.querySelector('title').textContent]),
        tables: texts('.picture text'),
        story: texts('.caption'),
        log: texts('.log li'),
        clock: texts('#clock'),
    }";

/// The number of the last event shown, and of the last there is.
async fn position(page: &Page) -> (u64, u64) {
    let script = "const slider = document.querySelector('#scrubber'); return [+slider.value, +slider.max]";
    let numbers = page.script(script, vec![]).await;
    serde_json::from_value(numbers).expect("two numbers")
}

async fn text(page: &Page, css: &str) -> String {
    let text = page
        .script(
            "return document.querySelector(arguments[0])?.textContent.trim() ?? ''",
            vec![json!(css)],
        )
        .await;
    text.as_str().expect("text is text").to_owned()
}

async fn picture(page: &Page) -> Value {
    page.frame().await;
    page.script(PICTURE, vec![]).await
}

/// Drags the scrubber to an event.
pub async fn scrub(page: &Page, event: u64) {
    page.script(
        "const slider = document.querySelector('#scrubber');
         Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(slider, arguments[0]);
         slider.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        vec![json!(event.to_string())],
    )
    .await;
    page.frame().await;
}

async fn kill_and_wait(page: &Page, slot: &str) {
    let before = page.alive(slot).await;
    page.click_process(slot).await;
    page.alive_unlike(slot, &before.pid).await;
    until_nothing_moves(page).await;
}

/// The story is over, and no restart is in anybody's window any more.
pub async fn until_nothing_moves(page: &Page) {
    page.until(
        "the clock is at rest",
        "return document.querySelector('#clock-word').textContent === 'at rest'",
        vec![],
    )
    .await;
}

#[test]
fn as_many_steps_forward_as_back_lead_to_the_same_pictures() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        kill_and_wait(page, WORKER_2).await;
        page.press(&[' ']).await;
        for (back, forward, presses) in [(',', '.', 12), ('<', '>', 5)] {
            let mut pictures = vec![picture(page).await];
            for _ in 0..presses {
                page.press(&[back]).await;
                pictures.push(picture(page).await);
                let [.., before, now] = pictures.as_slice() else {
                    panic!("two pictures at least")
                };
                assert_ne!(now, before, "a press of {back} changes what is seen");
            }
            while pictures.len() > 1 {
                pictures.pop();
                page.press(&[forward]).await;
                assert_eq!(Some(&picture(page).await), pictures.last(), "{forward}");
            }
        }
        page.has_no_console_error().await;
    });
}

#[test]
fn arrows_step_unless_the_tree_has_the_focus() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        kill_and_wait(page, WORKER_2).await;
        let (_, last) = position(page).await;
        page.script("document.activeElement.blur()", vec![]).await;
        page.press(&[LEFT, LEFT, LEFT, LEFT, RIGHT]).await;
        page.frame().await;
        let (past, _) = position(page).await;
        assert!(past < last, "{past}");
        page.script(
            "document.querySelector(`[data-slot='${arguments[0]}']`).focus()",
            vec![json!(WORKER_2)],
        )
        .await;
        page.press(&[LEFT]).await;
        page.frame().await;
        assert_eq!(position(page).await.0, past, "left is up a level in the tree");
        let focused = "return document.activeElement.dataset.slot";
        assert_eq!(page.script(focused, vec![]).await, json!(DATABASE));
        page.has_no_console_error().await;
    });
}

#[test]
fn the_scrubber_goes_anywhere_and_says_where() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        kill_and_wait(page, WORKER_2).await;
        let (_, last) = position(page).await;
        let present = picture(page).await;
        scrub(page, last - 10).await;
        let says = "return document.querySelector('#scrubber').getAttribute('aria-valuetext')";
        let said = page.script(says, vec![]).await;
        let said = said.as_str().unwrap_or_default();
        assert!(
            said.starts_with(&format!("event {} of {last}, ", last - 10)) && said.ends_with("the past"),
            "{said}"
        );
        let sign = text(page, "#past p").await;
        assert!(
            sign.starts_with(&format!("You are looking at the past — event {} of {last}.", last - 10)),
            "{sign}"
        );
        assert!(sign.contains("Acting here drops the 10 events after it"), "{sign}");
        page.script("document.querySelector('#scrubber').focus()", vec![]).await;
        page.press(&[HOME]).await;
        page.frame().await;
        assert_eq!(position(page).await.0, 0);
        page.press(&[PAGE_UP, PAGE_UP, PAGE_DOWN]).await;
        page.frame().await;
        let beat = "return document.querySelector('.caption').dataset.beat";
        assert_eq!(page.script(beat, vec![]).await, json!("1"));
        page.press(&[END]).await;
        assert_eq!(picture(page).await, present);
        assert_eq!(text(page, "#past").await, "");

        // The first landmark is the click, and it has a name.
        let name = page
            .script(
                "return document.querySelector('.stop').getAttribute('aria-label')",
                vec![],
            )
            .await;
        assert!(
            name.as_str().unwrap_or_default().contains("You killed worker 2"),
            "{name}"
        );
        page.click(".stop").await;
        page.frame().await;
        assert!(text(page, "#past p").await.contains("the past"));
        page.click("#back-to-now").await;
        assert_eq!(picture(page).await, present);
        page.has_no_console_error().await;
    });
}

#[test]
fn acting_in_the_past_says_what_it_drops_and_the_storage_follows_without_losing_anything() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let (quiet, _) = position(page).await;
        open_list(page, "Alice").await;
        add_entry(page, NEW_YEAR, "Audit").await;
        sees_entry(page, "2023-01-01", "Audit").await;
        open_list(page, "Carol").await;
        add_entry(page, NEW_YEAR, "Leap").await;
        sees_entry(page, "2023-01-01", "Leap").await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let carol = stored(page, "coppice/1/list/Carol").await;
        assert!(carol.as_str().is_some_and(|document| document.contains("Leap")));

        scrub(page, quiet).await;
        let here = text(page, ".sign-drops").await;
        assert!(here.contains("4 things you did"), "{here}");
        assert_eq!(
            stored(page, "coppice/1/list/Carol").await,
            carol,
            "looking writes nothing"
        );
        let worker = page.alive(WORKER_2).await;
        page.click_process(WORKER_2).await;
        page.alive_unlike(WORKER_2, &worker.pid).await;
        assert_eq!(text(page, "#past").await, "");
        let said = text(page, "#forked").await;
        assert!(
            said.starts_with(&format!("The present goes on from event {quiet} now.")),
            "{said}"
        );
        assert!(said.contains("“Carol” is not in this present."), "{said}");

        assert_eq!(stored(page, "coppice/1/list/Carol").await, Value::Null);
        let kept = stored(page, "coppice/quarantine/coppice/1/list/Carol").await;
        assert_eq!(kept, carol, "the bytes are kept");
        let alice = stored(page, "coppice/1/list/Alice").await;
        assert!(
            alice.as_str().is_some_and(|document| !document.contains("Audit")),
            "{alice}"
        );

        page.reload().await;
        open_list(page, "Alice").await;
        sees_entry(page, "2023-12-19", "Dentist").await;
        let lists = "return [...document.querySelectorAll('button[data-list]')].map(list => list.dataset.list)";
        assert_eq!(page.script(lists, vec![]).await, json!(["Alice", "Bob"]));
        page.has_no_console_error().await;
    });
}

#[test]
fn starting_over_keeps_the_lists_and_begins_the_history_anew() {
    in_browser(async |page| {
        page.open_hurried().await;
        open_list(page, "Alice").await;
        add_entry(page, NEW_YEAR, "Audit").await;
        sees_entry(page, "2023-01-01", "Audit").await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        kill_and_wait(page, WORKER_2).await;
        let (_, before) = position(page).await;
        page.click("#start-over").await;
        page.alive(ALICE).await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let (now, last) = position(page).await;
        assert!(now == last && last < before, "{now} of {last}, {before} before");
        assert_eq!(page.alive(WORKER_2).await.generation, "1");
        assert_eq!(text(page, ".stop").await, "");
        sees_entry(page, "2023-01-01", "Audit").await;
        page.has_no_console_error().await;
    });
}

#[test]
fn a_hidden_tab_does_not_leap() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.click_process(WORKER_2).await;
        page.until(
            "the clock is held by the story",
            "return document.querySelector('#clock-word').textContent === 'time waits'",
            vec![],
        )
        .await;
        page.until(
            "the clock runs again",
            "return document.querySelector('#clock-word').textContent === 'running'",
            vec![],
        )
        .await;
        // The page is told what a browser tells it when the tab is hidden, and frames that come all the same.
        let clocks = page
            .script_async(
                "const done = arguments[0];
                 const clock = () => document.querySelector('#clock').textContent.split(/[:.]/)
                   .reduce((sum, part, at) => sum + part * [60000, 1000, 1][at], 0);
                 const hide = hidden => {
                   Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
                   document.dispatchEvent(new Event('visibilitychange'));
                 };
                 const frames = (left, then) => left ? requestAnimationFrame(() => frames(left - 1, then)) : then();
                 hide(true);
                 frames(2, () => {
                   const before = clock();
                   frames(60, () => {
                     const hidden = clock();
                     hide(false);
                     frames(3, () => done([before, hidden, clock()]));
                   });
                 });",
                vec![],
            )
            .await;
        let [before, hidden, after]: [u64; 3] = serde_json::from_value(clocks).expect("three times");
        assert_eq!(hidden, before, "nothing plays unseen");
        assert!((before..=before + 400).contains(&after), "{before} ms, then {after} ms");
        page.has_no_console_error().await;
    });
}

#[test]
fn the_speed_is_said_in_words_and_a_high_one_says_why_kills_do_not_escalate() {
    in_browser(async |page| {
        page.open().await;
        assert_eq!(text(page, "#speed").await, "1×");
        assert_eq!(text(page, "#speed-warning").await, "");
        page.press(&[']', ']', ']']).await;
        page.frame().await;
        assert_eq!(text(page, "#speed").await, "10×");
        let warning = "At 10× the 5 s in which restarts are counted pass in 0.5 s, so kills hardly escalate.";
        assert_eq!(text(page, "#speed-warning").await, warning);
        page.script("document.querySelector('#speed-slider').focus()", vec![])
            .await;
        page.press(&[END]).await;
        page.frame().await;
        assert_eq!(text(page, "#speed").await, "as fast as it goes");
        page.press(&[HOME]).await;
        page.frame().await;
        assert_eq!(text(page, "#speed").await, "1/1000×");
        page.has_no_console_error().await;
    });
}

/// How long the page's one thread has been busy so far, without what others do on the machine.
async fn busy_ms(page: &Page) -> f64 {
    let answer = page.devtools("Performance.getMetrics", json!({})).await;
    let metrics = answer["metrics"].as_array().expect("a list of metrics");
    let busy = metrics.iter().find(|metric| metric["name"] == json!("TaskDuration"));
    busy.and_then(|metric| metric["value"].as_f64()).expect("seconds") * 1_000.0
}

/// How long it takes in a release build to go somewhere in 10,000 events and to draw it:
/// `cargo test --features e2e --test e2e seeking -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
fn seeking_in_ten_thousand_events_takes_milliseconds_in_the_browser() {
    in_browser(async |page| {
        page.open().await;
        page.script("document.querySelector('#speed-slider').focus()", vec![])
            .await;
        page.press(&[END]).await;
        page.script(
            "const kill = () => {
               const slots = [...document.querySelectorAll('[data-slot^=\"Todo.System/Todo.Database/\"]')];
               slots[window.kills % slots.length]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
               window.kills += 1;
               if (document.querySelector('#scrubber').max < 10000) requestAnimationFrame(kill);
             };
             window.kills = 0;
             kill()",
            vec![],
        )
        .await;
        page.until(
            "ten thousand events have happened",
            "return document.querySelector('#scrubber').max >= 10000",
            vec![],
        )
        .await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let (_, last) = position(page).await;
        let ticks = json!({ "timeDomain": "threadTicks" });
        page.devtools("Performance.enable", ticks).await;
        let mut times = Vec::new();
        for number in 1..=200 {
            let before = busy_ms(page).await;
            scrub(page, number * 7_919 % last).await;
            times.push(busy_ms(page).await - before);
        }
        times.sort_by(f64::total_cmp);
        println!(
            "{last} events; seek, draw and paint: median {:.1} ms, 95 % {:.1} ms, longest {:.1} ms",
            times[100], times[190], times[199]
        );
        assert!(times[190] <= 50.0, "{:.1} ms", times[190]);
    });
}

#[test]
fn what_is_done_while_time_stands_still_is_seen_to_wait_and_time_going_on_takes_the_notice_away() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        page.focus_process(WORKER_2).await;
        page.press(&[' ', 'k']).await;
        page.frame().await;
        let seen = "const node = document.querySelector(`[data-slot='${CSS.escape(arguments[0])}']`);
            return [document.querySelector('#forked')?.textContent ?? '', node.dataset.status,
              node.querySelector('title').textContent.includes('about to end'), node.querySelector('.note')?.textContent === 'about to end']";
        let slot = || vec![json!(WORKER_2)];
        assert_eq!(
            page.script(seen, slot()).await,
            json!(["Time is paused: play or step to see what happens.", "alive", true, true])
        );
        page.press(&['.']).await;
        page.frame().await;
        assert_eq!(page.script(seen, slot()).await[0], json!(""), "it has stepped");
        page.press(&['k', ' ']).await;
        page.frame().await;
        assert_eq!(page.script(seen, slot()).await[0], json!(""), "it plays");
        page.has_no_console_error().await;
    });
}
