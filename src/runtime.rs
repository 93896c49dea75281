//! What ERTS is to Erlang: processes, pids, mailboxes, signals, links, monitors, names, timers, tables, a disk.
//!
//! Sans-IO and deterministic: a [`System`] is plain data that moves only when it is told to
//! ([`System::step`], [`System::advance_to`], and the inputs). The same seed and inputs give the same bytes on every
//! target. There is no wall clock, no randomness but the seed's, and nothing here knows what a behaviour is: what a
//! process does is a [`Program`], supplied by the layers below.

mod by_reference;
mod context;
mod digest;
mod entry;
mod ets;
mod event;
mod fault;
mod invariants;
mod kernel;
mod link_tree;
mod message;
mod pattern;
mod pid;
mod program;
mod random;
mod spares;
mod system;
mod table;
mod term;

pub use context::Context;
pub use digest::{Digest, Digester, digest_of};
pub use event::{Event, EventId, EventKind, Record};
pub use fault::Fault;
pub use kernel::{Limits, Scheduling};
pub use message::{From, Message};
pub use pattern::Pattern;
pub use pid::{Pid, Reference};
pub use program::{Next, Program, Wake};
pub use random::Random;
pub use system::{Snapshot, System};
pub use term::{Atom, Date, DateError, Term, phash2};

/// Why a process ended. A term, as on the BEAM, so that it can be matched, sent, logged and shown.
pub type ExitReason = Term;

/// Virtual milliseconds since the system started.
pub type Millis = u64;
