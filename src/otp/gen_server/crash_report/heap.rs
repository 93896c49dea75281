//! How much room a process has on its heap, in words: what decides whether it loses its turn when it takes a message.
//!
//! Terms grow from one end of a block, the stack from the other. The answer of another process lies beside it until garbage
//! is collected (`erts_factory_selfcontained_message_init`). Whoever takes a message while all that lies beside the block is
//! more than what is free in it keeps five reductions of its turn (`ERTS_VBUMP_LEAVE_REDS`), and collects when it has its
//! next one. A built-in function that finds it so collects at once, and the turn goes on.
//!
//! What is modelled is the minor collection of two generations and the major one (`erl_gc.c`). Which terms are needed is not
//! found out: whoever makes one says so.

/// What a process is given at least (`min_heap_size`).
const LEAST: u32 = 233;
/// What is kept free beside the stack (`S_RESERVED`).
const RESERVED: u32 = 1;

/// A cell of a list.
pub(super) const CELL: u32 = 2;

/// The heap of a process, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heap {
    /// The block of terms and stack.
    size: u32,
    /// Terms in it.
    used: u32,
    /// Messages beside it that were taken since the last collection.
    beside: u32,
    /// What was made since then and is still needed.
    young: u32,
    /// A list made since then that is used up, a cell after the other.
    passing: u32,
    /// What was older then and is still needed: the next collection moves it to the old heap.
    mature: u32,
    /// What the last collection left.
    left: u32,
    /// The old heap, and how much of it is used.
    old_size: u32,
    old: u32,
}

crate::digest!(struct Heap { size, used, beside, young, passing, mature, left, old_size, old });

impl Heap {
    /// One that has just been collected: a block of that size with terms that are all needed, and an old heap.
    pub(super) fn collected(size: u32, left: u32, old_size: u32, old: u32) -> Self {
        Self {
            size,
            used: left,
            beside: 0,
            young: 0,
            passing: 0,
            mature: left,
            left,
            old_size,
            old,
        }
    }

    /// Terms are made.
    pub(super) fn make(&mut self, words: u32) {
        self.used += words;
    }

    /// So much of what was made, or of what lies beside, stays needed.
    pub(super) fn keep(&mut self, words: u32) {
        self.young += words;
    }

    /// A list is made, and used up from now on.
    pub(super) fn make_list(&mut self, cells: u32) {
        self.used += CELL * cells;
        self.passing = CELL * cells;
    }

    /// The next cell of that list is used.
    pub(super) fn use_cell(&mut self) {
        self.passing = self.passing.saturating_sub(CELL);
    }

    /// A message is taken.
    pub(super) fn take(&mut self, words: u32) {
        self.beside += words;
    }

    /// Is there less room than the messages need?
    pub(super) fn is_short(&self, stack: u32) -> bool {
        self.used + stack + self.beside > self.size
    }

    /// Collects if there is too little room. So much is needed for the moment beside what is kept.
    pub(super) fn relieve(&mut self, stack: u32, needed_now: u32) {
        if self.is_short(stack) {
            self.collect(stack, needed_now);
        }
    }

    fn collect(&mut self, stack: u32, needed_now: u32) {
        let in_use = self.used + self.beside;
        if self.old_size == 0 {
            self.old_size = next_size(in_use + 1);
        }
        let needed = self.young + self.passing + needed_now;
        if self.left > self.old_size - self.old {
            self.size = next_size(in_use + self.old + stack + RESERVED);
            self.used = self.old + self.mature + needed;
            let after = self.used + stack + RESERVED;
            if 4 * after < self.size {
                self.size = next_size(2 * after);
            }
            (self.old_size, self.old) = (0, 0);
            self.mature = self.used - needed_now;
        } else {
            self.size = next_size(in_use + stack);
            self.used = needed;
            self.old += self.mature;
            self.mature = self.young + self.passing;
        }
        (self.young, self.passing) = (0, 0);
        self.left = self.used;
        self.beside = 0;
    }
}

/// The next of the sizes that a heap may have (`erts_next_heap_size`): each is the sum of the two before, and one.
fn next_size(words: u32) -> u32 {
    let (mut size, mut next) = (12, 38);
    while size < words.max(LEAST) {
        (size, next) = (next, size + next + 1);
    }
    size
}

#[cfg(test)]
mod tests;
