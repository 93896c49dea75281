//! `Task.ignore/1` and `Task.completed/1`: nothing to wait for.

use super::super::Exception;
use super::{MODULE, Task, reply_or_nil, tagged};
use crate::runtime::{Atom, Context, Message, Program, Term};
use crate::tuple;

/// `Task.ignore/1`: lets it run on alone. `{:ok, answer}` or `{:exit, reason}` when it has ended, else nil.
///
/// # Errors
/// An ArgumentError for a process that is not the owner.
pub fn ignore<P: Program>(cx: &mut Context<'_, P>, task: &Task) -> Result<Term, Exception> {
    task.check_owner("ignore", cx)?;
    let reply = cx.flush_reply(task.reference);
    if reply.is_none()
        && let Some(reason) = cx.flush_down(task.reference)
    {
        return Ok(tagged("exit", reason));
    }
    if let Some(pid) = task.pid {
        cx.unlink(pid);
    }
    cx.demonitor(task.reference);
    Ok(reply_or_nil(reply))
}

/// `Task.completed/1`: a task without a process, whose answer has been sent.
pub fn completed<P: Program>(cx: &mut Context<'_, P>, result: Term) -> Task {
    let (owner, reference) = (cx.me(), cx.make_reference());
    cx.send(owner, Message::Term(tuple![reference, result]));
    Task {
        pid: None,
        reference,
        owner: Some(owner),
        mfa: tuple![Atom::new(MODULE), Atom::new("completed"), 1],
    }
}
