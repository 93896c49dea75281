//! What a supervisor is to do, and what it waits for meanwhile: plain data, so that a plan survives every wait.

use super::super::ChildPid;
use crate::runtime::{ExitReason, Pid, Reference, Term};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Start that child, unless its spec is gone.
    Start(Term),
    /// Stop that child if it runs.
    Stop(Term),
    /// End the plan.
    Finish(Finish),
}

crate::digest!(enum Work { "start" => Start(id), "stop" => Stop(id), "finish" => Finish(finish) });

/// What a plan was for.
#[derive(Clone, Debug, PartialEq, Eq)]
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

crate::digest!(enum Finish {
    "boot" => Boot,
    "boot_failed" => BootFailed(reason),
    "restart_one" => RestartOne(id, pid),
    "restart_group" => RestartGroup(id, pid),
    "start_child" => StartChild(id),
    "restart_child" => RestartChild(id),
    "terminate_child" => TerminateChild(id),
    "terminate" => Terminate,
});

/// What the supervisor is waiting for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Current {
    /// Its callback module's `init`.
    Initialising,
    Starting(Term),
    Stopping {
        id: Term,
        pid: Pid,
        reference: Reference,
        killing: bool,
    },
    /// For a child to say whether it lives: so many do of those before, and those are left, in start order.
    Counting {
        active: i64,
        left: Vec<Pid>,
    },
}

crate::digest!(enum Current {
    "initialising" => Initialising,
    "starting" => Starting(id),
    "stopping" => Stopping { id, pid, reference, killing },
    "counting" => Counting { active, left },
});
