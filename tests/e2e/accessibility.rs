//! What people who use a screen reader, the keyboard, a magnifier or colours of their own need: axe-core finds nothing wrong
//! in any state of the page, in both themes and in forced colours.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::page::{Page, in_browser};
use crate::{AT_REST, WORKER_2, open_list, set_theme};

/// What axe-core objects to, each with the elements and its reason. Animations are brought to their ends before: what is
/// half faded in has half its contrast.
const AXE: &str = "const [only, done] = arguments;
    for (const animation of document.getAnimations()) {
        try { animation.finish() } catch { animation.cancel() }
    }
    const runOnly = only.length ? { runOnly: only } : {};
    axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } }, ...runOnly }).then(
        found => done(found.violations.map(violation => `${violation.id}: ${violation.help}\\n` + violation.nodes.map(node =>
            `    ${node.target.join(' ')}: ${[...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')}`
        ).join('\\n'))),
        error => done([`axe-core itself failed: ${error}`]))";

async fn bring_axe(page: &Page) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; `npm ci` in tests/e2e brings it", file.display()));
    page.script(&format!("{axe}; window.axe = axe"), vec![]).await;
}

/// What it finds by all its rules, or by those alone.
async fn violations(page: &Page, only: &[&str]) -> Vec<String> {
    let found = page.script_async(AXE, vec![json!(only)]).await;
    serde_json::from_value(found).expect("a list of texts")
}

/// The rules whose verdict colours decide.
const OF_COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// Collects what is wrong in one state of the page, in both themes and in colours that the reader has chosen.
async fn look(page: &Page, state: &str, wrong: &mut Vec<String>) {
    for theme in ["light", "dark"] {
        set_theme(page, theme).await;
        let found = violations(page, &[]).await;
        wrong.extend(found.iter().map(|violation| format!("{state}, {theme}: {violation}")));
    }
    // Colours are those of the wide page on any other.
    if page.script("return innerWidth >= 1000", vec![]).await == json!(true) {
        let found = in_forced_colours(page).await;
        wrong.extend(found.iter().map(|found| format!("{state}, forced colours: {found}")));
    }
}

async fn in_forced_colours(page: &Page) -> Vec<String> {
    let forced = |features: Value| page.devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
    forced(json!([{ "name": "forced-colors", "value": "active" }])).await;
    let active = "return matchMedia('(forced-colors: active)').matches";
    assert_eq!(page.script(active, vec![]).await, json!(true));
    let found = violations(page, &OF_COLOURS).await;
    forced(json!([])).await;
    found
}

/// Looks at every state that the page can be in, one after the other.
async fn look_everywhere(page: &Page) -> Vec<String> {
    let mut wrong = Vec::new();
    bring_axe(page).await;
    page.until("everything is at rest", AT_REST, vec![]).await;
    look(page, "at rest", &mut wrong).await;

    // Beat by beat, so that every beat is looked at as long as it takes.
    page.focus_process(WORKER_2).await;
    page.press(&[' ', 'k']).await;
    for beat in 1..=5 {
        while beat_told(page).await < beat {
            page.press(&['.']).await;
            page.frame().await;
        }
        assert_eq!(beat_told(page).await, beat);
        look(page, &format!("mid-restart, beat {beat}"), &mut wrong).await;
    }
    activate(page, "#tab-sequence").await;
    look(page, "the sequence of a restart", &mut wrong).await;
    page.focus_process(WORKER_2).await;
    page.press(&['<', '<']).await;
    look(page, "looking at the past", &mut wrong).await;

    page.focus_process(WORKER_2).await;
    page.press(&['x']).await;
    page.until(
        "the actions are open",
        "return document.querySelector('.deeds').open",
        vec![],
    )
    .await;
    for deed in FORMS {
        activate(page, &format!("input[name=deed][value='{deed}']")).await;
        look(page, &format!("the inspector, about to {deed}"), &mut wrong).await;
    }
    activate(page, "#help").await;
    page.until(
        "the help is open",
        "return document.querySelector('#help-dialog').open",
        vec![],
    )
    .await;
    look(page, "the help", &mut wrong).await;
    page.press(&[ESCAPE]).await;
    page.until(
        "the help is closed",
        "return !document.querySelector('dialog[open]')",
        vec![],
    )
    .await;
    page.frame().await;
    page.press(&['v']).await;
    page.until(
        "the list is shown",
        "return !!document.querySelector('#list-view')",
        vec![],
    )
    .await;
    look(page, "the list", &mut wrong).await;
    page.press(&['v']).await;
    activate(page, "#show-tree").await;
    activate(page, "#opening summary").await;
    page.frame().await;
    look(page, "the dialog for a tree of one's own", &mut wrong).await;
    activate(page, "#open-example").await;
    page.alive("Desk/Orders/Baskets/Ann").await;
    look(page, "a tree of one's own", &mut wrong).await;
    look_at_practice(page, &mut wrong).await;
    activate(page, "#show-code").await;
    page.alive("Counter.Supervisor/Counter").await;
    activate(page, "#tab-elixir").await;
    page.script("document.querySelector('#console-input').focus()", vec![])
        .await;
    page.press(&"1 / 0 + self(".chars().collect::<Vec<_>>()).await;
    activate(page, "#foretell").await;
    page.press(&")\u{E007}".chars().collect::<Vec<_>>()).await;
    look(page, "code of one's own and a console", &mut wrong).await;
    activate(page, "#show-both").await;
    page.alive("Flat.System/Flat.Cache").await;
    look(page, "side by side", &mut wrong).await;
    look_at_the_course(page, &mut wrong).await;
    wrong
}

