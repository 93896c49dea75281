//! Exit with a reason: three usual ones, or any term, each with what will come of it.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::action::Action;

const REASONS: [(&str, &str); 3] = [
    (
        "normal",
        "ignored: an exit signal :normal from another process does nothing",
    ),
    (
        "shutdown",
        "a polite stop; a permanent child is restarted, a transient one is not; whoever traps exits decides itself",
    ),
    ("kill", "cannot be trapped; its links hear :killed"),
];

/// Props of [`ExitForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The slot whose process is meant.
    pub path: String,
    /// Why the last try failed.
    pub error: Option<AttrValue>,
    /// Is there a process?
    pub alive: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The form.
#[component]
pub fn ExitForm(props: &Props) -> Html {
    let typed = use_state(String::new);
    let hint = use_state(|| None::<&'static str>);
    let send = |reason: &'static str, prediction: &'static str| {
        let (path, hint_on, hint_off) = (props.path.clone(), hint.clone(), hint.clone());
        let enter = Callback::from(move |()| hint_on.set(Some(prediction)));
        let leave = Callback::from(move |()| hint_off.set(None));
        html! {
            <button type="button" class="button mono" data-reason={reason} title={prediction} disabled={!props.alive}
                onmouseenter={enter.reform(|_: MouseEvent| ())} onfocusin={enter.reform(|_: FocusEvent| ())}
                onmouseleave={leave.reform(|_: MouseEvent| ())} onfocusout={leave.reform(|_: FocusEvent| ())}
                onclick={props.on.reform(move |_| Action::Exit { path: path.clone(), reason: reason.to_owned() })}>
                { format!(":{reason}") }
            </button>
        }
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(value(&event)))
    };
    let onsubmit = {
        let (on, path, typed) = (props.on.clone(), props.path.clone(), typed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on.emit(Action::Exit {
                path: path.clone(),
                reason: (*typed).clone(),
            });
        })
    };
    html! {
        <details class="exit">
            <summary>{ "Exit with a reason…" }</summary>
            <div class="buttons">{ for REASONS.iter().map(|&(reason, prediction)| send(reason, prediction)) }</div>
            <p class="quiet small" aria-live="polite">{ hint.unwrap_or("Process.exit(pid, reason): sends an exit signal.") }</p>
            <form class="line" {onsubmit}>
                <label for="exit-reason">{ "Another term" }</label>
                <input id="exit-reason" class="mono" value={(*typed).clone()} {oninput} placeholder="{:badmatch, 1}"
                    autocomplete="off" spellcheck="false" aria-describedby="exit-error" />
                <button class="button" disabled={!props.alive}>{ "Exit" }</button>
            </form>
            <p class="field-error" id="exit-error" role="alert">{ props.error.clone().unwrap_or_default() }</p>
        </details>
    }
}

/// What the field holds now.
#[must_use]
pub fn value(event: &InputEvent) -> String {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}
