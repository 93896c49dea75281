//! The page in a real browser, used as a person uses it: against the release build in `dist/`, by clicks and keys.

use serde_json::{Value, json};

#[path = "e2e/accessibility.rs"]
mod accessibility;
#[path = "e2e/branches.rs"]
mod branches;
#[path = "e2e/browser.rs"]
mod browser;
#[path = "e2e/chapter.rs"]
mod chapter;
#[path = "e2e/console.rs"]
mod console;
#[path = "e2e/course.rs"]
mod course;
#[path = "e2e/devtools.rs"]
mod devtools;
#[path = "e2e/first_visit.rs"]
mod first_visit;
#[path = "e2e/fit.rs"]
mod fit;
#[path = "e2e/frame_work.rs"]
mod frame_work;
#[path = "e2e/frames.rs"]
mod frames;
#[path = "e2e/hammer.rs"]
mod hammer;
#[path = "e2e/inspector.rs"]
mod inspector;
#[path = "e2e/isolation.rs"]
mod isolation;
#[path = "e2e/keyboard.rs"]
mod keyboard;
#[path = "e2e/keys.rs"]
mod keys;
#[path = "e2e/later.rs"]
mod later;
#[path = "e2e/lines.rs"]
mod lines;
#[path = "e2e/look.rs"]
mod look;
#[path = "e2e/manners.rs"]
mod manners;
#[path = "e2e/overlaps.rs"]
mod overlaps;
#[path = "e2e/page.rs"]
mod page;
#[path = "support/playing.rs"]
mod playing;
#[path = "e2e/pointer.rs"]
mod pointer;
#[path = "e2e/practice.rs"]
mod practice;
#[path = "e2e/sequence.rs"]
mod sequence;
#[path = "e2e/side_by_side.rs"]
mod side_by_side;
#[path = "e2e/site.rs"]
mod site;
#[path = "e2e/size.rs"]
mod size;
#[path = "e2e/socket.rs"]
mod socket;
#[path = "e2e/stories.rs"]
mod stories;
#[path = "e2e/tab.rs"]
mod tab;
#[path = "e2e/time.rs"]
mod time;
#[path = "e2e/tree_files.rs"]
mod tree_files;

use page::{ENTER, Node, Page, in_browser};
use site::BLANK;

const DATABASE: &str = "Todo.System/Todo.Database";
const CACHE: &str = "Todo.System/Todo.Cache";
const WORKER_2: &str = "Todo.System/Todo.Database/2";
const ALICE: &str = "Todo.System/Todo.Cache/Alice";
const NEW_YEAR: [&str; 3] = ["2023", "01", "01"];

#[test]
fn a_killed_list_comes_back_with_its_entries_and_so_does_a_reloaded_page() {
    in_browser(async |page| {
        page.open_hurried().await;
        open_list(page, "Alice").await;
        let alice = page.alive(ALICE).await;
        let database = page.alive(DATABASE).await;
        add_entry(page, NEW_YEAR, "Audit").await;
        sees_entry(page, "2023-01-01", "Audit").await;

        page.click_process(ALICE).await;
        page.gone(&alice.pid).await;
        open_list(page, "Alice").await;
        let successor = page.alive_unlike(ALICE, &alice.pid).await;
        assert_ne!(successor.pid, alice.pid, "a new process has a new pid");
        sees_entry(page, "2023-01-01", "Audit").await;
        assert_eq!(
            page.alive(DATABASE).await,
            database,
            "the Database has nothing to do with it"
        );

        page.reload().await;
        open_list(page, "Alice").await;
        sees_entry(page, "2023-01-01", "Audit").await;
        page.has_no_console_error().await;
    });
}

