//! What a person has chosen stays, and a story can be followed on a small window.

use serde_json::json;

use crate::page::in_browser;
use crate::{AT_REST, WORKER_2};

const SETTINGS: &str = "return JSON.parse(localStorage.getItem('coppice/1/settings'))";
const CHOSEN: &str = "return [document.documentElement.dataset.theme, document.documentElement.dataset.motion,
    document.querySelector('#tool-look').ariaPressed, document.querySelector('[role=tab][aria-selected=true]').id,
    document.querySelector('#speed-slider').value]";

#[test]
fn what_was_chosen_is_chosen_after_a_reload() {
    in_browser(async |page| {
        page.open().await;
        let dark = page
            .script("return matchMedia('(prefers-color-scheme: dark)').matches", vec![])
            .await;
        page.click("#theme").await;
        page.click("#tool-look").await;
        page.click("#tab-sequence").await;
        page.click("#help").await;
        page.click("#still").await;
        page.script("document.querySelector('#help-dialog').close()", vec![])
            .await;
        page.press(&[']']).await;
        page.frame().await;
        let chosen = page.script(CHOSEN, vec![]).await;
        let theme = if dark == json!(true) { "light" } else { "dark" };
        assert_eq!(chosen[0], json!(theme), "one click changes what is seen");
        assert_eq!(chosen[1], json!("none"));
        assert_eq!(chosen[2], json!("true"));
        assert_eq!(chosen[3], json!("tab-sequence"));
        let stored = page.script(SETTINGS, vec![]).await;
        assert_eq!(stored["theme"], json!(theme));
        page.reload().await;
        assert_eq!(page.script(CHOSEN, vec![]).await, chosen);
        page.click("#theme").await;
        assert_eq!(
            page.script(CHOSEN, vec![]).await[0],
            json!("auto"),
            "another click: as the system has it"
        );
        page.has_no_console_error().await;
    });
}

#[test]
fn settings_that_cannot_be_read_are_as_if_there_were_none() {
    in_browser(async |page| {
        for stored in ["{\"speed\":", "[]", "{\"theme\":\"plaid\"}", "null"] {
            page.goto(crate::BLANK).await;
            page.script(
                "localStorage.setItem('coppice/1/settings', arguments[0])",
                vec![json!(stored)],
            )
            .await;
            page.open().await;
            let chosen = page.script(CHOSEN, vec![]).await;
            assert_eq!(
                [&chosen[0], &chosen[2], &chosen[3]],
                [&json!("auto"), &json!("false"), &json!("tab-todo")]
            );
            page.has_no_console_error().await;
        }
        page.goto(crate::BLANK).await;
        page.script(
            "localStorage.setItem('coppice/1/settings', arguments[0])",
            vec![json!("{\"tool\":\"look\"}")],
        )
        .await;
        page.open().await;
        let chosen = page.script(CHOSEN, vec![]).await;
        assert_eq!(
            [&chosen[0], &chosen[2]],
            [&json!("auto"), &json!("true")],
            "what is missing has its default"
        );
    });
}

/// While beat after beat is told: every beat seen, with what of its place, its caption, the name and the process that was
/// killed is in sight.
const WATCH: &str = "
    const [slot, done] = arguments, seen = new Map();
    const box = element => element?.getBoundingClientRect();
    const inside = rect => rect && rect.top >= 0 && rect.bottom <= innerHeight && rect.left >= 0 && rect.right <= innerWidth;
    const look = () => {
        const caption = document.querySelector('.caption');
        if (!caption) return seen.size ? done([...seen.values()]) : requestAnimationFrame(look);
        const node = box(document.querySelector(`[data-slot='${CSS.escape(caption.dataset.at)}']`)), words = box(caption);
        const names = [...document.querySelectorAll('.caption-name')];
        const killed = box(document.querySelector(`[data-slot='${CSS.escape(slot)}'] .name`));
        const named = names.some(name => inside(box(name)) && name.textContent.includes('Todo.DatabaseWorker'));
        const [, had, stood, apart, told, there] = seen.get(caption.dataset.beat) ?? [0, true, true, true, false, true];
        seen.set(caption.dataset.beat, [+caption.dataset.beat, had && inside(words), stood && inside(node),
            apart && (node.bottom <= words.top || node.top >= words.bottom), told || named,
            there && inside(killed) && killed.bottom <= words.top]);
        requestAnimationFrame(look);
    };
    document.querySelector(`[data-slot='${CSS.escape(slot)}']`).dispatchEvent(new MouseEvent('click', { bubbles: true }));
    look()";

