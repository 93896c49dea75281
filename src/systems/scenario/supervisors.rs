//! The scenario's supervisors, dynamic supervisors and registries: from what is written to flags and child specs.
//!
//! A child's start function has one argument, its id: what is written of it is kept in the table that all share, so a
//! start call prints as anybody's.

use super::child_specs::{self, DYNAMIC, OTHERS, SUPERVISOR, WORKER};
use super::spec::{self, AlreadyStarted, Child, InitStep, Supervisor as Spec};
use super::worker::Worker;
use super::{agents, partitioned, placing, shared_table, worker};
use crate::otp::{
    AutoShutdown, Cx, DynamicFlags, DynamicInit, DynamicSupervisor, Exception, Intensity, Kind, Module, Restart,
    Shutdown, Start, StartCall, Supervisor, SupervisorFlags, SupervisorInit, frame, registry, task, task_supervisor,
};
use crate::runtime::{Atom, Pid, Term};
use crate::systems::provoked_failure;
use crate::tuple;

/// What is written of the child whose start call that is: its id is the last argument.
fn written<M: Module>(call: &StartCall, cx: &Cx<'_, M>) -> Option<Child> {
    shared_table::spec(call.args.last()?.as_str()?, cx)
}

/// Under what name the starts of that call can be made to fail: the id; `None` when it is no call of these modules.
pub(in crate::systems) fn fault_name(call: &StartCall) -> Option<Term> {
    let ours = [WORKER, SUPERVISOR, DYNAMIC, OTHERS].contains(&call.module.name());
    call.args.last().filter(|id| ours && id.as_str().is_some()).cloned()
}

/// Is that a module whose start functions are here?
pub(in crate::systems) fn is_started_here(module: Atom) -> bool {
    [WORKER, SUPERVISOR, DYNAMIC, OTHERS, task::MODULE, task::SUPERVISED].contains(&module.name())
}

fn no_clause(function: &'static str, arity: i64) -> Exception {
    Exception::function_clause(OTHERS, function, arity)
}