/// The board with bets, won and missed cells and a tree that is watched; the drills; the checklist.
async fn look_at_practice(page: &Page, wrong: &mut Vec<String>) {
    activate(page, "#show-course").await;
    activate(page, "[id='practice:board']").await;
    for bet in [
        "[data-cell='board/permanent/kill'] button",
        "[data-cell='board/temporary/kill'] button",
    ] {
        activate(page, bet).await;
    }
    activate(page, "[id='run:board/permanent/kill']").await;
    activate(page, "[data-cell='board/one_for_all/A'] button").await;
    look(page, "the board", wrong).await;
    activate(page, "[id='watch:board/permanent/kill']").await;
    page.alive("supervisor/worker").await;
    page.until("everything is at rest", AT_REST, vec![]).await;
    look(page, "a cell that is watched", wrong).await;
    activate(page, "#course-list").await;
    activate(page, "[id='practice:drills']").await;
    activate(page, "[data-question='0'] button").await;
    activate(page, "[data-question='1'] button").await;
    look(page, "the drills", wrong).await;
    activate(page, "#course-list").await;
    activate(page, "[id='practice:checklist']").await;
    page.until(
        "it has been looked at",
        "return document.querySelectorAll('.checklist [data-verdict]').length === 4",
        vec![],
    )
    .await;
    look(page, "the checklist", wrong).await;
    activate(page, "#course-close").await;
}

/// The drawer: its list, a bet, its end, and two trees as an argument.
async fn look_at_the_course(page: &Page, wrong: &mut Vec<String>) {
    activate(page, "#show-course").await;
    page.until(
        "the lessons are there",
        "return !!document.querySelector('.lessons')",
        vec![],
    )
    .await;
    look(page, "the lessons", wrong).await;
    activate(page, "[id='lesson:pid']").await;
    page.until(
        "there is a choice",
        "return !!document.querySelector('.outcomes')",
        vec![],
    )
    .await;
    look(page, "a lesson that is open", wrong).await;
    activate(page, "#course-list").await;
    // What is right, and what is not: with why.
    for (bet, verdict) in [(0, "won"), (1, "lost")] {
        activate(page, "[id='lesson:discovery']").await;
        activate(page, &format!("input[name=outcome][value='{bet}']")).await;
        look(page, "a bet on an outcome", wrong).await;
        activate(page, "#lesson-do").await;
        let verdict = format!(".verdict.{verdict}");
        let is_over = "return !!document.querySelector(arguments[0]) && !!document.querySelector('#why')";
        page.until(&verdict, is_over, vec![json!(verdict)]).await;
        look(page, &verdict, wrong).await;
        if bet == 0 {
            activate(page, "#course-list").await;
        }
    }
    activate(page, "[id^='vary:']").await;
    page.until(
        "the variation is there",
        "return !document.querySelector('#verdict')",
        vec![],
    )
    .await;
    look(page, "a variation", wrong).await;
    page.script("location.hash = '#lesson/nested'", vec![]).await;
    page.until("there are marks", "return !!document.querySelector('.marking')", vec![])
        .await;
    page.focus_process(WORKER_2).await;
    page.press(&['\u{E007}']).await;
    look(page, "a bet on places", wrong).await;
    activate(page, "#lesson-do").await;
    page.until("it is over", "return !!document.querySelector('#verdict')", vec![])
        .await;
    look(page, "bet and truth", wrong).await;
    activate(page, "#lesson-strategy").await;
    page.frame().await;
    look(page, "a lesson side by side", wrong).await;
    activate(page, "#lesson-alone").await;
    activate(page, "#course-close").await;
}

