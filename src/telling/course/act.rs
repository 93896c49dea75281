//! What is done in a lesson: what a person can do too, by place.

use crate::play::{Command, Deed};
use crate::runtime::Term;
use crate::systems::{Crash, Request};
use crate::telling::reason_parser;
use crate::telling::todo_client::checked;

/// One thing that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LessonAct {
    /// The process at that place is killed.
    Kill {
        /// The path.
        at: String,
        /// Is it done before what came of the act before has settled?
        at_once: bool,
    },
    /// It gets an exit signal.
    Exit {
        /// The path.
        at: String,
        /// Its reason.
        reason: String,
        /// As for a kill.
        at_once: bool,
    },
    /// `GenServer.stop(pid, reason)`.
    Stop {
        /// The path.
        at: String,
        /// The reason.
        reason: String,
    },
    /// A callback ends badly.
    Crash {
        /// The path.
        at: String,
        /// How: `raise`, `throw`, `exit`, `bad_return`.
        how: String,
    },
    /// `:sys.suspend(pid)`.
    Suspend {
        /// The path.
        at: String,
    },
    /// `:sys.resume(pid)`.
    Resume {
        /// The path.
        at: String,
    },
    /// Its next starts fail.
    FailStart {
        /// The path.
        at: String,
        /// So many.
        times: u32,
    },
    /// A list is opened.
    Open {
        /// Its name.
        list: String,
    },
    /// An entry is added to a list.
    Add {
        /// Its name.
        list: String,
        /// The date.
        date: String,
        /// What is to be done.
        title: String,
    },
    /// Elixir is typed into the console.
    Type {
        /// What.
        line: String,
    },
}

crate::notation!(enum LessonAct by "do" {
    "kill" => Kill { at, at_once default },
    "exit" => Exit { at, reason, at_once default },
    "stop" => Stop { at, reason },
    "crash" => Crash { at, how },
    "suspend" => Suspend { at },
    "resume" => Resume { at },
    "fail_start" => FailStart { at, times },
    "open" => Open { list },
    "add" => Add { list, date, title },
    "type" => Type { line },
});

impl LessonAct {
    /// The command that a person gives to do it.
    ///
    /// # Errors
    /// What of it nobody understands.
    pub fn command(&self) -> Result<Command, String> {
        let read = |reason: &str| -> Result<Term, String> {
            reason_parser::parse(reason).map_err(|misread| format!("{reason}: {misread}"))
        };
        let (at, deed) = match self {
            Self::Kill { at, .. } => (at, Deed::Kill),
            Self::Exit { at, reason, .. } => (at, Deed::Exit(read(reason)?)),
            Self::Stop { at, reason } => (at, Deed::Stop(read(reason)?)),
            Self::Crash { at, how } => {
                let crash = Crash::ALL.into_iter().find(|crash| crash.name() == how);
                (
                    at,
                    Deed::Crash(crash.ok_or_else(|| format!("{how} is no way to crash"))?),
                )
            }
            Self::Suspend { at } => (at, Deed::Suspend),
            Self::Resume { at } => (at, Deed::Resume),
            Self::FailStart { at, times } => (at, Deed::FailStart(*times)),
            Self::Open { list } => return Ok(Command::Open(list.clone())),
            Self::Add { list, date, title } => {
                let entry = checked(date, title, false)?;
                return Ok(Command::Ask(list.clone(), Request::Add(entry)));
            }
            Self::Type { line } => return Ok(Command::Evaluate(line.as_str().into())),
        };
        Ok(Command::Do(at.clone(), deed))
    }

    /// Is it done before what came of the act before has settled?
    #[must_use]
    pub fn is_at_once(&self) -> bool {
        matches!(
            self,
            Self::Kill { at_once: true, .. } | Self::Exit { at_once: true, .. }
        )
    }

    /// Is it Elixir that is evaluated?
    #[must_use]
    pub fn evaluates(&self) -> bool {
        matches!(self, Self::Type { .. })
    }
}
