//! What a person can do, named by place, so that it can be kept, and done to another system that has such a place.

use std::rc::Rc;

use crate::runtime::{ExitReason, Fault};
use crate::systems::{CodeFile, Crash, Request};

/// The most messages that are sent at once.
pub const MOST_MESSAGES: u32 = 1_000;

/// The most starts that can be made to fail.
pub const MOST_FAILURES: u32 = 100;

/// The longest that a message can be late, in milliseconds.
pub const LONGEST_DELAY_MS: u64 = 60_000;

/// One thing that a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Something was done to the process at that path.
    Do(String, Deed),
    /// A list was asked for something.
    Ask(String, Request),
    /// A list was opened.
    Open(String),
    /// Elixir was typed into the console.
    Evaluate(Rc<str>),
    /// The console was given a file to load.
    Load(Rc<CodeFile>),
    /// What the console evaluates was stopped, by killing it.
    StopConsole,
}

/// One thing to do to a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// `Process.exit(pid, :kill)`.
    Kill,
    /// `Process.exit(pid, reason)`.
    Exit(ExitReason),
    /// A callback ends badly.
    Crash(Crash),
    /// `GenServer.stop(pid, reason)`.
    Stop(ExitReason),
    /// `Supervisor.terminate_child(supervisor, id)`.
    TerminateChild,
    /// `Supervisor.restart_child(supervisor, id)`.
    RestartChild,
    /// `Supervisor.delete_child(supervisor, id)`.
    DeleteChild,
    /// `:sys.suspend(pid)`.
    Suspend,
    /// `:sys.resume(pid)`.
    Resume,
    /// So many messages that nobody expects.
    Fill(u32),
    /// The next message to it goes wrong.
    NextMessage(Fault),
    /// The message at that index of its mailbox goes wrong.
    Message(usize, Fault),
    /// Its next so many starts fail.
    FailStart(u32),
}

impl Deed {
    /// Is it done to a process, rather than to a child that may have none?
    #[must_use]
    pub fn needs_a_process(&self) -> bool {
        match self {
            Self::Kill
            | Self::Exit(_)
            | Self::Crash(_)
            | Self::Stop(_)
            | Self::Suspend
            | Self::Resume
            | Self::Fill(_)
            | Self::NextMessage(_)
            | Self::Message(..) => true,
            Self::TerminateChild | Self::RestartChild | Self::DeleteChild | Self::FailStart(_) => false,
        }
    }
}
