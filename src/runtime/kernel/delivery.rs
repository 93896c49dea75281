//! Messages and signals on their way: what is delivered at once, and what waits in the inbox.
//!
//! A message goes straight to the mailbox unless a signal that is no message is ahead of it. Exit signals always wait
//! in the inbox for a step of their own, so that they can be seen; the inbox is looked at before the mailbox, which is
//! what the BEAM does when it schedules a process in.
//!
//! Whatever arrives puts a process into the run queue (`erts_proc_notify_new_sig`), also what it does not wait for or
//! will never see: a `demonitor` after a reply, say. When its turn comes and there is nothing to do, the turn passes; but
//! what has arrived until then is done in that turn, before what was put in line later.

use super::super::entry::State;
use super::super::message::{Envelope, Signal};
use super::super::{EventKind, Message, Pattern, Pid, Queue, Record, Term};
use super::{Kernel, hot_row, row};

impl<E: Clone> Kernel<E> {
    /// Sends a message; to a dead process it is lost.
    #[inline]
    pub(in super::super) fn send(&mut self, from: Pid, to: Pid, message: Message) {
        if self.record >= Record::Everything {
            self.send_recorded(from, to, message);
        } else {
            self.pass_on(from, to, message);
        }
    }

    #[inline(never)]
    fn send_recorded(&mut self, from: Pid, to: Pid, message: Message) {
        let before = self.cause;
        let copy = message.clone();
        self.cause = self.emit(Record::Everything, from, || EventKind::Sent { to, message: copy });
        self.pass_on(from, to, message);
        self.cause = before;
    }

    /// Puts a message into a mailbox, or behind the signals that are ahead of it.
    pub(in super::super) fn deliver_message(&mut self, to: Pid, message: Message) {
        let cause = self.cause;
        let limit = self.limits.mailbox as usize;
        let Some(entry) = hot_row(&mut self.entries, to) else {
            self.lose(to, message);
            return;
        };
        let was_queued = std::mem::replace(&mut entry.queued, true);
        let full = entry.mailbox.len() >= limit;
        let refused = if !entry.inbox.is_empty() {
            let content = Signal::Message(message);
            self.signals.push_back(&mut entry.inbox, Envelope { cause, content });
            None
        } else if full || !entry.accepts(&message) {
            Some(message)
        } else {
            let content = message;
            entry.put(Envelope { cause, content }, &mut self.mail);
            None
        };
        if !was_queued {
            self.run_queue.push_back(to);
        }
        if let Some(message) = refused {
            if full {
                self.emit(Record::Lifecycle, to, || EventKind::LimitReached("mailbox"));
            }
            self.lose(to, message);
        }
    }

    /// A message is next in the inbox.
    fn accept(&mut self, to: Pid, envelope: Envelope<Message>) {
        let Some(entry) = row(&mut self.entries, to) else {
            return;
        };
        if entry.accepts(&envelope.content) {
            entry.put(envelope, &mut self.mail);
        } else {
            self.lose(to, envelope.content);
        }
    }

    pub(in super::super) fn lose(&mut self, to: Pid, message: Message) {
        self.emit(Record::Everything, to, || EventKind::Lost(message));
    }

    /// Sends an exit signal.
    pub(in super::super) fn send_exit(&mut self, from: Pid, to: Pid, reason: Term, by_link: bool) {
        let told = reason.clone();
        let cause = self.emit(Record::Lifecycle, from, || EventKind::ExitSignal {
            to,
            reason: told,
            by_link,
        });
        let content = Signal::Exit { from, reason, by_link };
        if let Some(entry) = row(&mut self.entries, to) {
            self.signals.push_back(&mut entry.inbox, Envelope { cause, content });
            self.enqueue(to);
        }
    }

    /// Acts on a signal now if nothing is ahead of it and nobody hears of it, else puts it in line.
    pub(super) fn signal(&mut self, to: Pid, content: Signal) {
        let cause = self.cause;
        let Some(entry) = row(&mut self.entries, to) else {
            return self.refuse(to, content);
        };
        let was_queued = std::mem::replace(&mut entry.queued, true);
        if !entry.inbox.is_empty() || matches!(content, Signal::Unlink(_) | Signal::InfoRequest(_)) {
            self.signals.push_back(&mut entry.inbox, Envelope { cause, content });
        } else if let Some(content) = entry.is_watched(content, &mut self.bonds) {
            self.act(to, content);
        }
        if !was_queued {
            self.run_queue.push_back(to);
        }
    }

