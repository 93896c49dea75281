//! Links and monitors: how processes come to hear of each other's end.

use super::super::entry::Monitor;
use super::super::message::Signal;
use super::super::{EventKind, Message, Pid, Record, Reference, Term};
use super::Kernel;

impl<E: Clone> Kernel<E> {
    /// Links two processes. A process that traps exits and links to a dead one gets an exit signal `:noproc`; for any
    /// other this is false: `link/1` raises `:noproc`.
    pub(in super::super) fn link(&mut self, from: Pid, to: Pid) -> bool {
        if from == to {
            return true;
        }
        let there = self.entry(to).is_some();
        match self.entry_mut(from) {
            Some(entry) => {
                if !there && !entry.trap_exit && !entry.links.contains(to) {
                    return false;
                }
                if !entry.links.insert(to) {
                    return true;
                }
            }
            None => return true,
        }
        if self.entry(to).is_some() {
            self.emit(Record::Lifecycle, from, || EventKind::Linked(to));
        }
        self.signal(to, Signal::Link(from));
        true
    }

    /// Takes a link away from both sides.
    pub(in super::super) fn unlink(&mut self, from: Pid, to: Pid) {
        let removed = self.entry_mut(from).is_some_and(|entry| entry.links.remove(to));
        if removed {
            self.emit(Record::Lifecycle, from, || EventKind::Unlinked(to));
            self.signal(to, Signal::Unlink(from));
        }
    }

    /// Starts to monitor a process; a dead one answers at once with `DOWN`, `:noproc`.
    pub(in super::super) fn monitor(&mut self, watcher: Pid, target: Pid) -> Reference {
        let reference = self.make_reference();
        if let Some(entry) = self.entry_mut(watcher) {
            entry.monitors.push(Monitor { reference, target });
        }
        self.emit(Record::Everything, watcher, || EventKind::Monitored(target, reference));
        self.signal(target, Signal::Monitor { watcher, reference });
        reference
    }

    /// Stops monitoring and drops a `DOWN` that has arrived (`demonitor(ref, [:flush])`).
    pub(in super::super) fn demonitor(&mut self, watcher: Pid, reference: Reference) {
        if let Some(target) = self.forget_monitor(watcher, reference) {
            self.signal(target, Signal::Demonitor { reference });
        }
        if let Some(entry) = self.entry_mut(watcher) {
            entry
                .mailbox
                .retain(|envelope| !matches!(&envelope.content, Message::Down { reference: r, .. } if *r == reference));
        }
    }

    /// Ends a monitor from the watcher's side; false when there was none.
    pub(super) fn drop_monitor(&mut self, watcher: Pid, reference: Reference) -> bool {
        match self.forget_monitor(watcher, reference) {
            Some(target) => {
                self.signal(target, Signal::Demonitor { reference });
                true
            }
            None => false,
        }
    }

    fn forget_monitor(&mut self, watcher: Pid, reference: Reference) -> Option<Pid> {
        let entry = self.entry_mut(watcher)?;
        let at = entry
            .monitors
            .iter()
            .rposition(|monitor| monitor.reference == reference)?;
        Some(entry.monitors.swap_remove(at).target)
    }

    /// A monitor on a name nobody has: only a `DOWN`, `:noproc`.
    pub(in super::super) fn monitor_nobody(&mut self, watcher: Pid, name: Term) -> Reference {
        let reference = self.make_reference();
        let (subject, reason) = (name, Term::atom("noproc"));
        self.deliver_message(
            watcher,
            Message::Down {
                reference,
                subject,
                reason,
            },
        );
        reference
    }
}
