//! What a person is about to do to a process: the deed chosen and what was typed for it. Plain data; it is kept while
//! other processes are looked at.

use crate::play::{Deed, LONGEST_DELAY_MS, MOST_FAILURES, MOST_MESSAGES};
use crate::runtime::Fault;
use crate::systems::Crash;
use crate::telling::reason_parser::{self, Misread};

/// A kind of deed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// An exit signal with a reason.
    #[default]
    Exit,
    /// A callback ends badly.
    Crash,
    /// `GenServer.stop/2`.
    Stop,
    /// `terminate_child`.
    Terminate,
    /// `restart_child`.
    Restart,
    /// `delete_child`.
    Delete,
    /// `:sys.suspend/1`.
    Suspend,
    /// `:sys.resume/1`.
    Resume,
    /// The next message is lost.
    Lose,
    /// The next message is late.
    Delay,
    /// Messages that nobody expects.
    Fill,
    /// The next starts fail.
    FailStart,
}

/// Groups of choices: what they have in common, and each with its word.
pub const GROUPS: [(&str, &[(Choice, &str)]); 4] = [
    (
        "End it",
        &[
            (Choice::Exit, "exit signal"),
            (Choice::Crash, "crash"),
            (Choice::Stop, "stop"),
        ],
    ),
    (
        "As a child",
        &[
            (Choice::Terminate, "terminate"),
            (Choice::Restart, "restart"),
            (Choice::Delete, "delete"),
        ],
    ),
    ("Hold it", &[(Choice::Suspend, "suspend"), (Choice::Resume, "resume")]),
    (
        "Fault",
        &[
            (Choice::Lose, "lose"),
            (Choice::Delay, "delay"),
            (Choice::Fill, "fill"),
            (Choice::FailStart, "fail start"),
        ],
    ),
];

impl Choice {
    /// A name without spaces, for ids.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Exit => "exit",
            Self::Crash => "crash",
            Self::Stop => "stop",
            Self::Terminate => "terminate",
            Self::Restart => "restart",
            Self::Delete => "delete",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Lose => "lose",
            Self::Delay => "delay",
            Self::Fill => "fill",
            Self::FailStart => "fail-start",
        }
    }

    /// The word on the button that does it.
    #[must_use]
    pub fn verb(self) -> &'static str {
        match self {
            Self::Exit => "Send",
            Self::Crash => "Crash it",
            Self::Stop => "Stop it",
            Self::Terminate | Self::Restart | Self::Delete => "Ask",
            Self::Suspend => "Suspend it",
            Self::Resume => "Resume it",
            Self::Lose | Self::Delay | Self::FailStart => "Set the fault",
            Self::Fill => "Send them",
        }
    }

    /// The call or the mechanism that it is.
    #[must_use]
    pub fn what(self) -> &'static str {
        match self {
            Self::Exit => "`Process.exit(pid, reason)`",
            Self::Crash => "A message makes a callback end badly. The chapter has no such message: it is a fault.",
            Self::Stop => "`GenServer.stop(pid, reason)`",
            Self::Terminate => "`Supervisor.terminate_child(supervisor, id)`",
            Self::Restart => "`Supervisor.restart_child(supervisor, id)`",
            Self::Delete => "`Supervisor.delete_child(supervisor, id)`",
            Self::Suspend => "`:sys.suspend(pid)`",
            Self::Resume => "`:sys.resume(pid)`",
            Self::Lose | Self::Delay => {
                "A fault: within one node of a BEAM no message is lost or late; between nodes it happens."
            }
            Self::Fill => "`send(pid, {:unexpected, n})`, several times",
            Self::FailStart => "A fault: when it is started next, its start raises.",
        }
    }

    /// Does it need a reason?
    #[must_use]
    pub fn has_reason(self) -> bool {
        matches!(self, Self::Exit | Self::Stop)
    }

    /// Does it need a number: its label and the most it may be?
    #[must_use]
    pub fn number(self) -> Option<(&'static str, u64)> {
        match self {
            Self::Delay => Some(("Milliseconds late", LONGEST_DELAY_MS)),
            Self::Fill => Some(("How many messages", MOST_MESSAGES.into())),
            Self::FailStart => Some(("How many starts", MOST_FAILURES.into())),
            Self::Exit
            | Self::Crash
            | Self::Stop
            | Self::Terminate
            | Self::Restart
            | Self::Delete
            | Self::Suspend
            | Self::Resume
            | Self::Lose => None,
        }
    }
}

/// What a crash is called.
#[must_use]
pub fn crash_word(crash: Crash) -> &'static str {
    match crash {
        Crash::Raise => "raise",
        Crash::Throw => "throw",
        Crash::Exit => "exit",
        Crash::BadReturn => "bad return value",
    }
}

/// The deed chosen and everything typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The kind.
    pub choice: Choice,
    /// The reason of an exit signal or a stop.
    pub reason: String,
    /// How a callback ends.
    pub crash: Crash,
    /// Milliseconds of a delay.
    pub late: String,
    /// Messages to send.
    pub messages: String,
    /// Starts to fail.
    pub starts: String,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            choice: Choice::default(),
            reason: ":shutdown".to_owned(),
            crash: Crash::Raise,
            late: "500".to_owned(),
            messages: "20".to_owned(),
            starts: "2".to_owned(),
        }
    }
}

impl Draft {
    /// The number typed for the choice.
    #[must_use]
    pub fn number(&self) -> &str {
        match self.choice {
            Choice::Delay => &self.late,
            Choice::Fill => &self.messages,
            _other => &self.starts,
        }
    }

    /// Takes in a number typed for the choice.
    pub fn set_number(&mut self, typed: String) {
        match self.choice {
            Choice::Delay => self.late = typed,
            Choice::Fill => self.messages = typed,
            _other => self.starts = typed,
        }
    }

    /// The deed.
    ///
    /// # Errors
    /// What is wrong with what was typed, and where.
    pub fn deed(&self) -> Result<Deed, Misread> {
        let number = || {
            let most = self.choice.number().map_or(u64::MAX, |(_, most)| most);
            let number = self.number().trim().parse::<u64>().ok();
            number
                .filter(|number| (1..=most).contains(number))
                .ok_or_else(|| Misread {
                    message: format!("A whole number from 1 to {most} is needed."),
                    at: 0,
                })
        };
        let few = || number().map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        Ok(match self.choice {
            Choice::Exit => Deed::Exit(reason_parser::parse(&self.reason)?),
            Choice::Stop => Deed::Stop(reason_parser::parse(&self.reason)?),
            Choice::Crash => Deed::Crash(self.crash),
            Choice::Terminate => Deed::TerminateChild,
            Choice::Restart => Deed::RestartChild,
            Choice::Delete => Deed::DeleteChild,
            Choice::Suspend => Deed::Suspend,
            Choice::Resume => Deed::Resume,
            Choice::Lose => Deed::NextMessage(Fault::Drop),
            Choice::Delay => Deed::NextMessage(Fault::Delay(number()?)),
            Choice::Fill => Deed::Fill(few()?),
            Choice::FailStart => Deed::FailStart(few()?),
        })
    }
}
