//! The scenario's supervisors, dynamic supervisors and registries: from what is written to flags and child specs.
//!
//! A child's spec travels as its JSON, the one argument of its start function, so a child spec is a plain term that a
//! `start_child` request can carry.

use super::spec::{self, Child, Dynamic, Supervisor as Spec};
use super::{Scenario, store, worker};
use crate::otp::{
    AutoShutdown, ChildSpec, Cx, DynamicFlags, DynamicSupervisor, Event, Exception, Intensity, Kind, ServerRef,
    Shutdown, Start, StartCall, Strategy, Supervisor, SupervisorFlags, SupervisorInit, registry,
};
use crate::runtime::{Pid, Term};
use crate::tuple;

pub(super) const SUPERVISOR: &str = "Elixir.Diff.Sup";
pub(super) const DYNAMIC: &str = "Elixir.Diff.DSup";
/// `Diff.start_registry`: starts a registry and labels what came of it.
pub(super) const REGISTRY: &str = "Elixir.Diff";

/// The child spec of what is written.
pub(super) fn child_spec(child: &Child) -> ChildSpec {
    // Writing what was read cannot fail: there are no maps whose keys are not strings.
    let written = serde_json::to_string(child).unwrap_or_default();
    let call = |module| StartCall::link(module, [Term::str(&written)]);
    let (spec, restart, significant) = match child {
        Child::Worker(worker) => {
            let spec = ChildSpec::worker(Term::str(&worker.id), call(worker::MODULE));
            let shutdown = match worker.shutdown {
                Some(spec::Shutdown::BrutalKill) => Shutdown::BrutalKill,
                Some(spec::Shutdown::Infinity) => Shutdown::Infinity,
                Some(spec::Shutdown::Ms(ms)) => Shutdown::Timeout(ms),
                None => spec.shutdown,
            };
            (ChildSpec { shutdown, ..spec }, worker.restart, worker.significant)
        }
        Child::Supervisor(supervisor) => {
            let spec = ChildSpec::supervisor(Term::str(&supervisor.id), call(SUPERVISOR));
            (spec, supervisor.restart, supervisor.significant)
        }
        Child::Dynamic(dynamic) => {
            let spec = ChildSpec::supervisor(Term::str(&dynamic.id), call(DYNAMIC));
            (spec, dynamic.restart, dynamic.significant)
        }
        Child::Registry(registry) => {
            let spec = ChildSpec::supervisor(Term::str(&registry.id), call(REGISTRY));
            (spec, registry.restart, registry.significant)
        }
    };
    ChildSpec {
        significant,
        ..spec.restart(restart.into())
    }
}

/// What is written in a start call's argument.
fn written(call: &StartCall) -> Option<Child> {
    serde_json::from_str(call.args.first()?.as_str()?).ok()
}

fn no_clause(function: &'static str, arity: i64) -> Exception {
    Exception::function_clause("Elixir.Diff", function, arity)
}

/// The start function of any child.
pub(super) fn start(call: &StartCall, cx: &mut Cx<'_, Scenario>) -> Result<Start<Scenario>, Exception> {
    if let Some(start) = registry::start(call) {
        return Ok(start);
    }
    match written(call).ok_or_else(|| no_clause("start_link", 2))? {
        Child::Worker(spec) => Ok(worker::start_link(spec, cx)),
        Child::Supervisor(_) => Ok(Start::Link {
            kind: Kind::supervisor(Supervisor::new(call.clone())),
            name: None,
        }),
        Child::Dynamic(_) => Ok(Start::Link {
            kind: Kind::dynamic(DynamicSupervisor::new(call.clone())),
            name: None,
        }),
        Child::Registry(spec) => {
            let name = store::registry_name(&spec.id);
            let call = registry::start_call(name, registry::Keys::Unique);
            let kind = Kind::supervisor(Supervisor::new(call));
            Ok(Start::Link {
                kind,
                name: Some(ServerRef::Name(name)),
            })
        }
    }
}

/// What `start_registry` does once the registry runs.
pub(super) fn started(call: &StartCall, pid: Pid, cx: &mut Cx<'_, Scenario>) {
    if call.module.name() != REGISTRY {
        return;
    }
    let Some(Child::Registry(spec)) = written(call) else {
        return;
    };
    let number = store::next_incarnation(&spec.id, cx);
    let label = store::label(&spec.id, number, pid, cx);
    if let Some(partition) = cx.whereis(store::partition_name(&spec.id)) {
        store::label(&format!("{}.partition", spec.id), number, partition, cx);
    }
    store::event([Term::atom("sup_init"), Term::str(&label)], cx);
}

/// Counts, labels and reports a supervisor that begins `init`.
fn begin(id: &str, cx: &mut Cx<'_, Scenario>) {
    let number = store::next_incarnation(id, cx);
    let me = cx.me();
    let label = store::label(id, number, me, cx);
    cx.report(Event::Note(tuple![
        Term::atom("trace"),
        Term::list([Term::atom("sup_init"), Term::str(&label)])
    ]));
}

/// `Diff.Sup.init`.
pub(super) fn supervisor_init(call: &StartCall, cx: &mut Cx<'_, Scenario>) -> Result<SupervisorInit, Exception> {
    if let Some(init) = registry::supervisor_init(call, cx) {
        return Ok(init);
    }
    let Some(Child::Supervisor(spec)) = written(call) else {
        return Err(no_clause("init", 1));
    };
    begin(&spec.id, cx);
    let children = spec.children.iter().map(child_spec).collect();
    Ok(SupervisorInit::Ok(flags(&spec), children))
}

fn flags(spec: &Spec) -> SupervisorFlags {
    SupervisorFlags {
        strategy: match spec.strategy {
            spec::Strategy::OneForOne => Strategy::OneForOne,
            spec::Strategy::RestForOne => Strategy::RestForOne,
            spec::Strategy::OneForAll => Strategy::OneForAll,
        },
        intensity: Intensity::new(spec.max_restarts, spec.max_seconds),
        auto_shutdown: match spec.auto_shutdown {
            spec::AutoShutdown::Never => AutoShutdown::Never,
            spec::AutoShutdown::AnySignificant => AutoShutdown::AnySignificant,
            spec::AutoShutdown::AllSignificant => AutoShutdown::AllSignificant,
        },
    }
}

/// `Diff.DSup.init`.
pub(super) fn dynamic_init(call: &StartCall, cx: &mut Cx<'_, Scenario>) -> Result<DynamicFlags, Exception> {
    let Some(Child::Dynamic(spec)) = written(call) else {
        return Err(no_clause("init", 1));
    };
    begin(&spec.id, cx);
    let me = cx.me();
    store::mark_dynamic(me, cx);
    let Dynamic {
        max_restarts,
        max_seconds,
        max_children,
        ..
    } = spec;
    let intensity = Intensity::new(max_restarts, max_seconds);
    Ok(DynamicFlags {
        intensity,
        max_children,
        ..DynamicFlags::default()
    })
}

/// The start of the tree.
pub(super) fn start_tree(tree: &Spec, cx: &mut Cx<'_, Scenario>) -> Result<Start<Scenario>, Exception> {
    start(&child_spec(&Child::Supervisor(tree.clone())).start, cx)
}
