//! What a person does: the only thing, besides time, that a history is not determined by itself.

use crate::runtime::{ExitReason, Fault, Pid};
use crate::systems::{Errand, Request};

/// One thing a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// An exit signal from the shell.
    Signal(Pid, ExitReason),
    /// That list was opened.
    Open(String),
    /// A list was asked for something.
    Ask(String, Request),
    /// A process was asked for something.
    Errand(Errand),
    /// A message goes wrong: the one at that index of a mailbox, else the next to the process.
    Fault(Pid, Option<usize>, Fault),
}
