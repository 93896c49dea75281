//! What a supervisor is to do, and what it waits for meanwhile: plain data, so that a plan survives every wait.

use super::super::ChildPid;
use crate::runtime::{ExitReason, Pid, Reference, Term};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Work {
    /// Start that child, unless its spec is gone.
    Start(Term),
    /// Stop that child if it runs.
    Stop(Term),
    /// End the plan.
    Finish(Finish),
}

/// What a plan was for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Finish {
    /// `init`: start all children.
    Boot,
    /// `init` failed and the started ones are stopped: stop with that reason.
    BootFailed(ExitReason),
    /// Restart one child, whose pid was that.
    RestartOne(Term, ChildPid),
    /// Restart a group because of that child, whose pid was that.
    RestartGroup(Term, ChildPid),
    /// `start_child`.
    StartChild(Term),
    /// `restart_child`.
    RestartChild(Term),
    /// `terminate_child`.
    TerminateChild(Term),
    /// `terminate/2`.
    Terminate,
}

/// What the supervisor is waiting for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Current {
    Starting(Term),
    Stopping {
        id: Term,
        pid: Pid,
        reference: Reference,
        killing: bool,
    },
}
