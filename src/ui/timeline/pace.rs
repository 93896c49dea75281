//! The virtual clock, and how fast it plays.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::{Timeline, when};
use crate::diagram::fixed::fixed;
use crate::play::{Clock, speed};
use crate::ui::action::Action;
use crate::ui::footer::clock;

pub use crate::play::speed::warning;

/// Places of the slider.
const PLACES: f64 = 1_000.0;

/// Props of [`Pace`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What there is to say about time.
    pub timeline: Rc<Timeline>,
    /// The speed.
    pub speed: f64,
    /// Steps of the scheduler.
    pub step: u64,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// What the clock is doing, in a word and a sentence.
fn doing(clock: Clock) -> (&'static str, &'static str) {
    match clock {
        Clock::Runs => ("running", "Virtual time is passing."),
        Clock::Held => (
            "held",
            "Virtual time stands still while a story is told: what you read takes no time in the system.",
        ),
        Clock::Rests => (
            "at rest",
            "Virtual time stands still, because nothing in the system waits for it.",
        ),
        Clock::Paused => ("paused", "You have stopped time. Space lets it go on."),
    }
}

/// The clock and the speed.
#[component]
pub fn Pace(props: &Props) -> Html {
    let pace = props.speed;
    let (word, why) = doing(props.timeline.clock);
    let oninput = when(&props.on, |event: InputEvent| {
        let slider = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
        let place: u32 = slider.value().parse().ok()?;
        Some(Action::Speed(speed::round(speed::speed_at(f64::from(place) / PLACES))))
    });
    let onkeydown = when(&props.on, move |press: KeyboardEvent| {
        let next = match press.key().as_str() {
            "ArrowLeft" | "ArrowDown" => speed::slower(pace),
            "ArrowRight" | "ArrowUp" => speed::faster(pace),
            "Home" => speed::SLOWEST,
            "End" => speed::AS_FAST_AS_IT_GOES,
            _no_key_of_the_slider => return None,
        };
        press.prevent_default();
        Some(Action::Speed(next))
    });
    let words = speed::words(pace);
    html! {
        <div class="pace">
            <span class="time" title={why}>
                <span id="clock">{ clock(props.timeline.time_ms) }</span>
                <span class="clock-word" id="clock-word">{ word }</span>
                <span class="unseen">{ why }</span>
                <span class="quiet steps" title={format!("The last event shown; the scheduler has taken {} steps", props.step)}>
                    { format!("event {}", props.timeline.position.event) }
                </span>
            </span>
            <span class="speed" role="group" aria-label="Speed">
                <button type="button" class="button square" id="slower" aria-label="Slower" title="Slower ([)"
                    aria-keyshortcuts="[" onclick={props.on.reform(move |_| Action::Speed(speed::slower(pace)))}>{ "−" }</button>
                <input type="range" class="speed-slider" id="speed-slider" aria-label="Speed" aria-valuetext={words.clone()}
                    min="0" max={fixed(PLACES, 0).to_string()} step="1" value={fixed(speed::place_of(pace) * PLACES, 0).to_string()}
                    title={format!("Speed: {words}")} {oninput} {onkeydown} />
                <button type="button" class="button square" id="faster" aria-label="Faster" title="Faster (])"
                    aria-keyshortcuts="]" onclick={props.on.reform(move |_| Action::Speed(speed::faster(pace)))}>{ "+" }</button>
                <output id="speed">{ words }</output>
            </span>
        </div>
    }
}
