//! The pace: how fast events are shown.

/// What virtual time is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Clock {
    /// It passes.
    #[default]
    Runs,
    /// It stands still while something happens or is told: that takes the system no time.
    Held,
    /// It stands still because nothing waits for it.
    Rests,
    /// A person has stopped it.
    Paused,
}

#[derive(Clone, Debug)]
pub(super) struct Pace {
    pub(super) speed: f64,
    pub(super) paused: bool,
    /// How long the present beat has been shown.
    pub(super) held_us: u64,
    /// The part of a microsecond that was not spent.
    pub(super) rest_us: f64,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            speed: 1.0,
            paused: false,
            held_us: 0,
            rest_us: 0.0,
        }
    }
}

impl Pace {
    pub(super) fn pause(&mut self) {
        self.paused = true;
    }

    pub(super) fn keep_settings(&mut self, other: &Self) {
        self.speed = other.speed;
    }

    /// Another beat is shown: it has its time before it.
    pub(super) fn begin_beat(&mut self) {
        self.held_us = 0;
    }

    /// The beat was looked at long enough.
    pub(super) fn end_beat(&mut self, hold_us: u64) {
        self.held_us = hold_us;
    }
}