#[test]
fn killing_worker_2_restarts_worker_2_alone_and_tells_it_in_five_beats() {
    in_browser(async |page| {
        page.open_at_rest().await;
        let worker = page.alive(WORKER_2).await;
        let mut before = page.nodes().await;
        record_beats(page).await;

        page.click_process(WORKER_2).await;
        let successor = page.alive_unlike(WORKER_2, &worker.pid).await;
        page.until("the fifth beat is told", "return window.beats.includes('5')", vec![])
            .await;
        assert_eq!(
            page.script("return window.beats", vec![]).await,
            json!(["1", "2", "3", "4", "5"])
        );

        assert_eq!(generation(&successor), generation(&worker) + 1);
        page.until("everything is at rest", AT_REST, vec![]).await;
        before.insert(WORKER_2.to_owned(), successor);
        assert_eq!(page.nodes().await, before, "only worker 2 was restarted");
        page.has_no_console_error().await;
    });
}

#[test]
fn enter_kills_the_focused_process_and_the_focus_stays_on_its_slot() {
    in_browser(async |page| {
        page.open_hurried().await;
        let worker = page.alive(WORKER_2).await;
        page.script(
            &format!("document.querySelector(\"[data-slot='{WORKER_2}']\").focus()"),
            vec![],
        )
        .await;
        page.press(&[ENTER]).await;
        page.alive_unlike(WORKER_2, &worker.pid).await;
        assert_eq!(
            page.script("return document.activeElement.dataset.slot", vec![]).await,
            json!(WORKER_2)
        );
        page.has_no_console_error().await;
    });
}

#[test]
fn the_look_tool_shows_a_process_and_leaves_it_alone() {
    in_browser(async |page| {
        page.open_hurried().await;
        let worker = page.alive(WORKER_2).await;
        page.click("#tool-look").await;
        page.click_process(WORKER_2).await;
        page.until(
            "the inspector shows the pid",
            "return document.body.innerText.includes(arguments[0])",
            vec![json!(worker.pid)],
        )
        .await;
        assert_eq!(page.alive(WORKER_2).await, worker);
        page.has_no_console_error().await;
    });
}

#[test]
fn odd_names_and_titles_are_text_or_are_refused_with_a_message() {
    in_browser(async |page| {
        page.open_hurried().await;
        let long = "x".repeat(10_000);
        let markup = "<img src=x onerror=\"window.hacked = true\">";
        for name in ["", "👩‍🌾🌳", "قائمة المهام", markup, &long, "a/b'c\"d\\e"] {
            page.click("#tab-todo").await;
            page.paste_into("#list-name", name).await;
            page.click("#open-list").await;
            page.until(
                &format!("the list {name:.40?} is open or refused"),
                "const [name] = arguments;
                 const open = [...document.querySelectorAll('button[data-list]')].some(list => list.dataset.list === name);
                 return open || [...document.querySelectorAll('#todo-trouble, #entry-error')].some(said => said.textContent.trim())",
                vec![json!(name)],
            )
            .await;
        }
        open_list(page, "Alice").await;
        for title in ["🌳 plant", "اتصل بالبنك", markup, &long] {
            page.type_date("#entry-date", NEW_YEAR).await;
            page.paste_into("#entry-title", title).await;
            page.click("#add-entry").await;
            page.until(
                &format!("the entry {title:.40?} is there or refused"),
                "const [title] = arguments;
                 const there = [...document.querySelectorAll('li.entry .entry-title')]
                   .some(entry => entry.textContent.trim() === title);
                 return there || [...document.querySelectorAll('#todo-trouble, #entry-error')].some(said => said.textContent.trim())",
                vec![json!(title)],
            )
            .await;
        }
        assert_eq!(
            page.script("return document.querySelector('img[onerror]')", vec![])
                .await,
            Value::Null
        );
        assert_eq!(page.script("return window.hacked ?? null", vec![]).await, Value::Null);
        works_as_ever(page).await;
    });
}

#[test]
fn an_impossible_date_is_refused_where_it_was_typed_and_nothing_typed_is_lost() {
    in_browser(async |page| {
        page.open_hurried().await;
        open_list(page, "Alice").await;
        page.type_date("#entry-date", ["2023", "02", "30"]).await;
        page.type_into("#entry-title", "Leap").await;
        let typed = page.value("#entry-date").await;
        page.click("#add-entry").await;
        page.until(
            "the page says what is wrong",
            "return [...document.querySelectorAll('#todo-trouble, #entry-error')].some(said => said.textContent.trim())",
            vec![],
        )
        .await;
        assert_eq!(page.value("#entry-title").await, "Leap");
        assert_eq!(page.value("#entry-date").await, typed);
        let entries = page
            .script("return document.body.innerText.includes('2023-03-02')", vec![])
            .await;
        assert_eq!(entries, json!(false), "the 30th of February is not the 2nd of March");
        works_as_ever(page).await;
    });
}

