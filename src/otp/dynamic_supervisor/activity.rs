//! What a dynamic supervisor is at while it waits.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ChildSpec;
use crate::runtime::{ExitReason, Millis, Pid};

/// What it is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Activity {
    Idle,
    /// `start_child` of that spec.
    Starting(ChildSpec),
    /// A restart of the child whose process was that.
    Restarting(Pid),
    /// `terminate_child`, or `terminate/2`.
    Stopping(Stopping),
}

crate::digest!(enum Activity {
    "idle" => Idle,
    "starting" => Starting(spec),
    "restarting" => Restarting(pid),
    "stopping" => Stopping(stopping),
});

/// A stop in progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stopping {
    /// Those whose `DOWN` has not come, and by when each is killed.
    pub(super) left: BTreeMap<Pid, Option<Millis>>,
    /// Those that had ended before they were asked to. Their `DOWN` only says `:noproc`.
    pub(super) gone: BTreeSet<Pid>,
    /// How children ended that did not as they were asked to. It is reported when all have.
    pub(super) unexpected: BTreeMap<Pid, ExitReason>,
    /// The child of a `terminate_child`; `None` in `terminate/2`.
    pub(super) one: Option<Pid>,
}

crate::digest!(struct Stopping { left, gone, unexpected, one });
