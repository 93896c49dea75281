//! The virtual clock: while time passes, it alone is drawn again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::functional::UseForceUpdateHandle;
use yew::prelude::*;

use crate::play::Clock;
use crate::ui::clock_text::clock;

/// What the clock says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClockReading {
    /// Virtual time.
    pub time_ms: u64,
    /// What virtual time is doing.
    pub clock: Clock,
    /// The last event shown.
    pub event: u64,
    /// Steps of the scheduler.
    pub step: u64,
}

/// What turns the clock on; clones turn the same one.
#[derive(Clone, Default)]
pub struct Hand(Rc<Wheels>);

#[derive(Default)]
struct Wheels {
    reading: Cell<ClockReading>,
    dial: RefCell<Option<UseForceUpdateHandle>>,
}

impl PartialEq for Hand {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Hand {
    /// Lets the clock say that.
    pub fn show(&self, reading: ClockReading) {
        if self.0.reading.replace(reading) == reading {
            return;
        }
        let dial = self.0.dial.borrow().clone();
        if let Some(dial) = dial {
            dial.force_update();
        }
    }
}

/// What the clock is doing, in a word and a sentence.
fn doing(clock: Clock) -> (&'static str, &'static str) {
    match clock {
        Clock::Runs => ("running", "Virtual time is passing."),
        Clock::Held => (
            "time waits",
            "Virtual time stands still while a story is told: what you read takes no time in the system.",
        ),
        Clock::Rests => (
            "at rest",
            "Virtual time stands still, because nothing in the system waits for it.",
        ),
        Clock::Paused => ("paused", "You have stopped time. Space lets it go on."),
    }
}

/// Props of [`Dial`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What turns it.
    pub hand: Hand,
}

/// The clock.
#[component]
pub fn Dial(props: &Props) -> Html {
    let update = use_force_update();
    {
        let hand = props.hand.clone();
        use_effect_with((), move |()| {
            hand.0.dial.replace(Some(update));
            move || drop(hand.0.dial.take())
        });
    }
    let reading = props.hand.0.reading.get();
    let (word, why) = doing(reading.clock);
    html! {
        <span class="time" title={why}>
            <span id="clock">{ clock(reading.time_ms) }</span>
            <span class="clock-word" id="clock-word">{ word }</span>
            <span class="unseen">{ why }</span>
            <span class="quiet steps" title={format!("The last event shown; the scheduler has taken {} steps", reading.step)}>
                { format!("event {}", reading.event) }
            </span>
        </span>
    }
}
