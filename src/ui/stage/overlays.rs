//! What lies over the picture: zoom buttons and the legend.

use yew::prelude::*;

use super::props::Props;
use crate::ui::action::Action;
use crate::ui::drawn::drawn;
use crate::ui::strategy_choice::StrategyChoice;

/// The buttons that zoom.
pub(super) fn controls(props: &Props) -> Html {
    html! {
        <div class="zoom" role="group" aria-label="Zoom">
            <button type="button" class="button square" aria-label="Zoom in" title="Zoom in (+)"
                onclick={props.on.reform(|_| Action::Zoom(1.25))}>{ "+" }</button>
            <button type="button" class="button square" aria-label="Zoom out" title="Zoom out (−)"
                onclick={props.on.reform(|_| Action::Zoom(0.8))}>{ "−" }</button>
            <button type="button" class="button square" aria-label="Show everything" title="Show everything (0)"
                onclick={props.on.reform(|_| Action::Fit)}>{ "⤢" }</button>
        </div>
    }
}

/// The choice between the diagram and the list.
pub(super) fn as_what(props: &Props) -> Html {
    let one = |list: bool, word: &'static str| {
        html! {
            <button type="button" id={props.side.id(&format!("as-{}", word.to_lowercase()))} aria-pressed={(props.list == list).to_string()}
                aria-keyshortcuts="V" title={format!("Show the tree as a {} (V)", word.to_lowercase())}
                onclick={props.on.reform(move |_| Action::List(list))}>{ word }</button>
        }
    };
    html! {
        <div class="segments as-what" role="group" aria-label="How the tree is shown">
            { one(false, "Diagram") }
            { one(true, "List") }
        </div>
    }
}

/// The choice of the root's strategy, where it can be chosen.
pub(super) fn strategy(props: &Props) -> Html {
    let (Some(chosen), Some(root)) = (props.strategy, props.shown.slots.first()) else {
        return Html::default();
    };
    drawn(StrategyChoice {
        id: props.side.id("strategy"),
        path: root.path.clone(),
        label: root.label.clone(),
        chosen,
        on: props.on.clone(),
    })
}

/// What the lines mean, and where the other signs are explained.
pub(super) fn legend(props: &Props) -> Html {
    let line = |class: &'static str, word: &'static str| {
        html! {
            <li><svg viewBox="0 0 34 10" aria-hidden="true"><path {class} d="M1 5H33" /></svg>{ word }</li>
        }
    };
    html! {
        <ul class="legend" aria-label="Legend">
            { line("edge", "supervises, owns") }
            { line("tie shown", "link or name") }
            { line("edge hot", "signal") }
            <li>
                <button type="button" class="legend-more" id={props.side.id("all-signs")} onclick={props.on.reform(|_| Action::Help(true))}>{ "all signs" }</button>
            </li>
        </ul>
    }
}
