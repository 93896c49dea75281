//! What a process does: the one interface between the runtime and the behaviours above it.

use std::fmt::Debug;

use super::{Context, Digest, ExitReason, Message, Millis, Pattern};

/// The code and state of a process. Plain data: it can be cloned, printed, and digested, which is how it is compared.
pub trait Program: Clone + Debug + Digest {
    /// What programs of this kind report beyond what the runtime itself sees.
    type Event: Clone + Debug;

    /// Runs until the next receive, or to the end. Never blocks and never panics.
    fn run(&mut self, wake: Wake, cx: &mut Context<'_, Self>) -> Next;
}

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
