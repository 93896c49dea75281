//! How many of the places below another are in which state: what a block says of those that it stands for.

use crate::runtime::sort_by;
use crate::telling::status::Status;

/// Places by status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [u32; Status::ALL.len()],
}

impl Tally {
    pub(super) fn add(&mut self, status: Status) {
        self.counts[status as usize] += 1;
    }

    pub(super) fn take(&mut self, status: Status) {
        let count = &mut self.counts[status as usize];
        *count = count.saturating_sub(1);
    }

    /// How many there are of a status.
    #[must_use]
    pub fn of(&self, status: Status) -> u32 {
        self.counts[status as usize]
    }

    /// All that there are, the most frequent word first.
    #[must_use]
    pub fn parts(&self) -> Vec<(Status, u32)> {
        let mut parts: Vec<_> = Status::ALL
            .into_iter()
            .map(|status| (status, self.of(status)))
            .collect();
        parts.retain(|(_, count)| *count > 0);
        sort_by(&mut parts, |(_, one), (_, other)| other.cmp(one));
        parts
    }
}
