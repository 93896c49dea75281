//! One slot of the tree: a node that stays while processes come and go in it.
//!
//! It is drawn again when what it shows has changed, and never else: a pointer over it, a clock that goes on and a picture
//! that is moved are no business of its own. What is done to it is heard by the tree.

mod words;

use std::rc::Rc;

use yew::prelude::*;

use super::bet_marks::BetMark;
use super::drawn::Draw;
use super::ids::{Side, slot_id};
use super::{badges, renders};
use crate::diagram::number_text::tenths;
use crate::diagram::{Rect, label, path};
use crate::telling::view::{SlotKind, SlotView};
use words::spoken;

pub use words::{glyph, short_pid};

/// The node.
#[derive(Debug, PartialEq)]
pub struct SlotNode {
    /// Which system it is part of.
    pub side: Side,
    /// What is in the slot.
    pub slot: Rc<SlotView>,
    /// Where the slot is.
    pub place: Rect,
    /// Is it the tree's one tab stop?
    pub tab_stop: bool,
    /// Is it in the inspector?
    pub selected: bool,
    /// The mark on it, while there is a bet.
    pub mark: Option<BetMark>,
    /// Is it the one of those that are found that was gone to last?
    pub gone_to: bool,
    /// The story's beat, if it is about this slot.
    pub beat: Option<u8>,
}

impl Draw for SlotNode {
    fn draw(&self) -> Html {
        renders::count_node();
        let (slot, rect) = (&self.slot, self.place);
        let (kind, radius, pad) = shape(&slot.kind, rect.height);
        let classes = classes!(
            "slot",
            kind,
            slot.affected.then_some("affected"),
            self.selected.then_some("selected"),
            self.beat.is_some().then_some("told"),
            slot.doomed.then_some("doomed"),
            slot.found.then_some("found"),
            self.gone_to.then_some("gone-to"),
            self.mark.is_some_and(|mark| mark.marked).then_some("marked"),
        );
        html! {
            <g class={classes} id={slot_id(self.side, &slot.path)} role="treeitem" tabindex={if self.tab_stop { "0" } else { "-1" }}
                aria-level={slot.level.to_string()} aria-setsize={slot.siblings.to_string()}
                aria-posinset={slot.position.to_string()} aria-expanded={slot.opens.then_some("true")}
                aria-selected={if self.selected { "true" } else { "false" }}
                aria-checked={self.mark.filter(|mark| mark.open).map(|mark| mark.marked.to_string())}
                data-slot={slot.path.clone()} data-pid={slot.pid.clone().unwrap_or_default()}
                data-generation={slot.generation.to_string()} data-status={slot.status.word()}
                data-affected={slot.affected.then_some("true")} data-found={slot.found.then_some("true")}
                style={moved_to(rect)}>
                // The name for assistive technology and the tooltip. An `aria-label` would have to repeat every sign on the node.
                <title>{ spoken(slot) }</title>
                { outset(rect, radius, 7.0, "ring-affected") }
                { outset(rect, radius, 4.0, "ring-focus") }
                if slot.doomed {
                    { outset(rect, radius, 4.0, "ring-doomed") }
                }
                if slot.found {
                    { outset(rect, radius, 4.0, "ring-found") }
                }
                { body(slot, rect, radius) }
                if let Some(mark) = self.mark {
                    { marked(mark, rect, radius) }
                }
                { name_line(slot, rect.width, rect.height, pad) }
                { pid_line(slot, rect.width, rect.height, pad) }
                { badges::rim(&slot.kind, rect.width, slot.generation, slot.mailbox) }
                { reason(slot, rect.width, rect.height, pad) }
                <g class="cut-line" aria-hidden="true"><path d={path::cut(rect.width, rect.height)} /></g>
                if let Some(beat) = self.beat {
                    <g class="marker" aria-hidden="true" transform="translate(0 0)"><circle r="10" /><text y="4">{ beat }</text></g>
                }
            </g>
        }
    }
}

/// The ring of a place that is marked for a bet, and the sign of what the mark was worth.
fn marked(mark: BetMark, rect: Rect, radius: f64) -> Html {
    html! {
        <>
            if mark.marked {
                { outset(rect, radius, 6.0, "ring-marked") }
            }
            if let Some(worth) = mark.worth {
                <g class="worth" data-worth={worth.word()} transform={"translate(4 -3)"}>
                    <title>{ worth.word() }</title>
                    <circle r="9" /><text y="4">{ worth.sign() }</text>
                </g>
            }
        </>
    }
}

/// The style that puts a node there.
#[must_use]
pub fn moved_to(rect: Rect) -> String {
    format!("transform:translate({}px,{}px)", tenths(rect.x), tenths(rect.y))
}

