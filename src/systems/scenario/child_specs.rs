//! From what is written of a child to its child spec.
//!
//! A child's start function has one argument, its id: what is written of it is kept in the table that all share, so a
//! start call prints as anybody's.

use super::shared_table;
use super::spec::Child;
use crate::otp::{ChildSpec, Cx, Module, Shutdown, StartCall};
use crate::runtime::{Atom, Term};

/// The worker's module.
pub(super) const WORKER: &str = "Elixir.Fidelity.Worker";
pub(super) const SUPERVISOR: &str = "Elixir.Fidelity.Sup";
pub(super) const DYNAMIC: &str = "Elixir.Fidelity.DSup";
/// Start functions of OTP's own modules: they label what came of the start.
pub(super) const OTHERS: &str = "Elixir.Fidelity.Others";

/// The child spec of what is written, which is kept.
pub(super) fn child_spec<M: Module>(child: &Child, cx: &mut Cx<'_, M>) -> ChildSpec {
    put_specs(child, cx);
    let start = start_call(child);
    let (spec, restart, significant) = match child {
        Child::Worker(worker) => {
            let spec = ChildSpec::worker(Term::str(&worker.id), start);
            let shutdown = worker.shutdown.map_or(spec.shutdown, Shutdown::from);
            (ChildSpec { shutdown, ..spec }, worker.restart, worker.significant)
        }
        Child::Agent(agent) => {
            let spec = ChildSpec::worker(Term::str(&agent.id), start);
            let shutdown = agent.shutdown.map_or(spec.shutdown, Shutdown::from);
            (ChildSpec { shutdown, ..spec }, agent.restart, agent.significant)
        }
        Child::Supervisor(supervisor) => {
            let spec = ChildSpec::supervisor(Term::str(&supervisor.id), start);
            (spec, supervisor.restart, supervisor.significant)
        }
        Child::Dynamic(dynamic) => {
            let spec = ChildSpec::supervisor(Term::str(&dynamic.id), start);
            (spec, dynamic.restart, dynamic.significant)
        }
        Child::Registry(registry) => {
            let spec = ChildSpec::supervisor(Term::str(&registry.id), start);
            (spec, registry.restart, registry.significant)
        }
        Child::PartitionSupervisor(supervisor) => {
            let spec = ChildSpec::supervisor(Term::str(&supervisor.id), start);
            (spec, supervisor.restart, supervisor.significant)
        }
        Child::TaskSupervisor(supervisor) => {
            let spec = ChildSpec::supervisor(Term::str(&supervisor.id), start);
            (spec, supervisor.restart, supervisor.significant)
        }
    };
    ChildSpec {
        significant,
        ..spec.restart(restart.into())
    }
}

/// The call that starts a child.
pub(super) fn start_call(child: &Child) -> StartCall {
    let call = |module| StartCall::link(module, [Term::str(child.id())]);
    let other = |function| StartCall {
        function: Atom::new(function),
        ..call(OTHERS)
    };
    match child {
        Child::Worker(_) => call(WORKER),
        Child::Agent(_) => other("start_agent"),
        Child::Supervisor(_) => call(SUPERVISOR),
        Child::Dynamic(_) => call(DYNAMIC),
        Child::Registry(_) => other("start_registry"),
        Child::PartitionSupervisor(_) => other("start_partition_supervisor"),
        Child::TaskSupervisor(_) => other("start_task_supervisor"),
    }
}

/// Keeps what is written of a child and of those below it.
fn put_specs<M: Module>(child: &Child, cx: &mut Cx<'_, M>) {
    shared_table::put_spec(child, cx);
    match child {
        Child::Supervisor(supervisor) => supervisor.children.iter().for_each(|child| put_specs(child, cx)),
        Child::PartitionSupervisor(supervisor) => {
            supervisor.partitions().iter().for_each(|child| put_specs(child, cx));
        }
        Child::Worker(_) | Child::Dynamic(_) | Child::Registry(_) | Child::TaskSupervisor(_) | Child::Agent(_) => {}
    }
}
