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
use super::drawn::{Draw, drawn, keyed};
use crate::diagram::scrubber_marks::{Landmarks, Marking};
use crate::play::{BranchView, Clock, Landmark, Position};
use crate::runtime::EventId;
use crate::telling::Simulation;
use branches::Branches;
use clock::Hand;
pub use landmarks::LandmarkKey;
use landmarks::Stops;
use past_banner::PastBanner;
use scrubber::{Scrubber, Span};
use speed_control::{SpeedControl, warning};
use transport::Transport;

/// So many incidents are marked in the overview at the most.
const OVERVIEW: usize = 200;

/// From that width on everything about time is one row, in pixels: as the style sheet has it.
const ONE_ROW: f64 = 1_280.0;

/// What the buttons, the clock and the speed take of that row with the gaps between, in pixels.
const BESIDE: f64 = 252.0 + 476.0 + 2.0 * 18.0;

/// What there is to say about time, but for what the clock says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// Where one is in the history.
    pub position: Position,
    /// Virtual time when one came there.
    pub time_ms: u64,
    /// Is something shown that is not the present?
    pub past: bool,
    /// Does nothing move?
    pub rests: bool,
    /// What acting here would drop, in words.
    pub dropped: Option<AttrValue>,
    /// The futures that were left and can be returned to, the one left last at the end.
    pub branches: Vec<BranchView>,
    /// The incident that is shown, as its first event and its last.
    pub incident: (EventId, EventId),
    /// The first events of all incidents, as parts of the history.
    pub overview: Rc<[f64]>,
    /// The landmarks of the incident.
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
            rests: simulation.clock() == Clock::Rests,
            dropped: dropped.map(|dropped| AttrValue::from(dropped.words())),
            branches: simulation.branches(),
            incident: simulation.incident(),
            overview: overview(simulation, position),
            landmarks,
        }
    }

    /// Is there nothing before what is shown; and nothing after it, and nothing that comes by itself?
    fn ends(&self) -> [bool; 2] {
        let Position { event, first, .. } = self.position;
        [event <= first, self.rests && !self.past]
    }

    /// Is there an incident that is not the whole history?
    fn has_incident(&self) -> bool {
        self.incident != (self.position.first, self.position.last)
    }
}

/// Where the incidents begin in the whole history: of very many the last ones.
fn overview(simulation: &Simulation, position: Position) -> Rc<[f64]> {
    let length = position.last.saturating_sub(position.first).max(1) as f64;
    let incidents: Vec<_> = simulation.incidents().collect();
    let last = &incidents[incidents.len().saturating_sub(OVERVIEW)..];
    last.iter()
        .map(|event| event.saturating_sub(position.first) as f64 / length)
        .collect()
}

/// The landmarks of the incident that is shown, as there is room for them.
pub fn landmarks(simulation: &Simulation, marking: &mut Marking) -> Rc<Landmarks> {
    let words = |landmark: &Landmark| simulation.words_of(landmark);
    marking.mark(simulation.landmarks(), simulation.incident(), width(), &words)
}

/// How many pixels the slider has. On a wide window what else there is about time stands in the same row.
fn width() -> u32 {
    let window = browser::window_width();
    let beside = if window >= ONE_ROW { BESIDE } else { 0.0 };
    let width = (window - scrubber::MARGINS - beside).max(100.0);
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
                        if timeline.has_incident() {
                            { keyed("incident", Scrubber { timeline: timeline.clone(), span: Span::Incident, on: self.on.clone() }) }
                        }
                        { keyed("all", Scrubber { timeline: timeline.clone(), span: Span::All, on: self.on.clone() }) }
                    </div>
                    { drawn(Transport { paused: self.paused, rests: timeline.rests, ends: timeline.ends(), on: self.on.clone() }) }
                </div>
                { drawn(SpeedControl { hand: self.hand.clone(), speed: self.speed, on: self.on.clone() }) }
                if let Some(warning) = warning(self.speed) {
                    <p class="speed-warning" id="speed-warning">{ warning }</p>
                }
                { drawn(Branches { branches: timeline.branches.clone(), on: self.on.clone() }) }
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
