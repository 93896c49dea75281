//! From a line of a scenario file to a [`Script`], with everything refused that could not be run.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use crate::systems::scenario::check::{SpecError, check, check_op};
use crate::systems::scenario::op::Op;
use crate::systems::scenario::spec::{Child, Supervisor};

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
    check(&tree)?;
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
