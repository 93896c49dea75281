//! Children and ops, one at a time, so that what is wrong can be told with the field and the child.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::kind::kind;
use super::limits::{MAX_CHILDREN, MAX_DEPTH};
use crate::systems::notation::Notation;
use crate::systems::scenario::Planned;
use crate::systems::scenario::check::{SpecError, check_child, check_op};
use crate::systems::scenario::op::Op;
use crate::systems::scenario::spec::Child;
use crate::systems::scenario::spec_error::shown;

/// In how many places an id may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ids {
    /// In one: a place is found by it.
    Once,
    /// In any number, as on the BEAM: what is written of it last is what its restarts go by.
    AnyNumber,
}

/// How many fields an object may have: more than any child or op knows.
const MAX_FIELDS: usize = 40;

/// Reads a tree, and remembers where each id stands.
pub(super) struct TreeReader {
    /// How often may an id stand?
    allowed: Ids,
    /// How many children there have been.
    count: usize,
    /// Every id, with the supervisor that it stands under.
    ids: BTreeMap<String, String>,
}

/// Where a child stands.
struct Spot<'a> {
    above: &'a str,
    /// Its number among its siblings, from 1.
    number: usize,
    depth: usize,
}

impl TreeReader {
    pub(super) fn new(allowed: Ids) -> Self {
        Self {
            allowed,
            count: 0,
            ids: BTreeMap::new(),
        }
    }

    pub(super) fn root(&mut self, value: Value) -> Result<Child, SpecError> {
        let top = Spot {
            above: "",
            number: 1,
            depth: 1,
        };
        self.child(value, &top)
    }

    fn child(&mut self, value: Value, place: &Spot<'_>) -> Result<Child, SpecError> {
        let who = who(&value, place);
        let about = |problem: &dyn std::fmt::Display| SpecError(format!("{who}: {problem}"));
        let Value::Object(mut fields) = value else {
            return Err(about(&format!("expected an object, not {}", kind(&value))));
        };
        let is_supervisor = fields.get("type").and_then(Value::as_str) == Some("supervisor");
        let children = if is_supervisor { fields.remove("children") } else { None };
        let mut child: Child = typed(fields).map_err(|error| about(&error))?;
        check_child(&child).map_err(|error| about(&error))?;
        self.note(child.id(), place)?;
        if let Child::PartitionSupervisor(supervisor) = &child {
            for (partition, number) in supervisor.partitions().iter().zip(1..) {
                let below = Spot {
                    above: &supervisor.id,
                    number,
                    depth: place.depth + 1,
                };
                self.note(partition.id(), &below)?;
            }
        }
        if let Child::Supervisor(supervisor) = &mut child {
            let children = match children {
                None => Vec::new(),
                Some(Value::Array(children)) => children,
                Some(other) => return Err(about(&format!("children: expected a list, not {}", kind(&other)))),
            };
            if place.depth == MAX_DEPTH && !children.is_empty() {
                return Err(about(&format!("children: the tree is deeper than {MAX_DEPTH} levels")));
            }
            for (value, number) in children.into_iter().zip(1..) {
                let below = Spot {
                    above: &supervisor.id,
                    number,
                    depth: place.depth + 1,
                };
                let below = self.child(value, &below)?;
                supervisor.children.push(below);
            }
        }
        Ok(child)
    }

    /// What is written of an id is what the restarts of all its processes go by, so each id stands in one place.
    fn note(&mut self, id: &str, place: &Spot<'_>) -> Result<(), SpecError> {
        self.count += 1;
        // The root is nobody's child.
        if self.count > MAX_CHILDREN + 1 {
            return Err(SpecError(format!(
                "children: there are more than {MAX_CHILDREN} in all"
            )));
        }
        if self.allowed == Ids::AnyNumber {
            return Ok(());
        }
        match self.ids.insert(id.to_owned(), place.above.to_owned()) {
            Some(above) if above == place.above => Err(SpecError(format!(
                "id: two children of {:?} are called {id:?}",
                place.above
            ))),
            Some(above) if above.is_empty() => Err(SpecError(format!(
                "id: the root and a child of {:?} are both called {id:?}",
                place.above
            ))),
            Some(above) => Err(SpecError(format!(
                "id: a child of {above:?} and one of {:?} are both called {id:?}",
                place.above
            ))),
            None => Ok(()),
        }
    }
}

/// Whom a message is about: `worker "a"`, or what is known of its place.
fn who(value: &Value, place: &Spot<'_>) -> String {
    let text = |field| value.get(field).and_then(Value::as_str).map(shown);
    match (text("type"), text("id")) {
        (Some(kind), Some(id)) => format!("{kind} {id:?}"),
        (None, Some(id)) => format!("child {id:?}"),
        (_, None) if place.above.is_empty() => "the tree".to_owned(),
        (_, None) => format!("child {} of {:?}", place.number, place.above),
    }
}

/// Reads an op as it is planned.
pub(super) fn planned(value: Value) -> Result<Planned, SpecError> {
    let Value::Object(mut fields) = value else {
        return Err(SpecError(format!("expected an object, not {}", kind(&value))));
    };
    let settle = match fields.remove("settle") {
        None => true,
        Some(Value::Bool(settle)) => settle,
        Some(other) => {
            return Err(SpecError(format!(
                "settle: expected true or false, not {}",
                kind(&other)
            )));
        }
    };
    let op = op(fields)?;
    Ok(Planned { op, settle })
}

fn op(fields: Map<String, Value>) -> Result<Op, SpecError> {
    // What an op is about is told of as it is elsewhere: a child with its id, an op that a worker does by itself.
    if let Some(child) = fields.get("child") {
        TreeReader::new(Ids::Once).root(child.clone())?;
    }
    if let Some(Value::Object(fields)) = fields.get("do") {
        op(fields.clone()).map_err(|error| SpecError(format!("do: {error}")))?;
    }
    let op: Op = typed(fields)?;
    check_op(&op)?;
    Ok(op)
}

/// Reads an object; what is wrong is told with its field.
fn typed<T: Notation>(fields: Map<String, Value>) -> Result<T, SpecError> {
    if fields.len() > MAX_FIELDS {
        return Err(SpecError(format!(
            "there are {} fields, and at most {MAX_FIELDS} are known",
            fields.len()
        )));
    }
    T::read(&Value::Object(fields)).map_err(|error| SpecError(error.with_field()))
}
