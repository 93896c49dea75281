//! What a turn begins and ends with: work is taken for a process, and its program says what it receives next.
//!
//! A receive looks through the mailbox from its start. When it waits for something that the process itself has made
//! since its turn began (the reference of a call, the pid of a child), what had come before cannot be that: only the rest
//! is looked at. On the BEAM, `erts_msgq_set_save_end` does the same for a new reference.

use super::super::entry::{Entry, State};
use super::super::message::Envelope;
use super::super::{EventKind, Message, Next, Pattern, Pid, Record, Wake};
use super::receive_marker::Begun;
use super::timer::Timer;
use super::{Kernel, hot_row, row};

impl<E: Clone> Kernel<E> {
    /// Takes one signal or message for that process; why its program runs, if it does: a signal acts by itself.
    #[inline]
    pub(in super::super) fn take_work(&mut self, pid: Pid) -> Option<Wake> {
        let mut entry = hot_row(&mut self.entries, pid)?;
        if !entry.inbox.is_empty() {
            self.fetch(pid);
            if self.entry(pid).is_some_and(|entry| !entry.inbox.is_empty()) {
                self.act_on_signal(pid);
                return None;
            }
            entry = row(&mut self.entries, pid)?;
        }
        let taken = match entry.state {
            State::Waiting => return None,
            State::Newborn(spawned) => {
                self.cause = spawned;
                Wake::Start
            }
            State::TimedOut(cause) => {
                self.cause = cause;
                Wake::Timeout
            }
            State::Ready(at) => {
                if let Some(key) = entry.take_deadline(&mut self.bonds) {
                    self.timers.remove(&key);
                }
                let mailbox = entry.mailbox.get_mut()?;
                let Envelope { cause, content } = if at == 0 {
                    mailbox.pop_front()?
                } else {
                    mailbox.remove(at)?
                };
                self.mail.relieve(&mut entry.mailbox);
                self.cause = cause;
                Wake::Message(content)
            }
        };
        self.begun = Begun {
            reference: self.next_reference,
            number: self.next_number,
            messages: entry.mailbox.len(),
        };
        self.tell_received(pid, &taken);
        Some(taken)
    }

    /// What led to the message led to what happens now.
    fn tell_received(&mut self, pid: Pid, wake: &Wake) {
        if self.record >= Record::Everything
            && let Wake::Message(message) = wake
        {
            let message = message.clone();
            self.cause = self.emit(Record::Everything, pid, || EventKind::Received(message));
        }
    }

    /// Takes the first such message out of the mailbox of the running process, whatever it waits for.
    pub(in super::super) fn flush(&mut self, pid: Pid, wanted: impl Fn(&Message) -> bool) -> Option<Message> {
        let entry = row(&mut self.entries, pid)?;
        let found = entry.mailbox.iter().position(|envelope| wanted(&envelope.content));
        self.examined += found.map_or(entry.mailbox.len(), |at| at + 1) as u64;
        let envelope = entry.mailbox.get_mut()?.remove(found?)?;
        self.mail.relieve(&mut entry.mailbox);
        self.begun.forget(1);
        Some(envelope.content)
    }

    /// Puts a process into the receive that its program asked for, or ends it. Has it work then? If not, it is in the queue no
    /// longer. `None` when that has to be looked up.
    #[inline]
    pub(in super::super) fn apply_next(&mut self, pid: Pid, next: Next) -> Option<bool> {
        let (pattern, timeout) = match next {
            Next::Receive(pattern, timeout) => (pattern, timeout),
            Next::Exit(reason) => {
                self.end(pid, reason);
                return None;
            }
            Next::Yield => {
                let cause = self.cause;
                if let Some(entry) = self.entry_mut(pid) {
                    entry.pattern = Pattern::Nothing;
                    entry.state = State::TimedOut(cause);
                    self.give_way(pid);
                }
                return None;
            }
        };
        // It may have ended itself meanwhile.
        let entry = hot_row(&mut self.entries, pid)?;
        let before = entry.take_deadline(&mut self.bonds);
        if let Some(after @ 1..) = timeout {
            let key = (self.now_ms.saturating_add(after), self.next_timer);
            self.next_timer += 1;
            self.timers.insert(key, Timer::Deadline(pid, self.cause));
            self.bonds.lend(&mut entry.bonds).deadline = Some(key);
        }
        if let Some(key) = before {
            self.timers.remove(&key);
        }
        entry.pattern = pattern;
        entry.since = self.now_ms;
        entry.state = if entry.mailbox.is_empty() {
            State::Waiting
        } else {
            let from = match &entry.pattern {
                Pattern::Any => 0,
                pattern => self.begun.before(pattern),
            };
            let found = first_match(entry, from);
            let looked_at = found.map_or(entry.mailbox.len(), |at| at + 1).saturating_sub(from);
            self.examined += looked_at as u64;
            found.map_or(State::Waiting, State::Ready)
        };
        if entry.state == State::Waiting && timeout == Some(0) {
            entry.state = State::TimedOut(self.cause);
        }
        // `process_info/2` gives its turn up and is in line again before the answer comes.
        if matches!(entry.pattern, Pattern::InfoOf(_)) {
            self.give_way(pid);
            return None;
        }
        let works = entry.has_work();
        entry.queued = works;
        Some(works)
    }

    /// Ends the turn of the running process and puts it in line again.
    fn give_way(&mut self, pid: Pid) {
        self.leave_turn();
        self.run_queue.push_back(pid);
    }
}

/// Where in the mailbox the first message is that the process waits for; those before `from` are none.
pub(in super::super) fn first_match(entry: &Entry, from: usize) -> Option<usize> {
    match &entry.pattern {
        Pattern::Nothing | Pattern::InfoOf(_) => None,
        Pattern::Any if !entry.mailbox.is_empty() => Some(0),
        Pattern::Any => None,
        pattern @ (Pattern::Reply(_)
        | Pattern::Ack(_)
        | Pattern::AckOrDown(..)
        | Pattern::Down(_)
        | Pattern::AnyDown
        | Pattern::AnyExit
        | Pattern::ExitOf(_)
        | Pattern::System(_)
        | Pattern::Answers(_)
        | Pattern::Order(_)
        | Pattern::OrderOrDown(..)
        | Pattern::Spawned(_)
        | Pattern::Results(_)
        | Pattern::Clauses(_)) => {
            let rest = entry.mailbox.iter_from(from);
            let at = rest
                .map(|envelope| &envelope.content)
                .position(|message| pattern.matches(message))?;
            Some(from + at)
        }
    }
}
