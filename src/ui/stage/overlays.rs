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

/// The signs of the stage: what each is called, how it looks, and what it means. The style sheet shows those that are to be
/// seen on the stage now.
const SIGNS: [(&str, &str, &str, &str, &str); 10] = [
    ("edge", "edge", LINE, "", "supervises, owns"),
    ("cut", "edge cut", LINE, "", "no link"),
    ("hot", "edge hot", LINE, "", "exit signal"),
    ("monitor", "monitor", LINE, "", "DOWN"),
    ("tie", "tie shown", LINE, "", "name"),
    ("flow", "flow", LINE, "", "reads, writes"),
    (
        "ring",
        "ring-affected",
        "M8 -2h8a7 7 0 0 1 0 14h-8a7 7 0 0 1 0 -14z",
        "",
        "decided",
    ),
    ("struck", "pid-old", "", "0.1", "gone"),
    ("hatched", "hatched", "M0 -2h24v14h-24z", "", "nobody"),
    ("number", "number", "M5 5a7 7 0 0 1 14 0a7 7 0 0 1 -14 0z", "1", "beat"),
];
const LINE: &str = "M1 5H23";

/// What the signs mean that are to be seen now, and where all are explained.
pub(super) fn legend(props: &Props) -> Html {
    let hatch = format!("--hatch:url(#{})", props.side.id("hatch"));
    html! {
        <ul class="legend" aria-label="What is to be seen now" style={hatch}>
            { for SIGNS.iter().map(|&(sign, class, path, text, word)| html! {
                <li data-sign={sign}>
                    <svg viewBox="0 0 24 10" aria-hidden="true"><path {class} d={path} pathLength="100" /><text {class} x="12" y="9">{ text }</text></svg>
                    { word }
                </li>
            }) }
            <li>
                <button type="button" class="legend-more" id={props.side.id("all-signs")} onclick={props.on.reform(|_| Action::Help(true))}>{ "all signs" }</button>
            </li>
        </ul>
    }
}