    /// Moves messages that have nothing ahead of them from the inbox to the mailbox, and acts on quiet signals.
    pub(super) fn fetch(&mut self, pid: Pid) {
        while let Some(entry) = self.entry_mut(pid) {
            match entry.inbox.front() {
                None => return,
                Some(Envelope {
                    content: Signal::Exit { .. },
                    ..
                }) => return,
                Some(_) => {}
            }
            if !self.act_on_next(pid) {
                return;
            }
        }
    }

    /// Acts on the head of the inbox; false when there is none.
    fn act_on_next(&mut self, pid: Pid) -> bool {
        let Some(entry) = row(&mut self.entries, pid) else {
            return false;
        };
        let Some(Envelope { cause, content }) = entry.inbox.get_mut().and_then(Queue::pop_front) else {
            return false;
        };
        self.signals.relieve(&mut entry.inbox);
        self.cause = cause;
        self.act(pid, content);
        true
    }

    /// Acts on the exit signal at the head of the inbox.
    pub(super) fn act_on_signal(&mut self, pid: Pid) {
        if self.act_on_next(pid) {
            // What came after it may go to the mailbox now, so that a waiting process is seen to have work.
            self.fetch(pid);
        }
    }

    fn act(&mut self, pid: Pid, content: Signal) {
        let cause = self.cause;
        match content {
            Signal::Message(message) => self.accept(
                pid,
                Envelope {
                    cause,
                    content: message,
                },
            ),
            Signal::Exit { from, reason, by_link } => self.receive_exit(pid, from, reason, by_link),
            Signal::Link(from) => {
                if let Some(entry) = self.entry_mut(pid) {
                    entry.links.insert(from);
                }
            }
            Signal::Unlink(from) => {
                if let Some(entry) = self.entry_mut(pid) {
                    entry.links.remove(from);
                }
                // The acknowledgement (`erts_proc_sig_send_unlink_ack`).
                self.enqueue(from);
            }
            Signal::Monitor { .. } | Signal::Demonitor { .. } => {
                if let Some(entry) = row(&mut self.entries, pid) {
                    entry.is_watched(content, &mut self.bonds);
                }
            }
            Signal::InfoRequest(asker) => self.answer_info(asker),
            Signal::Down {
                reference,
                subject,
                reason,
            } => {
                if let Some(monitor) = self.drop_monitor(pid, reference) {
                    let content = Message::Down {
                        reference,
                        subject: monitor.subject(subject),
                        reason,
                    };
                    self.accept(pid, Envelope { cause, content });
                }
            }
        }
    }

    /// Asks a process what `process_info/2` tells.
    pub(in super::super) fn ask_info(&mut self, from: Pid, to: Pid) {
        self.signal(to, Signal::InfoRequest(from));
    }

    /// What a process asked of another is there.
    fn answer_info(&mut self, asker: Pid) {
        let cause = self.cause;
        if let Some(entry) = self.entry_mut(asker)
            && matches!(entry.pattern, Pattern::InfoOf(_))
        {
            entry.state = State::TimedOut(cause);
            self.enqueue(asker);
        }
    }

    /// What becomes of a signal to a process that is gone.
    pub(super) fn refuse(&mut self, to: Pid, content: Signal) {
        match content {
            Signal::Message(message) => self.lose(to, message),
            Signal::Link(from) => {
                if let Some(entry) = self.entry_mut(from) {
                    entry.links.insert(to);
                }
                self.send_exit(to, from, Term::atom("noproc"), true);
            }
            Signal::Monitor { watcher, reference } => {
                let down = Signal::Down {
                    reference,
                    subject: Term::Pid(to),
                    reason: Term::atom("noproc"),
                };
                self.signal(watcher, down);
            }
            Signal::InfoRequest(asker) => self.answer_info(asker),
            Signal::Exit { .. } | Signal::Unlink(_) | Signal::Demonitor { .. } | Signal::Down { .. } => {}
        }
    }
}
