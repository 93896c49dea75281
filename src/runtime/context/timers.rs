//! The built-in functions of timers.

use super::super::{Destination, Message, Millis, Program, Reference};
use super::Context;

impl<P: Program> Context<'_, P> {
    /// Sends a message after that many virtual milliseconds.
    pub fn send_after(&mut self, after: Millis, to: crate::runtime::Pid, message: Message) {
        if self.ended {
            return;
        }
        self.kernel.send_after(after, to, message);
    }

    /// `Process.send_after/3`: a timer that can be cancelled; `None` for a time that no timer takes. It goes on when who
    /// started it has ended, and is over with the process that it would send to.
    pub fn start_timer(&mut self, after: Millis, to: Destination, message: Message) -> Option<Reference> {
        if self.ended {
            return None;
        }
        self.kernel.start_timer(after, to, message)
    }

    /// `:erlang.start_timer/3`: the same with a message that names the timer.
    pub fn start_marked_timer(
        &mut self,
        after: Millis,
        to: Destination,
        message: impl FnOnce(Reference) -> Message,
    ) -> Option<Reference> {
        if self.ended {
            return None;
        }
        self.kernel.start_timer_with(after, to, message)
    }

    /// `Process.cancel_timer/1`: the milliseconds that were left; `None`, false, for one that is over.
    pub fn cancel_timer(&mut self, timer: Reference) -> Option<Millis> {
        if self.ended {
            return None;
        }
        self.kernel.cancel_timer(timer)
    }

    /// `Process.read_timer/1`: the milliseconds that are left; `None`, false, for one that is over.
    #[must_use]
    pub fn read_timer(&self, timer: Reference) -> Option<Millis> {
        self.kernel.read_timer(timer)
    }
}
