//! The help: what the signs mean and which keys there are.

use yew::prelude::*;

use super::action::Action;
use super::dialog::Dialog;
use super::drawn::{Draw, drawn};
use super::elements::{element, plain};
use super::timeline::LandmarkKey;

const KEYS: [(&str, &str); 20] = [
    (
        "Tab",
        "every control of the page, one after the other; the tree is one of them",
    ),
    (
        "← → ↑ ↓ in the tree",
        "up and down a level, and from process to process",
    ),
    ("Home, End", "first and last process"),
    (
        "letters",
        "the process whose name begins so; with Shift where the letter is a key below",
    ),
    ("Enter", "use the tool on the process"),
    (
        "Enter, Page Up, Page Down, Esc",
        "on “470 more”: show some of them, those before, those after, none",
    ),
    ("/", "search by name, pid or key; Enter goes to the next that is found"),
    ("K in the tree", "kill the process"),
    ("X", "show the process and everything that can be done to it"),
    ("C, L", "tools: Cut, Look"),
    ("V", "the tree as a list, or as a diagram"),
    ("Space", "pause, play"),
    (", .", "one event back, forward; ← → as well, outside the tree"),
    ("< >", "one beat of the story back, forward"),
    ("[ ]", "slower, faster"),
    ("+ − 0", "zoom in, zoom out, show everything"),
    ("Esc", "let go of what is selected"),
    (
        "← → on tabs, rows, lines, stops",
        "to the next; Home and End to the first and last",
    ),
    ("drag, wheel", "move and zoom the picture"),
    ("?", "this help"),
];

const SIGNS: [(&str, &str); 20] = [
    (
        "rectangle",
        "a supervisor; its last line says what it does when a child dies, and how many restarts count now",
    ),
    ("one_for_one", "only the child that died is restarted"),
    ("rest_for_one", "that child and those started after it"),
    ("one_for_all", "all children"),
    (
        "dynamic",
        "children are started on request; each by itself is restarted",
    ),
    (
        "1 of 3 in 5 s",
        "restarts that count now, and how many are allowed; at one more it gives up",
    ),
    (
        "pill",
        "a worker; its last line says whether it is restarted: permanent: always; transient: after a failure; temporary: never",
    ),
    (
        "470 more",
        "processes that are not drawn one by one, and how many are in which state",
    ),
    (
        "solid line",
        "supervises, or owns; cut in the middle: nobody is at its end, or another than the one who started it",
    ),
    ("red line", "a link along which an exit signal runs"),
    ("dashed line", "a name that leads to its process; red: its table ends"),
    ("dotted line", "a monitor along which a DOWN runs"),
    ("blue line", "a file that is read or written, or a start"),
    (
        "2nd",
        "the second process that came up in this place; the struck pid was the one before",
    ),
    (
        "dot",
        "where it happens what is told now: an exit, a signal, a decision, a new process, its name and data",
    ),
    (
        "colours",
        "of a process, as its word says: green alive, blue starting, gold waiting, pink exiting, red dead",
    ),
    ("gold ring", "the supervisor’s decision is about this process"),
    (
        "pink ring",
        "it has to end, because its supervisor ends or restarts it with others",
    ),
    (
        "struck pid",
        "it is gone; in a table: and the registry has not heard of it yet",
    ),
    ("hatched", "a name that leads to nobody, or data that no process serves"),
];

/// The help.
#[derive(Debug, PartialEq)]
pub struct Help {
    /// Is it shown?
    pub open: bool,
    /// Does nothing move by itself?
    pub still: bool,
    /// Do single letters and signs do something wherever the focus is?
    pub single_keys: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Help {
    fn draw(&self) -> Html {
        let checked = |event: Event| event.target_unchecked_into::<web_sys::HtmlInputElement>().checked();
        let still = self.on.reform(move |event| Action::Still(checked(event)));
        let single_keys = self.on.reform(move |event| Action::SingleKeys(checked(event)));
        html! {
            <Dialog open={self.open} id="help-dialog" onclose={self.on.reform(|()| Action::Help(false))}>
                <h2 id="help-dialog-title">{ "Coppice: how to use it" }</h2>
                <p>
                    { "This is a running Erlang/OTP system. Cut any process: its supervisor learns of it through a link, decides, \
                       and starts a new process in the same place. The names and the stored data come back; what was only in the \
                       dead process’s memory does not." }
                </p>
                <div class="help-columns">
                    { rows("Keys", &KEYS) }
                    <div>
                        { rows("Signs", &SIGNS) }
                        <h3>{ "On the timeline" }</h3>
                        { drawn(LandmarkKey) }
                    </div>
                </div>
                <label class="choice">
                    <input type="checkbox" id="single-keys" checked={self.single_keys} onchange={single_keys} />
                    { "Letters and signs are keys wherever the focus is, and not in the tree alone" }
                </label>
                <label class="choice">
                    <input type="checkbox" id="still" checked={self.still} onchange={still} />
                    { "Nothing moves by itself: numbered marks stand for what runs along the lines" }
                </label>
            </Dialog>
        }
    }
}

fn rows(title: &'static str, rows: &[(&'static str, &'static str)]) -> Html {
    let mut parts = Vec::new();
    for &(sign, meaning) in rows {
        let sign = element("kbd", &[], vec![plain(sign)]);
        parts.extend([element("dt", &[], vec![sign]), element("dd", &[], vec![plain(meaning)])]);
    }
    let title = element("h3", &[], vec![plain(title)]);
    element("section", &[], vec![title, element("dl", &[], parts)])
}
