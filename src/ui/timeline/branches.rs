//! The futures that were left by acting in the past, each with a way back to it.

use yew::prelude::*;

use crate::play::BranchView;
use crate::ui::action::{Action, Travel};
use crate::ui::drawn::Draw;

/// The list; nothing while there is nothing to return to.
#[derive(Debug, PartialEq)]
pub struct Branches {
    /// The futures, the one left last at the end.
    pub branches: Vec<BranchView>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Branches {
    fn draw(&self) -> Html {
        let branches = &self.branches;
        if branches.is_empty() {
            return Html::default();
        }
        let one = |branch: &BranchView| {
            let BranchView { number, dropped } = *branch;
            html! {
                <li key={number}>
                    <span>{ format!("After event {}: {}.", dropped.from, dropped.words()) }</span>
                    <button type="button" class="button small-button" data-branch={number.to_string()} aria-label={format!("Return to future {number}")}
                        onclick={self.on.reform(move |_| Action::Travel(Travel::Branch(number)))}>{ "Return" }</button>
                </li>
            }
        };
        let count = match branches.len() {
            1 => "1 future left".to_owned(),
            count => format!("{count} futures left"),
        };
        html! {
            <details class="branches" id="branches">
                <summary title="What would have come, had you not acted in the past">{ count }</summary>
                <ul>{ for branches.iter().rev().map(one) }</ul>
            </details>
        }
    }
}
