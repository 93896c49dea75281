//! The console: what was typed and printed, and the line that is typed next.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::drawn::{Draw, drawn};
use super::highlighted;
use crate::elixir::{Candidate, Loaded, complete, is_incomplete, pieces};
use crate::telling::console::{ConsoleLine, ConsoleLineKind, ConsoleState, Foretold};

/// The field that is typed into.
pub const FIELD: &str = "console-input";

/// The most lines that the field grows to.
const MOST_ROWS: usize = 12;

/// The most names that are offered at once.
const MOST_OFFERED: usize = 40;

/// What a line will come to that a person has asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foretelling {
    /// The line.
    pub source: String,
    /// What it will come to.
    pub foretold: Foretold,
}

/// The console.
#[derive(Debug, PartialEq)]
pub struct ConsolePane {
    /// What is to be read, oldest first.
    pub lines: Rc<Vec<Rc<ConsoleLine>>>,
    /// How the console is now.
    pub state: Rc<ConsoleState>,
    /// What is loaded, for names to be completed.
    pub loaded: Loaded,
    /// What a line will come to, if that was asked.
    pub foretold: Option<Rc<Foretelling>>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for ConsolePane {
    fn draw(&self) -> Html {
        html! {
            <section class="console" aria-label="Console">
                { drawn(Transcript { lines: self.lines.clone(), on: self.on.clone() }) }
                <Entry lines={self.lines.clone()} state={self.state.clone()} loaded={self.loaded.clone()} foretold={self.foretold.clone()} on={self.on.clone()} />
            </section>
        }
    }
}

/// What was typed and printed. The style sheet turns it round, so that its end stays in sight.
#[derive(Debug, PartialEq)]
struct Transcript {
    lines: Rc<Vec<Rc<ConsoleLine>>>,
    on: Callback<Action>,
}

impl Draw for Transcript {
    fn draw(&self) -> Html {
        html! {
            <div class="console-lines" tabindex="0" role="log" aria-label="What was typed and printed">
                <ol>
                    if self.lines.is_empty() {
                        <li class="quiet">{ "Elixir, evaluated by a process of the system that is shown. Enter runs a line." }</li>
                    }
                    { for self.lines.iter().map(|line| line_of(line, &self.on)) }
                </ol>
            </div>
        }
    }
}

fn line_of(line: &ConsoleLine, on: &Callback<Action>) -> Html {
    let class = match line.kind {
        ConsoleLineKind::Failed(_) => return Html::default(),
        ConsoleLineKind::Typed(number) => {
            return html! {
                <li key={line.event} class="typed"><span class="prompt">{ format!("iex({number})> ") }</span><code>{ highlighted::code(&line.text) }</code></li>
            };
        }
        ConsoleLineKind::Printed if line.text.starts_with("** (") => "trouble",
        ConsoleLineKind::Printed => "printed",
        ConsoleLineKind::Logged => "logged",
        ConsoleLineKind::Ended => "ended",
    };
    html! { <li key={line.event} {class}>{ for with_pids(&line.text, on) }</li> }
}

/// A text in which pids are buttons that lead to their processes.
fn with_pids(text: &str, on: &Callback<Action>) -> Vec<Html> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("#PID<") {
        let Some((number, after)) = behind.split_once('>') else {
            break;
        };
        let pid = format!("#PID<{number}>");
        let onclick = {
            let pid = pid.clone();
            on.reform(move |_| Action::PickPid(pid.clone()))
        };
        parts.push(html! { { before } });
        parts
            .push(html! { <button type="button" class="pid-link" title="Show the process" {onclick}>{ pid }</button> });
        rest = after;
    }
    parts.push(html! { { rest } });
    parts
}

/// Props of [`Entry`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EntryProps {
    lines: Rc<Vec<Rc<ConsoleLine>>>,
    state: Rc<ConsoleState>,
    loaded: Loaded,
    foretold: Option<Rc<Foretelling>>,
    on: Callback<Action>,
}

