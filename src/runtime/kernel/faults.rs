//! Messages that are lost or late on their way, because somebody outside wants it so.

use super::super::entry::State;
use super::super::message::Envelope;
use super::super::{EventKind, Fault, Message, Pid, Record};
use super::{Kernel, first_match, row};

impl<E: Clone> Kernel<E> {
    /// Hands a message on: delivers it, unless a fault waits for it. What a process sends to itself goes no way at all.
    #[inline(always)]
    pub(super) fn pass_on(&mut self, from: Pid, to: Pid, message: Message) {
        if self.faults.is_empty() || from == to {
            self.deliver_message(to, message);
        } else {
            self.pass_by_faults(to, message);
        }
    }

    #[cold]
    #[inline(never)]
    fn pass_by_faults(&mut self, to: Pid, message: Message) {
        match self.faults.take(to) {
            Some(fault) => {
                let told = Some(message.clone());
                self.emit(Record::Lifecycle, to, || EventKind::Fault { fault, message: told });
                self.hit(to, message, fault);
            }
            None => self.deliver_message(to, message),
        }
    }

    /// Lets a fault lie in wait for the next message to a process; false when that is gone.
    pub(in super::super) fn hit_next(&mut self, pid: Pid, fault: Fault) -> bool {
        if self.entry(pid).is_none() {
            return false;
        }
        self.cause = 0;
        self.faults.lie_in_wait(pid, fault);
        let message = None;
        self.emit(Record::Lifecycle, pid, || EventKind::Fault { fault, message });
        true
    }

    fn hit(&mut self, to: Pid, message: Message, fault: Fault) {
        match fault {
            Fault::Drop => self.lose(to, message),
            Fault::Delay(ms) => self.send_after(ms, to, message),
        }
    }

    /// Hits the message at that index of a mailbox; false when there is none.
    pub(in super::super) fn hit_waiting(&mut self, pid: Pid, at: usize, fault: Fault) -> bool {
        let Some(entry) = row(&mut self.entries, pid) else {
            return false;
        };
        let hit = entry.mailbox.get_mut().and_then(|mailbox| mailbox.remove(at));
        let Some(Envelope { cause, content }) = hit else {
            return false;
        };
        self.mail.relieve(&mut entry.mailbox);
        if let State::Ready(_) = entry.state {
            entry.state = first_match(entry, 0).map_or(State::Waiting, State::Ready);
        }
        self.cause = 0;
        let message = Some(content.clone());
        self.emit(Record::Lifecycle, pid, || EventKind::Fault { fault, message });
        self.cause = cause;
        self.hit(pid, content, fault);
        self.pass_idle_turns();
        true
    }
}
