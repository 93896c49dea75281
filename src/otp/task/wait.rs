//! The waits for tasks: `Task.await/2`, `Task.yield/2`, and the dispatch to the others.

use super::super::task_supervisor::PendingAsync;
use super::super::wait::{Got, Waited};
use super::await_many::{AwaitMany, YieldMany};
use super::reply::Heard;
use super::shutdown::PendingShutdown;
use super::stream::Stream;
use super::{Task, tagged};
use crate::runtime::{Context, Millis, Pattern, Program, Term, Wake};

/// A wait for tasks in progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wait {
    /// `Task.await/2`.
    Await(Task, Option<Millis>),
    /// `Task.yield/2`.
    Yield(Task, Option<Millis>),
    /// `Task.shutdown/2`.
    Shutdown(PendingShutdown),
    /// `Task.await_many/2`.
    AwaitMany(AwaitMany),
    /// `Task.yield_many/2`.
    YieldMany(YieldMany),
    /// `Task.Supervisor.async`: the supervisor starts the task.
    Start(PendingAsync),
    /// `Task.async_stream` and those of `Task.Supervisor`.
    Stream(Stream),
}

crate::digest!(enum Wait {
    "await" => Await(task, timeout),
    "yield" => Yield(task, timeout),
    "shutdown" => Shutdown(stopping),
    "await_many" => AwaitMany(many),
    "yield_many" => YieldMany(many),
    "start" => Start(starting),
    "stream" => Stream(stream),
});

impl Wait {
    pub(in super::super) fn pattern(&self) -> Pattern {
        match self {
            Self::Await(task, _) | Self::Yield(task, _) => Pattern::Reply(task.reference),
            Self::Shutdown(stopping) => stopping.pattern(),
            Self::AwaitMany(many) => many.pattern(),
            Self::YieldMany(many) => many.pattern(),
            Self::Start(starting) => starting.pattern(),
            Self::Stream(stream) => stream.pattern(),
        }
    }

    pub(in super::super) fn timeout(&self) -> Option<Millis> {
        match self {
            Self::Await(_, timeout) | Self::Yield(_, timeout) => *timeout,
            Self::Shutdown(stopping) => stopping.timeout(),
            Self::AwaitMany(many) => many.timeout(),
            Self::YieldMany(many) => many.timeout(),
            Self::Start(_) | Self::Stream(_) => None,
        }
    }

    /// Do the others run first?
    pub(in super::super) fn gives_way(&self) -> bool {
        match self {
            Self::Start(starting) => starting.gives_way(),
            Self::AwaitMany(many) => many.gives_way(),
            Self::YieldMany(many) => many.gives_way(),
            Self::Await(..) | Self::Yield(..) | Self::Shutdown(_) | Self::Stream(_) => false,
        }
    }

    pub(in super::super) fn resume<P: Program>(self, wake: Wake, cx: &mut Context<'_, P>) -> Waited<Self> {
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
            Self::Shutdown(stopping) => stopping.resume(wake, cx).within(Self::Shutdown),
            Self::AwaitMany(many) => many.resume(wake, cx).within(Self::AwaitMany),
            Self::YieldMany(many) => many.resume(wake, cx).within(Self::YieldMany),
            Self::Start(starting) => starting.resume(wake, cx).within(Self::Start),
            Self::Stream(stream) => stream.resume(wake, cx).within(Self::Stream),
        }
    }
}
