//! The page as a person has it: what there is to see, to click and to type into. Nothing here sleeps for a fixed time;
//! every wait is for a condition, and fails at a deadline with what was seen last.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use coppice::play::speed;
use serde::Deserialize;
use serde_json::{Value, json};

use super::devtools::DEADLINE;
use super::keys;
use super::pointer;
use super::site::{BLANK, Site};
use super::tab::Tab;
use crate::AT_REST;

const BETWEEN_LOOKS: Duration = Duration::from_millis(30);

/// What somebody chooses who does not read.
const HURRIED: f64 = 10.0;
/// So many keys slow that down to what is read.
const SLOWER: [char; 3] = ['['; 3];

pub const ENTER: char = '\u{E007}';

/// A process of the diagram, as its node's data attributes tell.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Node {
    pub pid: String,
    pub generation: String,
    pub status: String,
}

pub struct Page {
    tab: Tab,
    site: Site,
}

/// Runs a scenario in a tab of its own; `Page::open` then opens Coppice in it.
pub fn in_browser(scenario: impl AsyncFnOnce(&Page)) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("an event loop");
    runtime.block_on(async {
        let site = Site::open();
        let tab = Tab::open().await;
        scenario(&Page { tab, site }).await;
    });
}

impl Page {
    pub async fn goto(&self, path: &str) {
        let loaded = self.tab.goto(&self.url(path)).await;
        loaded.expect("the site answers");
    }

    /// Where the site has that.
    pub fn url(&self, path: &str) -> String {
        self.site.url(path)
    }

    /// Opens Coppice and waits until its system has started.
    pub async fn open(&self) {
        self.goto("/").await;
        self.started().await;
    }

    /// The same for somebody who has chosen a high speed before: what a test is not about takes less time.
    pub async fn open_hurried(&self) {
        self.goto(BLANK).await;
        let settings = json!({ "speed": speed::place_of(HURRIED) }).to_string();
        self.script(
            "localStorage.setItem('coppice/1/settings', arguments[0])",
            vec![json!(settings)],
        )
        .await;
        self.open().await;
    }

    /// Opens Coppice in a hurry, and slows down when nothing moves: only what comes then is at a reader's pace.
    pub async fn open_at_rest(&self) {
        self.open_hurried().await;
        self.until("everything is at rest", AT_REST, vec![]).await;
        self.slow_down().await;
    }

    /// From that high speed to the one at which it is read.
    pub async fn slow_down(&self) {
        self.press(&SLOWER).await;
        self.comes_to(
            "it plays as it is read",
            "return document.querySelector('#speed').textContent",
            json!("1×"),
        )
        .await;
    }

    pub async fn reload(&self) {
        self.start_anew().await;
        self.started().await;
    }

    /// Reloads the page, whatever it shows then.
    pub async fn start_anew(&self) {
        self.tab.reload().await.expect("the page reloads");
    }

    async fn started(&self) {
        self.alive("Todo.System/Todo.Cache").await;
        self.until(
            "it has opened its lists",
            "return document.querySelector('#clock-word').textContent === 'at rest'",
            vec![],
        )
        .await;
    }

    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        let returned = self.tab.execute(script, &arguments).await;
        returned.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Runs a script that hands its result to a function, its last argument.
    pub async fn script_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        let returned = self.tab.execute_async(script, &arguments).await;
        returned.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Has a command of the browser's own protocol done.
    pub async fn devtools(&self, name: &str, parameters: Value) -> Value {
        let done = self.tab.command(name, &parameters).await;
        done.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Waits until the script returns something true, and hands that back.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        let is_true = |found: &Value| *found != Value::Null && *found != json!(false);
        self.poll(what, script, arguments, is_true).await
    }

    /// Waits until the script returns just that.
    pub async fn comes_to(&self, what: &str, script: &str, expected: Value) {
        self.poll(what, script, vec![], |found| *found == expected).await;
    }

