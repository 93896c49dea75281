//! What came from outside, as it is written down, and as a command.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::play::{Came, Command, Deed};
use crate::runtime::Fault;
use crate::systems::todo::Entry;
use crate::systems::{CodeFile, Crash, Request};
use crate::telling::reason_parser;

/// One thing that came from outside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum What {
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

impl What {
    pub(super) fn of(came: Came<'_>) -> Self {
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
    pub(super) fn command(&self) -> Result<Command, String> {
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
    pub(super) fn about(&self) -> &str {
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
