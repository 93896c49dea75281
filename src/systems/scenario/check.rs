//! What is refused of a tree that is written down: what could not be run, or would take too long. A message names the
//! field.

pub use super::spec_error::SpecError;

use super::op::Op;
use super::placing::MAX_PARTITIONS;
use super::spec::{CallbackStep, Child, MAX_NAME, MAX_TIME, Supervisor};

/// Checks a tree.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn check(tree: &Supervisor) -> Result<(), SpecError> {
    id(&tree.id)?;
    window(tree.max_seconds)?;
    named(tree.name.as_ref(), tree.local.as_ref())?;
    tree.children.iter().try_for_each(check_child)
}

/// What a child must be beyond its shape.
///
/// # Errors
///
/// When it cannot be started as it is, for what reason.
pub fn check_child(child: &Child) -> Result<(), SpecError> {
    match child {
        Child::Worker(worker) => {
            id(&worker.id)?;
            named(worker.name.as_ref(), worker.local.as_ref())?;
            worker.load.iter().try_for_each(|counter| name("load", counter))?;
            time("terminate_ms", worker.terminate_ms.unwrap_or_default())?;
            steps("in_init", &worker.in_init)?;
            steps("in_terminate", &worker.in_terminate)
        }
        Child::Supervisor(supervisor) => check(supervisor),
        Child::Dynamic(dynamic) => {
            id(&dynamic.id)?;
            if dynamic.extra_arguments.len() > 1 {
                return Err(SpecError("extra_arguments: there is more than one".to_owned()));
            }
            let mut extra = dynamic.extra_arguments.iter();
            extra.try_for_each(|extra| name("extra_arguments", extra))?;
            named(dynamic.name.as_ref(), dynamic.local.as_ref())?;
            window(dynamic.max_seconds)
        }
        Child::Registry(registry) => {
            id(&registry.id)?;
            partitions(*registry.partitions)?;
            registry
                .listeners
                .iter()
                .try_for_each(|listener| name("listeners", listener))
        }
        Child::TaskSupervisor(supervisor) => {
            id(&supervisor.id)?;
            named(supervisor.name.as_ref(), supervisor.local.as_ref())?;
            window(supervisor.max_seconds)
        }
        Child::PartitionSupervisor(supervisor) => {
            id(&supervisor.id)?;
            window(supervisor.max_seconds)?;
            partitions(Some(supervisor.partitions))?;
            check_child(&supervisor.child).map_err(|SpecError(problem)| SpecError(format!("child: {problem}")))?;
            supervisor.partitions().iter().try_for_each(|child| id(child.id()))
        }
        Child::Agent(agent) => {
            id(&agent.id)?;
            named(agent.name.as_ref(), agent.local.as_ref())?;
            agent.init.iter().try_for_each(|step| name("init", step))
        }
    }
}

