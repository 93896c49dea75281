//! A run as one versioned record: the design, the seed, the disk at the start, and what came from outside. With it, anybody
//! gets to the same present; with another design, to what the same commands come to there.
//!
//! Commands name places by their paths. Where a design has no such place, the command is left out, and that is said.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::command_to_input::{NO_PLACE, input_of};
use super::picture::Picture;
use super::reason_parser;
use super::simulation::Simulation;
use crate::play::{Beginning, Came, Command, Deed, Input, Run};
use crate::runtime::Fault;
use crate::systems::todo::{Entry, List};
use crate::systems::{CodeFile, Crash, Design, Request};

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

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    /// So many microseconds passed.
    Passed(u64),
    /// A list was opened.
    Open(String),
    Add {
        list: String,
        date: String,
        title: String,
    },
    Update {
        list: String,
        id: i64,
        date: String,
        title: String,
        done: bool,
    },
    Delete {
        list: String,
        id: i64,
    },
    Ask(String),
    Kill(String),
    Exit(String, String),
    Crash(String, String),
    Stop(String, String),
    TerminateChild(String),
    RestartChild(String),
    DeleteChild(String),
    Suspend(String),
    Resume(String),
    Fill(String, u32),
    FailStart(String, u32),
    /// The next message is lost, or late by so many milliseconds.
    NextMessage(String, Option<u64>),
    /// The message at that index of the mailbox likewise.
    Message(String, usize, Option<u64>),
    /// That was typed into the console.
    Evaluate(String),
    /// The console was given that file to load.
    Load(CodeFile),
    /// The console was killed.
    StopConsole,
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
    let picture = run.world().picture();
    let input = match &command {
        Command::Do(path, deed) => {
            let place = picture.places.at(path).ok_or(NO_PLACE)?;
            input_of(run.world(), place, deed)?
        }
        Command::Ask(list, request) => ask(picture, list, request.clone(), false)?,
        Command::Open(list) => ask(picture, list, Request::Entries, true)?,
        Command::Evaluate(source) => Input::Evaluate(Rc::clone(source)),
        Command::Load(file) => Input::Load(Rc::clone(file)),
        Command::StopConsole => Input::StopConsole,
    };
    run.act(command, input);
    Ok(())
}

fn ask(picture: &Picture, list: &str, request: Request, opens: bool) -> Result<Input, String> {
    let asked = picture.todo_client.request(list.to_owned(), request, opens);
    asked
        .map(Input::Ask)
        .ok_or_else(|| "This design has no lists.".to_owned())
}

impl What {
    fn of(came: Came<'_>) -> Self {
        match came {
            Came::Passed(us) => Self::Passed(us),
            Came::Did(Command::Open(list)) => Self::Open(list.clone()),
            Came::Did(Command::Ask(list, request)) => Self::of_request(list.clone(), request),
            Came::Did(Command::Evaluate(source)) => Self::Evaluate(source.to_string()),
            Came::Did(Command::Load(file)) => Self::Load((**file).clone()),
            Came::Did(Command::StopConsole) => Self::StopConsole,
            Came::Did(Command::Do(path, deed)) => Self::of_deed(path.clone(), deed),
        }
    }

    fn of_request(list: String, request: &Request) -> Self {
        match request {
            Request::Entries => Self::Ask(list),
            Request::Add(entry) => Self::Add {
                list,
                date: entry.date.to_string(),
                title: entry.title.clone(),
            },
            Request::Update(id, entry) => Self::Update {
                list,
                id: *id,
                date: entry.date.to_string(),
                title: entry.title.clone(),
                done: entry.done,
            },
            Request::Delete(id) => Self::Delete { list, id: *id },
        }
    }

