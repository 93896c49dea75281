//! The op `task`: a task is started, and then asked for, in whatever process does the op.

use super::job::{self, Function};
use super::many_tasks;
use super::op::{Kind, Op, TaskOp, Then};
use super::outcome::Outcome;
use super::target::server;
use crate::otp::task_supervisor::{self, Link};
use crate::otp::{Cx, Exception, Module, Restart, ServerRef, Shutdown, Task, task};
use crate::runtime::{Atom, Millis, Term};

/// How long it is waited for by default, in milliseconds.
const USUAL_MS: Millis = 5_000;

/// Begins the op.
///
/// # Errors
/// What the op's function raises at once.
pub(super) fn begin<M: Module>(op: &TaskOp, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    let function = job::named(Function::Task, [Term::str(&op.id), Term::str(&op.fun)]);
    let nobody = || ServerRef::Name(Atom::new("undefined_target"));
    let sup = op.sup.as_ref().map_or_else(nobody, |sup| server(sup, cx));
    let shutdown = op.shutdown.map(Shutdown::from);
    let link = match op.kind {
        Kind::Async => {
            let task = task::r#async(cx, &[], &function)?;
            return ask(op, &task, cx);
        }
        Kind::StartChild => {
            let restart = op.restart.map(Restart::from);
            let wait = task_supervisor::start_child(cx, &sup, &[], &function, restart, shutdown)?;
            return Ok(Outcome::Wait(wait));
        }
        Kind::Supervised => Link::Link,
        Kind::Nolink => Link::NoLink,
    };
    let wait = task_supervisor::r#async(cx, &sup, link, &[], &function, shutdown)?;
    Ok(Outcome::Wait(wait))
}

/// Goes on after a wait: a supervisor has started the task, or the op is done.
///
/// # Errors
/// What the op's function raises.
pub(super) fn go_on<M: Module>(op: &Op, value: Term, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    if let Op::Tasks(op) = op {
        return many_tasks::go_on(op, value, cx);
    }
    match (op, Task::from_term(&value)) {
        (Op::Task(op), Some(task)) => ask(op, &task, cx),
        _ => Ok(Outcome::Value(value)),
    }
}

fn ask<M: Module>(op: &TaskOp, task: &Task, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    let limit = op.timeout.unwrap_or(USUAL_MS);
    let wait = match op.then {
        Then::Nothing => return Ok(Outcome::Value(Term::atom("ok"))),
        Then::Await => task::r#await(cx, task, Some(limit))?,
        Then::Yield => task::r#yield(cx, task, Some(limit))?,
        Then::Shutdown => task::shutdown(cx, task, Shutdown::Timeout(limit))?,
        Then::Kill => task::shutdown(cx, task, Shutdown::BrutalKill)?,
    };
    Ok(Outcome::Wait(wait))
}