/// A phone, and a laptop at 200 %.
#[test]
fn each_beat_is_in_sight_on_narrow_and_on_low_windows() {
    for (width, height) in [(320, 700), (640, 450)] {
        in_browser(async |page| {
            page.set_size(width, height).await;
            page.open_at_rest().await;
            // The pointer that killed it is there already.
            page.script(
                "document.querySelector(`[data-slot='${CSS.escape(arguments[0])}']`).scrollIntoView({ block: 'center' })",
                vec![json!(WORKER_2)],
            )
            .await;
            let beats = page.script_async(WATCH, vec![json!(WORKER_2)]).await;
            // The beat; all the time, caption and process in sight, one beside the other; at some time, the name that
            // moves, which is taken away in beat 2; all the time, the process that was killed.
            assert_eq!(
                beats,
                json!([
                    [1, true, true, true, false, true],
                    [2, true, true, true, true, true],
                    [3, true, true, true, true, true],
                    [4, true, true, true, true, true],
                    [5, true, true, true, true, true]
                ]),
                "{width} by {height}"
            );
            page.has_no_console_error().await;
        });
    }
}

/// Whether that is in sight, and nothing lies over its corners.
const UNCOVERED: &str = "
    const element = document.querySelector(arguments[0]), box = element?.getBoundingClientRect();
    if (!box || box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) return false;
    return [[box.left + 8, box.top + 8], [box.right - 8, box.top + 8], [box.left + 8, box.bottom - 8], [box.right - 8, box.bottom - 8]]
        .every(([x, y]) => element.contains(document.elementFromPoint(x, y)))";

#[test]
fn the_end_of_the_application_is_said_in_sight_with_the_way_back() {
    for (width, height) in [(320, 700), (640, 450), (1440, 900)] {
        in_browser(async |page| {
            page.set_size(width, height).await;
            page.open_at_rest().await;
            page.focus_process("Todo.System").await;
            page.press(&['k', ']', ']', ']']).await;
            page.until(
                "the end is said, and nothing lies over it",
                UNCOVERED,
                vec![json!(".conclusion")],
            )
            .await;
            page.click("#begin-again").await;
            page.alive("Todo.System/Todo.Cache").await;
            page.has_no_console_error().await;
        });
    }
}

#[test]
fn the_log_begins_with_one_line_for_the_start_and_names_whom_a_line_is_about() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let lines = "return [...document.querySelectorAll('.log li')].map(line => line.className)";
        assert_eq!(page.script(lines, vec![]).await, json!(["log-fold"]));
        page.click_process(WORKER_2).await;
        page.until(
            "the new worker is told of",
            "return document.querySelectorAll('.log li').length >= 5",
            vec![],
        )
        .await;
        let who = "return [...document.querySelectorAll('.log li:not(.log-fold) .log-who')].every(who => who.textContent === 'worker 2')";
        assert_eq!(page.script(who, vec![]).await, json!(true));
        page.click("#unfold-start").await;
        let first = "return document.querySelector('.log li .log-text').textContent";
        let first = page.script(first, vec![]).await;
        assert!(
            first
                .as_str()
                .is_some_and(|text| !text.starts_with("The system started")),
            "{first}"
        );
    });
}

