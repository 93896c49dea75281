//! What ERTS is to Erlang: processes, pids, mailboxes, signals, links, monitors, names, timers, tables, a disk.
//!
//! Sans-IO and deterministic: a [`System`] is plain data that moves only when it is told to
//! ([`System::step`], [`System::advance_to`], and the inputs). The same seed and inputs give the same bytes on every
//! target. There is no wall clock, no randomness but the seed's, and nothing here knows what a behaviour is: what a
//! process does is a [`Program`], supplied by the layers below.

mod bonds;
mod clause;
mod context;
mod digest;
mod entry;
mod ets;
mod event;
mod fault;
mod gathering;
mod identifiers;
mod invariants;
mod kernel;
mod link_tree;
mod made;
mod message;
mod monitors_by_reference;
mod objects;
mod pattern;
mod program;
mod random;
mod shared;
mod spares;
mod system;
mod table;
mod term;
mod turn;

pub use clause::{
    CaseClause, Endianness, Guard, GuardFunction, KnownValue, MatchPattern, Segment, SegmentKind, SegmentSize, Select,
    Slot, half_of,
};
pub use context::{Context, Unregistered};
pub use digest::{Digest, Digester, digest_of};
pub use event::{Event, EventKind, Record};
pub use fault::Fault;
pub use gathering::{gather, sort, sort_by};
pub use identifiers::{EventId, Millis, Pid, Reference};
pub use kernel::{Destination, LAST_TIMER_MS, Limits, Scheduling};
pub use made::{bytes_made, uncounted};
pub use message::{Message, ReplyTo};
pub use objects::{ObjectTable, TableKind, TableProtection};
pub use pattern::Pattern;
pub use program::Program;
pub use random::Random;
pub use shared::{OrdMap, OrdSet, Queue, Vector};
pub use system::{Snapshot, System};
pub use term::{
    Atom, Big, Bitstring, Date, DateError, Elements, ExitReason, Float, Fun, InspectOptions, Map, Term, TermList,
    TextForm, Tuple, bytes_of, number, phash2, phash2_of_process,
};
pub use turn::{Next, Wake};
