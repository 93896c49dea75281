//! What a worker does in `init` before the outcome of that start attempt, and in `terminate`.

use crate::runtime::Millis;
use crate::systems::scenario::op::Op;

/// One thing that it does. Whom it is about is the newest process of that id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallbackStep {
    /// `Process.sleep(ms)`.
    Sleep {
        /// How long, in milliseconds.
        ms: Millis,
    },
    /// `GenServer.call(id, "get", ms)`.
    Call {
        /// Who is called.
        id: String,
        /// How long it waits, in milliseconds.
        ms: Millis,
    },
    /// What `Supervisor.which_children(id)` asks, for so many milliseconds.
    WhichChildren {
        /// The supervisor.
        id: String,
        /// How long it waits, in milliseconds.
        ms: Millis,
    },
    /// `GenServer.cast(id, "inc")`.
    Cast {
        /// To whom.
        id: String,
    },
    /// `send(id, "hello")`.
    Send {
        /// To whom.
        id: String,
    },
    /// Any op, as a worker that is told to does it.
    Perform {
        /// What is done.
        op: Box<Op>,
    },
}

crate::notation!(enum CallbackStep by "do" {
    "sleep" => Sleep { ms },
    "call" => Call { id, ms },
    "which_children" => WhichChildren { id, ms },
    "cast" => Cast { id },
    "send" => Send { id },
    "perform" => Perform { op },
});

crate::digest!(enum CallbackStep {
    "sleep" => Sleep { ms },
    "call" => Call { id, ms },
    "which_children" => WhichChildren { id, ms },
    "cast" => Cast { id },
    "send" => Send { id },
    "perform" => Perform { op },
});

/// In which callback a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActingIn {
    /// `init`.
    Init,
    /// `terminate`.
    Terminate,
}

crate::digest!(enum ActingIn { "init" => Init, "terminate" => Terminate });
