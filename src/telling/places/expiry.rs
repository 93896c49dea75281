//! Empty places whose child nobody will start again by himself: they stay, but not all of them for ever.

use super::grow::ended_at;
use super::{PlaceId, Places};
use crate::systems::System;

/// How many such places stay. The one left longest goes first.
const RESTING: usize = 12;

/// How many are taken away at once, and names as well. When hundreds are too many, each frame takes some of them.
pub(in crate::telling) const TAKEN_AT_ONCE: usize = 30;

/// How long it is until more are taken away, in microseconds of what is shown.
pub(in crate::telling) const UNTIL_MORE_US: u64 = 16_000;

impl Places {
    /// Takes away some of the empty places that are too many: the story that showed them is over. True when there was one.
    pub(in crate::telling) fn sweep(&mut self) -> bool {
        let too_many = self.resting.len().saturating_sub(RESTING);
        for _ in 0..too_many.min(TAKEN_AT_ONCE) {
            if let Some((_, oldest)) = self.resting.first().copied() {
                self.take_away(oldest);
            }
        }
        too_many > 0
    }

    /// Those that are about to be taken away: nobody needs to see them any more.
    pub(super) fn fading(&self) -> impl Fn(PlaceId) -> bool + '_ {
        let oldest_kept = self.resting.iter().rev().nth(RESTING - 1).filter(|_| self.any_fading());
        move |id| {
            let ended = |place| (ended_at(place), id);
            oldest_kept
                .zip(self.get(id))
                .is_some_and(|(kept, place)| place.rests() && ended(place) < *kept)
        }
    }

    /// True while there are more empty places than stay.
    pub(in crate::telling) fn any_fading(&self) -> bool {
        self.resting.len() > RESTING
    }

    /// Supervisors whose windows have become empty are looked at no more.
    pub(in crate::telling) fn forget_empty_windows(&mut self, system: &System) {
        let window = |pid| system.program(pid)?.window(system.now_ms());
        let empty = self.counting.iter().filter(|id| {
            let window = self.pid(**id).and_then(window);
            window.is_none_or(|window| window.restarts == 0)
        });
        let empty: Vec<_> = empty.copied().collect();
        for id in empty {
            self.counting.remove(&id);
        }
    }
}
