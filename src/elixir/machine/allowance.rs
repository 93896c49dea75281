//! How much an evaluation may make before all that it holds is looked through.

use crate::runtime::{Digest, Digester, bytes_made};

/// Nothing is looked through before that many bytes have been made.
const FIRST: u64 = 16 << 20;

/// What an evaluation has made since it was last looked through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowance {
    /// In bytes.
    made: u64,
    /// When it is to be looked through again, in bytes.
    due: u64,
    /// The same as the thread counts, while it runs.
    stop: u64,
}

impl Default for Allowance {
    fn default() -> Self {
        Self {
            made: 0,
            due: FIRST,
            stop: 0,
        }
    }
}

/// When it is to be looked through is seen by who holds too much.
impl Digest for Allowance {
    fn digest_into(&self, digester: &mut Digester) {
        digester.word(self.made);
        digester.word(self.due);
    }
}

impl Allowance {
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

    /// It has been looked through, and holds so many bytes.
    pub(super) fn renew(&mut self, held: usize) {
        self.made = 0;
        self.due = FIRST.max(held as u64);
        self.begin();
    }
}
