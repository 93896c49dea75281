//! What binds a process to others and to time, beside its links: its name, the monitors on both sides, when its receive times
//! out. Most processes at rest have none of it, and pay for none.

use super::monitors_by_reference::{ByReference, Referenced};
use super::spares::Spare;
use super::{Atom, Millis, Pid, Reference, Term};
use crate::tuple;

/// The bonds of a process.
#[derive(Clone, Debug, Default)]
pub(super) struct Bonds {
    pub(super) name: Option<Atom>,
    /// When the present receive times out, as a key of the timers.
    pub(super) deadline: Option<(Millis, u64)>,
    /// Monitors that this process set.
    pub(super) monitors: ByReference<Monitor>,
    /// Monitors that others set on this process.
    pub(super) watchers: ByReference<Watcher>,
}

impl Spare for Bonds {
    fn is_empty(&self) -> bool {
        let Self {
            name,
            deadline,
            monitors,
            watchers,
        } = self;
        deadline.is_none() && name.is_none() && monitors.is_empty() && watchers.is_empty()
    }
}

/// A monitor that a process set: also the alias under which a reply is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Monitor {
    pub(super) reference: Reference,
    pub(super) target: Pid,
    /// The name by which it was set: the `DOWN` names that instead of the process.
    pub(super) name: Option<Atom>,
}

crate::digest!(struct Monitor { reference, target, name });

/// A monitor that another process set on this one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watcher {
    pub(super) reference: Reference,
    pub(super) pid: Pid,
}

crate::digest!(struct Watcher { reference, pid });

impl Referenced for Monitor {
    fn reference(&self) -> Reference {
        self.reference
    }
}

impl Referenced for Watcher {
    fn reference(&self) -> Reference {
        self.reference
    }
}

impl Monitor {
    /// Whom the `DOWN` is about.
    pub(super) fn subject(&self, process: Term) -> Term {
        self.name.map_or(process, by_name)
    }
}

/// `{name, node}`.
pub(super) fn by_name(name: Atom) -> Term {
    tuple![name, Atom::new("nonode@nohost")]
}
