//! Who a target names.

use super::op::Target;
use super::{partitioned, placing, shared_table};
use crate::otp::{Cx, Exception, Module, ServerRef, frame};
use crate::runtime::{Atom, Pid, Term};

/// Is that supervisor a dynamic one? What is neither a pid nor a supervisor's name raises (`proc_lib:initial_call/1`).
pub(super) fn is_dynamic<M: Module>(target: &Target, cx: &mut Cx<'_, M>) -> Result<bool, Exception> {
    match server(target, cx) {
        ServerRef::Pid(pid) => Ok(shared_table::is_dynamic(pid, cx)),
        name => shared_table::is_dynamic_name(&name, cx)
            .ok_or_else(|| Exception::function_clause("proc_lib", "raw_initial_call", 1)),
    }
}

/// The server that a target names.
pub(super) fn server<M: Module>(target: &Target, cx: &mut Cx<'_, M>) -> ServerRef {
    match target {
        Target::Id(id) => process(shared_table::present(id, cx)),
        Target::Partition {
            partition: (registry, number),
        } => process(placing::partition(registry, *number, cx)),
        Target::Via { via: (registry, key) } => ServerRef::Via(shared_table::name(registry), Term::str(key)),
        Target::PartitionOf {
            partition_of: (supervisor, key),
        } => ServerRef::PartitionOf(shared_table::name(supervisor), partitioned::key(key)),
        Target::Local { local } => ServerRef::Name(shared_table::name(local)),
    }
}

fn process(pid: Option<Pid>) -> ServerRef {
    pid.map_or(ServerRef::Name(Atom::new("undefined_target")), ServerRef::Pid)
}

/// The process of a target that must be one, for a built-in function that takes nothing else.
pub(super) fn pid_of<M: Module>(target: &Target, function: &'static str, cx: &mut Cx<'_, M>) -> Result<Pid, Exception> {
    match server(target, cx) {
        ServerRef::Pid(pid) => Ok(pid),
        // A partition is looked up first, as `GenServer.whereis/1` does.
        partition @ ServerRef::PartitionOf(..) => partition.whereis(cx)?.ok_or_else(|| badarg(function)),
        ServerRef::Name(_) | ServerRef::Via(..) | ServerRef::ViaValue(..) => Err(badarg(function)),
    }
}

/// Who receives what is sent with `send/2`: a name that nobody has raises.
pub(super) fn receiver<M: Module>(target: &Target, cx: &mut Cx<'_, M>) -> Result<Pid, Exception> {
    match server(target, cx) {
        ServerRef::Pid(pid) => Ok(pid),
        ServerRef::Name(name) => cx.whereis(name).ok_or_else(|| badarg("send")),
        ServerRef::Via(..) | ServerRef::ViaValue(..) | ServerRef::PartitionOf(..) => Err(badarg("send")),
    }
}

fn badarg(function: &'static str) -> Exception {
    Exception::Error(Term::atom("badarg"), frame("erlang", function, 2))
}
