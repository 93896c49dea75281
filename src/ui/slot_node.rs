//! One slot of the tree: a node that stays while processes come and go in it.

use std::rc::Rc;

use yew::prelude::*;

use super::action::{Action, Tool};
use super::app::slot_id;
use super::gauge;
use crate::diagram::{Rect, label, path};
use crate::telling::view::{SlotKind, SlotView, Status};

/// Props of [`SlotNode`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is in the slot.
    pub slot: Rc<SlotView>,
    /// Where the slot is.
    pub place: Rect,
    /// Is it the tree's one tab stop?
    pub tab_stop: bool,
    /// Is it in the inspector?
    pub selected: bool,
    /// The tool in hand.
    pub tool: Tool,
    /// The story's beat, if it is about this slot.
    pub beat: Option<u8>,
    /// A click or tap.
    pub on_slot: Callback<String>,
    /// Where other actions go.
    pub on: Callback<Action>,
}

/// The node.
#[component]
pub fn SlotNode(props: &Props) -> Html {
    let (slot, rect) = (&props.slot, props.place);
    let (kind, radius, pad) = shape(&slot.kind, rect.height);
    // The scissors open over a node that they were moved to: not over one that came under them when the page scrolled,
    // nor over the one that they have just cut.
    let pointed = use_state_eq(|| false);
    let onclick = {
        let (path, pointed) = (slot.path.clone(), pointed.clone());
        props.on_slot.reform(move |_: MouseEvent| {
            pointed.set(false);
            path.clone()
        })
    };
    let onpointermove = {
        let pointed = pointed.clone();
        Callback::from(move |event: PointerEvent| {
            if event.movement_x() != 0 || event.movement_y() != 0 {
                pointed.set(true);
            }
        })
    };
    let onpointerleave = {
        let pointed = pointed.clone();
        Callback::from(move |_: PointerEvent| pointed.set(false))
    };
    let onfocusin = {
        let path = slot.path.clone();
        props.on.reform(move |_: FocusEvent| Action::Focused(path.clone()))
    };
    let classes = classes!(
        "slot",
        kind,
        slot.affected.then_some("affected"),
        props.selected.then_some("selected"),
        props.beat.is_some().then_some("told"),
        slot.doomed.then_some("doomed"),
        pointed.then_some("pointed"),
    );
    let (width, height) = (format!("{}", rect.width), format!("{}", rect.height));
    let [left_half, right_half, cut] = path::halves(rect.width, rect.height, radius);
    let outset = |by: f64, class: &'static str| {
        html! {
            <rect {class} x={(-by).to_string()} y={(-by).to_string()} width={(rect.width + 2.0 * by).to_string()}
                height={(rect.height + 2.0 * by).to_string()} rx={(radius + by).to_string()} />
        }
    };
    html! {
        <g class={classes} id={slot_id(&slot.path)} role="treeitem" tabindex={if props.tab_stop { "0" } else { "-1" }}
            aria-level={slot.level.to_string()} aria-setsize={slot.siblings.to_string()}
            aria-posinset={slot.position.to_string()} aria-expanded={slot.opens.then_some("true")}
            aria-selected={props.selected.to_string()}
            data-slot={slot.path.clone()} data-pid={slot.pid.clone().unwrap_or_default()}
            data-generation={slot.generation.to_string()} data-status={slot.status.word()}
            data-affected={slot.affected.then_some("true")}
            style={format!("transform:translate({:.1}px,{:.1}px)", rect.x, rect.y)} {onclick} {onpointermove} {onpointerleave} {onfocusin}>
            // The name for assistive technology and the tooltip. An `aria-label` would have to repeat every sign on the node.
            <title>{ spoken(slot) }</title>
            { outset(7.0, "ring-affected") }
            { outset(4.0, "ring-focus") }
            if slot.doomed {
                { outset(4.0, "ring-doomed") }
            }
            if let Some(ghost) = &slot.ghost {
                <g class="ghost" key={format!("ghost {ghost}")} aria-hidden="true">
                    <path class="half left" d={left_half.clone()} />
                    <path class="half right" d={right_half.clone()} />
                </g>
            }
            if slot.pid.is_some() {
                <g class="body" key={format!("body {}", slot.generation)}>
                    <rect class="shape" {width} {height} rx={radius.to_string()} />
                </g>
            } else {
                <g class="body gone" key={format!("gone {}", slot.generation)}>
                    <rect class="hit" {width} {height} rx={radius.to_string()} />
                    <path class="half left" d={left_half} />
                    <path class="half right" d={right_half} />
                </g>
            }
            { name_line(slot, rect.width, rect.height, pad) }
            { pid_line(slot, rect.width, rect.height, pad) }
            { gauge::rim(&slot.kind, rect.width, slot.generation, slot.mailbox) }
            { reason(slot, rect.width, rect.height, pad) }
            <g class="cut-line" aria-hidden="true"><path d={cut} /></g>
            if let Some(beat) = props.beat {
                <g class="marker" aria-hidden="true" transform="translate(0 0)"><circle r="10" /><text y="4">{ beat }</text></g>
            }
        </g>
    }
}

