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
use super::{Kernel, row};

/// What the process that has its turn is to do.
pub(in super::super) enum Work {
    /// Run its program.
    Run(Pid, Wake),
    /// A signal acted; there is nothing to run.
    Signal,
}

impl<E: Clone> Kernel<E> {
    /// Takes one signal or message for that process.
    #[inline]
    pub(in super::super) fn take_work(&mut self, pid: Pid) -> Work {
        let Some(mut entry) = row(&mut self.entries, pid) else {
            return Work::Signal;
        };
        if !entry.inbox.is_empty() {
            self.fetch(pid);
            if self.entry(pid).is_some_and(|entry| !entry.inbox.is_empty()) {
                self.act_on_signal(pid);
                return Work::Signal;
            }
            match row(&mut self.entries, pid) {
                Some(again) => entry = again,
                None => return Work::Signal,
            }
        }
        let taken = match entry.state {
            State::Waiting => return Work::Signal,
            State::Newborn(spawned) => {
                self.cause = spawned;
                Wake::Start
            }
            State::TimedOut(cause) => {
                self.cause = cause;
                Wake::Timeout
            }
            State::Ready(at) => {
                let taken = if at == 0 {
                    entry.mailbox.pop_front()
                } else {
                    entry.mailbox.remove(at)
                };
                self.mail.relieve(&mut entry.mailbox);
                if let Some(key) = entry.deadline.take() {
                    self.timers.remove(&key);
                }
                let Some(Envelope { cause, content }) = taken else {
                    return Work::Signal;
                };
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
        Work::Run(pid, taken)
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
        let envelope = entry.mailbox.remove(found?)?;
        self.mail.relieve(&mut entry.mailbox);
        self.begun.forget(1);
        Some(envelope.content)
    }

    /// Puts a process into the receive that its program asked for, or ends it.
    #[inline]
    pub(in super::super) fn apply_next(&mut self, pid: Pid, next: Next) {
        match next {
            Next::Exit(reason) => self.end(pid, reason),
            Next::Yield => {
                let cause = self.cause;
                if let Some(entry) = self.entry_mut(pid) {
                    entry.pattern = Pattern::Nothing;
                    entry.state = State::TimedOut(cause);
                    self.give_way(pid);
                }
            }
            Next::Receive(pattern, timeout) => {
                let deadline = match timeout {
                    // It may have ended itself meanwhile.
                    Some(1..) if self.entry(pid).is_none() => return,
                    Some(after @ 1..) => Some(self.set_timer(after, Timer::Deadline(pid, self.cause))),
                    Some(0) | None => None,
                };
                let (now, cause) = (self.now_ms, self.cause);
                let Some(entry) = row(&mut self.entries, pid) else {
                    return;
                };
                entry.pattern = pattern;
                let before = std::mem::replace(&mut entry.deadline, deadline);
                entry.since = now;
                let from = match &entry.pattern {
                    Pattern::Any => 0,
                    _ if entry.mailbox.is_empty() => 0,
                    pattern => self.begun.before(pattern),
                };
                let found = first_match(entry, from);
                let looked_at = found.map_or(entry.mailbox.len(), |at| at + 1).saturating_sub(from);
                self.examined += looked_at as u64;
                entry.state = match found {
                    Some(at) => State::Ready(at),
                    None if timeout == Some(0) => State::TimedOut(cause),
                    None => State::Waiting,
                };
                let asks = matches!(entry.pattern, Pattern::InfoOf(_));
                if let Some(key) = before {
                    self.timers.remove(&key);
                }
                // `process_info/2` gives its turn up and is in line again before the answer comes.
                if asks {
                    self.give_way(pid);
                }
            }
        }
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
