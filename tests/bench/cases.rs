//! The rows of the table, and how they are measured.

use super::order::{Order, Work};

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Ns,
    Bytes,
    Ms,
    MiB,
}

impl Unit {
    /// How many nanoseconds one of it is; `None` when it is no time.
    pub fn ns(self) -> Option<f64> {
        match self {
            Self::Ns => Some(1.0),
            Self::Ms => Some(1e6),
            Self::Bytes | Self::MiB => None,
        }
    }

    /// As it stands in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ns => "ns",
            Self::Bytes => "bytes",
            Self::Ms => "ms",
            Self::MiB => "MiB",
        }
    }
}

/// A workload and what its figures are called.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    pub work: Work,
    pub size: u64,
    pub rows: &'static [(&'static str, Unit)],
    pub how: How,
}

/// How often a workload is done in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By a contender that is there for all rounds: so many operations in the warm-up, and then as many as take the time of
    /// a measurement.
    Timed(u64),
    /// By a contender that was started for it, since memory is not given back: exactly so many.
    Fresh(u64),
}

/// How long one measurement is to take.
pub const MEASURE_NS: f64 = 150e6;
/// The same in a hurry.
pub const QUICK_MEASURE_NS: f64 = 15e6;

/// However long an operation takes, a measurement has at least so many of them, unless the warm-up has fewer.
pub const LEAST: u64 = 20;

pub const CASES: [Case; 15] = [
    timed(Work::SpawnStop, 1, 20_000, &[("spawn + stop", Unit::Ns)]),
    timed(Work::PingPong, 1, 50_000, &[("ping-pong", Unit::Ns)]),
    timed(Work::Ring, 1_000, 50_000, &[("ring hop", Unit::Ns)]),
    timed(
        Work::RingRecorded,
        1_000,
        50_000,
        &[("ring hop, every event recorded", Unit::Ns)],
    ),
    timed(Work::FanIn, 1_000, 80_000, &[("fan-in message", Unit::Ns)]),
    timed(Work::Call, 1, 20_000, &[("GenServer.call", Unit::Ns)]),
    timed(
        Work::CallRecorded,
        1,
        20_000,
        &[("GenServer.call, every event recorded", Unit::Ns)],
    ),
    timed(Work::Restart, 100, 5_000, &[("crash + restart", Unit::Ns)]),
    timed(
        Work::RestartRecorded,
        100,
        5_000,
        &[("crash + restart, every event recorded", Unit::Ns)],
    ),
    timed(
        Work::RestartHolding,
        100,
        1_000,
        &[("restart, 100 in the window", Unit::Ns)],
    ),
    timed(
        Work::RestartHolding,
        100_000,
        LEAST,
        &[("restart, 100,000 in the window", Unit::Ns)],
    ),
    timed(
        Work::ReduceEvaluated,
        1_000_000,
        1,
        &[("Enum.reduce, evaluated", Unit::Ms)],
    ),
    timed(
        Work::CallEvaluated,
        1,
        10_000,
        &[("GenServer.call, evaluated", Unit::Ns)],
    ),
    Case {
        work: Work::Idle,
        size: 1,
        rows: &[
            ("idle child, before its first message", Unit::Bytes),
            ("idle child, after its first message", Unit::Bytes),
        ],
        how: How::Fresh(100_000),
    },
    Case {
        work: Work::Crowd,
        size: 1,
        rows: &[
            ("a million idle children: start", Unit::Ms),
            ("a million idle children: memory", Unit::MiB),
        ],
        how: How::Fresh(1_000_000),
    },
];

const fn timed(work: Work, size: u64, first: u64, rows: &'static [(&'static str, Unit)]) -> Case {
    Case {
        work,
        size,
        rows,
        how: How::Timed(first),
    }
}

impl Case {
    pub fn order(&self, count: u64) -> Order {
        Order {
            work: self.work,
            size: self.size,
            count,
        }
    }

    /// Is it left out in a hurry? Then it would take most of the time.
    pub fn is_long(&self) -> bool {
        self.work == Work::Crowd || self.size == 100_000
    }
}
