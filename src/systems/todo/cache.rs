//! `Todo.Cache`: a DynamicSupervisor that starts a to-do server for a list when it is first asked for.

use super::server;
use crate::otp::{
    Await, ChildSpec, Cx, DynamicSupervisor, Exception, Kind, Module, Restart, ServerRef, Start, StartCall, call,
};
use crate::runtime::{Atom, Pid, Term};

/// The module, and its local name.
pub const MODULE: &str = "Elixir.Todo.Cache";

pub(super) fn start_link<M: Module>() -> Start<M> {
    Start::Link {
        kind: Kind::dynamic(DynamicSupervisor::of_options(StartCall::link(MODULE, []))),
        name: Some(ServerRef::Name(Atom::new(MODULE))),
    }
}

/// `Todo.Cache.server_process(name)`, up to the wait for the supervisor's answer.
pub(in crate::systems) fn server_process<M: Module>(name: &str, cx: &mut Cx<'_, M>) -> Result<Await, Exception> {
    let start = StartCall::link(server::MODULE, [Term::str(name)]);
    let spec = ChildSpec::worker(Term::Atom(Atom::new(server::MODULE)), start);
    let spec = spec.restart(Restart::Temporary);
    // `DynamicSupervisor.start_child/2` waits for as long as it takes.
    call(cx, &ServerRef::Name(Atom::new(MODULE)), spec.to_dynamic_request(), None)
}

/// The server of `{:ok, pid}` or `{:error, {:already_started, pid}}`.
pub(in crate::systems) fn server_of(answer: &Term) -> Option<Pid> {
    match answer.elements()? {
        [ok, Term::Pid(pid)] if ok.is_atom("ok") => Some(*pid),
        [error, reason] if error.is_atom("error") => match reason.elements()? {
            [why, Term::Pid(pid)] if why.is_atom("already_started") => Some(*pid),
            _ => None,
        },
        _ => None,
    }
}
