//! The virtual clock, and how fast it plays.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::clock::{Dial, Hand};
use super::landmarks::LandmarkKey;
use super::when;
use crate::diagram::number_text::fixed;
use crate::play::speed;
use crate::ui::action::Action;
use crate::ui::drawn::{Draw, drawn};

pub use crate::play::speed::warning;

/// Places of the slider.
const PLACES: f64 = 1_000.0;

/// The clock and the speed.
#[derive(PartialEq)]
pub struct SpeedControl {
    /// What turns the clock.
    pub hand: Hand,
    /// The speed.
    pub speed: f64,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for SpeedControl {
    fn draw(&self) -> Html {
        let pace = self.speed;
        let oninput = when(&self.on, |event: InputEvent| {
            let slider = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
            let place: u32 = slider.value().parse().ok()?;
            Some(Action::Speed(speed::round(speed::speed_at(f64::from(place) / PLACES))))
        });
        let onkeydown = when(&self.on, move |press: KeyboardEvent| {
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
                <Dial hand={self.hand.clone()} />
                <span class="speed" role="group" aria-label="Speed">
                    <button type="button" class="button square" id="slower" aria-label="Slower" title="Slower ([)"
                        aria-keyshortcuts="[" onclick={self.on.reform(move |_| Action::Speed(speed::slower(pace)))}>{ "−" }</button>
                    <input type="range" class="speed-slider" id="speed-slider" aria-label="Speed" aria-valuetext={words.clone()}
                        min="0" max={fixed(PLACES, 0).to_string()} step="1" value={fixed(speed::place_of(pace) * PLACES, 0).to_string()}
                        title={format!("Speed: {words}")} {oninput} {onkeydown} />
                    <button type="button" class="button square" id="faster" aria-label="Faster" title="Faster (])"
                        aria-keyshortcuts="]" onclick={self.on.reform(move |_| Action::Speed(speed::faster(pace)))}>{ "+" }</button>
                    <output id="speed">{ words }</output>
                </span>
                { drawn(LandmarkKey) }
            </div>
        }
    }
}
