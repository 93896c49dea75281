//! How much an evaluation may hold: what the BEAM calls `max_heap_size`.
//!
//! What has been made is counted as it is made. When that is as much again as there was, all that is held is looked through,
//! as a collector would do, so that it costs the same for each byte that is made. Who holds too much gets an error.

use super::{Going, Machine, Raised};
use crate::elixir::fault::Fault;
use crate::runtime::{Digest, Digester, bytes_made, bytes_of};

/// How many bytes the terms of an evaluation may take: what a page can spare for one of its processes.
const MOST_BYTES: usize = 256 << 20;
/// Nothing is looked through before that many have been made.
const FIRST: u64 = 16 << 20;

const TOO_MUCH: &str = "the process holds more than 256 MB, which is more than Coppice has room for";

/// What an evaluation has made since it was last looked through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heap {
    /// In bytes.
    made: u64,
    /// When it is to be looked through again, in bytes.
    due: u64,
    /// The same as the thread counts, while it runs.
    stop: u64,
}

impl Default for Heap {
    fn default() -> Self {
        Self {
            made: 0,
            due: FIRST,
            stop: 0,
        }
    }
}

/// When it is to be looked through is seen by who holds too much.
impl Digest for Heap {
    fn digest_into(&self, digester: &mut Digester) {
        digester.word(self.made);
        digester.word(self.due);
    }
}

impl Heap {
    /// It runs from now on.
    pub(super) fn begin(&mut self) {
        self.stop = bytes_made().wrapping_add(self.due.saturating_sub(self.made));
    }

    /// It stops.
    pub(super) fn end(&mut self) {
        self.made = self.due.saturating_sub(self.stop.saturating_sub(bytes_made()));
    }

    /// Has it made as much as it may before it is looked through?
    #[inline]
    pub(super) fn is_due(&self) -> bool {
        bytes_made() >= self.stop
    }
}

impl Machine {
    /// Looks through all that is held.
    #[cold]
    pub(super) fn look_through(&mut self) -> Going {
        let bound = self.bound.iter().map(|(_, value)| value);
        let attributes = self
            .defining
            .iter()
            .flat_map(|(_, written)| written.attributes.values());
        let remembered = self.dictionary.iter().flat_map(|(key, value)| [key, value]);
        let all = self.slots.iter().chain(bound).chain(attributes).chain(remembered);
        let held = bytes_of(all, MOST_BYTES);
        self.heap.made = 0;
        self.heap.due = FIRST;
        if held > MOST_BYTES {
            self.heap.begin();
            return self.raise(Raised::from(Fault::limit(TOO_MUCH)));
        }
        self.heap.due = FIRST.max(held as u64);
        self.heap.begin();
        Ok(())
    }
}
