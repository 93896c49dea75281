//! The sliders that go anywhere: a wide one over the incident that is shown, and a thin one over the whole history.
//!
//! A pointer goes to an event; keys go by what can be seen: arrows by one visible event, Page Up and Page Down by one
//! beat, Home to the first event, End to the last: the present, on the one over everything.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::{Timeline, when};
use crate::diagram::number_text::fixed;
use crate::play::{Position, seconds};
use crate::runtime::EventId;
use crate::ui::action::{Action, Travel};
use crate::ui::drawn::Draw;

/// What the page has beside the middle of the slider's thumb at its two ends, in pixels: the footer's padding, and half
/// a thumb at each end.
pub const MARGINS: f64 = 36.0 + 16.0;

/// The slider.
#[derive(Debug, PartialEq)]
pub struct Scrubber {
    /// What there is to say about time.
    pub timeline: Rc<Timeline>,
    /// What it goes over.
    pub span: Span,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// What a slider goes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The incident that is shown, and what was before it.
    Incident,
    /// The whole history that is kept.
    All,
}

impl Draw for Scrubber {
    fn draw(&self) -> Html {
        let timeline = &self.timeline;
        let Position { event, first, last } = timeline.position;
        let ((from, to), id, called) = match self.span {
            Span::Incident => (timeline.incident, "incident", "Moment of what is told"),
            Span::All => ((first, last), "scrubber", "Moment"),
        };
        let oninput = when(&self.on, |event: InputEvent| {
            let slider = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
            Some(Action::Travel(Travel::Seek(slider.value().parse().ok()?)))
        });
        let onkeydown = when(&self.on, move |press: KeyboardEvent| {
            let travel = match press.key().as_str() {
                "ArrowLeft" | "ArrowDown" => Travel::StepBack,
                "ArrowRight" | "ArrowUp" => Travel::Step,
                "PageDown" => Travel::BeatBack,
                "PageUp" => Travel::Beat,
                "Home" => Travel::Seek(from),
                "End" if to == last => Travel::Present,
                "End" => Travel::Seek(to),
                _no_key_of_the_slider => return None,
            };
            press.prevent_default();
            Some(Action::Travel(travel))
        });
        let now = if timeline.past { "the past" } else { "now" };
        let says = format!("event {event} of {last}, {}, {now}", seconds(timeline.time_ms));
        let length = to.saturating_sub(from).max(1) as f64;
        let part = |event: EventId| event.clamp(from, to).saturating_sub(from) as f64 / length;
        let slider = html! {
            <input type="range" class="scrubber" {id} aria-label={called} aria-valuetext={says} title="Drag to go back in time"
                min={from.to_string()} max={to.max(from + 1).to_string()} step="1" value={event.clamp(from, to).to_string()}
                style={format!("--part:{}", fixed(part(event), 5))} {oninput} {onkeydown} />
        };
        if self.span == Span::Incident || !timeline.has_incident() {
            return slider;
        }
        let (from, to) = timeline.incident;
        let begins: String = timeline
            .overview
            .iter()
            .map(|at| format!("M{} 0v6", fixed(at * 1_000.0, 1)))
            .collect();
        html! {
            <div class="overview" style={format!("--from:{};--to:{}", fixed(part(from), 5), fixed(part(to), 5))}>
                <svg viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true"><path d={begins} /></svg>
                { slider }
            </div>
        }
    }
}
