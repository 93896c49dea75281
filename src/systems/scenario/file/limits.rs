//! What is read, and how much of it at most.

/// The version of the form that is read and written.
pub const VERSION: u64 = 1;
/// The largest file, in bytes.
pub const MAX_BYTES: usize = 10_000_000;
/// How many supervisors may stand one below the other.
pub const MAX_DEPTH: usize = 50;
/// How many children there may be in all: as many as a page starts within some seconds.
pub const MAX_CHILDREN: usize = 20_000;
/// How many things may be done at first.
pub const MAX_OPS: usize = 10_000;
