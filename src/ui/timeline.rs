//! The bar at the page's foot that is about time: where in the history one is, going there, and how fast it plays.

mod landmarks;
mod pace;
mod scrubber;
mod sign;
mod transport;

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::browser;
use crate::diagram::landmarks::Landmarks;
use crate::play::{Clock, Dropped, Position};
use crate::runtime::EventId;
use crate::telling::Simulation;
use landmarks::{Key, Stops};
use pace::{Pace, warning};
use scrubber::Scrubber;
use sign::Sign;
use transport::Transport;

/// A way through the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travel {
    /// The next visible event.
    Step,
    /// The visible event before.
    StepBack,
    /// The next beat of the story.
    Beat,
    /// The beginning of this beat, or the beat before.
    BeatBack,
    /// When that event had just been shown.
    Seek(EventId),
    /// The present.
    Present,
}

/// What there is to say about time.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Where one is in the history.
    pub position: Position,
    /// Virtual time.
    pub time_ms: u64,
    /// What virtual time is doing.
    pub clock: Clock,
    /// Is something shown that is not the present?
    pub past: bool,
    /// What acting here would drop.
    pub dropped: Option<Dropped>,
    /// The landmarks of the history.
    pub landmarks: Landmarks,
}

impl Default for Timeline {
    fn default() -> Self {
        Self {
            position: Position {
                event: 0,
                last: 0,
                first: 0,
            },
            time_ms: 0,
            clock: Clock::default(),
            past: false,
            dropped: None,
            landmarks: Landmarks::default(),
        }
    }
}

impl Timeline {
    /// As it is now, for a window of the width it has.
    #[must_use]
    pub fn of(simulation: &Simulation, time_ms: u64) -> Self {
        let position = simulation.position();
        let width = (browser::window_width() - scrubber::MARGINS).max(100.0);
        Self {
            position,
            time_ms,
            clock: simulation.clock(),
            past: simulation.is_in_the_past(),
            dropped: simulation.dropped_by_acting(),
            landmarks: Landmarks::new(simulation.landmarks(), position, width, &|landmark| {
                simulation.words_of(landmark)
            }),
        }
    }
}

/// Props of [`TimelineBar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What there is to say about time.
    pub timeline: Rc<Timeline>,
    /// Is time standing still?
    pub paused: bool,
    /// The speed.
    pub speed: f64,
    /// Steps of the scheduler.
    pub step: u64,
    /// What has just been dropped by acting in the past, in words.
    pub forked: Option<AttrValue>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The bar.
#[component]
pub fn TimelineBar(props: &Props) -> Html {
    let timeline = &props.timeline;
    html! {
        <section class="timeline" aria-label="Time">
            <div class="travel">
                <Sign timeline={timeline.clone()} forked={props.forked.clone()} on={props.on.clone()} />
                <div class="rail">
                    <Stops timeline={timeline.clone()} on={props.on.clone()} />
                    <Scrubber timeline={timeline.clone()} on={props.on.clone()} />
                </div>
                <Transport paused={props.paused} on={props.on.clone()} />
            </div>
            <div class="timeline-middle">
                if let Some(warning) = warning(props.speed) {
                    <p class="speed-warning" id="speed-warning">{ warning }</p>
                } else {
                    <Key />
                }
            </div>
            <Pace timeline={timeline.clone()} speed={props.speed} step={props.step} on={props.on.clone()} />
        </section>
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
