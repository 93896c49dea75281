//! The search field in the stage's corner: what is found stands as a node, however many siblings it has.

use yew::prelude::*;

use super::action::{Action, Search};
use super::browser::value;
use super::drawn::Draw;
use super::ids::Side;

/// Id of the field.
pub const FIELD: &str = "search";

/// What is looked for, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finds {
    /// Is the field open?
    pub open: bool,
    /// As typed.
    pub text: String,
    /// How many places are found.
    pub found: usize,
    /// How many of them are drawn.
    pub shown: usize,
    /// The path of the one that was gone to last, and its number among them, from 1.
    pub at: Option<(String, usize)>,
}

impl Finds {
    /// How many were found, in words.
    #[must_use]
    pub fn words(&self) -> String {
        if self.text.trim().is_empty() {
            return "Name, pid or key".to_owned();
        }
        let at = self
            .at
            .as_ref()
            .map_or_else(String::new, |(_, number)| format!("{number} of "));
        match self.found {
            0 => "nothing found".to_owned(),
            found if found == self.shown => format!("{at}{found} found"),
            found => format!("{at}{found} found, {} shown", self.shown),
        }
    }
}

/// The field, or the button that opens it.
#[derive(Debug, PartialEq)]
pub struct SearchBox {
    /// Where the system stands.
    pub side: Side,
    /// What is looked for.
    pub finds: Finds,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for SearchBox {
    fn draw(&self) -> Html {
        let does = |search: Search| self.on.reform(move |_: MouseEvent| Action::Search(search.clone()));
        if !self.finds.open {
            return html! {
                <button type="button" class="button square search-open" id={self.side.id("search-open")} aria-label="Search for a process" title="Search (/)"
                    aria-keyshortcuts="/" onclick={does(Search::Open)}>{ glass() }</button>
            };
        }
        let oninput = self
            .on
            .reform(|event: InputEvent| Action::Search(Search::For(value(&event))));
        let onkeydown = {
            let on = self.on.clone();
            Callback::from(move |press: KeyboardEvent| {
                let search = match press.key().as_str() {
                    "Enter" => Search::Next {
                        back: press.shift_key(),
                    },
                    "Escape" => Search::Close,
                    _typed => return,
                };
                press.prevent_default();
                on.emit(Action::Search(search));
            })
        };
        html! {
            <div class="search" role="search">
                { glass() }
                <input id={self.side.id(FIELD)} type="text" value={self.finds.text.clone()} {oninput} {onkeydown} autocomplete="off" spellcheck="false"
                    autocapitalize="off" aria-label="Search for a process by name, pid or key" aria-describedby="search-found"
                    placeholder="Alice, 0.112.0, {…}" />
                <span id="search-found" role="status">{ self.finds.words() }</span>
                <button type="button" class="button quiet-button" id="search-next" aria-label="Next" title="Next (Enter)" onclick={does(Search::Next { back: false })}>{ "↓" }</button>
                <button type="button" class="button quiet-button" id="search-close" aria-label="Close the search" title="Close (Esc)" onclick={does(Search::Close)}>{ "✕" }</button>
            </div>
        }
    }
}

fn glass() -> Html {
    html! { <svg class="glass" viewBox="0 0 16 16" aria-hidden="true"><path d="M10.6 10.6 14 14M6.8 11.6a4.8 4.8 0 1 0 0-9.6 4.8 4.8 0 0 0 0 9.6z" /></svg> }
}
