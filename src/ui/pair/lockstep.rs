//! The same moment in two systems: so many things done, and then so much virtual time passed and so many events shown.
//!
//! Time is counted from what was done last, for a system at rest lets none pass while the other does.

use super::Pair;
use super::sync_point::{Left, SyncPoint};
use crate::play::Clock;
use crate::runtime::EventId;
use crate::ui::action::Travel;
use crate::ui::exhibit::Exhibit;
use crate::ui::ids::Side;

/// A moment, as it is found in both.
#[derive(Clone, Copy, Debug)]
struct Meeting {
    /// The sync point before.
    sync_point: usize,
    /// Virtual time passed since.
    since_ms: u64,
    /// When the last event was, counted from the sync point.
    instant_ms: u64,
    /// Events shown of that instant; `None` when it is over.
    shown: Option<usize>,
}

impl Pair {
    /// Plays both for one frame of that many real milliseconds; true when what is shown of either has changed.
    pub fn frame(&mut self, elapsed_ms: f64) -> bool {
        let may = Side::BOTH.map(|side| self.may_play(side));
        let mut changed = false;
        for side in Side::BOTH {
            changed |= may[side.at()] && self.both[side.at()].simulation.frame(elapsed_ms);
        }
        changed
    }

    /// Virtual time passes in one only as far as it may in the other: while a story is told in one, the other waits.
    fn may_play(&self, side: Side) -> bool {
        let (here, there) = (self.at(side), self.at(side.other()));
        match (here.simulation.clock(), there.simulation.clock()) {
            (Clock::Held, _) | (_, Clock::Rests) => true,
            (_, Clock::Held | Clock::Runs) => self.since(side) <= self.since(side.other()),
            (_, Clock::Paused) => false,
        }
    }

    /// Virtual time in one of them since something was done. One that is not there yet is behind.
    fn since(&self, side: Side) -> u64 {
        let [first, second] = Side::BOTH.map(|side| self.sync_point_before(side));
        let sync_point = self.sync_points[first.max(second)];
        let now = self.at(side).simulation.system().now_ms();
        now.saturating_sub(sync_point.times[side.at()])
    }

    /// What virtual time is doing in both, as the one that is not at rest says, else this one.
    #[must_use]
    pub fn clock(&self, side: Side) -> Clock {
        match self.at(side).simulation.clock() {
            Clock::Rests => self.at(side.other()).simulation.clock(),
            clock => clock,
        }
    }

    /// The last sync point before what is shown there.
    pub(super) fn sync_point_before(&self, side: Side) -> usize {
        let simulation = &self.at(side).simulation;
        let event = simulation.position().event;
        let before = |sync_point: &SyncPoint| sync_point.events[side.at()] < event;
        let found = if simulation.is_in_the_past() {
            self.sync_points.iter().rposition(before)
        } else {
            self.sync_points.len().checked_sub(1)
        };
        found.unwrap_or_default()
    }

    /// One of them has gone through its history: the other follows to the same moment.
    pub fn follow(&mut self, side: Side, travel: Travel) {
        let other = side.other();
        if self.at(side).simulation.is_in_the_past() {
            let event = self.event_at(other, self.meeting(side));
            let there = &mut self.both[other.at()].simulation;
            there.set_paused(true);
            there.seek(event);
            return;
        }
        let behind = self.since(other) <= self.since(side);
        let there = &mut self.both[other.at()].simulation;
        if there.is_in_the_past() {
            there.seek_present();
        } else if behind && matches!(travel, Travel::Step) {
            there.step_forward();
        } else if behind && matches!(travel, Travel::Beat) {
            there.step_beat_forward();
        }
    }

    /// The moment that is shown there.
    fn meeting(&self, side: Side) -> Meeting {
        let (at, simulation) = (side.at(), &self.at(side).simulation);
        let sync_point = self.sync_point_before(side);
        let (start, end) = self.span(sync_point, side);
        let event = simulation.position().event;
        let time = |id: EventId| simulation.event(id).map(|event| event.time_ms);
        let instant = time(event);
        let shown = (start + 1..=event).rev().take_while(|id| time(*id) == instant).count();
        let all = event >= end;
        let is_over = all || time(event + 1) != instant;
        let from = self.sync_points[sync_point].times[at];
        let since_ms = simulation.system().now_ms().saturating_sub(from);
        Meeting {
            sync_point,
            // All that came before the next sync point here has come there as well, however long it took.
            since_ms: if all { u64::MAX } else { since_ms },
            instant_ms: instant.unwrap_or(from).saturating_sub(from),
            shown: (!is_over).then_some(shown),
        }
    }

    /// The last event there that has been shown at that moment.
    fn event_at(&self, side: Side, meeting: Meeting) -> EventId {
        let simulation = &self.at(side).simulation;
        let (start, end) = self.span(meeting.sync_point, side);
        let from = self.sync_points[meeting.sync_point].times[side.at()];
        let mut shown = 0;
        let mut last = start;
        for id in start + 1..=end {
            let Some(event) = simulation.event(id) else {
                last = id;
                continue;
            };
            let since = event.time_ms.saturating_sub(from);
            let seen = match meeting.shown {
                None => since <= meeting.since_ms,
                Some(most) if since == meeting.instant_ms => {
                    shown += 1;
                    shown <= most
                }
                Some(_) => since < meeting.instant_ms,
            };
            if !seen {
                break;
            }
            last = id;
        }
        last
    }

    /// The events there from one sync point to the next: after the first, up to the last.
    fn span(&self, sync_point: usize, side: Side) -> (EventId, EventId) {
        let start = self.sync_points[sync_point].events[side.at()];
        let next = self.sync_points.get(sync_point + 1);
        let end = next.map_or_else(
            || self.at(side).simulation.position().last,
            |next| next.events[side.at()],
        );
        (start, end)
    }

    /// The greatest number of a future that was left, in each.
    fn newest(&self) -> [Option<u32>; 2] {
        let newest = |one: &Exhibit| one.simulation.branches().iter().map(|branch| branch.number).max();
        self.both.each_ref().map(newest)
    }

    /// Does what may leave a future in either, and keeps what belongs together.
    pub fn leaving<T>(&mut self, deed: impl FnOnce(&mut Self) -> T) -> T {
        let (before, sync_points) = (self.newest(), self.sync_points.clone());
        let done = deed(self);
        let after = self.newest();
        let numbers = Side::BOTH.map(|side| after[side.at()].filter(|_| after[side.at()] > before[side.at()]));
        if numbers.iter().any(Option::is_some) {
            self.left.push(Left { numbers, sync_points });
        }
        done
    }

    /// Both go back to a future that was left, by its number in one of them.
    pub fn return_to(&mut self, side: Side, number: u32) -> bool {
        self.leaving(|pair| {
            let found = pair
                .left
                .iter()
                .position(|left| left.numbers[side.at()] == Some(number));
            let Some(left) = found.map(|at| pair.left.remove(at)) else {
                return pair.both[side.at()].simulation.return_to(number);
            };
            for side in Side::BOTH {
                let simulation = &mut pair.both[side.at()].simulation;
                match left.numbers[side.at()] {
                    Some(number) => drop(simulation.return_to(number)),
                    None => simulation.seek_present(),
                }
            }
            pair.sync_points = left.sync_points;
            true
        })
    }
}