/// Class, corner radius and inner margin of a kind of slot.
fn shape(kind: &SlotKind, height: f64) -> (&'static str, f64, f64) {
    match kind {
        SlotKind::Supervisor { .. } => ("supervisor", 10.0, 14.0),
        SlotKind::Worker => ("worker", height / 2.0, 20.0),
        SlotKind::Dynamic => ("worker dynamic", height / 2.0, 20.0),
        SlotKind::Partition => ("worker partition", height / 2.0, 20.0),
        SlotKind::Block(_) => ("block", 10.0, 14.0),
    }
}

/// The sign beside the status word.
#[must_use]
pub fn glyph(status: Status) -> &'static str {
    match status {
        Status::Alive => "●",
        Status::Starting => "↻",
        Status::Waiting => "◔",
        Status::Exiting => "◌",
        Status::Dead => "✕",
        Status::Restarting => "↺",
    }
}

/// A pid without its wrapping, for where there is little room: `0.112.0`.
#[must_use]
pub fn short_pid(pid: &str) -> &str {
    pid.trim_start_matches("#PID<").trim_end_matches('>')
}

/// The whole node in words.
fn spoken(slot: &SlotView) -> String {
    let pid = slot.pid.as_deref().unwrap_or("no process");
    let mut words = format!("{}, {}, {pid}", label::fit(&slot.label, 60.0), slot.status.word());
    if let SlotKind::Supervisor {
        strategy,
        restarts,
        max_restarts,
        ..
    } = &slot.kind
    {
        words += &format!(", supervisor {strategy}, {restarts} of {max_restarts} restarts");
    }
    if slot.generation > 1 {
        words += &format!(", generation {}", slot.generation);
    }
    if slot.doomed {
        words += ", about to end";
    }
    if !slot.detail.is_empty() {
        words += &format!(", {}", slot.detail);
    }
    words
}

fn name_line(slot: &SlotView, width: f64, height: f64, pad: f64) -> Html {
    let room = (width - 2.0 * pad) / 13.0;
    // A long name leaves less than half to the detail, a short one the rest.
    let rest = room - label::width_ems(&slot.label) - 0.6;
    let detail_room = label::width_ems(&slot.detail).min(rest.max(room * 0.45));
    let name = label::fit(
        &slot.label,
        room - detail_room - if slot.detail.is_empty() { 0.0 } else { 0.6 },
    );
    html! {
        <text class="name" x={pad.to_string()} y={(height / 2.0 - 3.5).to_string()}>
            <tspan class="isolate">{ if name.is_empty() { "(empty name)".to_owned() } else { name } }</tspan>
            if !slot.detail.is_empty() {
                <tspan class="detail" dx="7">{ label::fit(&slot.detail, detail_room.max(4.0)) }</tspan>
            }
        </text>
    }
}

/// The pid on the left, the status as a glyph and a word on the right. While a ghost is about, both pids.
fn pid_line(slot: &SlotView, width: f64, height: f64, pad: f64) -> Html {
    let y = (height / 2.0 + 14.0).to_string();
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
            <text class="pid" x={pad.to_string()} y={y.clone()} key={slot.pid.clone().unwrap_or_default()}>{ pid }</text>
            <text class="status" x={(width - pad).to_string()} {y}>
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
        <g class="tag reason" transform={format!("translate({pad} {:.1})", height - 3.0)}>
            <title>{ format!("It ended because of {reason}") }</title>
            <rect width={format!("{width:.1}")} height="18" rx="9" />
            <text x={format!("{:.1}", width / 2.0)} y="12.5">{ shown }</text>
        </g>
    }
}
