//! What lies over the picture: zoom buttons and the legend.

use std::rc::Rc;

use yew::prelude::*;

use super::props::Props;
use crate::telling::view::{RegistryRow, SlotKind, SlotView, TableOwner};
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

/// What the signs mean that are to be seen now, and where all are explained.
pub(super) fn legend(props: &Props) -> Html {
    let shown = &props.shown;
    let slots = || shown.slots.iter();
    let ends = |owner| matches!(owner, TableOwner::Ending | TableOwner::Abandoned);
    let named = shown.tables.iter().any(|table| {
        let leads =
            |row: &RegistryRow| row.fresh || row.pid.is_some() && (ends(table.owner) || row.slot == props.selected);
        table.rows.iter().any(leads)
    });
    let files = || shown.storage.iter().flat_map(|storage| storage.rows.iter());
    let runs = |monitor: bool| shown.signals.iter().any(|signal| signal.monitor == monitor);
    let told = |slot: &SlotView| {
        shown
            .signals
            .iter()
            .any(|signal| signal.from == slot.path || signal.to == slot.path)
    };
    let cut =
        |slot: &Rc<SlotView>| slot.level > 1 && (slot.orphan || slot.pid.is_none() && !is_block(slot)) && !told(slot);
    let signs = [
        (true, "edge", "supervises, owns"),
        (slots().any(cut), "edge cut", "no link"),
        (runs(false), "edge hot", "exit signal"),
        (runs(true), "monitor", "DOWN"),
        (named, "tie shown", "name"),
        (
            files().any(|row| row.fresh && row.used.is_some()),
            "flow",
            "reads, writes",
        ),
        (slots().any(|slot| slot.affected), "ring-affected", "decided"),
        (slots().any(|slot| slot.ghost.is_some()), "pid-old", "gone"),
        (
            shown.names().any(|row| row.pid.is_none()) || files().any(|row| !row.served),
            "hatched",
            "nobody",
        ),
        (shown.story.is_some(), "number", "beat"),
    ];
    let hatch = format!("--hatch:url(#{})", props.side.id("hatch"));
    html! {
        <ul class="legend" aria-label="What is to be seen now">
            { for signs.into_iter().filter(|(seen, ..)| *seen).map(|(_, class, word)| sign(class, word, &hatch)) }
            <li key="all">
                <button type="button" class="legend-more" id={props.side.id("all-signs")} onclick={props.on.reform(|_| Action::Help(true))}>{ "all signs" }</button>
            </li>
        </ul>
    }
}

/// A sign as it is on the stage, and what it means.
fn sign(class: &'static str, word: &'static str, hatch: &str) -> Html {
    let (path, text) = match class {
        "ring-affected" => ("M8 -2h8a7 7 0 0 1 0 14h-8a7 7 0 0 1 0 -14z", ""),
        "hatched" => ("M0 -2h24v14h-24z", ""),
        "pid-old" => ("", "0.1"),
        "number" => ("M5 5a7 7 0 0 1 14 0a7 7 0 0 1 -14 0z", "1"),
        _a_line => ("M1 5H23", ""),
    };
    html! {
        <li key={class}>
            <svg viewBox="0 0 24 10" aria-hidden="true" style={hatch.to_owned()}>
                <path {class} d={path} pathLength={(class == "edge cut").then_some("100")} /><text {class} x="12" y="9">{ text }</text>
            </svg>
            { word }
        </li>
    }
}

fn is_block(slot: &SlotView) -> bool {
    matches!(slot.kind, SlotKind::Block(_))
}
