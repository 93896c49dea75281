//! How processes end: which exit signals kill, and what an ending process leaves behind.

use super::super::bonds::Watcher;
use super::super::message::{Envelope, Signal};
use super::super::{EventKind, ExitReason, Message, Pid, Record, Term};
use super::{Kernel, row};

impl<E: Clone> Kernel<E> {
    /// An exit signal has arrived (`erts_proc_sig_handle_exit`): it kills, becomes a message, or does nothing.
    pub(super) fn receive_exit(&mut self, pid: Pid, from: Pid, reason: ExitReason, by_link: bool) {
        let cause = self.cause;
        let Some(entry) = row(&mut self.entries, pid) else {
            return;
        };
        if by_link && !entry.links.remove(from) {
            return;
        }
        if !by_link && reason.is_atom("kill") {
            self.end(pid, Term::atom("killed"));
        } else if entry.trap_exit {
            let content = Message::Exit { pid: from, reason };
            entry.put(Envelope { cause, content }, &mut self.mail);
        } else if reason.is_atom("normal") && from != pid {
            self.emit(Record::Lifecycle, pid, || EventKind::ExitIgnored { from, reason });
        } else {
            self.end(pid, reason);
        }
    }

    /// `exit(self(), reason)` of a process that traps exits: the message is there before it returns.
    pub(in super::super) fn exit_self(&mut self, pid: Pid, reason: ExitReason) {
        let (told, before) = (reason.clone(), self.cause);
        self.cause = self.emit(Record::Lifecycle, pid, || EventKind::ExitSignal {
            to: pid,
            reason: told,
            by_link: false,
        });
        self.receive_exit(pid, pid, reason, false);
        self.cause = before;
    }

    /// Ends a process: its name and tables go first, then its links and watchers hear, in the order of the BEAM
    /// (`erts_continue_exit_process`).
    pub(in super::super) fn end(&mut self, pid: Pid, reason: ExitReason) {
        let Some(entry) = row(&mut self.entries, pid) else {
            return;
        };
        let lost = u32::try_from(entry.mailbox.len()).unwrap_or(u32::MAX);
        let links = entry.links.in_exit_order();
        let bonds = entry.bonds.take();
        let mut inbox = std::mem::take(&mut entry.inbox);
        let mut mailbox = std::mem::take(&mut entry.mailbox);
        let (makes_tables, awaits_timers) = (entry.makes_tables, entry.awaits_timers);
        entry.links = Default::default();
        entry.pid = None;
        self.alive -= 1;
        self.free.push_back(pid.slot);
        self.ended.push(pid.slot);
        self.faults.take(pid);
        let (mut name, mut monitors, mut watchers) = Default::default();
        if let Some(mut bonds) = bonds {
            if let Some(key) = bonds.deadline.take() {
                self.timers.remove(&key);
            }
            name = bonds.name.take();
            monitors = std::mem::take(&mut bonds.monitors);
            watchers = std::mem::take(&mut bonds.watchers);
            self.bonds.keep(bonds);
        }

        let told = reason.clone();
        let before = self.cause;
        self.cause = self.emit(Record::Lifecycle, pid, || EventKind::Exited { reason: told, lost });
        if let Some(name) = name {
            self.names.remove(&name);
            self.emit(Record::Lifecycle, pid, || EventKind::Unregistered(name));
        }
        if makes_tables {
            let owned = self.tables.iter().filter(|(_, table)| table.owner == pid);
            let owned: Vec<_> = owned.map(|(name, _)| *name).collect();
            for name in owned {
                self.tables.remove(&name);
            }
            let owned = self.object_tables.iter().filter(|(_, table)| table.owner == pid);
            let owned: Vec<_> = owned.map(|(id, _)| *id).collect();
            for id in owned {
                self.object_tables.remove(&id);
            }
        }
        if awaits_timers {
            self.end_timers_to(pid);
        }
        for other in links {
            self.send_exit(pid, other, reason.clone(), true);
        }
        for monitor in monitors {
            self.signal(
                monitor.target,
                Signal::Demonitor {
                    reference: monitor.reference,
                },
            );
        }
        for Watcher {
            reference,
            pid: watcher,
        } in watchers
        {
            let after = self.emit(Record::Lifecycle, pid, || EventKind::Down { to: watcher });
            let exited = std::mem::replace(&mut self.cause, after);
            let (subject, reason) = (Term::Pid(pid), reason.clone());
            self.signal(
                watcher,
                Signal::Down {
                    reference,
                    subject,
                    reason,
                },
            );
            self.cause = exited;
        }
        if let Some(inbox) = inbox.get_mut() {
            let exited = self.cause;
            while let Some(Envelope { cause, content }) = inbox.pop_front() {
                // Whoever has asked it something goes on from where it asked: nothing has reached it.
                let asked = matches!(content, Signal::InfoRequest(_));
                self.cause = if asked { cause } else { exited };
                self.refuse(pid, content);
            }
            self.cause = exited;
        }
        if let Some(mailbox) = mailbox.get_mut() {
            while let Some(Envelope { content, .. }) = mailbox.pop_front() {
                if self.record >= Record::Everything {
                    self.refuse(pid, Signal::Message(content));
                }
            }
        }
        self.signals.relieve(&mut inbox);
        self.mail.relieve(&mut mailbox);
        self.cause = before;
    }

    /// What `Process.alive?/1` answers: signals that are on their way count, because they are ahead of the question.
    pub(in super::super) fn is_alive(&self, pid: Pid) -> bool {
        self.entry(pid).is_some_and(|entry| {
            !entry.inbox.iter().any(|envelope| match &envelope.content {
                Signal::Exit { from, reason, by_link } => {
                    let killing = !by_link && reason.is_atom("kill");
                    let linked = !by_link || entry.links.contains(*from);
                    let ignored = reason.is_atom("normal") && *from != pid;
                    killing || (linked && !entry.trap_exit && !ignored)
                }
                Signal::Message(_)
                | Signal::Link(_)
                | Signal::Unlink(_)
                | Signal::Monitor { .. }
                | Signal::Demonitor { .. }
                | Signal::InfoRequest(_)
                | Signal::Down { .. } => false,
            })
        })
    }
}
