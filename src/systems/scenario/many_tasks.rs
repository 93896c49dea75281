//! The ops `stream` and `tasks`: many tasks at once, in whatever process does the op.

use super::job::{self, Function};
use super::op::{ManyKind, Overdue, StreamOp, Target, TasksOp, ThenMany};
use super::outcome::Outcome;
use super::shared_table;
use super::target::server;
use crate::otp::task::{OnTimeout, StreamOptions, StreamStarter, async_stream};
use crate::otp::task_supervisor::{self, Link};
use crate::otp::{Cx, Exception, Module, ServerRef, Shutdown, StartCall, Task, task};
use crate::runtime::{Atom, Millis, Term};

/// How long they are waited for by default, in milliseconds.
const USUAL_MS: Millis = 5_000;

/// `[id, function]`, as the recorder's lists are.
fn item((id, fun): &(String, String)) -> Term {
    Term::list([Term::str(id), Term::str(fun)])
}

fn supervisor<M: Module>(sup: Option<&Target>, cx: &mut Cx<'_, M>) -> ServerRef {
    sup.map_or(ServerRef::Name(Atom::new("undefined_target")), |sup| server(sup, cx))
}

/// Begins the op `stream`.
///
/// # Errors
/// What the op's function raises at once.
pub(super) fn stream<M: Module>(op: &StreamOp, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    let starter = match op.kind {
        ManyKind::Async => StreamStarter::Itself,
        ManyKind::Supervised => StreamStarter::Supervisor(supervisor(op.sup.as_ref(), cx), Link::Link),
        ManyKind::Nolink => StreamStarter::Supervisor(supervisor(op.sup.as_ref(), cx), Link::NoLink),
    };
    let options = StreamOptions {
        max_concurrency: op.max_concurrency.unwrap_or(1),
        ordered: op.ordered,
        timeout: Some(op.timeout.unwrap_or(USUAL_MS)),
        on_timeout: match op.on_timeout {
            Overdue::Exit => OnTimeout::Exit,
            Overdue::KillTask => OnTimeout::KillTask,
        },
        zip_input_on_exit: op.zip_input_on_exit,
        shutdown: op.shutdown.map(Shutdown::from),
        take: op.take.map(|many| many as usize),
    };
    let items = op.items.iter().map(item).collect();
    let stream = async_stream(cx, starter, items, &[], &job::named(Function::Item, []), options)?;
    if !op.items.is_empty() {
        let id = format!("{}.monitor", op.id);
        let number = shared_table::next_incarnation(&id, cx);
        shared_table::label(&id, number, stream.monitor(), cx);
    }
    Ok(Outcome::Wait(task::stream_results(stream)))
}

/// Begins the op `tasks`.
///
/// # Errors
/// What the op's function raises at once.
pub(super) fn tasks<M: Module>(op: &TasksOp, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    start_from(op, Vec::new(), cx)
}

/// Goes on after a wait: a supervisor has started another task, or the op is done.
///
/// # Errors
/// What the op's function raises.
pub(super) fn go_on<M: Module>(op: &TasksOp, value: Term, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    let Some(started) = Task::from_term(&value) else {
        return Ok(Outcome::Value(value));
    };
    let mut tasks = shared_table::tasks(cx);
    tasks.push(started);
    start_from(op, tasks, cx)
}

/// Starts those that are left, one after the other; then asks for all.
fn start_from<M: Module>(op: &TasksOp, mut tasks: Vec<Task>, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    while let Some(written) = op.items.get(tasks.len()) {
        let function = job::named(Function::Item, [item(written)]);
        match op.kind {
            ManyKind::Async => tasks.push(task::r#async(cx, &[], &function)?),
            ManyKind::Supervised => return start_supervised(op, &tasks, Link::Link, &function, cx),
            ManyKind::Nolink => return start_supervised(op, &tasks, Link::NoLink, &function, cx),
        }
    }
    let limit = Some(op.timeout.unwrap_or(USUAL_MS));
    Ok(Outcome::Wait(match op.then {
        ThenMany::AwaitMany => task::await_many(cx, &tasks, limit)?,
        ThenMany::YieldMany => task::yield_many(cx, &tasks, limit)?,
    }))
}

fn start_supervised<M: Module>(
    op: &TasksOp,
    tasks: &[Task],
    link: Link,
    function: &StartCall,
    cx: &mut Cx<'_, M>,
) -> Result<Outcome, Exception> {
    shared_table::put_tasks(tasks, cx);
    let sup = supervisor(op.sup.as_ref(), cx);
    let wait = task_supervisor::r#async(cx, &sup, link, &[], function, None)?;
    Ok(Outcome::Wait(wait))
}