/// Checks something that is to be done.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn check_op(op: &Op) -> Result<(), SpecError> {
    match op {
        Op::Exit { reason, .. } => name("reason", reason),
        Op::Cast { msg, .. } | Op::Send { msg, .. } => name("msg", msg),
        Op::Stop { reason, timeout, .. } => {
            name("reason", reason)?;
            time("timeout", timeout.unwrap_or_default())
        }
        Op::As { op, .. } => by_itself("do", op),
        Op::Call { msg, timeout, .. } => {
            name("msg", msg)?;
            time("timeout", timeout.unwrap_or_default())
        }
        Op::StartChild { child, .. } | Op::StartLink { child } => check_child(child),
        Op::Spawn(spawn) => {
            id(&spawn.id)?;
            name("fun", &spawn.fun)
        }
        Op::SendAfter { timer, msg, .. } => {
            name("timer", timer)?;
            name("msg", msg)
        }
        Op::CancelTimer { timer } | Op::ReadTimer { timer } => name("timer", timer),
        Op::Register { registry, key, value } => {
            name("registry", registry)?;
            name("key", key)?;
            value.iter().try_for_each(|value| name("value", value))
        }
        Op::Keys { registry, .. } | Op::Count { registry } | Op::Select { registry } => name("registry", registry),
        Op::Lookup { registry, key, .. }
        | Op::Unregister { registry, key }
        | Op::Dispatch { registry, key }
        | Op::UpdateValue { registry, key } => {
            name("registry", registry)?;
            name("key", key)
        }
        Op::Task(task) => {
            id(&task.id)?;
            name("fun", &task.fun)?;
            time("timeout", task.timeout.unwrap_or_default())
        }
        Op::Agent(agent) => {
            name("fun", &agent.fun)?;
            time("timeout", agent.timeout.unwrap_or_default())
        }
        Op::Stream(stream) => {
            id(&stream.id)?;
            items(&stream.items)?;
            if stream.max_concurrency == Some(0) {
                return Err(SpecError("max_concurrency: must be positive".to_owned()));
            }
            if stream.take == Some(0) {
                return Err(SpecError("take: must be positive".to_owned()));
            }
            time("timeout", stream.timeout.unwrap_or_default())
        }
        Op::Tasks(tasks) => {
            items(&tasks.items)?;
            time("timeout", tasks.timeout.unwrap_or_default())
        }
        Op::Advance { seconds } => time("seconds", *seconds),
        Op::SleepMs { ms } => time("ms", *ms),
        Op::StartTree { .. }
        | Op::StopTree { .. }
        | Op::Link { .. }
        | Op::Unlink { .. }
        | Op::Monitor { .. }
        | Op::TerminateChild { .. }
        | Op::RestartChild { .. }
        | Op::DeleteChild { .. }
        | Op::OfPartition { .. }
        | Op::Partitions { .. }
        | Op::WhichChildren { .. }
        | Op::CountChildren { .. }
        | Op::Alive { .. } => Ok(()),
    }
}

/// What somebody does who is not the driver.
fn by_itself(field: &str, op: &Op) -> Result<(), SpecError> {
    match op {
        Op::Advance { .. } => Err(SpecError(format!(
            "{field}: nobody but the driver can advance the time"
        ))),
        _ => check_op(op),
    }
}

/// A process is written `id#incarnation`, so an id holds no `#`.
fn id(text: &str) -> Result<(), SpecError> {
    if text.is_empty() {
        return Err(SpecError("id: an id must not be empty".to_owned()));
    }
    if text.contains('#') {
        return Err(SpecError(format!("id: the id {text:?} must not hold #")));
    }
    name("id", text)
}

/// Tasks by their ids, with what each does.
fn items(items: &[(String, String)]) -> Result<(), SpecError> {
    items.iter().try_for_each(|(task, fun)| {
        id(task)?;
        name("items", fun)
    })
}

/// What a worker does in a callback.
fn steps(field: &str, steps: &[CallbackStep]) -> Result<(), SpecError> {
    steps.iter().try_for_each(|step| match step {
        CallbackStep::Sleep { ms } => time(field, *ms),
        CallbackStep::Call { id, ms } | CallbackStep::WhichChildren { id, ms } => {
            name(field, id)?;
            time(field, *ms)
        }
        CallbackStep::Cast { id } | CallbackStep::Send { id } => name(field, id),
        CallbackStep::Perform { op } => by_itself(field, op),
    })
}

fn named(via: Option<&(String, String)>, local: Option<&String>) -> Result<(), SpecError> {
    if let Some((registry, key)) = via {
        name("name", registry)?;
        name("name", key)?;
    }
    local.map_or(Ok(()), |local| name("local", local))
}

pub(super) fn name(field: &str, text: &str) -> Result<(), SpecError> {
    if text.chars().count() > MAX_NAME {
        return Err(SpecError(format!("{field}: is longer than {MAX_NAME} characters")));
    }
    Ok(())
}

fn partitions(given: Option<u32>) -> Result<(), SpecError> {
    match given {
        Some(many) if many == 0 || many > MAX_PARTITIONS => {
            Err(SpecError(format!("partitions: must be 1 to {MAX_PARTITIONS}")))
        }
        Some(_) | None => Ok(()),
    }
}

fn window(max_seconds: u32) -> Result<(), SpecError> {
    if max_seconds == 0 {
        return Err(SpecError("max_seconds: must be positive".to_owned()));
    }
    Ok(())
}

fn time(field: &str, span: u64) -> Result<(), SpecError> {
    if span > MAX_TIME {
        return Err(SpecError(format!("{field}: is a time longer than {MAX_TIME}")));
    }
    Ok(())
}