/// A ring around a node.
pub fn outset(rect: Rect, radius: f64, by: f64, class: &'static str) -> Html {
    html! {
        <rect {class} x={tenths(-by).to_string()} y={tenths(-by).to_string()} width={tenths(rect.width + 2.0 * by).to_string()}
            height={tenths(rect.height + 2.0 * by).to_string()} rx={tenths(radius + by).to_string()} />
    }
}

/// Class, corner radius and inner margin of a kind of slot.
fn shape(kind: &SlotKind, height: f64) -> (&'static str, f64, f64) {
    match kind {
        SlotKind::Supervisor { .. } => ("supervisor", 10.0, 14.0),
        SlotKind::Worker | SlotKind::Block(_) => ("worker", height / 2.0, 20.0),
        SlotKind::Dynamic => ("worker dynamic", height / 2.0, 20.0),
        SlotKind::Partition => ("worker partition", height / 2.0, 20.0),
    }
}

/// The node's shape; what is gone is in two halves, and so is the ghost of who was there before.
fn body(slot: &SlotView, rect: Rect, radius: f64) -> Html {
    let halves = || {
        let [left, right] = path::halves(rect.width, rect.height, radius);
        html! { <><path class="half left" d={left} /><path class="half right" d={right} /></> }
    };
    let whole = |class: &'static str| {
        html! {
            <rect {class} width={tenths(rect.width).to_string()} height={tenths(rect.height).to_string()} rx={tenths(radius).to_string()} />
        }
    };
    html! {
        <>
            if let (Some(ghost), Some(_)) = (&slot.ghost, &slot.pid) {
                <g class="ghost" key={format!("ghost {ghost}")} aria-hidden="true">{ halves() }</g>
            }
            if slot.pid.is_some() {
                <g class="body" key={format!("body {}", slot.generation)}>{ whole("shape") }</g>
            } else {
                <g class="body gone" key={format!("gone {}", slot.generation)}>{ whole("hit") }{ halves() }</g>
            }
        </>
    }
}

fn name_line(slot: &SlotView, width: f64, height: f64, pad: f64) -> Html {
    let room = (width - 2.0 * pad) / 13.0;
    let (name, detail) = label::name_beside(&slot.label, &slot.detail, room, 0.6);
    html! {
        <text class="name" x={tenths(pad).to_string()} y={tenths(height / 2.0 - 3.5).to_string()}>
            <tspan class="isolate">{ if name.is_empty() { "(empty name)".to_owned() } else { name } }</tspan>
            if !detail.is_empty() {
                <tspan class="detail" dx="7">{ detail }</tspan>
            }
        </text>
    }
}

/// The pid on the left, the status as a glyph and a word on the right. While a ghost is about, both pids.
fn pid_line(slot: &SlotView, width: f64, height: f64, pad: f64) -> Html {
    let y = tenths(height / 2.0 + 14.0).to_string();
    let pid = match (&slot.ghost, &slot.pid) {
        (Some(old), Some(new)) => html! {
            <>
                <tspan class="pid-old">{ short_pid(old).to_owned() }</tspan>
                <tspan class="pid-arrow" dx="3">{ "→" }</tspan>
                <tspan class="pid-new" dx="3">{ short_pid(new).to_owned() }</tspan>
            </>
        },
        (Some(old), None) => html! { <tspan class="pid-old">{ old.clone() }</tspan> },
        (None, Some(pid)) => html! { pid.clone() },
        (None, None) => html! { "no process" },
    };
    html! {
        <>
            <text class="pid" x={tenths(pad).to_string()} y={y.clone()} key={slot.pid.clone().unwrap_or_default()}>{ pid }</text>
            <text class="status" x={tenths(width - pad).to_string()} {y}>
                <tspan class="glyph">{ glyph(slot.status) }</tspan><tspan dx="3">{ slot.status.word() }</tspan>
            </text>
        </>
    }
}

/// The tag under a process that is gone: why.
fn reason(slot: &SlotView, width: f64, height: f64, pad: f64) -> Html {
    let Some(reason) = slot.exit_reason.as_deref().filter(|_| slot.pid.is_none()) else {
        return Html::default();
    };
    // As much as fits under the node: 6.4 px a character, of which two are the sign and its space.
    let room = (width - 2.0 * pad - 16.0) / 6.4 - 2.0;
    let shown = format!("✕ {}", label::fit_mono(reason, room * 0.62));
    let width = shown.chars().count() as f64 * 6.4 + 16.0;
    html! {
        <g class="tag reason" transform={format!("translate({} {})", tenths(pad), tenths(height - 3.0))}>
            <title>{ format!("It ended because of {reason}") }</title>
            <rect width={tenths(width).to_string()} height="18" rx="9" />
            <text x={tenths(width / 2.0).to_string()} y="12.5">{ shown }</text>
        </g>
    }
}
