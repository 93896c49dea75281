//! Date and title of an entry: the form that adds one, and the one that changes one.
//!
//! What was typed stays until the system has taken it; an error stands beside the field it is about.

use yew::prelude::*;

use super::browser::value;

/// Props of [`EntryForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Prefix of the ids; `entry` for the form that adds.
    #[prop_or(AttrValue::Static("entry"))]
    pub id: AttrValue,
    /// The date to begin with.
    #[prop_or_default]
    pub date: AttrValue,
    /// The title to begin with.
    #[prop_or_default]
    pub title: AttrValue,
    /// Grows when an entry was taken; the title is cleared then, the date is kept for the next.
    #[prop_or_default]
    pub taken: u32,
    /// Why the last try was refused.
    pub error: Option<AttrValue>,
    /// The word on the button.
    pub button: AttrValue,
    /// Id of the button.
    pub button_id: AttrValue,
    /// Cannot be used now.
    #[prop_or_default]
    pub disabled: bool,
    /// Date and title, as typed.
    pub on_submit: Callback<(String, String)>,
    /// Stops editing; without it there is no such button.
    #[prop_or_default]
    pub on_cancel: Option<Callback<()>>,
}

/// The form.
#[component]
pub fn EntryForm(props: &Props) -> Html {
    let date = use_state(|| props.date.to_string());
    let title = use_state(|| props.title.to_string());
    {
        let title = title.clone();
        use_effect_with(props.taken, move |&taken| {
            if taken > 0 {
                title.set(String::new());
            }
        });
    }
    let onsubmit = {
        let (on, date, title) = (props.on_submit.clone(), date.clone(), title.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on.emit(((*date).clone(), (*title).clone()));
        })
    };
    let typed = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |event: InputEvent| state.set(value(&event)))
    };
    let onkeydown = props.on_cancel.clone().map(|cancel| {
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                cancel.emit(());
            }
        })
    });
    let id = |part: &str| format!("{}-{part}", props.id);
    // The message speaks of the title or else of the date; the field it speaks of is marked.
    let bad_title = props
        .error
        .as_ref()
        .is_some_and(|error| error.to_lowercase().contains("title"));
    let bad_date = props.error.is_some() && !bad_title;
    html! {
        <form class="entry-form" {onsubmit} {onkeydown} novalidate={true}>
            <div class="field date">
                <label for={id("date")}>{ "Date" }</label>
                <input id={id("date")} class="mono" value={(*date).clone()} oninput={typed(&date)} placeholder="YYYY-MM-DD"
                    inputmode="numeric" autocomplete="off" size="10" aria-describedby={id("error")}
                    aria-invalid={bad_date.then_some("true")} />
            </div>
            <div class="field">
                <label for={id("title")}>{ "Title" }</label>
                <input id={id("title")} dir="auto" value={(*title).clone()} oninput={typed(&title)} autocomplete="off"
                    placeholder="What is to be done?" aria-describedby={id("error")}
                    aria-invalid={bad_title.then_some("true")} />
            </div>
            <p class="field-error" id={id("error")} role="alert">{ props.error.clone().unwrap_or_default() }</p>
            <div class="buttons">
                <button class="button strong" id={props.button_id.clone()} disabled={props.disabled}>{ props.button.clone() }</button>
                if let Some(cancel) = &props.on_cancel {
                    <button type="button" class="button" onclick={cancel.reform(|_: MouseEvent| ())}>{ "Cancel" }</button>
                }
            </div>
        </form>
    }
}