/// The start function of any child.
pub(in crate::systems) fn start<M: Module>(call: &StartCall, cx: &mut Cx<'_, M>) -> Result<Start<M>, Exception>
where
    M::Server: From<Worker>,
{
    if let Some(start) = task::child_start(call, cx)? {
        return Ok(start);
    }
    // These take an id and nothing before it.
    if call.module.name() == OTHERS && call.args.len() != 1 {
        let arguments = Term::list(&call.args);
        let place = tuple![call.module, call.function, arguments, Term::list([])];
        return Err(Exception::Error(Term::atom("undef"), place));
    }
    let child = written(call, cx).ok_or_else(|| no_clause("start_link", 1))?;
    // A worker fails in its `init`; what else there is has none of its own.
    if !matches!(child, Child::Worker(_))
        && let Some(name) = fault_name(call)
    {
        provoked_failure::in_start(name, call.module.name(), cx)?;
    }
    match child {
        Child::Worker(spec) => {
            place_named(&spec.id, spec.name.as_ref(), cx)?;
            let extra = call.args.first().filter(|_| call.args.len() > 1).cloned();
            Ok(worker::start_link(spec, extra, cx))
        }
        Child::Agent(spec) => {
            place_named(&spec.id, spec.name.as_ref(), cx)?;
            Ok(agents::start(&spec, cx))
        }
        Child::Supervisor(spec) => {
            place_named(&spec.id, spec.name.as_ref(), cx)?;
            Ok(Start::Link {
                kind: Kind::supervisor(Supervisor::new(call.clone())),
                name: shared_table::server_name(spec.name.as_ref(), spec.local.as_deref()),
            })
        }
        Child::Dynamic(spec) => {
            place_named(&spec.id, spec.name.as_ref(), cx)?;
            Ok(Start::Link {
                kind: Kind::dynamic(DynamicSupervisor::new(call.clone())),
                name: shared_table::server_name(spec.name.as_ref(), spec.local.as_deref()),
            })
        }
        Child::Registry(spec) => {
            let keys = match spec.keys {
                spec::Keys::Unique => registry::Keys::Unique,
                spec::Keys::Duplicate => registry::Keys::Duplicate,
            };
            let listeners = spec.listeners.iter().map(|name| Term::Atom(shared_table::name(name)));
            let options = [
                tuple![Atom::new("keys"), Atom::new(keys.name())],
                tuple![Atom::new("name"), shared_table::name(&spec.id)],
                tuple![Atom::new("listeners"), Term::list(listeners.collect::<Vec<_>>())],
            ];
            let partitions = spec
                .partitions
                .map(|many| tuple![Atom::new("partitions"), i64::from(many)]);
            let options: Vec<_> = options.into_iter().chain(partitions).collect();
            let call = StartCall::link(registry::MODULE, [Term::list(options)]);
            registry::start(&call)?.ok_or_else(|| no_clause("start_registry", 1))
        }
        Child::PartitionSupervisor(spec) => partitioned::start(&spec, cx),
        Child::TaskSupervisor(spec) => {
            place_named(&spec.id, spec.name.as_ref(), cx)?;
            Ok(task_supervisor::start_link(task_supervisor::Options {
                max_restarts: Some(spec.max_restarts),
                max_seconds: Some(spec.max_seconds),
                name: shared_table::server_name(spec.name.as_ref(), spec.local.as_deref()),
                max_children: *spec.max_children,
                restart: spec.task_restart.map(Restart::from),
                shutdown: spec.task_shutdown.map(Shutdown::from),
            }))
        }
    }
}

/// Lets a process that may have a name in a registry stand where its id does.
fn place_named<M: Module>(id: &str, via: Option<&(String, String)>, cx: &mut Cx<'_, M>) -> Result<(), Exception> {
    placing::place(id, shared_table::server_name(via, None).as_ref(), cx)
}

/// What a worker's start function makes of a name that is taken; `None` when it makes nothing else of its result.
pub(in crate::systems) fn start_result<M: Module>(call: &StartCall, result: &Term, cx: &Cx<'_, M>) -> Option<Term> {
    let [error, why] = result.elements()? else {
        return None;
    };
    let [already, pid] = why.elements()? else {
        return None;
    };
    if call.module.name() != WORKER || !error.is_atom("error") || !already.is_atom("already_started") {
        return None;
    }
    let Child::Worker(spec) = written(call, cx)? else {
        return None;
    };
    Some(match (*spec.already_started)? {
        AlreadyStarted::Ok => tuple![Term::atom("ok"), pid.clone()],
        AlreadyStarted::Ignore => Term::atom("ignore"),
    })
}

/// What `start_registry` and `start_task_supervisor` do once that runs.
pub(in crate::systems) fn started<M: Module>(call: &StartCall, pid: Pid, cx: &mut Cx<'_, M>) {
    if call.module.name() != OTHERS {
        return;
    }
    let Some(child) = written(call, cx) else {
        return;
    };
    // An agent labels itself.
    if matches!(child, Child::Agent(_)) {
        return;
    }
    let id = child.id();
    let number = shared_table::next_incarnation(id, cx);
    let label = shared_table::label(id, number, pid, cx);
    match &child {
        Child::Registry(spec) => {
            let partitions = spec.partitions.unwrap_or(1);
            for at in 0..partitions {
                if partitions > 1 {
                    placing::partition(id, at, cx);
                } else if let Some(partition) = cx.whereis(shared_table::partition_name(id, at)) {
                    shared_table::label(&format!("{id}.partition"), number, partition, cx);
                }
            }
        }
        Child::TaskSupervisor(_) => shared_table::mark_dynamic(pid, cx),
        Child::Worker(_)
        | Child::Supervisor(_)
        | Child::Dynamic(_)
        | Child::Agent(_)
        | Child::PartitionSupervisor(_) => {}
    }
    shared_table::event([Term::atom("sup_init"), Term::str(&label)], cx);
}

/// Counts, labels and reports a supervisor that begins `init`: what it returns when that is not what starts it.
///
/// # Errors
/// What it raises.
fn begin<M: Module>(id: &str, init: &[InitStep], cx: &mut Cx<'_, M>) -> Result<Option<Term>, Exception> {
    let number = shared_table::next_incarnation(id, cx);
    let me = cx.me();
    let label = shared_table::label(id, number, me, cx);
    shared_table::event([Term::atom("sup_init"), Term::str(&label)], cx);
    let at = usize::try_from(number - 1).unwrap_or(usize::MAX);
    match init.get(at).unwrap_or(&InitStep::Ok) {
        InitStep::Ok => Ok(None),
        InitStep::Ignore => Ok(Some(Term::atom("ignore"))),
        InitStep::Error(reason) => Ok(Some(tuple![Term::atom("stop"), shared_table::atom(reason)])),
        InitStep::Raise(message) => Err(Exception::runtime_error(message, frame(SUPERVISOR, "init", 1))),
        InitStep::Throw(value) => Err(Exception::Throw(Term::Atom(shared_table::atom(value)))),
        InitStep::Exit(reason) => Err(Exception::Exit(shared_table::reason(reason))),
        InitStep::Bad(value) => Ok(Some(Term::Atom(shared_table::atom(value)))),
        InitStep::Unknown(text) => {
            let error = tuple![Term::atom("case_clause"), text.as_str()];
            Err(Exception::Error(error, frame(SUPERVISOR, "init", 1)))
        }
    }
}

/// `Diff.Sup.init`.
pub(in crate::systems) fn supervisor_init<M: Module>(
    call: &StartCall,
    cx: &mut Cx<'_, M>,
) -> Result<SupervisorInit, Exception> {
    let Some(Child::Supervisor(spec)) = written(call, cx) else {
        return Err(no_clause("init", 1));
    };
    match begin(&spec.id, &spec.init, cx)? {
        Some(ignore) if ignore.is_atom("ignore") => return Ok(SupervisorInit::Ignore),
        Some(value) => return Ok(SupervisorInit::Term(value)),
        None => {}
    }
    let children = spec
        .children
        .iter()
        .map(|child| child_specs::child_spec(child, cx))
        .collect();
    Ok(SupervisorInit::Ok(flags(&spec), children))
}

fn flags(spec: &Spec) -> SupervisorFlags {
    SupervisorFlags {
        strategy: spec.strategy.into(),
        intensity: Intensity::new(spec.max_restarts, spec.max_seconds),
        auto_shutdown: match spec.auto_shutdown {
            spec::AutoShutdown::Never => AutoShutdown::Never,
            spec::AutoShutdown::AnySignificant => AutoShutdown::AnySignificant,
            spec::AutoShutdown::AllSignificant => AutoShutdown::AllSignificant,
        },
    }
}

/// `Diff.DSup.init`.
pub(in crate::systems) fn dynamic_init<M: Module>(
    call: &StartCall,
    cx: &mut Cx<'_, M>,
) -> Result<DynamicInit, Exception> {
    if let Some(init) = task_supervisor::init(call) {
        return Ok(init);
    }
    let Some(Child::Dynamic(spec)) = written(call, cx) else {
        return Err(no_clause("init", 1));
    };
    let outcome = begin(&spec.id, &spec.init, cx);
    let me = cx.me();
    shared_table::mark_dynamic(me, cx);
    match outcome? {
        Some(ignore) if ignore.is_atom("ignore") => return Ok(DynamicInit::Ignore),
        Some(value) => return Ok(DynamicInit::Term(value)),
        None => {}
    }
    Ok(DynamicInit::Ok(DynamicFlags {
        intensity: Intensity::new(spec.max_restarts, spec.max_seconds),
        max_children: spec.max_children,
        extra_arguments: spec.extra_arguments.iter().map(|extra| Term::str(extra)).collect(),
    }))
}
