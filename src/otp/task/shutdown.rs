//! `Task.shutdown/2`: asks a task to end, kills it when it takes too long, and takes the answer that came meanwhile.
//!
//! Elixir spawns a process that sees to it that the task ends even if its owner is killed between the unlinking and the
//! exit signal. Here nothing comes between the two.

use super::super::wait::{Got, Waited};
use super::super::{Exception, Shutdown};
use super::{Task, argument_error, reply_or_nil, tagged};
use crate::runtime::{Context, Message, Millis, Pattern, Program, Reference, Term, Wake};

/// A shutdown in flight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingShutdown {
    task: Task,
    /// Besides the task's own.
    monitor: Reference,
    ask: Ask,
}

crate::digest!(struct PendingShutdown { task, monitor, ask });

/// How it was asked to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    Shutdown(Shutdown),
    Kill,
    /// First one, then the other.
    KillAfterTimeout,
}

crate::digest!(enum Ask {
    "shutdown" => Shutdown(how),
    "kill" => Kill,
    "kill_after_timeout" => KillAfterTimeout,
});

impl Ask {
    /// Is that the end it was asked for?
    fn is_met_by(self, reason: &Term) -> bool {
        match self {
            Self::Shutdown(_) | Self::KillAfterTimeout => reason.is_atom("shutdown"),
            Self::Kill => reason.is_atom("killed"),
        }
    }
}

impl PendingShutdown {
    /// Watches the task and asks it to end.
    pub(super) fn begin<P: Program>(cx: &mut Context<'_, P>, task: &Task, how: Shutdown) -> Result<Self, Exception> {
        let Some(pid) = task.pid else {
            let message = format!("task {} does not have an associated task process", task.to_term());
            return Err(argument_error(&message, "shutdown"));
        };
        task.check_owner("shutdown", cx)?;
        let monitor = cx.monitor(pid);
        let (ask, reason) = match how {
            Shutdown::BrutalKill => (Ask::Kill, "kill"),
            Shutdown::Timeout(_) | Shutdown::Infinity => (Ask::Shutdown(how), "shutdown"),
        };
        cx.unlink(pid);
        cx.exit(pid, Term::atom(reason));
        let task = task.clone();
        Ok(Self { task, monitor, ask })
    }

    pub(super) fn pattern(&self) -> Pattern {
        Pattern::Down(self.monitor)
    }

    pub(super) fn timeout(&self) -> Option<Millis> {
        match self.ask {
            Ask::Shutdown(Shutdown::Timeout(ms)) => Some(ms),
            Ask::Shutdown(Shutdown::Infinity | Shutdown::BrutalKill) | Ask::Kill | Ask::KillAfterTimeout => None,
        }
    }

    pub(super) fn resume<P: Program>(mut self, wake: Wake, cx: &mut Context<'_, P>) -> Waited<Self> {
        let Wake::Message(Message::Down { reason, .. }) = wake else {
            if let Some(pid) = self.task.pid {
                cx.unlink(pid);
                cx.exit(pid, Term::atom("kill"));
            }
            self.ask = Ask::KillAfterTimeout;
            return Waited::Still(self);
        };
        let reference = self.task.reference;
        // Without a process there is nothing to hear but what the task's own monitor said before.
        let reason = if reason.is_atom("noproc") {
            cx.flush_down(reference).unwrap_or(reason)
        } else {
            reason
        };
        cx.demonitor(reference);
        let reply = cx.flush_reply(reference);
        Waited::Done(Got::Reply(if reply.is_none() && !self.ask.is_met_by(&reason) {
            tagged("exit", reason)
        } else {
            reply_or_nil(reply)
        }))
    }
}
