//! Everything that can be done to a process besides killing it: one is chosen, what will come of it is said, and a
//! button does it.

use std::rc::Rc;

use yew::prelude::*;

use super::draft::{Choice, Draft, GROUPS, crash_word};
use super::inspecting::Inspecting;
use super::parse_error::MisreadText;
use crate::systems::Crash;
use crate::telling::reason_parser::Misread;
use crate::ui::action::Action;
use crate::ui::browser::value;
use crate::ui::elements::with_code;

/// Reasons that are offered.
const REASONS: [&str; 4] = [":normal", ":shutdown", ":kill", ":boom"];

/// Props of [`Deeds`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The slot whose process is meant.
    pub path: String,
    /// What is known, and what will come of what is chosen.
    pub inspecting: Rc<Inspecting>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The actions.
#[component]
pub fn Deeds(props: &Props) -> Html {
    let draft = use_state(Draft::default);
    let misread = use_state(|| None::<Misread>);
    {
        // The page predicts what is chosen here, from the first look on.
        let on = props.on.clone();
        use_effect_with((*draft).clone(), move |draft| on.emit(Action::Weigh(draft.deed().ok())));
    }
    let change = {
        let (draft, misread) = (draft.clone(), misread.clone());
        Callback::from(move |next: Draft| {
            draft.set(next);
            misread.set(None);
        })
    };
    let onsubmit = {
        let (on, path, draft, misread) = (props.on.clone(), props.path.clone(), draft.clone(), misread.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match draft.deed() {
                Ok(deed) => on.emit(Action::Do {
                    path: path.clone(),
                    deed,
                }),
                Err(wrong) => misread.set(Some(wrong)),
            }
        })
    };
    let inspecting = &props.inspecting;
    let choice = draft.choice;
    let ontoggle = {
        let on = props.on.clone();
        Callback::from(move |event: Event| {
            let open = event
                .target_dyn_into::<web_sys::Element>()
                .map(|details| details.has_attribute("open"));
            on.emit(Action::OpenDeeds(open.unwrap_or_default()));
        })
    };
    let forecast = inspecting.forecast.as_ref();
    html! {
        <details class="deeds" open={inspecting.open} {ontoggle}>
            <summary id="deeds">{ "Other actions" }<kbd>{ "X" }</kbd></summary>
            <form {onsubmit}>
                <div class="choices" role="radiogroup" aria-labelledby="deeds">
                    { for GROUPS.iter().map(|&(group, choices)| choices_of(group, choices, &draft, &change)) }
                </div>
                <p class="quiet small" id="deed-what">{ with_code(choice.what()) }</p>
                if choice.has_reason() {
                    { reason_field(&draft, &change, misread.as_ref()) }
                }
                if choice == Choice::Crash {
                    { crashes(&draft, &change) }
                }
                if let Some((label, most)) = choice.number() {
                    { number_field(label, most, &draft, &change, misread.as_ref()) }
                }
                <div class="kill">
                    <button class="button strong" id="do-it" aria-describedby="deed-what forecast"
                        aria-disabled={forecast.is_some_and(|forecast| !forecast.possible).then_some("true")}>
                        { choice.verb() }
                    </button>
                    <p class="prediction" id="forecast" role="status">
                        { forecast.map(|forecast| with_code(&forecast.text)) }
                    </p>
                </div>
                <p class="field-error" id="refusal" role="alert">{ inspecting.refusal.clone().unwrap_or_default() }</p>
                <p class="answer" id="answer" role="status">{ inspecting.answer.clone() }</p>
            </form>
        </details>
    }
}

fn choices_of(
    group: &'static str,
    choices: &'static [(Choice, &'static str)],
    draft: &Draft,
    change: &Callback<Draft>,
) -> Html {
    let one = |&(choice, word): &(Choice, &'static str)| {
        let next = Draft {
            choice,
            ..draft.clone()
        };
        html! {
            <label class="chip">
                <input type="radio" name="deed" value={choice.id()} checked={draft.choice == choice}
                    onchange={change.reform(move |_: Event| next.clone())} />
                <span>{ word }</span>
            </label>
        }
    };
    html! {
        <>
            <span class="choices-of">{ group }</span>
            <div class="chips">{ for choices.iter().map(one) }</div>
        </>
    }
}

fn reason_field(draft: &Draft, change: &Callback<Draft>, misread: Option<&Misread>) -> Html {
    let offered = |&reason: &&'static str| {
        let next = Draft {
            reason: reason.to_owned(),
            ..draft.clone()
        };
        html! {
            <button type="button" class="button mono" data-reason={reason} aria-pressed={(draft.reason == reason).to_string()}
                onclick={change.reform(move |_: MouseEvent| next.clone())}>{ reason }</button>
        }
    };
    let oninput = {
        let draft = draft.clone();
        change.reform(move |event: InputEvent| Draft {
            reason: value(&event),
            ..draft.clone()
        })
    };
    html! {
        <div class="reason">
            <div class="buttons">{ for REASONS.iter().map(offered) }</div>
            <label for="exit-reason">{ "Reason, as an Elixir term" }</label>
            <input id="exit-reason" class="mono" value={draft.reason.clone()} {oninput} autocomplete="off" spellcheck="false"
                autocapitalize="off" aria-invalid={misread.is_some().to_string()} aria-describedby="deed-error" />
            <MisreadText id="deed-error" text={draft.reason.clone()} misread={misread.cloned()} />
        </div>
    }
}

fn crashes(draft: &Draft, change: &Callback<Draft>) -> Html {
    let one = |crash: &Crash| {
        let next = Draft {
            crash: *crash,
            ..draft.clone()
        };
        html! {
            <label class="chip">
                <input type="radio" name="crash" value={crash.name()} checked={draft.crash == *crash}
                    onchange={change.reform(move |_: Event| next.clone())} />
                <span>{ crash_word(*crash) }</span>
            </label>
        }
    };
    html! {
        <div class="choices" role="radiogroup" aria-label="How the callback ends">
            <span class="choices-of">{ "by" }</span>
            <div class="chips">{ for Crash::ALL.iter().map(one) }</div>
        </div>
    }
}

fn number_field(
    label: &'static str,
    most: u64,
    draft: &Draft,
    change: &Callback<Draft>,
    misread: Option<&Misread>,
) -> Html {
    let oninput = {
        let draft = draft.clone();
        change.reform(move |event: InputEvent| {
            let mut next = draft.clone();
            next.set_number(value(&event));
            next
        })
    };
    html! {
        <div class="number">
            <label for="deed-number">{ format!("{label}, up to {most}") }</label>
            <input id="deed-number" inputmode="numeric" value={draft.number().to_owned()} {oninput} autocomplete="off"
                aria-invalid={misread.is_some().to_string()} aria-describedby="deed-error" />
            <p class="field-error" id="deed-error" role="alert">{ misread.map(|wrong| wrong.message.clone()) }</p>
        </div>
    }
}
