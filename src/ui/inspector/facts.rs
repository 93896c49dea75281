//! The parts of the inspector that are read: mailbox, processes it has to do with, state, generations.

use yew::prelude::*;

use crate::play::Deed;
use crate::runtime::Fault;
use crate::telling::view::{Generation, Inspection, Letter, Party, Window};
use crate::ui::action::Action;
use crate::ui::slot_node::short_pid;

/// Lines of a state that are shown before it is folded.
const LINES: usize = 14;

/// Messages of a mailbox that are shown.
const LETTERS: usize = 50;

/// How late a message that waits is made, in milliseconds.
const LATE_MS: u64 = 1_000;

/// Virtual time in seconds.
#[must_use]
pub fn seconds(ms: u64) -> String {
    format!("{}.{} s", ms / 1_000, ms % 1_000 / 100)
}

/// A heading need not repeat 10,000 characters.
#[must_use]
pub fn shortened(text: &str) -> String {
    crate::diagram::label::fit(text, 120.0)
}

/// A process that can be turned to, if it has a slot.
pub fn party(party: &Party, on: &Callback<Action>) -> Html {
    let pid = (!party.pid.is_empty()).then(|| short_pid(&party.pid).to_owned());
    let label = match (&pid, party.label.is_empty()) {
        (None, true) => "somebody".to_owned(),
        _ => shortened(&party.label),
    };
    let words = html! { <><bdi>{ label }</bdi>{ " " }<span class="pid">{ pid }</span></> };
    match party.slot.clone() {
        Some(slot) => {
            let title = format!("Show {}", shortened(&party.label));
            let path = slot.clone();
            html! {
                <button type="button" class="party" data-to={path} {title}
                    onclick={on.reform(move |_: MouseEvent| Action::Select(slot.clone()))}>{ words }</button>
            }
        }
        None => html! { <span class="party">{ words }</span> },
    }
}

/// One fact with its values.
pub fn fact(name: &'static str, values: Vec<Html>, none: &'static str) -> Html {
    html! {
        <div>
            <dt>{ name }</dt>
            if values.is_empty() {
                <dd class="quiet">{ none }</dd>
            }
            { for values.into_iter().map(|value| html! { <dd>{ value }</dd> }) }
        </div>
    }
}

/// Several processes.
pub fn parties(these: &[Party], on: &Callback<Action>) -> Vec<Html> {
    these.iter().map(|one| party(one, on)).collect()
}

/// Restarts counted in a window.
pub fn window(window: &Window) -> Html {
    let Window {
        supervisor,
        restarts,
        max_restarts,
        max_seconds,
    } = window;
    html! { { format!("{restarts} of {max_restarts} in {max_seconds} s, counted by {supervisor}") } }
}

/// Props of [`State`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StateProps {
    /// The term, on its lines.
    pub term: String,
}

/// The state; a long one is folded.
#[component]
pub fn State(props: &StateProps) -> Html {
    let unfolded = use_state(|| false);
    let lines = props.term.lines().count();
    let folded = lines > LINES && !*unfolded;
    let shown = if folded {
        props.term.lines().take(LINES).collect::<Vec<_>>().join("\n")
    } else {
        props.term.clone()
    };
    let toggle = {
        let unfolded = unfolded.clone();
        Callback::from(move |_: MouseEvent| unfolded.set(!*unfolded))
    };
    html! {
        <>
            <pre id="state" class={classes!(folded.then_some("folded"))}>{ shown }</pre>
            if lines > LINES {
                <button type="button" class="button fold" aria-expanded={(!folded).to_string()} aria-controls="state" onclick={toggle}>
                    { if folded { format!("Show all {lines} lines") } else { "Show less".to_owned() } }
                </button>
            }
        </>
    }
}

/// The messages that wait. Each can be lost or made late.
pub fn mailbox(inspection: &Inspection, on: &Callback<Action>) -> Html {
    let letters = &inspection.mailbox;
    let more = letters.len().saturating_sub(LETTERS);
    let one = |(at, letter): (usize, &Letter)| {
        let hit = |fault: Fault| {
            let path = inspection.path.clone();
            on.reform(move |_: MouseEvent| Action::Do {
                path: path.clone(),
                deed: Deed::Message(at, fault),
            })
        };
        let number = at + 1;
        html! {
            <li key={at}>
                <div class="letter-head">
                    <span>
                        <b>{ letter.kind }</b>
                        if let Some(from) = &letter.from {
                            { " from " }{ party(from, on) }
                        }
                    </span>
                    <button type="button" class="button small-button" data-lose={at.to_string()} title="A fault: the message is lost"
                        aria-label={format!("Lose message {number}")} onclick={hit(Fault::Drop)}>{ "Lose" }</button>
                    <button type="button" class="button small-button" data-delay={at.to_string()} title="A fault: it comes again in 1 s"
                        aria-label={format!("Delay message {number} by 1 s")} onclick={hit(Fault::Delay(LATE_MS))}>{ "Delay" }</button>
                </div>
                <code>{ letter.term.clone() }</code>
            </li>
        }
    };
    html! {
        <>
            if letters.is_empty() {
                <p class="quiet">{ "empty" }</p>
            } else {
                <ol class="letters" id="mailbox">{ for letters.iter().take(LETTERS).enumerate().map(one) }</ol>
            }
            if more > 0 {
                <p class="quiet">{ format!("and {more} more") }</p>
            }
            if !inspection.fault.is_empty() {
                <p class="fault" id="fault">{ inspection.fault.clone() }</p>
            }
        </>
    }
}

/// Those who lived here, the last first.
pub fn generations(generations: &[Generation]) -> Html {
    let row = |life: &Generation| {
        let fate = match &life.ended {
            None => html! { { format!("since {}", seconds(life.born_ms)) } },
            Some((at, reason)) => html! {
                <>{ format!("{} – {} ", seconds(life.born_ms), seconds(*at)) }<span class="reason-word">{ shortened(reason) }</span></>
            },
        };
        html! {
            <li key={life.number} class={classes!(life.ended.is_none().then_some("alive"))}>
                <span>{ life.number }</span><span>{ short_pid(&life.pid).to_owned() }</span><span>{ fate }</span>
            </li>
        }
    };
    html! { <ol class="generations" id="generations">{ for generations.iter().rev().map(row) }</ol> }
}
