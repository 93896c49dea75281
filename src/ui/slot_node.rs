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
use super::renders;
use crate::diagram::number_text::tenths;
use crate::diagram::{Rect, label, path};
use crate::telling::view::{SlotKind, SlotView};
use words::{beside_name, note, spoken};

pub use words::{glyph, ordinal, short_pid};

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
    /// Is the story's beat about this slot?
    pub told: bool,
    /// Is it seen from so far off that a node is its colour?
    pub farther: bool,
}

impl Draw for SlotNode {
    fn draw(&self) -> Html {
        renders::count_node();
        let (slot, rect) = (&self.slot, self.place);
        let (kind, radius, pad) = shape(&slot.kind);
        let speck = self.is_speck();
        let classes = classes!(
            "slot",
            kind,
            slot.affected.then_some("affected"),
            self.selected.then_some("selected"),
            self.told.then_some("told"),
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
                style={if speck { String::new() } else { moved_to(rect) }}>
                // The name for assistive technology and the tooltip. An `aria-label` would have to repeat every sign on the node.
                <title>{ spoken(slot) }</title>
                { if speck { whole("body shape", slot.generation, rect, radius) } else { self.details(radius, pad) } }
            </g>
        }
    }
}

impl SlotNode {
    /// Is it a process of which nothing is to be seen but its colour? Then it is one rectangle that stands where it is by itself:
    /// to move thousands of groups there is what a browser takes longest for. Supervisors are moved there as ever. Whatever one
    /// of their children becomes, a browser compares only those with what it was that are drawn between two that are moved.
    fn is_speck(&self) -> bool {
        let slot = &self.slot;
        let supervises = matches!(slot.kind, SlotKind::Supervisor { .. });
        let stands_out = supervises || slot.affected || slot.found || self.told || self.mark.is_some();
        self.farther && slot.pid.is_some() && !stands_out
    }

