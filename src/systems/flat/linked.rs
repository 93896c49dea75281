//! `{:ok, pid} = Module.start_link(…)` in a callback: the new process is linked to the one that starts it, and a start
//! that fails is a MatchError there.

use crate::otp::{Cx, Exception, Module, Return, Start, frame, start_link};
use crate::runtime::{Pid, Term};
use crate::tuple;

/// Begins a start in a callback of that module: what it returned at once, or the wait for it.
pub(super) fn start<M: Module>(start: Start<M>, cx: &mut Cx<'_, M>) -> Result<Term, Return> {
    match start_link(start, cx) {
        Ok(Ok(wait)) => Err(Return::Await(wait)),
        Ok(Err(result)) => Ok(result),
        Err(exception) => Err(Return::Raise(exception)),
    }
}

/// The process of `{:ok, pid}`, for a function that matches on it.
pub(super) fn started(result: &Term, module: &'static str, function: &'static str, arity: i64) -> Result<Pid, Return> {
    match result.elements() {
        Some([ok, Term::Pid(pid)]) if ok.is_atom("ok") => Ok(*pid),
        Some(_) | None => {
            let error = tuple![Term::atom("badmatch"), result.clone()];
            Err(Return::Raise(Exception::Error(error, frame(module, function, arity))))
        }
    }
}
