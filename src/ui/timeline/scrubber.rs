//! The slider that goes anywhere in the history.
//!
//! A pointer goes to an event; keys go by what can be seen: arrows by one visible event, Page Up and Page Down by one
//! beat, Home to the first event that is kept, End to the present.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::{Timeline, when};
use crate::diagram::number_text::fixed;
use crate::play::seconds;
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
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Scrubber {
    fn draw(&self) -> Html {
        let timeline = &self.timeline;
        let (first, last, event) = (timeline.position.first, timeline.position.last, timeline.position.event);
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
                "Home" => Travel::Seek(first),
                "End" => Travel::Present,
                _no_key_of_the_slider => return None,
            };
            press.prevent_default();
            Some(Action::Travel(travel))
        });
        let now = if timeline.past { "the past" } else { "now" };
        let says = format!("event {event} of {last}, {}, {now}", seconds(timeline.time_ms));
        let part = event.saturating_sub(first) as f64 / last.saturating_sub(first).max(1) as f64;
        html! {
            <input type="range" class="scrubber" id="scrubber" aria-label="Moment" aria-valuetext={says} title="Drag to go back in time"
                min={first.to_string()} max={last.max(first + 1).to_string()} step="1" value={event.to_string()}
                style={format!("--part:{}", fixed(part, 5))} {oninput} {onkeydown} />
        }
    }
}
