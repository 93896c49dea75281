//! The futures that were left by acting in the past, each with a way back to it.

use yew::prelude::*;

use crate::play::BranchView;
use crate::ui::action::{Action, Travel};

/// Props of [`Branches`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The futures, the one left last at the end.
    pub branches: Vec<BranchView>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The list; nothing while there is nothing to return to.
#[component]
pub fn Branches(props: &Props) -> Html {
    let branches = &props.branches;
    if branches.is_empty() {
        return Html::default();
    }
    let one = |branch: &BranchView| {
        let BranchView { number, dropped } = *branch;
        html! {
            <li key={number}>
                <span>{ format!("After event {}: {}.", dropped.from, dropped.words()) }</span>
                <button type="button" class="button small-button" data-branch={number.to_string()} aria-label={format!("Return to future {number}")}
                    onclick={props.on.reform(move |_| Action::Travel(Travel::Branch(number)))}>{ "Return" }</button>
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
