//! Waiting for a task: `Task.await/2`, `Task.yield/2`, and the dispatch to what else waits for tasks.

use super::super::task_supervisor::Starting;
use super::super::{Await, Exception, Got, Waited};
use super::await_many::{AwaitMany, YieldMany};
use super::shutdown::Stopping;
use super::{Task, tagged};
use crate::runtime::{Context, Message, Millis, Pattern, Program, Term, Wake};

/// A wait for tasks in progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wait {
    /// `Task.await/2`.
    Await(Task, Option<Millis>),
    /// `Task.yield/2`.
    Yield(Task, Option<Millis>),
    /// `Task.shutdown/2`.
    Shutdown(Stopping),
    /// `Task.await_many/2`.
    AwaitMany(AwaitMany),
    /// `Task.yield_many/2`.
    YieldMany(YieldMany),
    /// `Task.Supervisor.async`: the supervisor starts the task.
    Start(Starting),
}

crate::digest!(enum Wait {
    "await" => Await(task, timeout),
    "yield" => Yield(task, timeout),
    "shutdown" => Shutdown(stopping),
    "await_many" => AwaitMany(many),
    "yield_many" => YieldMany(many),
    "start" => Start(starting),
});

/// `Task.await/2`: the answer, or the caller exits.
///
/// # Errors
/// An ArgumentError for a process that is not the owner.
pub fn r#await<P: Program>(cx: &Context<'_, P>, task: &Task, timeout: Option<Millis>) -> Result<Await, Exception> {
    task.check_owner("await", cx)?;
    Ok(Wait::Await(task.clone(), timeout).into())
}

/// `Task.yield/2`: `{:ok, answer}`, `{:exit, reason}`, or nil when the time is up.
///
/// # Errors
/// As [`r#await`].
pub fn r#yield<P: Program>(cx: &Context<'_, P>, task: &Task, timeout: Option<Millis>) -> Result<Await, Exception> {
    task.check_owner("yield", cx)?;
    Ok(Wait::Yield(task.clone(), timeout).into())
}

impl From<Wait> for Await {
    fn from(wait: Wait) -> Self {
        Self::Task(Box::new(wait))
    }
}

impl Wait {
    pub(in super::super) fn pattern(&self) -> Pattern {
        match self {
            Self::Await(task, _) | Self::Yield(task, _) => Pattern::Reply(task.reference),
            Self::Shutdown(stopping) => stopping.pattern(),
            Self::AwaitMany(many) => many.pattern(),
            Self::YieldMany(many) => many.pattern(),
            Self::Start(starting) => starting.pattern(),
        }
    }

    pub(in super::super) fn timeout(&self) -> Option<Millis> {
        match self {
            Self::Await(_, timeout) | Self::Yield(_, timeout) => *timeout,
            Self::Shutdown(stopping) => stopping.timeout(),
            Self::AwaitMany(many) => many.timeout(),
            Self::YieldMany(many) => many.timeout(),
            Self::Start(_) => None,
        }
    }

    pub(in super::super) fn resume<P: Program>(self, wake: Wake, cx: &mut Context<'_, P>) -> Waited {
        match self {
            Self::Await(task, timeout) => Waited::Done(match Heard::of(wake) {
                Heard::Reply(reply) => {
                    cx.demonitor(task.reference);
                    Got::Reply(reply)
                }
                Heard::Down(reason) => Got::Failed(task.exit(reason, "await", timeout)),
                Heard::Nothing => {
                    cx.demonitor(task.reference);
                    Got::Failed(task.exit(Term::atom("timeout"), "await", timeout))
                }
            }),
            Self::Yield(task, _) => Waited::Done(Got::Reply(match Heard::of(wake) {
                Heard::Reply(reply) => {
                    cx.demonitor(task.reference);
                    tagged("ok", reply)
                }
                Heard::Down(reason) => tagged("exit", reason),
                Heard::Nothing => Term::atom("nil"),
            })),
            Self::Shutdown(stopping) => stopping.resume(wake, cx),
            Self::AwaitMany(many) => many.resume(wake, cx),
            Self::YieldMany(many) => many.resume(wake, cx),
            Self::Start(starting) => starting.resume(wake, cx),
        }
    }
}

/// What the owner of a task hears of it.
pub(super) enum Heard {
    /// `{ref, reply}`.
    Reply(Term),
    /// `{:DOWN, ref, …, reason}`.
    Down(Term),
    /// The time is up.
    Nothing,
}

impl Heard {
    pub(super) fn of(wake: Wake) -> Self {
        match wake {
            Wake::Message(Message::Reply { body, .. }) => Self::Reply(body),
            Wake::Message(Message::Down { reason, .. }) => Self::Down(reason),
            Wake::Message(Message::Term(term)) => match term.elements() {
                Some([_, reply]) => Self::Reply(reply.clone()),
                Some(_) | None => Self::Nothing,
            },
            Wake::Message(Message::Request { .. } | Message::Tagged { .. } | Message::Exit { .. })
            | Wake::Start
            | Wake::Timeout => Self::Nothing,
        }
    }
}
