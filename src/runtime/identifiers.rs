//! Names of processes and of moments: pids and references, events and milliseconds.

use std::fmt;

use super::{Digest, Digester};

/// The number of an event: they are counted from 1. 0 stands for an input from outside.
pub type EventId = u64;

/// Virtual milliseconds since the system started.
pub type Millis = u64;

/// A process identifier: a slot of the process table and the number of the process in it.
///
/// Numbers are given out in order and never again, so a pid of a dead process never names a later one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pid {
    pub(super) number: u32,
    pub(super) slot: u32,
}

impl Pid {
    /// The number that `inspect` prints in the middle.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.number
    }
}

/// The slot is where the process is kept, which is nobody's business.
impl Digest for Pid {
    fn digest_into(&self, digester: &mut Digester) {
        digester.word(self.number.into());
    }
}

impl PartialOrd for Pid {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pid {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.number.cmp(&other.number)
    }
}

/// The BEAM prints 28 bits of the number and then the serial that counts its wraps.
const NUMBER_BITS: u32 = 28;

impl fmt::Display for Pid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number & ((1 << NUMBER_BITS) - 1);
        write!(f, "#PID<0.{number}.{}>", self.number >> NUMBER_BITS)
    }
}

impl fmt::Debug for Pid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A unique reference: made by monitors, calls and timers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference(pub(super) u64);

impl Reference {
    /// Its number: each is larger than those of the references that were made before.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }
}

impl Digest for Reference {
    fn digest_into(&self, digester: &mut Digester) {
        digester.word(self.0);
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (high, low) = (self.0 >> 18, self.0 & 0x3_ffff);
        write!(f, "#Reference<0.0.{high}.{low}>")
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
