//! What lies over the picture: zoom buttons and the legend.

use yew::prelude::*;

use super::props::Props;
use crate::telling::view::{SlotKind, SlotView, Status, TableOwner};
use crate::ui::action::Action;
use crate::ui::drawn::drawn;
use crate::ui::elements::{element, plain};
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
        quiet: props.shown.story.is_some(),
        on: props.on.clone(),
    })
}

/// The signs of the stage: how each looks, and what it means.
const SIGNS: [[&str; 4]; 11] = [
    ["edge", LINE, "", "supervises, owns"],
    ["edge cut", LINE, "", "no link"],
    ["edge hot", LINE, "", "exit signal"],
    ["monitor", LINE, "", "DOWN"],
    ["tie shown", LINE, "", "name"],
    ["flow", LINE, "", "reads, writes"],
    [
        "ring-affected",
        "M8 -2h8a7 7 0 0 1 0 14h-8a7 7 0 0 1 0 -14z",
        "",
        "decided",
    ],
    [
        "ring-affected ending",
        "M8 -2h8a7 7 0 0 1 0 14h-8a7 7 0 0 1 0 -14z",
        "",
        "ends",
    ],
    ["pid-old", "", "0.1", "gone"],
    ["hatched", "M0 -2h24v14h-24z", "", "nobody"],
    ["told-here", "M6 5a6 6 0 0 1 12 0a6 6 0 0 1 -12 0z", "", "here"],
];
const LINE: &str = "M1 5H23";

/// What the signs mean that are to be seen now, and where all are explained.
pub(super) fn legend(props: &Props) -> Html {
    let shown = &props.shown;
    let ends = |owner| matches!(owner, TableOwner::Ending | TableOwner::Abandoned);
    let [mut tied, mut stale, mut unserved, mut used] = [false; 4];
    for table in shown.tables.iter() {
        for row in &table.rows {
            tied |= row.fresh || row.pid.is_some() && (ends(table.owner) || row.slot == props.selected);
            stale |= row.stale;
            unserved |= row.pid.is_none();
        }
    }
    for row in shown.storage.iter().flat_map(|storage| &storage.rows) {
        used |= row.fresh && row.used.is_some();
        unserved |= !row.served;
    }
    let told = |slot: &SlotView| {
        shown
            .signals
            .iter()
            .any(|signal| signal.from == slot.path || signal.to == slot.path)
    };
    let [mut cut, mut decided, mut ending] = [false; 3];
    for slot in shown.slots.iter() {
        let block = matches!(slot.kind, SlotKind::Block(_));
        cut |= slot.level > 1 && (slot.orphan || slot.pid.is_none() && !block) && !told(slot);
        let ends = slot.doomed || slot.status == Status::Exiting;
        decided |= slot.affected && !ends;
        ending |= slot.affected && ends;
        stale |= slot.ghost.is_some();
    }
    let runs = |monitor: bool| shown.signals.iter().any(|signal| signal.monitor == monitor);
    let seen = [
        true,
        cut,
        runs(false),
        runs(true),
        tied,
        used,
        decided,
        // For both there is not always room. Who has to end says so too.
        ending && !decided,
        stale,
        unserved,
        shown.story.is_some(),
    ];
    let sign = |&[class, path, text, word]: &[&'static str; 4]| {
        let path = element(
            "path",
            &[("class", class), ("d", path), ("pathLength", "100")],
            Vec::new(),
        );
        let text = element("text", &[("class", class), ("x", "12"), ("y", "9")], vec![plain(text)]);
        let picture = element(
            "svg",
            &[("viewBox", "0 0 24 10"), ("aria-hidden", "true")],
            vec![path, text],
        );
        element("li", &[], vec![picture, plain(word)])
    };
    let signs = SIGNS.iter().zip(seen).filter(|(_, seen)| *seen);
    html! {
        <ul class="legend" aria-label="What is to be seen now" style={format!("--hatch:url(#{})", props.side.id("hatch"))}>
            { for signs.map(|(signed, _)| sign(signed)) }
            <li>
                <button type="button" class="legend-more" id={props.side.id("all-signs")} onclick={props.on.reform(|_| Action::Help(true))}>{ "all signs" }</button>
            </li>
        </ul>
    }
}
