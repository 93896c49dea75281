//! Why what is selected came about: it, and then the chain of causes in words, from the click that started it.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::drawn::Draw;
use crate::telling::causes::{Cause, Selection};

/// The chain. Each step can be selected.
#[derive(Debug, PartialEq)]
pub struct Causes {
    /// What is selected.
    pub selection: Rc<Selection>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Causes {
    fn draw(&self) -> Html {
        let selection = &self.selection;
        let last = selection.causes.len().saturating_sub(1);
        let step = |(at, cause): (usize, &Cause)| {
            let event = cause.event;
            let current = at == last;
            html! {
                <li key={event} class={classes!(current.then_some("current"))}>
                    <button type="button" data-cause={event.to_string()} aria-current={current.then_some("step")}
                        onclick={self.on.reform(move |_: MouseEvent| Action::Pick(event))}>
                        <span dir="auto">{ cause.words.to_string() }</span>
                    </button>
                </li>
            }
        };
        html! {
            <section class="causes" id="causes" aria-labelledby="causes-title">
                <div class="causes-head">
                    <h3 id="causes-title">{ "How this came about" }</h3>
                    <button type="button" class="button quiet-button" id="clear-selection" aria-keyshortcuts="Escape"
                        title="Clear the selection (Esc)" aria-label="Clear the selection"
                        onclick={self.on.reform(|_: MouseEvent| Action::ClearSelection)}>{ "×" }</button>
                </div>
                if selection.causes.is_empty() {
                    <p class="quiet small">{ "Nothing is kept of how this came about." }</p>
                }
                if let Some(conclusion) = selection.causes.last() {
                    <p class="causes-conclusion" dir="auto" aria-hidden="true">{ conclusion.words.to_string() }</p>
                }
                <ol class={classes!(selection.cut.then_some("cut"))}>
                    if selection.cut {
                        <li class="quiet small">{ "… what came before is no longer kept" }</li>
                    }
                    { for selection.causes.iter().enumerate().map(step) }
                </ol>
            </section>
        }
    }
}
