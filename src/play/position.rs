//! Where one is in a history, and what lies after it.

use crate::runtime::{EventId, Millis};

/// Where one is in the history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The last event shown; 0 before the first.
    pub event: EventId,
    /// The last event of all that has been shown so far.
    pub last: EventId,
    /// The earliest that can be gone back to; 0 unless the history has become very long.
    pub first: EventId,
}

/// What acting here would drop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The last event that stays.
    pub from: EventId,
    /// Events shown later than now.
    pub events: u64,
    /// What a person did later than now.
    pub inputs: usize,
    /// Virtual time from now to the present.
    pub time_ms: Millis,
    /// How long it takes to watch that at speed 1, beats and rests.
    pub watched_ms: Millis,
}

impl Dropped {
    /// It as the end of a sentence: the 140 events after it, 2 clicks of yours and 3.4 s of virtual time.
    #[must_use]
    pub fn words(&self) -> String {
        if self.events == 0 && self.inputs == 0 {
            return format!("only {} of virtual time", seconds(self.time_ms));
        }
        let events = match self.events {
            0 => "no event".to_owned(),
            1 => "the event after it".to_owned(),
            events => format!("the {events} events after it"),
        };
        let acts = match self.inputs {
            0 => String::new(),
            1 => ", 1 thing you did".to_owned(),
            acts => format!(", {acts} things you did"),
        };
        format!("{events}{acts} and {} of virtual time", seconds(self.time_ms))
    }
}

/// Milliseconds as seconds with one digit: 3.4 s.
#[must_use]
pub fn seconds(ms: Millis) -> String {
    format!("{}.{} s", ms / 1_000, ms % 1_000 / 100)
}
