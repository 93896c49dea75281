//! What is drawn of the story: bands, lifelines, bars, arrows with their words. All of it is said in the rows too.

use std::rc::Rc;

use yew::prelude::*;

use crate::diagram::label;
use crate::diagram::number_text::tenths;
use crate::diagram::sequence::{Layout, RowPlace};
use crate::telling::causes::Selection;
use crate::telling::sequence::{Act, Fate, Row, Sequence};
use crate::ui::clock_text::clock;
use crate::ui::drawn::Draw;

/// The beats as the bands call them.
const BEATS: [&str; 6] = ["you", "exit", "signals", "decision", "a new process", "names and data"];

/// The picture.
#[derive(Debug, PartialEq)]
pub struct SequencePicture {
    /// The story.
    pub sequence: Rc<Sequence>,
    /// Where it all goes.
    pub layout: Rc<Layout>,
    /// What is selected.
    pub selection: Option<Rc<Selection>>,
}

impl Draw for SequencePicture {
    fn draw(&self) -> Html {
        let (layout, sequence) = (&self.layout, &self.sequence);
        let selection = self.selection.as_deref();
        let chosen_slot = selection.and_then(|selection| selection.slot.as_ref());
        html! {
            <svg class="sequence-picture" width={tenths(layout.width).to_string()} height={tenths(layout.height).to_string()} aria-hidden="true">
                { for layout.bands.iter().map(|(at, rect)| band(sequence, *at, rect.y, layout.width)) }
                { for layout.lives.iter().map(|life| {
                    let slot = sequence.columns.get(life.column).and_then(|column| column.slot.as_ref());
                    let chosen = slot.is_some() && slot == chosen_slot;
                    let (from, to) = life.line;
                    html! {
                        <line class={classes!("life", chosen.then_some("chosen"))} x1={tenths(from.x).to_string()} y1={tenths(from.y).to_string()}
                            x2={tenths(to.x).to_string()} y2={tenths(to.y).to_string()} />
                    }
                }) }
                { for layout.bars.iter().map(|(rect, waits)| html! {
                    <rect class={if *waits { "bar waits" } else { "bar" }} x={tenths(rect.x).to_string()} y={tenths(rect.y).to_string()}
                        width={tenths(rect.width).to_string()} height={tenths(rect.height).to_string()} rx="2" />
                }) }
                { for layout.lives.iter().filter(|life| !life.cross.is_empty()).map(|life| html! {
                    <path class="life-end" d={life.cross.clone()} />
                }) }
                { for sequence.rows.iter().zip(&layout.rows).map(|(row, place)| arrow(row, place, selection)) }
            </svg>
        }
    }
}

/// The heading of a beat, and the time when it has moved on.
fn band(sequence: &Sequence, at: usize, y: f64, width: f64) -> Html {
    let Some(row) = sequence.rows.get(at) else {
        return Html::default();
    };
    let before = at.checked_sub(1).and_then(|before| sequence.rows.get(before));
    let new_beat = before.is_none_or(|before| before.beat != row.beat);
    let time = match before {
        None => clock(row.time_ms),
        Some(before) if before.time_ms != row.time_ms => {
            format!(
                "{} ms later · {}",
                row.time_ms.saturating_sub(before.time_ms),
                clock(row.time_ms)
            )
        }
        Some(_) => String::new(),
    };
    let middle = y + 14.0;
    let word = BEATS.get(usize::from(row.beat)).copied().unwrap_or_default();
    html! {
        <g class="band">
            <line x1="0" x2={tenths(width).to_string()} y1={tenths(y + 4.5).to_string()} y2={tenths(y + 4.5).to_string()} />
            if new_beat {
                if row.beat > 0 {
                    <circle cx="9" cy={tenths(middle).to_string()} r="7" />
                    <text class="band-number" x="9" y={tenths(middle + 3.5).to_string()}>{ row.beat }</text>
                }
                <text class="band-word" x={if row.beat > 0 { "21" } else { "3" }} y={tenths(middle + 3.5).to_string()}>{ word }</text>
            }
            <text class="band-time" x={tenths(width - 4.0).to_string()} y={tenths(middle + 3.5).to_string()}>{ time }</text>
        </g>
    }
}

fn arrow(row: &Row, place: &RowPlace, selection: Option<&Selection>) -> Html {
    let chosen = selection.is_some_and(|selection| selection.row == Some(row.event));
    let because = selection.is_some_and(|selection| selection.because_of(row.event));
    let class = classes!(
        "arrow",
        class_of(row.act),
        row.by_link.then_some("by-link"),
        (row.fate == Fate::Lost).then_some("lost"),
        chosen.then_some("chosen"),
        because.then_some("because"),
    );
    let word = row.act.word();
    let tail = match row.fate {
        Fate::Arrived => "",
        Fate::Ignored => " · ignored",
        Fate::Lost => " · nobody there",
    };
    let room = (place.room - label::width_ems(word) * 1.08 - label::width_ems(tail) - 0.6).max(0.0);
    let rest = if room > 1.5 {
        label::fit(&row.label, room)
    } else {
        String::new()
    };
    html! {
        <g {class} key={row.event}>
            if !place.line.is_empty() {
                <path class="arrow-line" d={place.line.clone()} />
            }
            if !place.head.is_empty() {
                <path class="arrow-head" d={place.head.clone()} />
            }
            <text x={tenths(place.text.x).to_string()} y={tenths(place.text.y).to_string()} class={place.ends.then_some("ends")}>
                <tspan class="act">{ word }</tspan><tspan class="isolate" dx="4">{ rest }{ tail }</tspan>
            </text>
        </g>
    }
}

fn class_of(act: Act) -> &'static str {
    match act {
        Act::Spawn | Act::Ack => "act-spawn",
        Act::Exit | Act::Ended => "act-exit",
        Act::Down => "act-down",
        Act::Call | Act::Cast | Act::Send => "act-call",
        Act::Reply => "act-reply",
        Act::Decides => "act-decides",
        Act::Named | Act::Reads | Act::Writes => "act-name",
        Act::Unnamed => "act-unnamed",
    }
}
