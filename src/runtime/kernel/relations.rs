//! Links and monitors: how processes come to hear of each other's end.

use super::super::bonds::{Monitor, by_name};
use super::super::message::Signal;
use super::super::{Atom, EventKind, Message, Pid, Record, Reference, Term};
use super::{Kernel, row};

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
        self.monitor_as(watcher, target, None)
    }

    /// Monitors whoever has that name; when nobody has, there is only a `DOWN`, `:noproc`.
    pub(in super::super) fn monitor_name(&mut self, watcher: Pid, name: Atom) -> Reference {
        if let Some(target) = self.names.get(&name).copied() {
            return self.monitor_as(watcher, target, Some(name));
        }
        let reference = self.make_reference();
        let down = Message::Down {
            reference,
            subject: by_name(name),
            reason: Term::atom("noproc"),
        };
        self.deliver_message(watcher, down);
        reference
    }

    fn monitor_as(&mut self, watcher: Pid, target: Pid, name: Option<Atom>) -> Reference {
        let reference = self.make_reference();
        if let Some(entry) = row(&mut self.entries, watcher) {
            self.bonds.lend(&mut entry.bonds).monitors.push(Monitor {
                reference,
                target,
                name,
            });
        }
        self.emit(Record::Everything, watcher, || EventKind::Monitored(target, reference));
        self.signal(target, Signal::Monitor { watcher, reference });
        reference
    }

    /// Stops monitoring and drops a `DOWN` that has arrived (`demonitor(ref, [:flush])`). False when the monitor no longer
    /// stood.
    pub(in super::super) fn demonitor(&mut self, watcher: Pid, reference: Reference) -> bool {
        let stood = self.drop_monitor(watcher, reference).is_some();
        // While a monitor stands, its `DOWN` has not come.
        if !stood {
            self.flush(
                watcher,
                |message| matches!(message, Message::Down { reference: r, .. } if *r == reference),
            );
        }
        stood
    }

    /// Ends a monitor from the watcher's side: what it was, if there was one.
    pub(in super::super) fn drop_monitor(&mut self, watcher: Pid, reference: Reference) -> Option<Monitor> {
        let entry = row(&mut self.entries, watcher)?;
        let monitor = entry.bonds.get_mut()?.monitors.remove(reference)?;
        self.bonds.relieve(&mut entry.bonds);
        self.signal(monitor.target, Signal::Demonitor { reference });
        Some(monitor)
    }
}
