//! Where a typed term stops being one: the text again, a caret under the place, and a sentence.

use yew::prelude::*;

use crate::telling::reason_parser::Misread;
use crate::ui::browser;

/// How much of the text is shown on either side of the place, in characters.
const AROUND: usize = 16;

/// Props of [`MisreadText`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Id of the whole, for the field that it describes.
    pub id: &'static str,
    /// What was typed.
    pub text: String,
    /// What is wrong with it, if anything is.
    pub misread: Option<Misread>,
}

/// The text with a caret, and what is wrong.
#[component]
pub fn MisreadText(props: &Props) -> Html {
    {
        // A panel that is scrolled must not hide it.
        let id = props.id;
        use_effect_with(props.misread.clone(), move |misread| {
            if misread.is_some() {
                browser::reveal(id);
            }
        });
    }
    let shown = props.misread.as_ref().map(|misread| {
        let (line, caret) = pointed(&props.text, misread.at);
        let before = format!("{line}\n{:caret$}", "");
        html! {
            <>
                <span class="misread" aria-hidden="true">{ before }<b>{ "▲" }</b></span>
                <span>{ misread.message.clone() }</span>
            </>
        }
    });
    html! {
        <p class="field-error" id={props.id} role="alert">{ shown }</p>
    }
}

/// The part of the text around a place, on one line, and how many characters are before the place in it.
fn pointed(text: &str, at: usize) -> (String, usize) {
    let from = at.saturating_sub(AROUND);
    let length = text.chars().count();
    let mut line = String::new();
    if from > 0 {
        line.push('…');
    }
    let part = text.chars().skip(from).take(at - from + AROUND);
    line.extend(part.map(|character| if character.is_control() { ' ' } else { character }));
    if at + AROUND < length {
        line.push('…');
    }
    (line, at - from + usize::from(from > 0))
}
