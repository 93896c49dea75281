//! What has just been sent along links and monitors: which processes tell which that they end.
//!
//! Invariant: only what runs between two places of the tree is kept, for a moment, and of much at once the last.

use std::collections::VecDeque;

use super::places::{PlaceId, Places};
use super::view;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventKind, Pid};

/// How long a signal is shown, in microseconds at speed 1.
const SHOWN_US: u64 = 1_100_000;

/// More than that at once are no more to be told apart.
const MOST: usize = 48;

/// The signals that are shown.
#[derive(Clone, Debug, Default)]
pub(super) struct RecentSignals(VecDeque<Recent>);

#[derive(Clone, Copy, Debug)]
struct Recent {
    from: PlaceId,
    to: PlaceId,
    monitor: bool,
    until_us: u64,
}

impl RecentSignals {
    /// What an event means for them, at that time of the clock.
    pub(super) fn apply(&mut self, event: &Event<OtpEvent>, places: &Places, clock_us: u64) {
        match event.kind {
            EventKind::ExitSignal { to, .. } => self.runs(event.pid, to, false, places, clock_us),
            EventKind::Down { to } => self.runs(event.pid, to, true, places, clock_us),
            _ => {}
        }
    }

    fn runs(&mut self, from: Pid, to: Pid, monitor: bool, places: &Places, clock_us: u64) {
        let to_place = places.in_tree(to).filter(|place| places.pid(*place) == Some(to));
        let Some((from, to)) = places.in_tree(from).zip(to_place) else {
            return;
        };
        if self.0.len() == MOST {
            self.0.pop_front();
        }
        self.0.push_back(Recent {
            from,
            to,
            monitor,
            until_us: clock_us + SHOWN_US,
        });
    }

    /// How long until the next is shown no more; `None` when none is shown now.
    pub(super) fn until_stale_us(&self, clock_us: u64) -> Option<u64> {
        let first = self.0.iter().find(|signal| signal.until_us > clock_us)?;
        Some(first.until_us - clock_us)
    }

    /// Forgets what was shown before that time.
    pub(super) fn settle(&mut self, clock_us: u64) {
        while self.0.pop_front_if(|signal| signal.until_us <= clock_us).is_some() {}
    }

    /// Those that are shown, each once.
    pub(super) fn view(&self, places: &Places, clock_us: u64) -> Vec<view::SignalView> {
        let mut shown: Vec<view::SignalView> = Vec::new();
        for signal in self.0.iter().filter(|signal| signal.until_us > clock_us) {
            let signal = view::SignalView {
                from: places.path_of(signal.from).to_string(),
                to: places.path_of(signal.to).to_string(),
                monitor: signal.monitor,
            };
            if !shown.contains(&signal) {
                shown.push(signal);
            }
        }
        shown
    }
}
