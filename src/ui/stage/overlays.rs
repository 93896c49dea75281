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
    let cut = |slot: &Rc<SlotView>| slot.level > 1 && (slot.orphan || slot.pid.is_none() && !is_block(slot));
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
        (slots().any(|slot| slot.affected), "ring", "decided"),
        (slots().any(|slot| slot.ghost.is_some()), "struck", "gone"),
        (
            shown.names().any(|row| row.pid.is_none()) || files().any(|row| !row.served),
            "hatched",
            "nobody",
        ),
        (shown.story.is_some(), "number", "beat"),
    ];
    let sign = |class: &'static str| match class {
        "struck" => html! { <text class="pid-old" x="0" y="9">{ "0.1" }</text> },
        "number" => html! { <g class="marker"><circle cx="12" cy="5" r="7" /><text x="12" y="8.5">{ "1" }</text></g> },
        "ring" => html! { <rect class="ring-affected" x="1" y="-2" width="22" height="14" rx="6" /> },
        "hatched" => {
            html! { <rect x="0" y="-2" width="24" height="14" rx="3" fill={format!("url(#{})", props.side.id("hatch"))} /> }
        }
        line => html! { <path class={line} pathLength={(line == "edge cut").then_some("100")} d="M1 5H23" /> },
    };
    html! {
        <ul class="legend" aria-label="What is to be seen now">
            { for signs.into_iter().filter(|(seen, ..)| *seen).map(|(_, class, word)| html! {
                <li key={class}><svg viewBox="0 0 24 10" aria-hidden="true">{ sign(class) }</svg>{ word }</li>
            }) }
            <li key="all">
                <button type="button" class="legend-more" id={props.side.id("all-signs")} onclick={props.on.reform(|_| Action::Help(true))}>{ "all signs" }</button>
            </li>
        </ul>
    }
}

fn is_block(slot: &SlotView) -> bool {
    matches!(slot.kind, SlotKind::Block(_))
}
