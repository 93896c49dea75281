//! A run as one versioned record: the design, the seed, the disk at the start, and what came from outside. With it, anybody
//! gets to the same present; with another design, to what the same commands come to there.
//!
//! Commands name places by their paths. Where a design has no such place, the command is left out, and that is said.

mod what;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use what::What;

use super::command_to_input::input_of_command;
use super::picture::Picture;
use super::simulation::Simulation;
use crate::play::{Beginning, Command, Run};
use crate::systems::Design;
use crate::systems::todo::List;

/// The version that this build writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// A run, to be kept or sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedRun {
    version: u32,
    #[serde(default)]
    seed: u64,
    design: Design,
    /// The lists on the disk at the start, by name.
    #[serde(default)]
    disk: BTreeMap<String, Value>,
    #[serde(default)]
    came: Vec<SavedAct>,
}

/// What came from outside, after so many moves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SavedAct {
    at: u64,
    #[serde(flatten)]
    what: What,
}

/// A command that could not be done, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Which command it was, from 1.
    pub number: usize,
    /// What it was about: a path, or a list.
    pub about: String,
    /// Why it was left out.
    pub why: String,
}

impl SavedRun {
    /// Reads a record.
    ///
    /// # Errors
    /// What is wrong with the text, in one sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| format!("This is no JSON: {error}."))?;
        match value.get("version").and_then(Value::as_u64) {
            None => return Err("The record does not say its version.".to_owned()),
            Some(version) if version > u64::from(VERSION) => {
                return Err(format!(
                    "The record is of version {version}; this build reads versions up to {VERSION}."
                ));
            }
            Some(_) => {}
        }
        serde_json::from_value(value).map_err(|error| format!("The record cannot be read: {error}."))
    }

    /// The record as text.
    ///
    /// # Panics
    /// Never: numbers and strings always serialize.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string(self).expect("numbers and strings always serialize")
    }

    /// The same commands for another design.
    #[must_use]
    pub fn with_design(&self, design: Design) -> Self {
        Self { design, ..self.clone() }
    }
}

impl Simulation {
    /// The run so far as a record. In the past, what came later is part of it until somebody acts.
    #[must_use]
    pub fn saved(&self) -> SavedRun {
        let start = self.run.start();
        let document = |list: &List| serde_json::from_str(&list.to_json()).unwrap_or(Value::Null);
        SavedRun {
            version: VERSION,
            seed: start.seed,
            design: start.design.clone(),
            disk: start
                .lists
                .iter()
                .map(|(name, list)| (name.clone(), document(list)))
                .collect(),
            came: self
                .run
                .came()
                .map(|(at, came)| SavedAct {
                    at,
                    what: What::of(came),
                })
                .collect(),
        }
    }

    /// The run of a record, in its present, and the commands that were left out.
    ///
    /// # Errors
    /// What of the disk cannot be read.
    pub fn replayed_from(saved: &SavedRun) -> Result<(Self, Vec<LeftOut>), String> {
        let mut lists = BTreeMap::new();
        for (name, document) in &saved.disk {
            let list = List::from_json(&document.to_string());
            let list = list.map_err(|error| format!("The list “{name}” of the record cannot be read: {error}."))?;
            lists.insert(name.clone(), list);
        }
        let mut simulation = Self::of(Beginning {
            seed: saved.seed,
            design: saved.design.clone(),
            lists,
        });
        let mut left_out = Vec::new();
        let mut number = 0;
        for SavedAct { at, what } in &saved.came {
            simulation.run.play_until(*at);
            if let What::Passed(us) = what {
                simulation.run.pass_again(*us);
                continue;
            }
            number += 1;
            let done = what.command().and_then(|command| done(&mut simulation.run, command));
            if let Err(why) = done {
                left_out.push(LeftOut {
                    number,
                    about: what.about().to_owned(),
                    why,
                });
            }
        }
        Ok((simulation, left_out))
    }
}

/// Does a command, if there is such a thing to do.
fn done(run: &mut Run<Picture>, command: Command) -> Result<(), String> {
    let input = input_of_command(run.world(), &command)?;
    run.act(command, input);
    Ok(())
}
