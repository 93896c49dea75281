//! A tree as a file of its own holds it: read strictly, written so that a person can read it.
//!
//! What is read is a scenario object (`docs/fidelity.md`), a recorded line around one, or a supervisor alone. Whatever
//! is not understood is an error, in one line that names the field, and the child that it is about: nothing that somebody
//! wrote is dropped without a word. Every limit below is checked before anything is made that would be too much for it.

mod kind;
mod limits;
mod nesting;
mod reading;
mod whole;

pub use limits::{MAX_BYTES, MAX_CHILDREN, MAX_DEPTH, MAX_OPS, VERSION};
pub use reading::Ids;
pub use whole::{Scenario, json};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::check::SpecError;
use super::planned::Planned;
use super::spec::{Child, Supervisor};
use crate::systems::notation;

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
    pub ops: Vec<Planned>,
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
        Self::from_value(json("the file", text)?)
    }

    /// Reads what is JSON already.
    ///
    /// # Errors
    /// What is wrong with it, in one line.
    pub fn from_value(value: Value) -> Result<Self, SpecError> {
        let Scenario { name, tree, ops, .. } = Scenario::from_value(value, Ids::Once)?;
        let ops = ops.into_iter().map(|(op, _)| op).collect();
        Ok(Self { name, tree, ops })
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
        let tree = notation::value(&Child::Supervisor(file.tree));
        let ops = file.ops.iter().map(|planned| {
            let mut op = without_nulls(notation::value(&planned.op));
            if let Value::Object(fields) = &mut op
                && !planned.settle
            {
                fields.insert("settle".to_owned(), Value::from(false));
            }
            op
        });
        let fields = [
            ("version", Self::from(VERSION)),
            ("name", Self::from(file.name)),
            ("tree", without_defaults(tree)),
            ("ops", ops.collect()),
        ];
        fields.into_iter().collect()
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
