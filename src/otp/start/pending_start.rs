//! A start in flight that is not the plain `start_link`.

use super::super::wait::Got;
use crate::runtime::{Atom, Context, Message, Millis, Pattern, Pid, Program, Reference, Term, Wake};
use crate::tuple;

/// A start in flight that has a limit of time, or watches the new process by a monitor instead of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingStart {
    pid: Pid,
    monitor: Option<Reference>,
    timeout: Option<Millis>,
}

crate::digest!(struct PendingStart { pid, monitor, timeout });

impl PendingStart {
    pub(super) fn new(pid: Pid, monitor: Option<Reference>, timeout: Option<Millis>) -> Self {
        Self { pid, monitor, timeout }
    }

    pub(in crate::otp) fn pattern(&self) -> Pattern {
        match self.monitor {
            Some(monitor) => Pattern::AckOrDown(self.pid, monitor),
            None => Pattern::Ack(self.pid),
        }
    }

    pub(in crate::otp) fn timeout(&self) -> Option<Millis> {
        self.timeout
    }

    /// A process that takes too long is killed, and its starter hears nothing more of it.
    pub(in crate::otp) fn finish<P: Program>(&self, wake: Wake, cx: &mut Context<'_, P>) -> Got {
        if let Some(monitor) = self.monitor
            && !matches!(wake, Wake::Message(Message::Down { .. }))
        {
            cx.demonitor(monitor);
        }
        let error = |reason: Term| Got::Started(tuple![Atom::new("error"), reason]);
        match wake {
            Wake::Message(Message::Exit { reason, .. } | Message::Down { reason, .. }) => error(reason),
            Wake::Message(ack) => match ack.to_term().elements() {
                Some([_, _, result]) => Got::Started(result.clone()),
                _ => Got::Timeout,
            },
            Wake::Start | Wake::Timeout => {
                cx.unlink(self.pid);
                cx.exit(self.pid, Term::atom("kill"));
                cx.flush_exit(self.pid);
                error(Term::atom("timeout"))
            }
        }
    }
}
