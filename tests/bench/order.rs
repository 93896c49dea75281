//! What a contender is asked to do, and how that is written: `call 1 200000`.

use std::fmt;
use std::str::FromStr;

/// A workload. Who has no such thing answers with no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A process is spawned, ends, and its end is noticed.
    SpawnStop,
    /// A message there and one back.
    PingPong,
    /// A token goes round a ring of `size` processes; counted are the hops.
    Ring,
    /// The same while every event is recorded.
    RingRecorded,
    /// Eight processes send `size` messages each to one, again and again; counted are the messages.
    FanIn,
    /// `GenServer.call`, there and back.
    Call,
    /// The same while every event is recorded.
    CallRecorded,
    /// A child is killed and its supervisor starts it again; after `size` restarts another supervisor takes over.
    Restart,
    /// The same while every event is recorded.
    RestartRecorded,
    /// The same by supervisors that have `size` restarts in their window, and count at most a tenth more.
    RestartHolding,
    /// `Enum.reduce` over the numbers to `size`, evaluated from its source.
    ReduceEvaluated,
    /// `GenServer.call` to a server that is written in Elixir, by a client that is.
    CallEvaluated,
    /// What an idle child of a dynamic supervisor takes: bytes before its first message, bytes after it.
    Idle,
    /// So many of them are started: milliseconds, MiB.
    Crowd,
}

impl Work {
    const NAMES: [(&'static str, Self); 14] = [
        ("spawn-stop", Self::SpawnStop),
        ("ping-pong", Self::PingPong),
        ("ring", Self::Ring),
        ("ring-recorded", Self::RingRecorded),
        ("fan-in", Self::FanIn),
        ("call", Self::Call),
        ("call-recorded", Self::CallRecorded),
        ("restart", Self::Restart),
        ("restart-recorded", Self::RestartRecorded),
        ("restart-holding", Self::RestartHolding),
        ("reduce-evaluated", Self::ReduceEvaluated),
        ("call-evaluated", Self::CallEvaluated),
        ("idle", Self::Idle),
        ("crowd", Self::Crowd),
    ];
}

/// A workload, what it is made of, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub work: Work,
    /// What the workload says of it; 1 where it says nothing.
    pub size: u64,
    /// How many operations; a workload that cannot stop there does a few more, and divides by what it did.
    pub count: u64,
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = Work::NAMES.iter().find(|(_, work)| *work == self.work);
        let (name, _) = named.expect("every workload has a name");
        write!(f, "{name} {} {}", self.size, self.count)
    }
}

impl FromStr for Order {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, Self::Err> {
        let bad = || format!("no order: {line}");
        let words: Vec<&str> = line.split_whitespace().collect();
        let [name, size, count] = words[..] else {
            return Err(bad());
        };
        let (_, work) = Work::NAMES.iter().find(|(it, _)| *it == name).ok_or_else(bad)?;
        Ok(Self {
            work: *work,
            size: size.parse().map_err(|_error| bad())?,
            count: count.parse().map_err(|_error| bad())?,
        })
    }
}
