//! What a callback may return.

use super::super::{Await, Exception};
use crate::runtime::{ExitReason, Millis, Term};

/// What a callback returns. One type for all callbacks: `Ok` is `{:ok, state}` in `init` and `{:noreply, state}` later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Return {
    /// `{:ok, state}`, `{:noreply, state}`, and from `terminate`: done.
    Ok,
    /// `{:noreply, state, milliseconds}`.
    Timeout(Millis),
    /// `{:reply, reply, state}`.
    Reply(Term),
    /// `{:reply, reply, state, milliseconds}`.
    ReplyTimeout(Term, Millis),
    /// `{:ok, state, {:continue, arg}}`, `{:noreply, state, {:continue, arg}}`.
    Continue(Term),
    /// `{:reply, reply, state, {:continue, arg}}`.
    ReplyContinue(Term, Term),
    /// `:ignore`, from `init`.
    Ignore,
    /// `{:stop, reason}`, `{:stop, reason, state}`.
    Stop(ExitReason),
    /// `{:stop, reason, reply, state}`.
    StopReply(ExitReason, Term),
    /// A value that no callback may return.
    Bad(Term),
    /// The callback raised, exited or threw.
    Raise(Exception),
    /// The callback blocks; it goes on in [`Callbacks::resume`](super::Callbacks::resume).
    Await(Await),
}
