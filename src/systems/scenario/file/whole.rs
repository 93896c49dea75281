//! A scenario as a whole: its version, its name, its tree and its ops.

use serde_json::{Map, Value};

use super::kind::kind;
use super::limits::{MAX_OPS, VERSION};
use super::nesting;
use super::reading::{Ids, TreeReader, planned};
use crate::systems::scenario::Planned;
use crate::systems::scenario::check::{self, SpecError};
use crate::systems::scenario::op::Op;
use crate::systems::scenario::spec::{Child, Supervisor};

/// What is read of a scenario.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What it is called; nothing if it has no name.
    pub name: String,
    /// Are log texts part of its trace?
    pub log: bool,
    /// Its root.
    pub tree: Supervisor,
    /// What is done to it once it has started, each with the JSON that it was written as.
    pub ops: Vec<(Planned, Value)>,
}

/// Reads JSON that is nested no deeper than a scenario can be. `what` is what the text is called.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn json(what: &str, text: &str) -> Result<Value, SpecError> {
    nesting::check(text)?;
    serde_json::from_str(text).map_err(|error| SpecError(format!("{what} is no JSON: {error}")))
}

impl Scenario {
    /// Reads a scenario object, a recorded line around one, or a supervisor alone.
    ///
    /// # Errors
    /// What is wrong with it, in one line that names the field, and the child or the number of the op.
    pub fn from_value(value: Value, ids: Ids) -> Result<Self, SpecError> {
        Self::read(value, ids).map_err(SpecError::short)
    }

    fn read(value: Value, ids: Ids) -> Result<Self, SpecError> {
        let mut fields = object(value)?;
        if let Some(scenario) = fields.remove("scenario") {
            only(&fields, "a recorded line", &["runs", "stirred", "variants"])?;
            fields = object(scenario)?;
        }
        version(fields.remove("version"))?;
        if fields.contains_key("type") {
            return Ok(Self {
                name: String::new(),
                log: false,
                tree: root(Value::Object(fields), ids)?,
                ops: Vec::new(),
            });
        }
        only(&fields, "a scenario", &["log", "name", "ops", "tree"])?;
        let name = match fields.remove("name") {
            None => String::new(),
            Some(Value::String(name)) => name,
            Some(other) => return Err(SpecError(format!("name: expected a text, not {}", kind(&other)))),
        };
        check::name("name", &name)?;
        let log = match fields.remove("log") {
            None => false,
            Some(Value::Bool(log)) => log,
            Some(other) => return Err(SpecError(format!("log: expected true or false, not {}", kind(&other)))),
        };
        let tree = fields.remove("tree").ok_or_else(|| {
            SpecError("this is no tree: there is neither a field `tree` nor a supervisor with a `type`".to_owned())
        })?;
        Ok(Self {
            name,
            log,
            tree: root(tree, ids)?,
            ops: ops(fields.remove("ops"))?,
        })
    }
}

fn object(value: Value) -> Result<Map<String, Value>, SpecError> {
    match value {
        Value::Object(fields) => Ok(fields),
        other => Err(SpecError(format!(
            "this is no tree: expected an object, not {}",
            kind(&other)
        ))),
    }
}

/// Refuses fields that nobody knows.
fn only(fields: &Map<String, Value>, what: &str, known: &[&str]) -> Result<(), SpecError> {
    match fields.keys().find(|field| !known.contains(&field.as_str())) {
        Some(unknown) => Err(SpecError(format!("{what} has no field {unknown:?}"))),
        None => Ok(()),
    }
}

fn version(version: Option<Value>) -> Result<(), SpecError> {
    match version.as_ref().map(Value::as_u64) {
        None => Ok(()),
        Some(Some(version)) if version > VERSION => Err(SpecError(format!(
            "a newer Coppice wrote the file (version {version}, this one reads {VERSION})"
        ))),
        Some(Some(1..)) => Ok(()),
        Some(_) => Err(SpecError("version: expected a number from 1 on".to_owned())),
    }
}

fn root(value: Value, ids: Ids) -> Result<Supervisor, SpecError> {
    match TreeReader::new(ids).root(value)? {
        Child::Supervisor(supervisor) => Ok(supervisor),
        other => Err(SpecError(format!(
            "the tree must be a supervisor, and {:?} is none",
            other.id()
        ))),
    }
}

fn ops(value: Option<Value>) -> Result<Vec<(Planned, Value)>, SpecError> {
    let ops = match value {
        None => return Ok(Vec::new()),
        Some(Value::Array(ops)) => ops,
        Some(other) => return Err(SpecError(format!("ops: expected a list, not {}", kind(&other)))),
    };
    if ops.len() > MAX_OPS {
        return Err(SpecError(format!(
            "ops: there are {}, and at most {MAX_OPS} are done",
            ops.len()
        )));
    }
    let mut read: Vec<(Planned, Value)> = Vec::with_capacity(ops.len());
    for (written, number) in ops.into_iter().zip(1..) {
        let about = |problem: &dyn std::fmt::Display| SpecError(format!("op {number}: {problem}"));
        let planned = planned(written.clone()).map_err(|error| about(&error))?;
        let at_once = read.last().is_some_and(|(before, _)| !before.settle);
        if matches!(planned.op, Op::Advance { .. }) && (at_once || !planned.settle) {
            return Err(about(&"settle: time passes while everything is at rest"));
        }
        read.push((planned, written));
    }
    Ok(read)
}