    /// All that can be seen of it from near.
    fn details(&self, radius: f64, pad: f64) -> Html {
        let (slot, rect) = (&self.slot, self.place);
        let room = LineRoom::of(slot, rect.width, pad);
        html! {
            <>
                { outset(rect, radius, 7.0, "ring-affected") }
                { outset(rect, radius, 4.0, "ring-focus") }
                if slot.found {
                    { outset(rect, radius, 4.0, "ring-found") }
                }
                { body(slot, rect, radius) }
                if let Some(mark) = self.mark {
                    { marked(mark, rect, radius) }
                }
                { name_line(slot, room) }
                { pid_line(slot, room) }
                { note_line(slot, room) }
                <g class="cut-line" aria-hidden="true"><path d={path::cut(rect.width, rect.height)} /></g>
                if self.told {
                    <g class="marker" aria-hidden="true"><circle r="7" /></g>
                }
            </>
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
fn shape(kind: &SlotKind) -> (&'static str, f64, f64) {
    match kind {
        SlotKind::Supervisor { .. } => ("supervisor", 10.0, 15.0),
        SlotKind::Worker | SlotKind::Block(_) => ("worker", 26.0, 21.0),
        SlotKind::Dynamic => ("worker dynamic", 26.0, 21.0),
        SlotKind::Partition => ("worker partition", 26.0, 21.0),
    }
}

/// Where a node's lines begin and end: those of one that is cut end before the cut.
#[derive(Clone, Copy)]
struct LineRoom {
    left: f64,
    width: f64,
}

impl LineRoom {
    fn of(slot: &SlotView, width: f64, pad: f64) -> Self {
        let right = if slot.pid.is_some() {
            width - pad
        } else {
            path::before_cut(width) - 3.0
        };
        Self {
            left: pad,
            width: right - pad,
        }
    }
}

/// The node's shape; what is gone is in two halves. Of who was there before, the struck pid is all that is left.
fn body(slot: &SlotView, rect: Rect, radius: f64) -> Html {
    let rect = Rect { x: 0.0, y: 0.0, ..rect };
    if slot.pid.is_some() {
        return whole("body shape", slot.generation, rect, radius);
    }
    let [left, right] = path::halves(rect.width, rect.height, radius);
    html! {
        <g class="gone" key={format!("gone {}", slot.generation)}>
            { whole("hit", slot.generation, rect, radius) }
            <path class="half left" d={left} /><path class="half right" d={right} />
        </g>
    }
}

/// The whole of that shape, there or where its group is. With a key of its own, it comes into being again with each process.
fn whole(class: &'static str, generation: u32, rect: Rect, radius: f64) -> Html {
    html! {
        <rect {class} key={format!("{class} {generation}")} x={tenths(rect.x).to_string()} y={tenths(rect.y).to_string()}
            width={tenths(rect.width).to_string()} height={tenths(rect.height).to_string()} rx={tenths(radius).to_string()} />
    }
}

/// Where the three lines stand.
const LINES: [&str; 3] = ["20.5", "37.5", "54"];
/// Sizes of their type, and how wide a character of a pid is.
const NAME: f64 = 14.0;
const SMALL: f64 = 12.0;
/// How much wider bold letters are than the estimate says of plain ones.
const BOLD: f64 = 1.08;
const MONO: f64 = 7.3;
/// Between two texts on one line.
const GAP_BESIDE: f64 = 7.0;

/// The name, and as many words beside it as there is room for.
fn name_line(slot: &SlotView, room: LineRoom) -> Html {
    const GAP: f64 = GAP_BESIDE / NAME;
    let ems = room.width / (NAME * BOLD);
    let mut beside = beside_name(slot);
    let fits = |beside: &[String]| {
        label::width_ems(&slot.label) + GAP + label::width_ems(&beside.join(" · ")) * SMALL / NAME <= ems
    };
    // What waits in a mailbox is worth no letter of the name.
    let least = usize::from(ordinal(slot).is_some() || slot.orphan || !slot.detail.is_empty());
    while beside.len() > least && !fits(&beside) {
        beside.pop();
    }
    let (name, detail) = label::name_beside(&slot.label, &beside.join(" · "), ems, GAP);
    html! {
        <text class="name" x={tenths(room.left).to_string()} y={LINES[0]}>
            <tspan class="isolate">{ if name.is_empty() { "(empty name)".to_owned() } else { name } }</tspan>
            if !detail.is_empty() {
                <tspan class="detail" dx={tenths(GAP_BESIDE).to_string()}>{ detail }</tspan>
            }
        </text>
    }
}

/// The pid on the left, the status as a glyph and a word on the right. While a ghost is about, both pids.
fn pid_line(slot: &SlotView, room: LineRoom) -> Html {
    let status = label::width_ems(slot.status.word()) * SMALL * BOLD + 18.0;
    let fits = |pid: &str| pid.chars().count() as f64 * MONO + status <= room.width;
    let as_fits = |pid: &str| {
        if fits(pid) {
            pid.to_owned()
        } else {
            short_pid(pid).to_owned()
        }
    };
    let pid = match (&slot.ghost, &slot.pid) {
        (Some(old), Some(new)) if fits(&format!("{} → {}", short_pid(old), short_pid(new))) => html! {
            <>
                <tspan class="pid-old">{ short_pid(old).to_owned() }</tspan>
                <tspan class="pid-arrow" dx="4">{ "→" }</tspan>
                <tspan class="pid-new" dx="4">{ short_pid(new).to_owned() }</tspan>
            </>
        },
        (Some(_), Some(new)) => html! { <tspan class="pid-new">{ as_fits(new) }</tspan> },
        (Some(old), None) => html! { <tspan class="pid-old">{ as_fits(old) }</tspan> },
        (None, Some(pid)) => html! { as_fits(pid) },
        (None, None) => html! { "no process" },
    };
    html! {
        <>
            <text class="pid" x={tenths(room.left).to_string()} y={LINES[1]} key={slot.pid.clone().unwrap_or_default()}>{ pid }</text>
            <text class="status" x={tenths(room.left + room.width).to_string()} y={LINES[1]}>
                <tspan class="glyph">{ glyph(slot.status) }</tspan><tspan dx="3">{ slot.status.word() }</tspan>
            </text>
        </>
    }
}

/// What is most worth to be said of it; of who is gone, why, and whether that is for good.
fn note_line(slot: &SlotView, room: LineRoom) -> Html {
    let note = note(slot);
    let x = tenths(room.left).to_string();
    if slot.pid.is_some() {
        if note.words.is_empty() {
            return Html::default();
        }
        let words = label::fit(&note.words, room.width / (SMALL * BOLD));
        return html! { <text class={note.class} {x} y={LINES[2]}>{ words }</text> };
    }
    let rest = label::width_ems(&slot.detail) * SMALL + GAP_BESIDE;
    let why = label::fit_mono(&note.words, (room.width - rest) / SMALL);
    html! {
        <text class={note.class} {x} y={LINES[2]}>
            { why }<tspan class="detail" dx={tenths(GAP_BESIDE).to_string()}>{ slot.detail.clone() }</tspan>
        </text>
    }
}
