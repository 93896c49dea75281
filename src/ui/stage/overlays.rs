//! What lies over the picture: zoom buttons, the legend, and a word when everything is gone.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::props::Props;
use crate::otp::Strategy;
use crate::telling::view::SlotKind;
use crate::ui::action::Action;
use crate::ui::gauge::strategy_sign;

/// What the root may do.
const STRATEGIES: [Strategy; 3] = [Strategy::OneForOne, Strategy::RestForOne, Strategy::OneForAll];

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
            <button type="button" id={format!("as-{}", word.to_lowercase())} aria-pressed={(props.list == list).to_string()}
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

/// The root has no supervisor, and says so once it is gone for good.
pub(super) fn all_gone(props: &Props) -> Html {
    if !props.over {
        return Html::default();
    }
    html! {
        <div class="all-gone" role="status">
            <p>{ "The root of the tree is gone, and nobody supervises it: in OTP, the application has ended." }</p>
            <button type="button" class="button strong" onclick={props.on.reform(|_| Action::StartOver)}>{ "Start over" }</button>
        </div>
    }
}

/// The choice of the root's strategy. To choose is to start over: a supervisor keeps the strategy that it began with.
pub(super) fn strategy(props: &Props) -> Html {
    let root = props.shown.slots.first();
    let Some(SlotKind::Supervisor { strategy, .. }) = root.map(|root| &root.kind) else {
        return Html::default();
    };
    let onchange = props.on.reform(|event: Event| {
        let chosen = event
            .target_dyn_into::<HtmlSelectElement>()
            .map(|select| select.value());
        let chosen = STRATEGIES
            .into_iter()
            .find(|strategy| Some(strategy.name()) == chosen.as_deref());
        Action::StartOverWith(chosen.unwrap_or_default())
    });
    html! {
        <div class="strategy-choice">
            <label for="strategy">{ "Todo.System’s strategy (a change starts over)" }</label>
            <select id="strategy" title="Choosing starts the system over; your lists stay" {onchange}>
                { for STRATEGIES.iter().map(|choice| {
                    let name = choice.name();
                    html! { <option key={name} value={name} selected={name == *strategy}>{ format!("{name}: {}", strategy_sign(name).1) }</option> }
                }) }
            </select>
        </div>
    }
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
            { line("edge", "supervises (link)") }
            { line("tie", "registered as") }
            { line("edge hot", "signal") }
            <li>
                <button type="button" class="legend-more" id="all-signs" onclick={props.on.reform(|_| Action::Help(true))}>{ "all signs" }</button>
            </li>
        </ul>
    }
}