/// Uses a button wherever it is, as soon as it is there: the panel may lie far below, and what is in it may have to be fetched.
async fn activate(page: &Page, css: &str) {
    let is_there = "return !!document.querySelector(arguments[0])";
    page.until(css, is_there, vec![json!(css)]).await;
    page.script("document.querySelector(arguments[0]).click()", vec![json!(css)])
        .await;
    page.frame().await;
}

/// The beat that is told; 0 if none is.
async fn beat_told(page: &Page) -> u64 {
    let beat = "return +(document.querySelector('.caption')?.dataset.beat ?? 0)";
    page.script(beat, vec![]).await.as_u64().expect("a number")
}

const ESCAPE: char = '\u{E00C}';

/// Actions whose forms differ: a reason, a way to crash, a number.
const FORMS: [&str; 3] = ["exit", "crash", "fill"];

#[test]
fn axe_finds_nothing_wrong_while_a_registry_ends_and_when_nobody_is_left() {
    in_browser(async |page| {
        page.set_size(1440, 900).await;
        page.open_at_rest().await;
        bring_axe(page).await;
        page.focus_process("Todo.System/Todo.ProcessRegistry").await;
        page.press(&[' ', 'k']).await;
        let mut wrong = Vec::new();
        for (state, there) in [
            ("its owner is ending", ".registry.ending"),
            (
                "an orphan has another supervisor",
                ".slot[data-generation='2'][data-status='starting']",
            ),
            ("data that nobody serves", ".disk-row.unserved"),
            ("the table is gone", ".registry.gone"),
        ] {
            let seen = format!("return !!document.querySelector(\"{there}\")");
            while page.script(&seen, vec![]).await == json!(false) {
                page.press(&['.']).await;
                page.frame().await;
            }
            look(page, state, &mut wrong).await;
        }
        assert_eq!(wrong, Vec::<String>::new());
    });
}

#[test]
fn axe_finds_nothing_wrong_in_any_state_of_a_wide_page() {
    in_browser(async |page| {
        page.set_size(1440, 900).await;
        page.open_at_rest().await;
        open_list(page, "Alice").await;
        assert_eq!(look_everywhere(page).await, Vec::<String>::new());
        page.has_no_console_error().await;
    });
}

#[test]
fn axe_finds_nothing_wrong_in_any_state_of_a_narrow_page() {
    in_browser(async |page| {
        page.open_at_rest().await;
        open_list(page, "Alice").await;
        page.set_size(320, 640).await;
        assert_eq!(look_everywhere(page).await, Vec::<String>::new());
        page.has_no_console_error().await;
    });
}

/// A laptop's window of 1280 by 900 pixels, at 200 %.
#[test]
fn at_200_percent_nothing_is_wrong_and_nothing_has_to_be_scrolled_sideways() {
    in_browser(async |page| {
        page.open_at_rest().await;
        open_list(page, "Alice").await;
        page.set_size(640, 450).await;
        let sideways =
            "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth - clientWidth";
        assert_eq!(page.script(sideways, vec![]).await, json!(0));
        assert_eq!(page.script(COVERED, vec![]).await, json!([]));
        assert_eq!(look_everywhere(page).await, Vec::<String>::new());
        assert_eq!(page.script(sideways, vec![]).await, json!(0));
        // All that can be used can be brought into sight, not under a bar.
        assert_eq!(page.script(COVERED, vec![]).await, json!([]));
        page.has_no_console_error().await;
    });
}

/// The controls of which the middle is covered by something else when they are scrolled to.
const COVERED: &str = "
    return [...document.querySelectorAll('button, input, select, textarea, a[href]')]
        .filter(control => control.checkVisibility({ visibilityProperty: true }) && control.getBoundingClientRect().width > 1)
        .filter(control => {
            control.scrollIntoView({ block: 'center', behavior: 'instant' });
            const box = control.getBoundingClientRect();
            const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return !there || !(control.contains(there) || there.contains(control) || control.closest('label')?.contains(there));
        })
        .map(control => control.outerHTML.slice(0, 120))";