#[test]
fn what_cannot_be_read_is_kept_aside_and_the_page_says_so() {
    let unreadable = [
        ("coppice/1/list/Alice", "{\"version\":1,\"name\":\"Ali"),
        ("coppice/1/list/Bob", "this was never ours"),
        ("coppice/1/list/Carol", "{\"version\":99,\"something\":[\"new\"]}"),
    ];
    in_browser(async |page| {
        page.goto(BLANK).await;
        for (key, bytes) in unreadable {
            page.script(
                "localStorage.setItem(arguments[0], arguments[1])",
                vec![json!(key), json!(bytes)],
            )
            .await;
        }
        page.script("localStorage.setItem('neighbour', 'not Coppice at all')", vec![])
            .await;
        page.open_hurried().await;
        page.until(
            "the page says that something could not be read",
            "return !!document.querySelector('#storage-notice')?.textContent.trim()",
            vec![],
        )
        .await;
        open_list(page, "Alice").await;
        add_entry(page, NEW_YEAR, "Audit").await;
        sees_entry(page, "2023-01-01", "Audit").await;
        for (key, bytes) in unreadable {
            let kept = stored(page, &format!("coppice/quarantine/{key}")).await;
            assert_eq!(kept, json!(bytes), "the bytes of {key} are kept");
        }
        assert_eq!(stored(page, "neighbour").await, json!("not Coppice at all"));
        works_as_ever(page).await;
    });
}

#[test]
fn storage_cleared_by_someone_else_does_not_stop_the_page() {
    in_browser(async |page| {
        page.open_hurried().await;
        open_list(page, "Alice").await;
        let alice = page.alive(ALICE).await;
        add_entry(page, NEW_YEAR, "Audit").await;
        sees_entry(page, "2023-01-01", "Audit").await;
        page.script("localStorage.clear()", vec![]).await;
        page.click_process(ALICE).await;
        page.gone(&alice.pid).await;
        open_list(page, "Alice").await;
        page.alive_unlike(ALICE, &alice.pid).await;
        sees_entry(page, "2023-01-01", "Audit").await;
        works_as_ever(page).await;
    });
}

/// No process is starting, waiting, exiting or dead, and no caption is shown.
const AT_REST: &str = "return !document.querySelector('.caption') &&
    [...document.querySelectorAll('[data-slot]')].every(node => node.dataset.status === 'alive')";

async fn open_list(page: &Page, name: &str) {
    page.click("#tab-todo").await;
    page.type_into("#list-name", name).await;
    page.click("#open-list").await;
    page.until(
        &format!("the list {name} is offered"),
        "return [...document.querySelectorAll('button[data-list]')].some(list => list.dataset.list === arguments[0])",
        vec![json!(name)],
    )
    .await;
    page.alive(&format!("{CACHE}/{name}")).await;
}

async fn add_entry(page: &Page, date: [&str; 3], title: &str) {
    page.type_date("#entry-date", date).await;
    page.type_into("#entry-title", title).await;
    page.click("#add-entry").await;
}

async fn sees_entry(page: &Page, date: &str, title: &str) {
    page.until(
        &format!("{title:?} stands under {date}"),
        "const [date, title] = arguments;
         return [...document.querySelectorAll('li.entry')].some(entry => entry.dataset.date === date &&
           entry.querySelector('.entry-title').textContent.trim() === title)",
        vec![json!(date), json!(title)],
    )
    .await;
}

/// The system serves a list that it has not seen before, and the console has nothing to complain about.
async fn works_as_ever(page: &Page) {
    open_list(page, "Zoe").await;
    add_entry(page, NEW_YEAR, "Still here").await;
    sees_entry(page, "2023-01-01", "Still here").await;
    page.has_no_console_error().await;
}

