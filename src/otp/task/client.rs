//! What the owner of a task asks for, up to the wait.

use super::super::{Await, Exception, Shutdown};
use super::await_many::{AwaitMany, YieldMany};
use super::shutdown::PendingShutdown;
use super::{Stream, Task, Wait};
use crate::runtime::{Context, Millis, Program};

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

/// `Task.await_many/2`: the answers in the order of the tasks. The caller exits as soon as one of them fails.
///
/// # Errors
/// An ArgumentError for a process that is not the owner of all.
pub fn await_many<P: Program>(
    cx: &Context<'_, P>,
    tasks: &[Task],
    timeout: Option<Millis>,
) -> Result<Await, Exception> {
    AwaitMany::begin(cx, tasks, timeout).map(|many| Wait::AwaitMany(many).into())
}

/// `Task.yield_many/2`: each task with `{:ok, answer}`, `{:exit, reason}` or nil.
///
/// # Errors
/// An ArgumentError for a process that is not the owner.
pub fn yield_many<P: Program>(
    cx: &Context<'_, P>,
    tasks: &[Task],
    timeout: Option<Millis>,
) -> Result<Await, Exception> {
    YieldMany::begin(cx, tasks, timeout).map(|many| Wait::YieldMany(many).into())
}

/// `Task.shutdown/2`: `{:ok, answer}`, `{:exit, reason}`, or nil when it ended as it was asked to.
///
/// # Errors
/// An ArgumentError for a task without a process, and for a process that is not the owner.
pub fn shutdown<P: Program>(cx: &mut Context<'_, P>, task: &Task, how: Shutdown) -> Result<Await, Exception> {
    PendingShutdown::begin(cx, task, how).map(|shutdown| Wait::Shutdown(shutdown).into())
}

/// The rest of a stream: the answer is the list of its results, `{:ok, value}` or `{:exit, reason}` each.
#[must_use]
pub fn stream_results(stream: Stream) -> Await {
    Wait::Stream(stream).into()
}
