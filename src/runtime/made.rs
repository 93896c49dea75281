//! How many bytes of terms are made.
//!
//! It counts alike wherever it runs, in 64 bits or in 32: it decides when an evaluation has taken too much, and a system does the
//! same everywhere.

use std::cell::Cell;

/// What a term takes in a row of them, in bytes.
pub const TERM: usize = 16;
/// What a row, a text or a cell takes beside what is in it, in bytes.
pub const AROUND: usize = 16;
/// What a cell of a list takes, in bytes.
pub const CELL: usize = 2 * TERM + AROUND;

thread_local! {
    static MADE: Cell<u64> = const { Cell::new(0) };
}

/// How many bytes of terms have been made by this thread until now: what has been made between two moments is the difference.
#[must_use]
pub fn bytes_made() -> u64 {
    MADE.get()
}

/// What that makes does not count: it is made once in a thread, whoever needs it first.
pub fn uncounted<T>(make: impl FnOnce() -> T) -> T {
    let before = MADE.get();
    let made = make();
    MADE.set(before);
    made
}

/// So many bytes are made.
#[inline]
pub fn count(bytes: usize) {
    MADE.set(MADE.get().wrapping_add(bytes as u64));
}

/// A row of so many terms is made.
#[inline]
pub fn count_row(terms: usize) {
    count(terms * TERM + AROUND);
}