/// The line that is typed.
#[component]
fn Entry(props: &EntryProps) -> Html {
    let text = use_state(String::new);
    let field = use_node_ref();
    let offered = use_state(Vec::<Candidate>::new);
    // How far up the lines typed before the one in the field is; what was in it before stands aside.
    let back = use_mut_ref(|| (0_usize, String::new()));

    let evaluate = {
        let (on, text, offered, back) = (props.on.clone(), text.clone(), offered.clone(), back.clone());
        move || {
            let typed = pieces(&text);
            if typed.is_empty() {
                return;
            }
            *back.borrow_mut() = (0, String::new());
            offered.set(Vec::new());
            text.set(String::new());
            on.emit(Action::Evaluate(typed));
        }
    };
    let foretell = {
        let (on, text) = (props.on.clone(), text.clone());
        move || {
            on.emit(Action::Foretell(
                Some(text.to_string()).filter(|text| !text.trim().is_empty()),
            ))
        }
    };
    let oninput = {
        let (text, offered, on, asked) = (
            text.clone(),
            offered.clone(),
            props.on.clone(),
            props.foretold.is_some(),
        );
        Callback::from(move |event: InputEvent| {
            let field = event.target_unchecked_into::<web_sys::HtmlTextAreaElement>();
            text.set(field.value());
            offered.set(Vec::new());
            if asked {
                on.emit(Action::Foretell(None));
            }
        })
    };
    let onkeydown = {
        let (evaluate, foretell, props, text) = (evaluate.clone(), foretell.clone(), props.clone(), text.clone());
        let (offered, back, field) = (offered.clone(), back.clone(), field.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(area) = field.cast::<web_sys::HtmlTextAreaElement>() else {
                return;
            };
            match event.key().as_str() {
                "Enter" if event.alt_key() => {
                    event.prevent_default();
                    foretell();
                }
                "Enter"
                    if !event.shift_key()
                        && !event.is_composing()
                        && (text.trim().is_empty() || !is_incomplete(&text)) =>
                {
                    event.prevent_default();
                    evaluate();
                }
                "c" if event.ctrl_key() && props.state.busy && area.selection_start() == area.selection_end() => {
                    event.prevent_default();
                    props.on.emit(Action::StopConsole);
                }
                "Escape" => offered.set(Vec::new()),
                "Tab" if !event.shift_key() => complete_in(&area, &event, &props, &text, &offered),
                key @ ("ArrowUp" | "ArrowDown") => {
                    let caret = area.selection_start().ok().flatten().unwrap_or(0) as usize;
                    let before: String = text.encode_utf16_prefix(caret);
                    let at_edge = if key == "ArrowUp" {
                        !before.contains('\n')
                    } else {
                        !text[before.len()..].contains('\n')
                    };
                    if at_edge {
                        event.prevent_default();
                        walk(key == "ArrowUp", &props.lines, &text, &mut back.borrow_mut());
                    }
                }
                _no_key_of_the_console => {}
            }
        })
    };
    let rows = text.lines().count().max(1) + usize::from(text.ends_with('\n'));
    let (state, on) = (&props.state, &props.on);
    let copy = {
        let lines = props.lines.clone();
        Callback::from(move |_: MouseEvent| super::browser::copy(&as_text(&lines)))
    };
    html! {
        <div class="console-entry">
            if let Some(asked) = &props.foretold {
                <div class="foretold" id="foretold" role="status">
                    <b>{ "It would print" }</b><pre>{ asked.foretold.printed.clone() }</pre>
                    if !asked.foretold.tree.is_empty() { <p>{ asked.foretold.tree.clone() }</p> }
                </div>
            }
            if !offered.is_empty() {
                <ul class="offered" id="offered" aria-label="What it may become">
                    { for offered.iter().take(MOST_OFFERED).map(|one| html! { <li>{ one.shown.clone() }</li> }) }
                    if offered.len() > MOST_OFFERED { <li class="quiet">{ format!("and {} more", offered.len() - MOST_OFFERED) }</li> }
                </ul>
            }
            <div class="console-field">
                <label for={FIELD}>{ format!("iex({})>", state.number) }</label>
                <textarea id={FIELD} ref={field} rows={rows.min(MOST_ROWS).to_string()} value={(*text).clone()} {oninput} {onkeydown}
                    spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off" aria-describedby="console-keys" />
            </div>
            <div class="buttons">
                <button type="button" class="button strong" id="evaluate" title="Evaluate (Enter)" onclick={Callback::from(move |_: MouseEvent| evaluate())}>{ "Evaluate" }</button>
                <button type="button" class="button" id="foretell" title="Say what it would come to, without doing it (Alt+Enter)" onclick={Callback::from(move |_: MouseEvent| foretell())}>{ "Foretell" }</button>
                if state.busy {
                    <button type="button" class="button danger" id="stop-console" title="Kill the console (Ctrl+C); the next line begins another" onclick={on.reform(|_| Action::StopConsole)}>{ "Stop" }</button>
                    <span class="busy" role="status">{ "evaluating…" }</span>
                } else {
                    <button type="button" class="button" id="copy-console" disabled={props.lines.is_empty()} onclick={copy}>{ "Copy" }</button>
                }
                <span class="quiet small keys" id="console-keys">{ "Tab completes, ↑ goes back" }</span>
            </div>
        </div>
    }
}

