//! The bar at the page's foot that is about time: where in the history one is, going there, and how fast it plays.

mod branches;
pub mod clock;
mod landmarks;
mod past_banner;
mod scrubber;
mod speed_control;
mod transport;

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::browser;
use super::drawn::{Draw, drawn};
use crate::diagram::scrubber_marks::{Landmarks, Marking};
use crate::play::{BranchView, Landmark, Position};
use crate::telling::Simulation;
use branches::Branches;
use clock::Hand;
use landmarks::{LandmarkKey, Stops};
use past_banner::PastBanner;
use scrubber::Scrubber;
use speed_control::{SpeedControl, warning};
use transport::Transport;

/// What there is to say about time, but for what the clock says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Where one is in the history.
    pub position: Position,
    /// Virtual time when one came there.
    pub time_ms: u64,
    /// Is something shown that is not the present?
    pub past: bool,
    /// What acting here would drop, in words.
    pub dropped: Option<AttrValue>,
    /// The futures that were left and can be returned to, the one left last at the end.
    pub branches: Vec<BranchView>,
    /// The landmarks of the history.
    pub landmarks: Rc<Landmarks>,
}

impl Timeline {
    /// As it is now, after it has been like this.
    #[must_use]
    pub fn next(&self, simulation: &Simulation, time_ms: u64, landmarks: Rc<Landmarks>) -> Self {
        let position = simulation.position();
        let past = simulation.is_in_the_past();
        let stays = (position, past) == (self.position, self.past);
        let dropped = simulation.dropped_by_acting();
        Self {
            position,
            time_ms: if stays { self.time_ms } else { time_ms },
            past,
            dropped: dropped.map(|dropped| AttrValue::from(dropped.words())),
            branches: simulation.branches(),
            landmarks,
        }
    }
}

/// The landmarks of the history, as there is room for them.
pub fn landmarks(simulation: &Simulation, marking: &mut Marking) -> Rc<Landmarks> {
    let words = |landmark: &Landmark| simulation.words_of(landmark);
    marking.mark(simulation.landmarks(), simulation.position(), width(), &words)
}

/// How many pixels the slider has.
fn width() -> u32 {
    let width = (browser::window_width() - scrubber::MARGINS).max(100.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a width in pixels, not negative"
    )]
    let width = width as u32;
    width
}

/// The bar.
#[derive(PartialEq)]
pub struct TimelineBar {
    /// What there is to say about time.
    pub timeline: Rc<Timeline>,
    /// Is time standing still?
    pub paused: bool,
    /// The speed.
    pub speed: f64,
    /// What turns the clock.
    pub hand: Hand,
    /// What has just been dropped by acting in the past, in words.
    pub forked: Option<AttrValue>,
    /// Can that be returned to?
    pub left: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for TimelineBar {
    fn draw(&self) -> Html {
        let timeline = &self.timeline;
        html! {
            <section class="timeline" aria-label="Time">
                <div class="travel">
                    { drawn(PastBanner { timeline: timeline.clone(), forked: self.forked.clone(), left: self.left, on: self.on.clone() }) }
                    <div class="rail">
                        <Stops timeline={timeline.clone()} on={self.on.clone()} />
                        { drawn(Scrubber { timeline: timeline.clone(), on: self.on.clone() }) }
                    </div>
                    { drawn(Transport { paused: self.paused, on: self.on.clone() }) }
                </div>
                <div class="timeline-middle">
                    if let Some(warning) = warning(self.speed) {
                        <p class="speed-warning" id="speed-warning">{ warning }</p>
                    } else {
                        { drawn(LandmarkKey) }
                    }
                    { drawn(Branches { branches: timeline.branches.clone(), on: self.on.clone() }) }
                </div>
                { drawn(SpeedControl { hand: self.hand.clone(), speed: self.speed, on: self.on.clone() }) }
            </section>
        }
    }
}

/// Sends what a browser's event means, if it means anything.
fn when<E: 'static>(on: &Callback<Action>, meant: impl Fn(E) -> Option<Action> + 'static) -> Callback<E> {
    let on = on.clone();
    Callback::from(move |event| {
        if let Some(action) = meant(event) {
            on.emit(action);
        }
    })
}
