//! How a wait goes on, and how it ends.

use super::super::Exception;
use crate::runtime::{Digest, ExitReason, Term};

/// What became of a wait that something happened in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waited<W> {
    /// It is over.
    Done(Got),
    /// It goes on with another receive.
    Still(W),
}

crate::digest!(enum Waited<W: Digest> { "done" => Done(got), "still" => Still(wait) });

impl<W> Waited<W> {
    /// The same of a wait that this one is part of.
    pub(in crate::otp) fn within<V>(self, whole: impl FnOnce(W) -> V) -> Waited<V> {
        match self {
            Self::Done(got) => Waited::Done(got),
            Self::Still(wait) => Waited::Still(whole(wait)),
        }
    }
}

/// How a wait ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Got {
    /// The answer: of a call, of a task; the message that was received.
    Reply(Term),
    /// The call failed: the reason with which a caller that does not catch it exits.
    Failed(ExitReason),
    /// The start's result: `{:ok, pid}`, `:ignore` or `{:error, reason}`.
    Started(Term),
    /// A monitored process ended.
    Down(Term, ExitReason),
    /// The function that ran raised.
    Raised(Exception),
    /// The deadline passed.
    Timeout,
}

crate::digest!(enum Got {
    "reply" => Reply(answer),
    "failed" => Failed(reason),
    "started" => Started(result),
    "down" => Down(subject, reason),
    "raised" => Raised(exception),
    "timeout" => Timeout,
});
