//! From a line of a scenario file to a [`Script`], with everything refused that could not be run.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use super::op::Op;
use super::spec::{Child, MAX_NAME, MAX_TIME, Supervisor};

/// A scenario: a tree, and what is done to it.
#[derive(Clone, Debug)]
pub struct Script {
    /// What it is called.
    pub name: String,
    /// Are log texts part of the trace?
    pub log: bool,
    /// The tree's root, always a supervisor.
    pub tree: Supervisor,
    /// The ops, each with the JSON that it was written as.
    pub ops: Vec<(Op, Value)>,
}

/// Why a line is no scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecError(String);

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SpecError {}

/// What a line holds: a scenario, or a recorded line around one.
#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    name: String,
    #[serde(default)]
    log: bool,
    tree: Child,
    ops: Vec<Value>,
}

/// Reads one line of a scenario file.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn parse(line: &str) -> Result<Script, SpecError> {
    let value: Value = serde_json::from_str(line).map_err(|error| SpecError(error.to_string()))?;
    from_value(value)
}

/// Reads a scenario that is JSON already; a recorded line `{"scenario": …}` is one too.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn from_value(value: Value) -> Result<Script, SpecError> {
    let value = match value {
        Value::Object(mut fields) if fields.contains_key("scenario") => fields.remove("scenario").unwrap_or_default(),
        other => other,
    };
    let written: Written = serde_json::from_value(value).map_err(|error| SpecError(error.to_string()))?;
    let Child::Supervisor(tree) = written.tree else {
        return Err(SpecError("the tree must be a supervisor".to_owned()));
    };
    check_supervisor(&tree)?;
    let mut ops = Vec::new();
    for (at, raw) in written.ops.into_iter().enumerate() {
        let place = |error: &dyn fmt::Display| SpecError(format!("op {}: {error}", at + 1));
        let op: Op = serde_json::from_value(raw.clone()).map_err(|error| place(&error))?;
        check_op(&op).map_err(|error| place(&error))?;
        ops.push((op, raw));
    }
    Ok(Script {
        name: written.name,
        log: written.log,
        tree,
        ops,
    })
}

fn check_supervisor(supervisor: &Supervisor) -> Result<(), SpecError> {
    id(&supervisor.id)?;
    window(&supervisor.id, supervisor.max_seconds)?;
    supervisor.children.iter().try_for_each(check_child)
}

fn check_child(child: &Child) -> Result<(), SpecError> {
    match child {
        Child::Worker(worker) => {
            id(&worker.id)?;
            if let Some((registry, key)) = &worker.name {
                name(registry)?;
                name(key)?;
            }
            worker.local.iter().try_for_each(|local| name(local))?;
            time(worker.terminate_ms.unwrap_or_default())
        }
        Child::Supervisor(supervisor) => check_supervisor(supervisor),
        Child::Dynamic(dynamic) => {
            id(&dynamic.id)?;
            if dynamic.extra_arguments.len() > 1 {
                return Err(SpecError(format!("{} has more than one extra argument", dynamic.id)));
            }
            dynamic.extra_arguments.iter().try_for_each(|extra| name(extra))?;
            window(&dynamic.id, dynamic.max_seconds)
        }
        Child::Registry(registry) => {
            id(&registry.id)?;
            registry.listeners.iter().try_for_each(|listener| name(listener))
        }
        Child::TaskSupervisor(supervisor) => {
            id(&supervisor.id)?;
            window(&supervisor.id, supervisor.max_seconds)
        }
        Child::Agent(agent) => {
            id(&agent.id)?;
            if let Some((registry, key)) = &agent.name {
                name(registry)?;
                name(key)?;
            }
            agent.local.iter().try_for_each(|local| name(local))?;
            agent.init.iter().try_for_each(|step| function(step))
        }
    }
}

fn check_op(op: &Op) -> Result<(), SpecError> {
    match op {
        Op::Exit { reason, .. } => name(reason),
        Op::Cast { msg, .. } | Op::Send { msg, .. } => name(msg),
        Op::Stop { reason, timeout, .. } => {
            name(reason)?;
            time(timeout.unwrap_or_default())
        }
        Op::As { op, .. } => match **op {
            Op::Advance { .. } => Err(SpecError("nobody but the driver can advance the time".to_owned())),
            _ => check_op(op),
        },
        Op::Call { msg, timeout, .. } => {
            name(msg)?;
            time(timeout.unwrap_or_default())
        }
        Op::StartChild { child, .. } => check_child(child),
        Op::Register { registry, key, value } => {
            name(registry)?;
            name(key)?;
            value.iter().try_for_each(|value| name(value))
        }
        Op::Keys { registry, .. } | Op::Count { registry } => name(registry),
        Op::Lookup { registry, key, .. }
        | Op::Unregister { registry, key }
        | Op::Dispatch { registry, key }
        | Op::UpdateValue { registry, key } => {
            name(registry)?;
            name(key)
        }
        Op::Task(task) => {
            id(&task.id)?;
            function(&task.fun)?;
            time(task.timeout.unwrap_or_default())
        }
        Op::Agent(agent) => {
            function(&agent.fun)?;
            time(agent.timeout.unwrap_or_default())
        }
        Op::Advance { seconds } => time(*seconds),
        Op::SleepMs { ms } => time(*ms),
        Op::StartTree { .. }
        | Op::StopTree { .. }
        | Op::Link { .. }
        | Op::Unlink { .. }
        | Op::Monitor { .. }
        | Op::TerminateChild { .. }
        | Op::RestartChild { .. }
        | Op::DeleteChild { .. }
        | Op::WhichChildren { .. }
        | Op::CountChildren { .. }
        | Op::Alive { .. } => Ok(()),
    }
}

/// A process is written `id#incarnation`, so an id holds no `#`.
fn id(text: &str) -> Result<(), SpecError> {
    if text.contains('#') {
        return Err(SpecError(format!("the id {text:?} must not hold #")));
    }
    name(text)
}

fn name(text: &str) -> Result<(), SpecError> {
    if text.chars().count() > MAX_NAME {
        return Err(SpecError(format!(
            "a name or reason is longer than {MAX_NAME} characters"
        )));
    }
    Ok(())
}

/// What a function does: where it says how long it takes, that must be a time.
fn function(text: &str) -> Result<(), SpecError> {
    name(text)?;
    let slow = ["sleep:", "slow_inc:"].iter().find_map(|slow| text.strip_prefix(slow));
    match slow {
        Some(ms) => time(ms.parse().map_err(|_| SpecError(format!("{ms:?} is no time")))?),
        None => Ok(()),
    }
}

fn window(id: &str, max_seconds: u32) -> Result<(), SpecError> {
    if max_seconds == 0 {
        return Err(SpecError(format!("max_seconds of {id} must be positive")));
    }
    Ok(())
}

fn time(span: u64) -> Result<(), SpecError> {
    if span > MAX_TIME {
        return Err(SpecError(format!("a time is longer than {MAX_TIME}")));
    }
    Ok(())
}
