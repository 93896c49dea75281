//! From a line of a scenario file to a [`Script`], with everything refused that could not be run.

use serde_json::Value;

use crate::systems::scenario::check::SpecError;
use crate::systems::scenario::file::{Ids, Scenario, json};

/// A scenario: a tree, and what is done to it.
pub type Script = Scenario;

/// Reads one line of a scenario file.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn parse(line: &str) -> Result<Script, SpecError> {
    from_value(json("the line", line)?)
}

/// Reads a scenario that is JSON already; a recorded line `{"scenario": …}` is one too. An id may stand in several
/// places, as on the BEAM.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn from_value(value: Value) -> Result<Script, SpecError> {
    Scenario::from_value(value, Ids::AnyNumber)
}
