//! What is refused of a tree that is written down: what could not be run, or would take too long.

use std::fmt;

use super::spec::{Child, MAX_NAME, MAX_TIME, Supervisor};

/// Why a tree, or what is to be done to it, cannot be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecError(pub(crate) String);

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SpecError {}

/// Checks a tree.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn check(tree: &Supervisor) -> Result<(), SpecError> {
    check_supervisor(tree)
}

fn check_supervisor(supervisor: &Supervisor) -> Result<(), SpecError> {
    id(&supervisor.id)?;
    window(&supervisor.id, supervisor.max_seconds)?;
    supervisor.children.iter().try_for_each(check_child)
}

pub(crate) fn check_child(child: &Child) -> Result<(), SpecError> {
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

/// A process is written `id#incarnation`, so an id holds no `#`.
pub(crate) fn id(text: &str) -> Result<(), SpecError> {
    if text.contains('#') {
        return Err(SpecError(format!("the id {text:?} must not hold #")));
    }
    name(text)
}

pub(crate) fn name(text: &str) -> Result<(), SpecError> {
    if text.chars().count() > MAX_NAME {
        return Err(SpecError(format!(
            "a name or reason is longer than {MAX_NAME} characters"
        )));
    }
    Ok(())
}

/// What a function does: where it says how long it takes, that must be a time.
pub(crate) fn function(text: &str) -> Result<(), SpecError> {
    name(text)?;
    let slow = ["sleep:", "slow_inc:"].iter().find_map(|slow| text.strip_prefix(slow));
    match slow {
        Some(ms) => time(ms.parse().map_err(|_| SpecError(format!("{ms:?} is no time")))?),
        None => Ok(()),
    }
}

pub(crate) fn window(id: &str, max_seconds: u32) -> Result<(), SpecError> {
    if max_seconds == 0 {
        return Err(SpecError(format!("max_seconds of {id} must be positive")));
    }
    Ok(())
}

pub(crate) fn time(span: u64) -> Result<(), SpecError> {
    if span > MAX_TIME {
        return Err(SpecError(format!("a time is longer than {MAX_TIME}")));
    }
    Ok(())
}
