//! The ops `spawn` and `start_link`: whoever does them starts a process of its own, outside of the tree.

use std::rc::Rc;

use super::child_specs;
use super::op::SpawnOp;
use super::outcome::Outcome;
use super::plain_call::plain_call;
use super::shared_table;
use super::spec::Child;
use crate::otp::{Cx, Exception, Module, Process, frame, start_link};
use crate::runtime::Term;

/// `Fidelity.Plain.start`: the process is labelled by whoever spawns it, before it has run.
///
/// # Errors
/// `:system_limit` when there are too many processes.
pub(super) fn spawn<M: Module>(op: &SpawnOp, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    let number = shared_table::next_incarnation(&op.id, cx);
    let call = plain_call(&format!("{}#{number}", op.id), op.trap_exit, &op.fun);
    let plain = M::plain(&call).map(|plain| Process::Plain(Rc::new(plain)));
    let spawned = plain.and_then(|plain| if op.link { cx.spawn_link(plain) } else { cx.spawn(plain) });
    let refused = || Exception::Error(Term::atom("system_limit"), frame("erlang", "spawn", 3));
    let pid = spawned.ok_or_else(refused)?;
    shared_table::label(&op.id, number, pid, cx);
    Ok(Outcome::Value(Term::atom("ok")))
}

/// Calls the start function of a child, as its supervisor would.
///
/// # Errors
/// What the start function raises.
pub(super) fn start<M: Module>(child: &Child, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    let spec = child_specs::child_spec(child, cx);
    let start = M::start(&spec.start, cx)?;
    match start_link(start, cx)? {
        Ok(wait) => Ok(Outcome::Wait(wait)),
        Err(result) => Ok(started(child, result, cx)),
    }
}

/// What the start function does with what came of the start.
pub(super) fn started<M: Module>(child: &Child, result: Term, cx: &mut Cx<'_, M>) -> Outcome {
    let call = child_specs::start_call(child);
    let result = M::start_result(&call, &result, cx).unwrap_or(result);
    if let Some([ok, Term::Pid(pid)]) = result.elements()
        && ok.is_atom("ok")
    {
        M::started(&call, *pid, cx);
    }
    Outcome::Value(result)
}
