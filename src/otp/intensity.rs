//! Restart intensity: how many restarts a supervisor allows in how many seconds (`supervisor:add_restart/1`).

use crate::runtime::{Atom, Millis, Queue, Term};
use crate::tuple;

/// Where a BEAM's monotonic clock starts, in seconds: -(2^59) nanoseconds.
const MONOTONIC_START_S: i64 = -576_460_752;

/// The restarts of the window. They are counted in whole seconds of monotonic time, so a restart that is exactly
/// `max_seconds` old still counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intensity {
    /// How many restarts the window allows.
    pub max_restarts: u32,
    /// The window's length in seconds.
    pub max_seconds: u32,
    /// When they happened, in seconds, oldest first.
    restarts: Queue<u64>,
}

crate::digest!(struct Intensity { max_restarts, max_seconds, restarts });

impl Default for Intensity {
    /// Elixir's default: 3 in 5 seconds.
    fn default() -> Self {
        Self::new(3, 5)
    }
}

impl Intensity {
    /// An empty window.
    #[must_use]
    pub fn new(max_restarts: u32, max_seconds: u32) -> Self {
        Self {
            max_restarts,
            max_seconds,
            restarts: Queue::default(),
        }
    }

    /// The flags `intensity` and `period` of a term; left out, they are Erlang's: 1 in 5 seconds.
    pub(super) fn from_terms(intensity: Option<&Term>, period: Option<&Term>) -> Result<Self, Term> {
        let at_least = |term: Option<&Term>, least: i64, default: u32, what: &'static str| match term {
            None => Ok(default),
            Some(term) => match term.as_int() {
                Some(number) if number >= least => Ok(u32::try_from(number).unwrap_or(u32::MAX)),
                Some(_) | None => Err(tuple![Atom::new(what), term.clone()]),
            },
        };
        let max_restarts = at_least(intensity, 0, 1, "invalid_intensity")?;
        let max_seconds = at_least(period, 1, 5, "invalid_period")?;
        Ok(Self::new(max_restarts, max_seconds))
    }

    /// Counts one restart; false when that is one too many.
    pub fn add_restart(&mut self, now_ms: Millis) -> bool {
        let now = now_ms / 1_000;
        let oldest = now.saturating_sub(u64::from(self.max_seconds));
        while self.restarts.front().is_some_and(|at| *at < oldest) {
            self.restarts.pop_front();
        }
        self.restarts.push_back(now);
        self.restarts.len() <= self.max_restarts as usize
    }

    /// When they happened, newest first, in seconds of a BEAM's monotonic clock.
    pub(super) fn restarts(&self) -> Term {
        let at = |at: &u64| Term::Int(MONOTONIC_START_S + i64::try_from(*at).unwrap_or(i64::MAX / 2));
        let mut restarts: Vec<_> = self.restarts.iter().map(at).collect();
        restarts.reverse();
        Term::list(restarts)
    }

    /// How many restarts count now.
    #[must_use]
    pub fn count(&self, now_ms: Millis) -> u32 {
        let oldest = (now_ms / 1_000).saturating_sub(u64::from(self.max_seconds));
        let old = self.restarts.partition_point(|at| *at < oldest);
        u32::try_from(self.restarts.len() - old).unwrap_or(u32::MAX)
    }
}
