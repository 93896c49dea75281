//! A process's turn: why it begins, and how it ends.

use super::{ExitReason, Message, Millis, Pattern};

/// Why a process runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wake {
    /// It was just spawned.
    Start,
    /// Its receive took this message.
    Message(Message),
    /// Its receive timed out.
    Timeout,
}

/// What a process does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// `receive pattern after timeout`; without a timeout it waits for as long as it takes.
    Receive(Pattern, Option<Millis>),
    /// `erlang:yield()`: the others run first. It goes on with [`Wake::Timeout`].
    Yield,
    /// The process ends with that reason.
    Exit(ExitReason),
}