#[test]
fn a_kill_before_any_time_has_passed_is_not_folded_with_the_start() {
    in_browser(async |page| {
        page.open().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        page.press(&[' ']).await;
        page.click("#start-over").await;
        let started = "return !!document.querySelector(\"[data-slot='Todo.System/Todo.Cache'][data-status='alive']\")";
        while page.script(started, vec![]).await == json!(false) {
            page.press(&['.']).await;
            page.frame().await;
        }
        assert_eq!(
            page.script("return document.querySelector('#clock').textContent", vec![])
                .await,
            json!("00:00.000")
        );
        page.script(
            "document.querySelector(`[data-slot='${CSS.escape(arguments[0])}']`).focus()",
            vec![json!(WORKER_2)],
        )
        .await;
        page.press(&['k', '.']).await;
        page.until(
            "the kill is in the log, below the fold",
            "return !!document.querySelector('.log-fold ~ li[data-level=you]')",
            vec![],
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn in_colours_that_the_reader_has_chosen_what_is_chosen_is_seen_and_every_button_can_be_read() {
    in_browser(async |page| {
        page.open_at_rest().await;
        for scheme in ["light", "dark"] {
            let features = json!([
                { "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": scheme },
            ]);
            page.devtools("Emulation.setEmulatedMedia", json!({ "features": features }))
                .await;
            let found = page
                .script(
                    "const ground = button => getComputedStyle(button).backgroundColor;
                     const groups = [...document.querySelectorAll('.segments')];
                     const alike = groups.filter(group => {
                       const [chosen] = group.querySelectorAll('[aria-pressed=true], [aria-selected=true]');
                       const [other] = group.querySelectorAll('[aria-pressed=false], [aria-selected=false]');
                       return ground(chosen) === ground(other);
                     });
                     const blank = [...document.querySelectorAll('button')]
                       .filter(button => button.checkVisibility() && ground(button) === getComputedStyle(button).color);
                     return [groups.length > 2, alike.length, blank.map(button => button.id || button.textContent)]",
                    vec![],
                )
                .await;
            assert_eq!(found, json!([true, 0, []]), "{scheme}");
        }
        page.devtools("Emulation.setEmulatedMedia", json!({ "features": [] }))
            .await;
    });
}

/// What the legend says.
const LEGEND: &str = "return [...document.querySelectorAll('.legend li')].filter(sign => sign.checkVisibility()).map(sign => sign.lastChild.textContent)";

#[test]
fn the_legend_says_what_is_to_be_seen_now_and_nothing_else() {
    in_browser(async |page| {
        page.set_size(1440, 900).await;
        page.open_at_rest().await;
        assert_eq!(
            page.script(LEGEND, vec![]).await,
            json!(["supervises, owns", "all signs"])
        );
        page.focus_process(WORKER_2).await;
        page.press(&[' ', 'k']).await;
        for (beat, signs) in [
            (2, vec!["supervises, owns", "exit signal", "gone", "here", "all signs"]),
            (
                3,
                vec![
                    "supervises, owns",
                    "no link",
                    "decided",
                    "gone",
                    "nobody",
                    "here",
                    "all signs",
                ],
            ),
        ] {
            let told = format!("return !!document.querySelector(\".caption[data-beat='{beat}']\")");
            while page.script(&told, vec![]).await == json!(false) {
                page.press(&['.']).await;
                page.frame().await;
            }
            let legend = page.script(LEGEND, vec![]).await;
            assert_eq!(legend, json!(signs), "{beat}");
        }
        page.has_no_console_error().await;
    });
}

#[test]
fn a_list_that_nobody_serves_cannot_be_used_and_why_is_said_beside_it() {
    in_browser(async |page| {
        page.set_size(1440, 900).await;
        page.open_at_rest().await;
        crate::open_list(page, "Alice").await;
        let disabled = "return [...document.querySelectorAll('.entry-title ~ button, .entry input, #add-entry')]
            .map(control => control.matches(':disabled'))";
        let all = async |off: bool| {
            let found = page.script(disabled, vec![]).await;
            let found = found.as_array().expect("a list");
            assert!(
                found.len() > 3 && found.iter().all(|found| *found == json!(off)),
                "{off}: {found:?}"
            );
        };
        all(false).await;
        page.click_process(crate::ALICE).await;
        page.until(
            "it is said that nobody serves it",
            "const list = document.querySelector('.todo fieldset');
             return document.getElementById(list.getAttribute('aria-describedby'))?.textContent.includes('Nobody serves “Alice” now')",
            vec![],
        )
        .await;
        all(true).await;
        page.click("#ask-again").await;
        page.until(
            "a line leads from a worker to the file that it reads",
            "return !!document.querySelector('.flow') && document.querySelector('[data-stored=Alice]').textContent.includes('reads')",
            vec![],
        )
        .await;
        page.until(
            "it is served",
            "return !document.querySelector('.todo fieldset').disabled",
            vec![],
        )
        .await;
        all(false).await;
        page.has_no_console_error().await;
    });
}

#[test]
fn what_leads_nowhere_is_not_offered_at_rest() {
    in_browser(async |page| {
        page.open_at_rest().await;
        let off =
            "return ['#step-back', '#beat-back', '#step', '#beat'].map(id => document.querySelector(id).ariaDisabled)";
        let [may, not] = [json!(null), json!("true")];
        assert_eq!(
            page.script(off, vec![]).await,
            json!([may, may, not, not]),
            "nothing comes after the present"
        );
        page.click("#step-back").await;
        page.frame().await;
        assert_eq!(
            page.script(off, vec![]).await,
            json!([may, may, may, may]),
            "but after the past"
        );
        page.press(&['<'; 40]).await;
        page.frame().await;
        assert_eq!(
            page.script(off, vec![]).await,
            json!([not, not, may, may]),
            "nothing was before the start"
        );
    });
}
