//! A tree as a file of its own holds it: read strictly, written so that a person can read it.
//!
//! What is read is a scenario object (`docs/fidelity.md`), a recorded line around one, or a supervisor alone. Whatever
//! is not understood is an error, in one line that names the field, and the child that it is about: nothing that somebody
//! wrote is dropped without a word. Every limit below is checked before anything is made that would be too much for it.

mod kind;
mod limits;
mod nesting;
mod reading;

pub use limits::{MAX_BYTES, MAX_CHILDREN, MAX_DEPTH, MAX_OPS, VERSION};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::check::{self, SpecError};
use super::op::Op;
use super::spec::{Child, Supervisor};
use kind::kind;
use reading::{TreeReader, op};

/// A tree with something of every kind in it, as a file: to begin one of one's own with.
pub const EXAMPLE: &str = include_str!("example.json");

/// A tree, its name, and what is done to it at first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Value", into = "Value")]
pub struct TreeFile {
    /// What it is called; nothing if it has no name of its own.
    pub name: String,
    /// Its root.
    pub tree: Supervisor,
    /// What is done to it once it has started.
    pub ops: Vec<Op>,
}

impl TreeFile {
    /// Reads what a file holds.
    ///
    /// # Errors
    /// What is wrong with it, in one line.
    pub fn read(bytes: &[u8]) -> Result<Self, SpecError> {
        if bytes.len() > MAX_BYTES {
            return Err(SpecError(format!(
                "the file has {} bytes, and at most {MAX_BYTES} are read",
                bytes.len()
            )));
        }
        let text = std::str::from_utf8(bytes).map_err(|error| SpecError(format!("the file is no text: {error}")))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        nesting::check(text)?;
        let value = serde_json::from_str(text).map_err(|error| SpecError(format!("the file is no JSON: {error}")))?;
        Self::from_value(value)
    }

    /// Reads what is JSON already.
    ///
    /// # Errors
    /// What is wrong with it, in one line.
    pub fn from_value(value: Value) -> Result<Self, SpecError> {
        let mut fields = object(value)?;
        if let Some(scenario) = fields.remove("scenario") {
            only(&fields, "a recorded line", &["runs", "stirred", "variants"])?;
            fields = object(scenario)?;
        }
        version(fields.remove("version"))?;
        if fields.contains_key("type") {
            let tree = root(Value::Object(fields))?;
            return Ok(Self {
                name: String::new(),
                tree,
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
        let tree = fields.remove("tree").ok_or_else(|| {
            SpecError("this is no tree: there is neither a field `tree` nor a supervisor with a `type`".to_owned())
        })?;
        Ok(Self {
            name,
            tree: root(tree)?,
            ops: ops(fields.remove("ops"))?,
        })
    }

    /// The file's text: what has its default is left out.
    #[must_use]
    pub fn to_json(&self) -> String {
        format!("{:#}", Value::from(self.clone()))
    }
}

impl TryFrom<Value> for TreeFile {
    type Error = SpecError;

    fn try_from(value: Value) -> Result<Self, SpecError> {
        Self::from_value(value)
    }
}

impl From<TreeFile> for Value {
    fn from(file: TreeFile) -> Self {
        // Writing what was read cannot fail: there are no maps whose keys are not strings.
        let written = |value: Result<Self, serde_json::Error>| value.unwrap_or(Self::Null);
        let tree = written(serde_json::to_value(Child::Supervisor(file.tree)));
        let ops = file.ops.iter().map(|op| written(serde_json::to_value(op)));
        json!({
            "version": VERSION,
            "name": file.name,
            "tree": without_defaults(tree),
            "ops": ops.map(without_nulls).collect::<Vec<_>>(),
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

fn root(value: Value) -> Result<Supervisor, SpecError> {
    match TreeReader::default().root(value)? {
        Child::Supervisor(supervisor) => Ok(supervisor),
        other => Err(SpecError(format!(
            "the tree must be a supervisor, and {:?} is none",
            other.id()
        ))),
    }
}

fn ops(value: Option<Value>) -> Result<Vec<Op>, SpecError> {
    match value {
        None => Ok(Vec::new()),
        Some(Value::Array(ops)) if ops.len() > MAX_OPS => Err(SpecError(format!(
            "ops: there are {}, and at most {MAX_OPS} are done",
            ops.len()
        ))),
        Some(Value::Array(ops)) => {
            let numbered = ops.into_iter().zip(1..);
            let read = |(value, number)| op(value).map_err(|error| SpecError(format!("op {number}: {error}")));
            numbered.map(read).collect()
        }
        Some(other) => Err(SpecError(format!("ops: expected a list, not {}", kind(&other)))),
    }
}

/// Leaves out what every child has by default: nothing, `false`, an empty list.
fn without_defaults(value: Value) -> Value {
    let is_default = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Bool(true) | Value::Number(_) | Value::String(_) | Value::Object(_) => false,
    };
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(_, value)| !is_default(value));
            kept.map(|(field, value)| (field, without_defaults(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_defaults).collect(),
        other => other,
    }
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(_, value)| !value.is_null());
            kept.map(|(field, value)| (field, without_nulls(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}
