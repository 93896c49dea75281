//! The supervisor's process and its partitions: how they start, and what is asked of it.

use super::super::supervisor::Supervisor;
use super::super::{
    Await, ChildSpec, Cx, Exception, Kind, Module, ServerRef, Start, StartCall, SupervisorInit, call, frame,
    stop_within,
};
use super::names::{MODULE, PARTITIONS, START_CHILD};
use super::options::{self, PartitionOptions};
use crate::runtime::{Atom, Context, ExitReason, Millis, Pid, Program, Term};
use crate::tuple;

/// `PartitionSupervisor.child_spec/1`: the name is the id, in a registry what it is there.
#[must_use]
pub fn child_spec(options: &Term) -> ChildSpec {
    let name = options::given(options, "name").unwrap_or(Term::atom("Elixir.DynamicSupervisor"));
    let id = match name.elements() {
        Some([via, _, id]) if via.is_atom("via") => id.clone(),
        Some(_) | None => name,
    };
    ChildSpec::supervisor(id, StartCall::link(MODULE, [options.clone()]))
}

/// `PartitionSupervisor.start_link/1`.
#[must_use]
pub fn start_link<M: Module>(options: PartitionOptions) -> Start<M> {
    start_children(options.name, options.argument())
}

/// The same when it is known what `init` is given: `{name, partitions, children, options}`.
#[must_use]
pub fn start_children<M: Module>(name: Atom, argument: Term) -> Start<M> {
    let callback = StartCall {
        module: Atom::new(MODULE),
        function: Atom::new("init"),
        args: [argument.clone()].into(),
    };
    Start::Link {
        kind: Kind::supervisor(Supervisor::of_module(Atom::new(MODULE), argument, callback)),
        name: Some(ServerRef::Name(name)),
    }
}

/// `start_link/1` and the start of a partition; `None` for a call of another module.
///
/// # Errors
/// An ArgumentError for options that are refused; what the partition's own start function raises.
pub fn start<M: Module>(call: &StartCall, cx: &mut Cx<'_, M>) -> Result<Option<Start<M>>, Exception> {
    if call.module.name() != MODULE {
        return Ok(None);
    }
    if let Some(applied) = applied(call) {
        return M::start(&applied, cx).map(Some);
    }
    match &*call.args {
        [options] => Ok(Some(start_link(PartitionOptions::of(options)?))),
        _ => Err(Exception::function_clause(MODULE, "start_link", 1)),
    }
}

/// What the start of a partition applies: `None` for any other call.
#[must_use]
pub fn applied(call: &StartCall) -> Option<StartCall> {
    if call.module.name() != MODULE || call.function != START_CHILD {
        return None;
    }
    let [module, function, args, _, _] = &*call.args else {
        return None;
    };
    StartCall::from_term(&tuple![module.clone(), function.clone(), args.clone()])
}

/// What the start of a partition does once that runs: its supervisor, which is the running process, writes it down. Of any
/// other start, nothing.
pub fn register_child<P: Program>(call: &StartCall, pid: Pid, cx: &mut Context<'_, P>) {
    if call.module.name() != MODULE || call.function != START_CHILD {
        return;
    }
    if let [_, _, _, Term::Atom(name), partition] = &*call.args {
        cx.ets_replace(*name, partition.clone(), Term::Pid(pid));
    }
}

/// `PartitionSupervisor.init/1`: makes the table; `None` for another module's call.
pub fn supervisor_init<M: Module>(call: &StartCall, cx: &mut Cx<'_, M>) -> Option<Result<SupervisorInit, Exception>> {
    if call.module.name() != MODULE {
        return None;
    }
    let [Term::Atom(name), partitions, children, flags] = call.args.first()?.elements()? else {
        return None;
    };
    if !cx.ets_new(*name) {
        return Some(Err(Exception::Error(Term::atom("badarg"), frame("ets", "new", 2))));
    }
    cx.ets_replace(*name, Term::Atom(PARTITIONS), partitions.clone());
    let flags = options::flags(flags);
    let init = tuple![Atom::new("ok"), tuple![flags, children.clone()]];
    Some(Ok(SupervisorInit::Term(init)))
}

/// `PartitionSupervisor.which_children/1`: the partitions by their numbers, the last one first.
///
/// # Errors
/// What a call exits with at once.
pub fn which_children<P: Program>(cx: &mut Context<'_, P>, name: Atom) -> Result<Await, Exception> {
    call(cx, &ServerRef::Name(name), Term::atom("which_children"), None)
}

/// `PartitionSupervisor.count_children/1`.
///
/// # Errors
/// As [`which_children`].
pub fn count_children<P: Program>(cx: &mut Context<'_, P>, name: Atom) -> Result<Await, Exception> {
    call(cx, &ServerRef::Name(name), Term::atom("count_children"), None)
}

/// `PartitionSupervisor.stop/3`; no timeout is `:infinity`.
///
/// # Errors
/// As [`which_children`].
pub fn stop<P: Program>(
    cx: &mut Context<'_, P>,
    name: Atom,
    reason: ExitReason,
    timeout: Option<Millis>,
) -> Result<Await, Exception> {
    stop_within(cx, &ServerRef::Name(name), reason, timeout)
}
