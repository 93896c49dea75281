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
    /// In which seconds they happened, and how many in each, oldest first: the window takes no more room than it has seconds.
    earlier: Queue<(u64, u32)>,
    /// The last of these seconds.
    newest: (u64, u32),
    /// How many there are together.
    held: u32,
}

crate::digest!(struct Intensity { max_restarts, max_seconds, earlier, newest, held });

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
            earlier: Queue::default(),
            newest: (0, 0),
            held: 0,
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
        if self.newest.0 != now {
            self.earlier.push_back(self.newest);
            self.newest = (now, 0);
        }
        while self.earlier.front().is_some_and(|(second, _)| *second < oldest)
            && let Some((_, restarts)) = self.earlier.pop_front()
        {
            self.held -= restarts;
        }
        self.newest.1 += 1;
        self.held += 1;
        self.held <= self.max_restarts
    }

    /// When they happened, newest first, in seconds of a BEAM's monotonic clock.
    pub(super) fn restarts(&self) -> Term {
        let mut seconds: Vec<_> = self.seconds().copied().collect();
        seconds.reverse();
        let restarts = seconds.into_iter().flat_map(|(second, restarts)| {
            let at = MONOTONIC_START_S + i64::try_from(second).unwrap_or(i64::MAX / 2);
            std::iter::repeat_n(Term::Int(at), restarts as usize)
        });
        Term::list(restarts.collect::<Vec<_>>())
    }

    /// How many restarts count now.
    #[must_use]
    pub fn count(&self, now_ms: Millis) -> u32 {
        let oldest = (now_ms / 1_000).saturating_sub(u64::from(self.max_seconds));
        let old = self.seconds().take_while(|(second, _)| *second < oldest);
        self.held - old.map(|(_, restarts)| restarts).sum::<u32>()
    }

    fn seconds(&self) -> impl Iterator<Item = &(u64, u32)> {
        self.earlier.iter().chain([&self.newest])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Random;

    /// As `supervisor:add_restart/1` has it: a list of all restarts, the newest first.
    #[test]
    fn a_window_is_that_of_a_list_of_all_restarts() {
        for seed in 0..40 {
            let (mut random, mut now) = (Random::new(seed), 0);
            let mut window = Intensity::new(4, 3);
            let mut list: Vec<u64> = Vec::new();
            for _ in 0..400 {
                now += [0, 0, 300, 1_000, 7_000][random.below(5) as usize];
                list.retain(|second| now / 1_000 <= second + 3);
                assert_eq!(window.count(now) as usize, list.len(), "seed {seed}");
                list.insert(0, now / 1_000);
                assert_eq!(window.add_restart(now), list.len() <= 4, "seed {seed}");
                let seconds = list.iter().map(|second| Term::Int(MONOTONIC_START_S + *second as i64));
                assert_eq!(
                    window.restarts(),
                    Term::list(seconds.collect::<Vec<_>>()),
                    "seed {seed}"
                );
                assert!(window.earlier.len() <= 4, "no more than the window has seconds");
            }
        }
    }
}
