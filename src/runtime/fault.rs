//! Faults of the way between two processes, injected from outside.
//!
//! On one node of a BEAM no message is ever lost or late; between nodes that happens. A fault lies in wait for the next
//! message to a process, or it hits one that has arrived and was not taken yet. Signals that are no messages (exits,
//! links, monitors) are never hit.

use super::{Millis, OrdMap, Pid};

/// What becomes of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// It is lost, and nobody is told.
    Drop,
    /// It arrives that many virtual milliseconds later.
    Delay(Millis),
}

crate::digest!(enum Fault { "drop" => Drop, "delay" => Delay(ms) });

/// The faults that lie in wait, by the process to which the next message goes.
#[derive(Clone, Debug, Default)]
pub(super) struct Faults(pub(super) OrdMap<Pid, Fault>);

impl Faults {
    pub(super) fn lie_in_wait(&mut self, pid: Pid, fault: Fault) {
        self.0.insert(pid, fault);
    }

    pub(super) fn waiting_for(&self, pid: Pid) -> Option<Fault> {
        self.0.get(&pid).copied()
    }

    /// Does none lie in wait?
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the fault that lies in wait for a process, if there is one.
    pub(super) fn take(&mut self, pid: Pid) -> Option<Fault> {
        self.0.remove(&pid)
    }
}