    fn of_deed(path: String, deed: &Deed) -> Self {
        let late = |fault: &Fault| match fault {
            Fault::Drop => None,
            Fault::Delay(ms) => Some(*ms),
        };
        match deed {
            Deed::Kill => Self::Kill(path),
            Deed::Exit(reason) => Self::Exit(path, reason.to_string()),
            Deed::Crash(crash) => Self::Crash(path, crash.name().to_owned()),
            Deed::Stop(reason) => Self::Stop(path, reason.to_string()),
            Deed::TerminateChild => Self::TerminateChild(path),
            Deed::RestartChild => Self::RestartChild(path),
            Deed::DeleteChild => Self::DeleteChild(path),
            Deed::Suspend => Self::Suspend(path),
            Deed::Resume => Self::Resume(path),
            Deed::Fill(count) => Self::Fill(path, *count),
            Deed::FailStart(count) => Self::FailStart(path, *count),
            Deed::NextMessage(fault) => Self::NextMessage(path, late(fault)),
            Deed::Message(at, fault) => Self::Message(path, *at, late(fault)),
        }
    }

    /// What it is as a command.
    fn command(&self) -> Result<Command, String> {
        let read = |text: &str| reason_parser::parse(text).map_err(|misread| misread.to_string());
        let fault = |late: &Option<u64>| late.map_or(Fault::Drop, Fault::Delay);
        let entry = |date: &str, title: &str, done: bool| -> Result<Entry, String> {
            let date = crate::runtime::Date::parse(date).map_err(|error| error.to_string())?;
            Ok(Entry {
                date,
                title: title.to_owned(),
                done,
            })
        };
        let (path, deed) = match self {
            Self::Passed(_) => return Err("That time passes is no command.".to_owned()),
            Self::Open(list) => return Ok(Command::Open(list.clone())),
            Self::Evaluate(source) => return Ok(Command::Evaluate(source.as_str().into())),
            Self::Load(file) => return Ok(Command::Load(Rc::new(file.clone()))),
            Self::StopConsole => return Ok(Command::StopConsole),
            Self::Ask(list) => return Ok(Command::Ask(list.clone(), Request::Entries)),
            Self::Add { list, date, title } => {
                let request = Request::Add(entry(date, title, false)?);
                return Ok(Command::Ask(list.clone(), request));
            }
            Self::Update {
                list,
                id,
                date,
                title,
                done,
            } => {
                let request = Request::Update(*id, entry(date, title, *done)?);
                return Ok(Command::Ask(list.clone(), request));
            }
            Self::Delete { list, id } => return Ok(Command::Ask(list.clone(), Request::Delete(*id))),
            Self::Kill(path) => (path, Deed::Kill),
            Self::Exit(path, text) => (path, Deed::Exit(read(text)?)),
            Self::Stop(path, text) => (path, Deed::Stop(read(text)?)),
            Self::Crash(path, how) => {
                let crash = Crash::ALL.into_iter().find(|crash| crash.name() == how);
                (
                    path,
                    Deed::Crash(crash.ok_or_else(|| format!("{how:?} is no way to crash."))?),
                )
            }
            Self::TerminateChild(path) => (path, Deed::TerminateChild),
            Self::RestartChild(path) => (path, Deed::RestartChild),
            Self::DeleteChild(path) => (path, Deed::DeleteChild),
            Self::Suspend(path) => (path, Deed::Suspend),
            Self::Resume(path) => (path, Deed::Resume),
            Self::Fill(path, count) => (path, Deed::Fill(*count)),
            Self::FailStart(path, count) => (path, Deed::FailStart(*count)),
            Self::NextMessage(path, late) => (path, Deed::NextMessage(fault(late))),
            Self::Message(path, at, late) => (path, Deed::Message(*at, fault(late))),
        };
        Ok(Command::Do(path.clone(), deed))
    }

    /// The path or the list that it names.
    fn about(&self) -> &str {
        match self {
            Self::Passed(_) => "",
            Self::Load(file) => &file.name,
            Self::StopConsole => "the console",
            Self::Evaluate(about)
            | Self::Open(about)
            | Self::Ask(about)
            | Self::Add { list: about, .. }
            | Self::Update { list: about, .. }
            | Self::Delete { list: about, .. }
            | Self::Kill(about)
            | Self::Exit(about, _)
            | Self::Crash(about, _)
            | Self::Stop(about, _)
            | Self::TerminateChild(about)
            | Self::RestartChild(about)
            | Self::DeleteChild(about)
            | Self::Suspend(about)
            | Self::Resume(about)
            | Self::Fill(about, _)
            | Self::FailStart(about, _)
            | Self::NextMessage(about, _)
            | Self::Message(about, ..) => about,
        }
    }
}