/// Keeps the number of every beat that is told from now on, in the order of telling, in `window.beats`.
async fn record_beats(page: &Page) {
    page.script(
        "window.beats = [];
         const look = () => {
           const beat = document.querySelector('.caption')?.dataset.beat;
           if (beat && beat !== window.beats.at(-1)) window.beats.push(beat);
         };
         new MutationObserver(look).observe(document.body,
           { subtree: true, childList: true, attributes: true, attributeFilter: ['data-beat'] })",
        vec![],
    )
    .await;
}

async fn set_theme(page: &Page, theme: &str) {
    page.script(
        "document.documentElement.dataset.theme = arguments[0]",
        vec![json!(theme)],
    )
    .await;
    page.frame().await;
}

async fn stored(page: &Page, key: &str) -> Value {
    page.script("return localStorage.getItem(arguments[0])", vec![json!(key)])
        .await
}

/// How often nodes of the tree have been drawn so far.
async fn node_renders(page: &Page) -> u64 {
    let count = "return +document.documentElement.dataset.nodeRenders";
    page.script(count, vec![]).await.as_u64().expect("a number")
}

/// Opens that many lists one after the other, each as soon as the one before it is served.
async fn open_lists(page: &Page, count: u32) {
    page.script_async(
        "const [count, done] = arguments, field = document.querySelector('#list-name');
         const type = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
         const name = number => `list ${String(number).padStart(3, '0')}`;
         const served = number => document.querySelector('.open-name')?.dataset.open === name(number)
             && document.querySelector('.todo').getAttribute('aria-busy') === 'false';
         // A message comes sooner than any timeout.
         const line = new MessageChannel();
         const turn = () => new Promise(then => { line.port1.onmessage = then; line.port2.postMessage(0) });
         (async () => {
           for (let number = 1; number <= count; number += 1) {
             type.call(field, name(number));
             field.dispatchEvent(new InputEvent('input', { bubbles: true }));
             await turn();
             document.querySelector('#open-list').click();
             while (!served(number)) await turn();
           }
           done();
         })()",
        vec![json!(count)],
    )
    .await;
}

async fn mouse(page: &Page, kind: &str, (x, y): (i32, i32), more: Value) {
    let mut event = json!({ "type": kind, "x": x, "y": y, "button": "none" });
    for (name, value) in more.as_object().into_iter().flatten() {
        event[name] = value.clone();
    }
    page.devtools("Input.dispatchMouseEvent", event).await;
}

/// Drags what is there by a distance, in some steps.
async fn drag(page: &Page, from: (i32, i32), by: (i32, i32)) {
    let held = json!({ "button": "left", "buttons": 1, "clickCount": 1 });
    mouse(page, "mouseMoved", from, json!({})).await;
    mouse(page, "mousePressed", from, held.clone()).await;
    for step in 1..=4 {
        let at = (from.0 + by.0 * step / 4, from.1 + by.1 * step / 4);
        mouse(page, "mouseMoved", at, held.clone()).await;
    }
    mouse(page, "mouseReleased", (from.0 + by.0, from.1 + by.1), held).await;
    page.frame().await;
}

async fn wheel(page: &Page, at: (i32, i32), by: i32) {
    mouse(page, "mouseWheel", at, json!({ "deltaX": 0, "deltaY": by })).await;
    page.frame().await;
}

/// Moves the pointer over a process.
async fn hover(page: &Page, slot: &str) {
    let middle = "const box = document.querySelector(`[data-slot='${CSS.escape(arguments[0])}'] .shape`).getBoundingClientRect();
        return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]";
    let middle = page.script(middle, vec![json!(slot)]).await;
    let (x, y): (i32, i32) = serde_json::from_value(middle).expect("two numbers");
    mouse(page, "mouseMoved", (x - 3, y - 2), json!({})).await;
    mouse(page, "mouseMoved", (x, y), json!({})).await;
}

fn generation(node: &Node) -> u64 {
    node.generation.parse().expect("a generation is a number")
}