    async fn poll(&self, what: &str, script: &str, arguments: Vec<Value>, wanted: impl Fn(&Value) -> bool) -> Value {
        let mut last = String::new();
        let poll = async {
            loop {
                match self.tab.execute(script, &arguments).await {
                    Ok(found) if wanted(&found) => return found,
                    Ok(found) => last = found.to_string(),
                    Err(error) => last = error,
                }
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
        };
        let found = tokio::time::timeout(DEADLINE, poll).await;
        match found {
            Ok(found) => found,
            Err(_elapsed) => panic!(
                "waited in vain until {what}; last seen: {last}\n{}",
                self.account().await
            ),
        }
    }

    /// What a person who looks into a failure wants to know.
    async fn account(&self) -> String {
        let thread = std::thread::current();
        let test = thread.name().unwrap_or("test").replace("::", "-");
        self.screenshot(&format!("failed-{test}")).await;
        format!("nodes: {:#?}\nconsole: {:#?}", self.nodes().await, self.console().await)
    }

    pub async fn nodes(&self) -> BTreeMap<String, Node> {
        let nodes = self
            .script(
                "return Object.fromEntries([...document.querySelectorAll('[data-slot][data-pid]')].map(node =>
                   [node.dataset.slot, {
                     pid: node.dataset.pid, generation: node.dataset.generation, status: node.dataset.status,
                   }]))",
                vec![],
            )
            .await;
        serde_json::from_value(nodes).expect("every node has a pid, a generation and a status")
    }

    /// Waits until a process lives in this slot.
    pub async fn alive(&self, slot: &str) -> Node {
        self.alive_unlike(slot, "").await
    }

    /// Waits until a process with another pid than this one lives in the slot.
    pub async fn alive_unlike(&self, slot: &str, old_pid: &str) -> Node {
        self.until(
            &format!("a process unlike {old_pid:?} is alive in {slot}"),
            "const node = document.querySelector(`[data-slot='${CSS.escape(arguments[0])}'][data-status='alive']`);
             return node && node.dataset.pid !== arguments[1]",
            vec![json!(slot), json!(old_pid)],
        )
        .await;
        self.nodes()
            .await
            .remove(slot)
            .unwrap_or_else(|| panic!("{slot} was there a moment ago"))
    }

    /// Waits until this very process no longer lives.
    pub async fn gone(&self, pid: &str) {
        self.until(
            &format!("{pid} is gone"),
            "return ![...document.querySelectorAll('[data-slot]')].some(node =>
               node.dataset.pid === arguments[0] && !['dead', 'restarting'].includes(node.dataset.status))",
            vec![json!(pid)],
        )
        .await;
    }

    /// Clicks as soon as the element can be clicked.
    pub async fn click(&self, css: &str) {
        let attempt = async {
            loop {
                match pointer::click(&self.tab, css).await {
                    Ok(true) => return,
                    Ok(false) => tokio::time::sleep(BETWEEN_LOOKS).await,
                    Err(error) => panic!("{css}: {error}"),
                }
            }
        };
        if tokio::time::timeout(DEADLINE, attempt).await.is_err() {
            panic!("{css} cannot be clicked\n{}", self.account().await);
        }
    }

    pub async fn click_process(&self, slot: &str) {
        self.click(&format!("[data-slot='{slot}']")).await;
    }

    /// Gives a process the focus, as walking to it with the arrow keys does.
    pub async fn focus_process(&self, slot: &str) {
        self.script(
            "document.querySelector(`[data-slot='${CSS.escape(arguments[0])}']`).focus()",
            vec![json!(slot)],
        )
        .await;
        self.frame().await;
    }

    /// Presses keys, one after the other, wherever the focus is.
    pub async fn press(&self, keys: &[char]) {
        for event in keys.iter().flat_map(|key| keys::press(*key)) {
            self.devtools("Input.dispatchKeyEvent", event).await;
        }
    }

    /// Types into a field, key by key.
    pub async fn type_into(&self, css: &str, text: &str) {
        self.click(css).await;
        self.script("document.querySelector(arguments[0]).select()", vec![json!(css)])
            .await;
        self.press(&text.chars().collect::<Vec<_>>()).await;
    }

    /// Replaces what a field holds with text that arrives as a paste does: at once, whatever the characters.
    pub async fn paste_into(&self, css: &str, text: &str) {
        self.click(css).await;
        self.script(
            "const [css, text] = arguments;
             document.querySelector(css).select();
             document.execCommand(text ? 'insertText' : 'delete', false, text)",
            vec![json!(css), json!(text)],
        )
        .await;
    }

    /// Types a date as the field wants it: the browser's own date field takes day, month, year.
    pub async fn type_date(&self, css: &str, [year, month, day]: [&str; 3]) {
        self.click(css).await;
        let kind = self
            .script("return document.querySelector(arguments[0]).type", vec![json!(css)])
            .await;
        if kind == json!("date") {
            self.press(&format!("{day}{month}{year}").chars().collect::<Vec<_>>())
                .await;
        } else {
            self.type_into(css, &format!("{year}-{month}-{day}")).await;
        }
    }

    pub async fn value(&self, css: &str) -> String {
        let value = self
            .script("return document.querySelector(arguments[0]).value", vec![json!(css)])
            .await;
        value.as_str().expect("a field has a value").to_owned()
    }

    /// Chooses what a list of choices offers under that value.
    pub async fn choose(&self, css: &str, value: &str) {
        let chosen = self
            .script(
                "const [css, value] = arguments, select = document.querySelector(css);
                 select.value = value;
                 for (const kind of ['input', 'change']) select.dispatchEvent(new Event(kind, { bubbles: true }));
                 return select.value",
                vec![json!(css), json!(value)],
            )
            .await;
        assert_eq!(chosen, json!(value), "{css} offers it");
    }

    /// Lays the page out as in a window of this width, however narrow.
    pub async fn set_size(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        self.frame().await;
    }

    /// Waits until the browser has painted what it was told.
    pub async fn frame(&self) {
        self.script_async(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))",
            vec![],
        )
        .await;
    }

    /// What the browser's tracing has recorded since it was started; it ends.
    pub async fn end_tracing(&self) -> Vec<Value> {
        self.tab.end_tracing().await.expect("tracing ends")
    }

    /// Saves what is to be seen as `target/screenshots/NAME.png`.
    pub async fn screenshot(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        let picture = self.tab.screenshot().await.expect("a screenshot can be taken");
        fs::create_dir_all(&folder).expect("target/ can be written to");
        fs::write(folder.join(format!("{name}.png")), picture).expect("target/ can be written to");
    }

    /// The errors of the browser's console since it was last asked.
    pub async fn console(&self) -> Vec<String> {
        self.tab.complaints().await.expect("the console can be read")
    }

    pub async fn has_no_console_error(&self) {
        let errors = self.console().await;
        assert!(errors.is_empty(), "the console shows errors: {errors:#?}");
    }
}