#[test]
fn axe_would_find_a_button_without_a_name_and_words_that_cannot_be_read() {
    in_browser(async |page| {
        page.open_at_rest().await;
        bring_axe(page).await;
        page.script(
            "document.querySelector('header').append(document.createElement('button'))",
            vec![],
        )
        .await;
        let found = violations(page, &[]).await;
        assert!(
            found.iter().any(|violation| violation.starts_with("button-name")),
            "{found:?}"
        );
        // In forced colours it judges by the grounds that are there then, and by the text's colour as the page gives it.
        let paint = "document.querySelector('h1').style.cssText = arguments[0]";
        for (colours, plain, forced) in [
            ("color: #777; background: #000", false, true),
            ("color: #777; background: #888; forced-color-adjust: none", true, true),
            ("", false, false),
        ] {
            page.script(paint, vec![json!(colours)]).await;
            let found = violations(page, &OF_COLOURS).await;
            assert_eq!(!found.is_empty(), plain, "{colours}: {found:?}");
            let found = in_forced_colours(page).await;
            assert_eq!(!found.is_empty(), forced, "{colours}, forced: {found:?}");
        }
    });
}

/// The accessibility tree, as the browser hands it to a screen reader: role and name of all that is not ignored.
async fn as_heard(page: &Page) -> Vec<(String, String)> {
    let tree = page.devtools("Accessibility.getFullAXTree", json!({})).await;
    let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
    let nodes = tree["nodes"].as_array().expect("a list of nodes");
    let heard = nodes.iter().filter(|node| node["ignored"] != json!(true));
    heard.map(|node| (text(&node["role"]), text(&node["name"]))).collect()
}

fn names<'a>(heard: &'a [(String, String)], role: &str) -> Vec<&'a str> {
    let of_role = heard.iter().filter(|(it, _)| it == role);
    of_role.map(|(_, name)| name.as_str()).collect()
}

/// What is written on each node, its status, and its pid.
async fn drawn(page: &Page) -> Vec<(String, String, String)> {
    let nodes = page
        .script(
            "return [...document.querySelectorAll('[role=treeitem]')].map(node =>
               [node.querySelector('.name tspan').textContent, node.dataset.status, node.dataset.pid || 'no process'])",
            vec![],
        )
        .await;
    serde_json::from_value(nodes).expect("three texts a node")
}

#[test]
fn a_screen_reader_hears_every_process_with_its_status() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let diagram = drawn(page).await;
        assert_eq!(diagram.len(), 10);
        are_heard(page, &diagram).await;

        page.focus_process(WORKER_2).await;
        page.press(&[' ', 'k']).await;
        while beat_told(page).await < 2 {
            page.press(&['.']).await;
            page.frame().await;
        }
        let diagram = drawn(page).await;
        let worker = diagram.iter().find(|(name, _, _)| name == "worker 2");
        assert_eq!(worker.map(|(_, status, _)| status.as_str()), Some("dead"));
        are_heard(page, &diagram).await;

        page.press(&['v']).await;
        page.until(
            "the list is shown",
            "return !!document.querySelector('#list-view')",
            vec![],
        )
        .await;
        let heard = as_heard(page).await;
        let (buttons, texts) = (names(&heard, "button"), names(&heard, "StaticText"));
        for (name, status, pid) in &diagram {
            let kill = format!("Kill {name}");
            assert!(buttons.contains(&name.as_str()), "{name} is not among {buttons:?}");
            assert!(buttons.contains(&kill.as_str()), "{kill} is not among {buttons:?}");
            assert!(texts.contains(&status.as_str()), "{status} is not among {texts:?}");
            assert!(texts.contains(&pid.as_str()), "{pid} is not among {texts:?}");
        }
        page.has_no_console_error().await;
    });
}

/// One tree item a node, in the order of the tree, whose name says what is drawn.
async fn are_heard(page: &Page, diagram: &[(String, String, String)]) {
    let heard = as_heard(page).await;
    let items = names(&heard, "treeitem");
    let expected: Vec<_> = diagram
        .iter()
        .map(|(name, status, pid)| format!("{name}, {status}, {pid}"))
        .collect();
    assert_eq!(items.len(), expected.len(), "{items:#?}");
    for (item, expected) in items.iter().zip(&expected) {
        assert!(
            item.starts_with(expected.as_str()),
            "{item:?} does not begin with {expected:?}"
        );
    }
}
