//! Timers: the deadlines of receives, messages that are sent later, and virtual time, which goes from one to the next.

use super::super::entry::State;
use super::super::{Message, Millis, Pid, Reference};
use super::timer::{DelayedMessage, Destination, LAST_TIMER_MS, StartedTimer, Timer};
use super::{Kernel, row};

impl<E: Clone> Kernel<E> {
    pub(super) fn set_timer(&mut self, after: Millis, timer: Timer) -> (Millis, u64) {
        let key = (self.now_ms.saturating_add(after), self.next_timer);
        self.next_timer += 1;
        self.timers.insert(key, timer);
        key
    }

    /// Sends a message to a process after that many virtual milliseconds.
    pub(in super::super) fn send_after(&mut self, after: Millis, to: Pid, message: Message) {
        let cause = self.cause;
        self.set_timer(after, Timer::Send(Box::new(DelayedMessage { to, message, cause })));
    }

    /// Starts a timer that can be asked for; `None` for a time that no timer takes. For a process that is gone there is none
    /// to be asked for.
    pub(in super::super) fn start_timer(
        &mut self,
        after: Millis,
        to: Destination,
        message: Message,
    ) -> Option<Reference> {
        self.start_timer_with(after, to, |_| message)
    }

    /// The same with a message that may name the timer.
    pub(in super::super) fn start_timer_with(
        &mut self,
        after: Millis,
        to: Destination,
        message: impl FnOnce(Reference) -> Message,
    ) -> Option<Reference> {
        if self.now_ms.saturating_add(after) > LAST_TIMER_MS {
            return None;
        }
        let (reference, cause) = (self.make_reference(), self.cause);
        if let Destination::Process(pid) = to {
            match row(&mut self.entries, pid) {
                Some(entry) => entry.awaits_timers = true,
                None => return Some(reference),
            }
        }
        let message = message(reference);
        let timer = StartedTimer {
            reference,
            to,
            message,
            cause,
        };
        let key = self.set_timer(after, Timer::Started(Box::new(timer)));
        self.started_timers.insert(reference, key);
        Some(reference)
    }

    /// Cancels a timer: the milliseconds that were left, if it had not come to its end.
    pub(in super::super) fn cancel_timer(&mut self, reference: Reference) -> Option<Millis> {
        let left = self.read_timer(reference)?;
        let key = self.started_timers.remove(&reference)?;
        self.timers.remove(&key);
        Some(left)
    }

    /// How many milliseconds are left of a timer that has not come to its end.
    pub(in super::super) fn read_timer(&self, reference: Reference) -> Option<Millis> {
        let (at, _) = self.started_timers.get(&reference)?;
        Some(at.saturating_sub(self.now_ms))
    }

    /// The timers of a process that has ended are over.
    pub(super) fn end_timers_to(&mut self, ended: Pid) {
        let theirs = self.timers.iter().filter_map(|(key, timer)| match timer {
            Timer::Started(timer) if timer.to == Destination::Process(ended) => Some((*key, timer.reference)),
            Timer::Started(_) | Timer::Deadline(..) | Timer::Send(_) => None,
        });
        let theirs: Vec<_> = theirs.collect();
        for (key, reference) in theirs {
            self.timers.remove(&key);
            self.started_timers.remove(&reference);
        }
    }

    /// When the next timer fires.
    pub(in super::super) fn next_timer_at(&self) -> Option<Millis> {
        self.timers.first().map(|((at, _), _)| *at)
    }

    /// Moves virtual time on and fires what is due, in the order in which it is due.
    pub(in super::super) fn advance_to(&mut self, to: Millis) {
        while self.next_timer_at().is_some_and(|at| at <= to)
            && let Some(((at, _), timer)) = self.timers.pop_first()
        {
            self.now_ms = self.now_ms.max(at);
            self.fire(timer);
        }
        self.now_ms = self.now_ms.max(to);
        self.pass_idle_turns();
    }

    fn fire(&mut self, timer: Timer) {
        match timer {
            Timer::Deadline(pid, cause) => {
                if let Some(entry) = row(&mut self.entries, pid) {
                    entry.take_deadline(&mut self.bonds);
                    if entry.state == State::Waiting {
                        entry.state = State::TimedOut(cause);
                        self.enqueue(pid);
                    }
                }
            }
            Timer::Send(delayed) => {
                let DelayedMessage { to, message, cause } = *delayed;
                self.cause = cause;
                self.deliver_message(to, message);
            }
            Timer::Started(timer) => {
                let StartedTimer {
                    reference,
                    to,
                    message,
                    cause,
                } = *timer;
                self.started_timers.remove(&reference);
                self.cause = cause;
                let receiver = match to {
                    Destination::Process(pid) => Some(pid),
                    Destination::Name(name) => self.names.get(&name).copied(),
                };
                if let Some(pid) = receiver {
                    self.deliver_message(pid, message);
                }
            }
        }
    }
}
