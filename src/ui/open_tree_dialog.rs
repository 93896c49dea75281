//! The dialog that opens a tree of one's own: from a file, by a button or by drop, or the example.
//!
//! What is wrong with a file is said here, and what is shown behind stays as it is.

use gloo_file::File;
use gloo_file::callbacks::{FileReader, read_as_bytes};
use yew::prelude::*;

use super::action::Action;
use super::dialog::Dialog;
use super::drawn::Draw;
use crate::systems::scenario::TreeFile;
use crate::systems::scenario::file::{EXAMPLE, MAX_BYTES, MAX_CHILDREN, MAX_DEPTH};

/// The field that takes a file.
const FIELD: &str = "tree-file";

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Is the dialog open?
    pub open: bool,
    /// The name of the file that is being read.
    pub reading: Option<AttrValue>,
    /// Why the last file was not opened.
    pub trouble: Option<AttrValue>,
}

impl Opening {
    /// A file could not be opened: that is said where the person looks.
    pub fn refuse(&mut self, name: &str, why: &str) {
        *self = Self {
            open: true,
            reading: None,
            trouble: Some(format!("“{name}” was not opened: {why}.").into()),
        };
    }
}

/// Reads the file, and hands on what it holds. Reading ends when the result is dropped.
///
/// # Errors
/// Why it is not even read.
pub fn read(file: web_sys::File, on: &Callback<Action>) -> Result<FileReader, String> {
    let file = File::from(file);
    if file.size() > MAX_BYTES as u64 {
        let size = file.size();
        return Err(format!("the file has {size} bytes, and at most {MAX_BYTES} are read"));
    }
    let (name, on) = (file.name(), on.clone());
    Ok(read_as_bytes(&file, move |bytes| {
        let tree = match bytes {
            Ok(bytes) => TreeFile::read(&bytes).map_err(|error| error.to_string()),
            Err(error) => Err(format!("the browser cannot read it ({error})")),
        };
        on.emit(Action::Opened(name, tree.map(Box::new)));
    }))
}

/// What can stand in a tree, and what is said of each beside its `type` and its `id`.
const CHILDREN: [(&str, &str); 6] = [
    (
        "supervisor",
        "strategy, max_restarts, max_seconds, auto_shutdown, children, name, init",
    ),
    (
        "worker",
        "restart, shutdown, name: [registry, key], trap_exit, init, load, in_init, in_terminate, already_started",
    ),
    ("dynamic", "max_children, max_restarts, max_seconds, name, init"),
    ("registry", "keys: unique or duplicate"),
    ("agent", "value, restart, name"),
    ("task_supervisor", "max_restarts, max_seconds, name"),
];

/// The dialog.
#[derive(Debug, PartialEq)]
pub struct OpeningDialog {
    /// How far it has come.
    pub opening: Opening,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for OpeningDialog {
    fn draw(&self) -> Html {
        let chosen = self.on.reform(|event: Event| {
            let input = event.target_unchecked_into::<web_sys::HtmlInputElement>();
            let files = files_of(input.files());
            // The same file can be chosen again, once it is mended.
            input.set_value("");
            Action::OpenFiles(files)
        });
        let opening = &self.opening;
        let (children, levels) = (MAX_CHILDREN / 1_000, MAX_DEPTH);
        html! {
            <Dialog open={opening.open} id="opening" onclose={self.on.reform(|()| Action::Opening(false))}>
                <h2 id="opening-title">{ "A tree of your own" }</h2>
                <p>
                    { "Write a supervision tree down as JSON and open the file here, or drop it anywhere on the page. It runs on \
                       the same processes as the chapter’s, and all that the page does works for it." }
                </p>
                <div class="opening-file">
                    <label for={FIELD}>{ "A file with a tree" }</label>
                    <input type="file" id={FIELD} accept=".json,.jsonl,.ex,.exs,.livemd,application/json" aria-describedby="opening-trouble" onchange={chosen} />
                </div>
                <div id="opening-trouble" class={classes!(opening.trouble.is_some().then_some("notice"))} role="alert">
                    { opening.trouble.clone().unwrap_or_default() }
                </div>
                if let Some(name) = &opening.reading {
                    <p class="quiet" role="status">{ format!("Reading “{name}” …") }</p>
                }
                <div class="buttons">
                    <button type="button" class="button" id="open-example" onclick={self.on.reform(|_| Action::OpenExample)}>{ "Open the example" }</button>
                    <a class="button" id="save-example" download="order-desk.json" href={as_link("application/json", EXAMPLE)}>{ "Save the example" }</a>
                </div>
                <details>
                    <summary>{ "What stands in such a file" }</summary>
                    <pre dir="ltr" tabindex="0">{ SKETCH }</pre>
                    <dl>
                        { for CHILDREN.iter().map(|&(kind, fields)| html! { <><dt><code>{ kind }</code></dt><dd>{ fields }</dd></> }) }
                    </dl>
                    <p class="quiet">
                        { format!("Only type and id are needed, and an id stands once. ops are done after the start, one after the \
                           other: start_child, task, call and more; the example has some. A recorded scenario can be opened too. \
                           At most {} MB, {levels} supervisors one below the other, {children},000 children.", MAX_BYTES / 1_000_000) }
                    </p>
                </details>
            </Dialog>
        }
    }
}

/// A tree in as few words as it takes.
const SKETCH: &str = r#"{ "tree": { "type": "supervisor", "id": "Shop",
    "strategy": "rest_for_one",
    "children": [
      { "type": "registry", "id": "Names" },
      { "type": "worker", "id": "till", "name": ["Names", "till"] }
    ] } }"#;

/// The files of a list.
#[must_use]
pub fn files_of(list: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)).collect()
}

/// A text as an address that holds it.
#[must_use]
pub fn as_link(kind: &str, text: &str) -> String {
    let mut link = format!("data:{kind},");
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => link.push(byte.into()),
            _ => link.push_str(&format!("%{byte:02X}")),
        }
    }
    link
}
