//! How tasks start: `Task.async`, `Task.start`, `Task.start_link`, and as children of supervisors.

use std::rc::Rc;

use super::super::start::spawn;
use super::super::{ChildSpec, Cx, Exception, Module, Process, Restart, Start, StartCall};
use super::{MODULE, SUPERVISED, Supervised, Task, with_caller};
use crate::runtime::{Atom, Context, Pid, Program, Term};
use crate::tuple;

/// `Task.child_spec/1` of a function: never restarted.
#[must_use]
pub fn child_spec(function: Term) -> ChildSpec {
    let start = StartCall::link(MODULE, [function]);
    ChildSpec::worker(Term::atom(MODULE), start).restart(Restart::Temporary)
}

/// `Task.async/3`: linked, and its answer comes to the caller.
///
/// # Errors
/// `:system_limit` when there are too many processes.
pub fn r#async<M: Module>(cx: &mut Cx<'_, M>, callers: &[Pid], call: &StartCall) -> Result<Task, Exception> {
    let task = Supervised::waiting(owner(cx), cx.me(), false);
    let pid = spawn(Process::Task(Rc::new(task)), true, cx)?;
    Ok(Task::order(pid, callers, call, cx))
}

/// `Task.start/3`: nobody hears of its end.
///
/// # Errors
/// As [`r#async`].
pub fn start<M: Module>(cx: &mut Cx<'_, M>, callers: &[Pid], call: &StartCall) -> Result<Term, Exception> {
    let task = Supervised::running(owner(cx), with_caller(cx.me(), callers), call.clone());
    start_now(task, false, cx)
}

/// `Task.start_link/3`.
///
/// # Errors
/// As [`r#async`].
pub fn start_link<M: Module>(cx: &mut Cx<'_, M>, callers: &[Pid], call: &StartCall) -> Result<Term, Exception> {
    let task = Supervised::running(owner(cx), with_caller(cx.me(), callers), call.clone());
    start_now(task, true, cx)
}

fn start_now<M: Module>(task: Supervised<M>, linked: bool, cx: &mut Cx<'_, M>) -> Result<Term, Exception> {
    let pid = spawn(Process::Task(Rc::new(task)), linked, cx)?;
    Ok(tuple![Atom::new("ok"), pid])
}

/// The start functions of a supervisor's child: `Task.start_link/1`, `Task.start_link/3`, and those of
/// `Task.Supervised`; `None` for a call of another module.
///
/// # Errors
/// When no clause takes the arguments.
pub fn child_start<M: Module>(call: &StartCall, cx: &Cx<'_, M>) -> Result<Option<Start<M>>, Exception> {
    let task = match call.module.name() {
        MODULE => task_of(call, cx),
        SUPERVISED => supervised_of(call),
        _ => return Ok(None),
    };
    let task = Rc::new(task.ok_or_else(|| Exception::function_clause(SUPERVISED, "start_link", 1))?);
    Ok(Some(Start::Task { task, linked: true }))
}

/// `Task.start_link(fun)` or `Task.start_link(module, function, args)`.
fn task_of<M: Module>(call: &StartCall, cx: &Cx<'_, M>) -> Option<Supervised<M>> {
    let run = match &*call.args {
        [function] => apply(function.clone()),
        [module, function, arguments] => {
            StartCall::from_term(&tuple![module.clone(), function.clone(), arguments.clone()])?
        }
        _ => return None,
    };
    Some(Supervised::running(owner(cx), with_caller(cx.me(), &[]), run))
}

/// `Task.Supervised.start_link(owner, monitor)` or `start_link(owner, callers, mfa)`.
fn supervised_of<M: Module>(call: &StartCall) -> Option<Supervised<M>> {
    match &*call.args {
        [owner, monitor] => {
            let pid = owner.elements()?.get(2)?.as_pid()?;
            Some(Supervised::waiting(owner.clone(), pid, monitor.is_atom("monitor")))
        }
        [owner, callers, function] => {
            let function = StartCall::from_term(function)?;
            Some(Supervised::running(owner.clone(), callers.clone(), function))
        }
        _ => None,
    }
}

/// `{:erlang, :apply, [function, []]}`: the call of an anonymous function.
fn apply(function: Term) -> StartCall {
    StartCall {
        module: Atom::new("erlang"),
        function: Atom::new("apply"),
        args: [function, Term::list([])].into(),
    }
}

/// `{node, name or pid, pid}` of the running process.
pub(in super::super) fn owner<P: Program>(cx: &Context<'_, P>) -> Term {
    let me = cx.me();
    let shown = cx.name_of(me).map_or(Term::Pid(me), Term::Atom);
    tuple![Atom::new("nonode@nohost"), shown, me]
}
