//! Faults of the way between two processes, injected from outside.
//!
//! On one node of a BEAM no message is ever lost or late; between nodes that happens. A fault lies in wait for the next
//! message to a process, or it hits one that has arrived and was not taken yet. Signals that are no messages (exits,
//! links, monitors) are never hit.

use std::collections::BTreeMap;

use super::entry::State;
use super::kernel::{Kernel, first_match};
use super::message::Envelope;
use super::{EventKind, Message, Millis, Pid, Program, Record, System};

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
pub(super) struct Faults(pub(super) BTreeMap<Pid, Fault>);

impl Faults {
    pub(super) fn forget(&mut self, pid: Pid) {
        self.0.remove(&pid);
    }
}

impl<E: Clone> Kernel<E> {
    /// Hands a message on: delivers it, unless a fault waits for it. What a process sends to itself goes no way at all.
    pub(super) fn pass_on(&mut self, from: Pid, to: Pid, message: Message) {
        let safe = from == to || self.faults.0.is_empty();
        let fault = if safe { None } else { self.faults.0.remove(&to) };
        match fault {
            Some(fault) => {
                let told = Some(message.clone());
                self.emit(Record::Lifecycle, to, || EventKind::Fault { fault, message: told });
                self.hit(to, message, fault);
            }
            None => self.deliver_message(to, message),
        }
    }

    fn hit(&mut self, to: Pid, message: Message, fault: Fault) {
        match fault {
            Fault::Drop => self.lose(to, message),
            Fault::Delay(ms) => self.send_after(ms, to, message),
        }
    }

    /// Hits the message at that index of a mailbox; false when there is none.
    fn hit_waiting(&mut self, pid: Pid, at: usize, fault: Fault) -> bool {
        let Some(entry) = self.entry_mut(pid) else {
            return false;
        };
        let Some(Envelope { cause, content }) = entry.mailbox.remove(at) else {
            return false;
        };
        if let State::Ready(_) = entry.state {
            entry.state = first_match(entry, 0).map_or(State::Waiting, State::Ready);
        }
        self.cause = 0;
        let message = Some(content.clone());
        self.emit(Record::Lifecycle, pid, || EventKind::Fault { fault, message });
        self.cause = cause;
        self.hit(pid, content, fault);
        true
    }
}

impl<P: Program> System<P> {
    /// Lets a fault lie in wait for the next message that another process sends to that one. False when it is gone.
    pub fn fault_next(&mut self, pid: Pid, fault: Fault) -> bool {
        if self.kernel.entry(pid).is_none() {
            return false;
        }
        self.kernel.cause = 0;
        self.kernel.faults.0.insert(pid, fault);
        let message = None;
        self.kernel
            .emit(Record::Lifecycle, pid, || EventKind::Fault { fault, message });
        true
    }

    /// Hits a message that waits in a mailbox, by its index. False when there is none.
    pub fn fault_waiting(&mut self, pid: Pid, at: usize, fault: Fault) -> bool {
        self.kernel.hit_waiting(pid, at, fault)
    }

    /// The fault that lies in wait for the next message to a process.
    #[must_use]
    pub fn waiting_fault(&self, pid: Pid) -> Option<Fault> {
        self.kernel.faults.0.get(&pid).copied()
    }
}
