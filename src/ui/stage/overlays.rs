//! What lies over the picture: zoom buttons, the legend, and a word when everything is gone.

use yew::prelude::*;

use super::Props;
use crate::simulation::view::Status;
use crate::ui::action::Action;

/// The buttons that zoom.
pub(super) fn controls(props: &Props) -> Html {
    html! {
        <div class="zoom" role="group" aria-label="Zoom">
            <button type="button" class="button square" aria-label="Zoom in" title="Zoom in (+)"
                onclick={props.on.reform(|_| Action::Zoom(None, 1.25))}>{ "+" }</button>
            <button type="button" class="button square" aria-label="Zoom out" title="Zoom out (−)"
                onclick={props.on.reform(|_| Action::Zoom(None, 0.8))}>{ "−" }</button>
            <button type="button" class="button square" aria-label="Show everything" title="Show everything (0)"
                onclick={props.on.reform(|_| Action::Fit)}>{ "⤢" }</button>
        </div>
    }
}

/// The root has no supervisor, and says so once it is gone for good.
pub(super) fn all_gone(props: &Props) -> Html {
    let gone = props
        .view
        .slots
        .first()
        .is_some_and(|root| root.pid.is_none() && root.status == Status::Dead);
    if !gone || !props.view.idle {
        return Html::default();
    }
    html! {
        <div class="all-gone" role="status">
            <p>{ "The root of the tree is gone, and nobody supervises it: in OTP, the application has ended." }</p>
            <button type="button" class="button strong" onclick={props.on.reform(|_| Action::StartOver)}>{ "Start over" }</button>
        </div>
    }
}

/// What the lines mean.
pub(super) fn legend() -> Html {
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
        </ul>
    }
}