/// What of a text comes before a place that the browser counts in units of UTF-16.
trait Utf16Prefix {
    fn encode_utf16_prefix(&self, units: usize) -> String;
}

impl Utf16Prefix for str {
    fn encode_utf16_prefix(&self, units: usize) -> String {
        let mut left = units;
        self.chars()
            .take_while(|letter| {
                let fits = left >= letter.len_utf16();
                left = left.saturating_sub(letter.len_utf16());
                fits
            })
            .collect()
    }
}

/// Completes the name before the caret: what all candidates have in common is written, and if that is nothing they are shown.
fn complete_in(
    area: &web_sys::HtmlTextAreaElement,
    event: &KeyboardEvent,
    props: &EntryProps,
    text: &UseStateHandle<String>,
    offered: &UseStateHandle<Vec<Candidate>>,
) {
    let caret = area.selection_start().ok().flatten().unwrap_or(0) as usize;
    let before = text.encode_utf16_prefix(caret);
    let completion = complete(&before, &props.loaded, &props.state.variables);
    // With nothing to complete, the key leads on, as it does everywhere.
    if completion.candidates.is_empty() {
        return;
    }
    event.prevent_default();
    let common = completion.common();
    let begun = &before[completion.from..];
    if common.len() > begun.len() {
        let next = format!("{}{common}{}", &before[..completion.from], &text[before.len()..]);
        area.set_value(&next);
        let caret = (before[..completion.from].encode_utf16().count() + common.encode_utf16().count()) as u32;
        // A caret that cannot be set stays at the end.
        let _ = area.set_selection_range(caret, caret);
        text.set(next);
    }
    let one = completion.candidates.iter().all(|candidate| candidate.text == common);
    offered.set(if one { Vec::new() } else { completion.candidates });
}

/// Goes to the line that was typed before the one in the field, or after it.
fn walk(up: bool, lines: &[Rc<ConsoleLine>], text: &UseStateHandle<String>, back: &mut (usize, String)) {
    let mut typed: Vec<&str> = Vec::new();
    for line in lines.iter().rev() {
        let new = matches!(line.kind, ConsoleLineKind::Typed(_)) && typed.last() != Some(&line.text.as_str());
        if new {
            typed.push(&line.text);
        }
    }
    let (at, aside) = back;
    if *at == 0 && up {
        aside.clone_from(text);
    }
    let next = if up {
        (*at + 1).min(typed.len())
    } else {
        at.saturating_sub(1)
    };
    if next == *at {
        return;
    }
    *at = next;
    text.set(match next {
        0 => aside.clone(),
        nth => typed[nth - 1].to_owned(),
    });
}

/// All of it as one text.
fn as_text(lines: &[Rc<ConsoleLine>]) -> String {
    let mut text = String::new();
    for line in lines {
        match line.kind {
            ConsoleLineKind::Failed(_) => continue,
            ConsoleLineKind::Typed(number) => {
                let more = format!("\n...({number})> ");
                text.push_str(&format!("iex({number})> {}", line.text.replace('\n', &more)));
            }
            ConsoleLineKind::Printed | ConsoleLineKind::Logged | ConsoleLineKind::Ended => text.push_str(&line.text),
        }
        text.push('\n');
    }
    text
}
