//! How the op `spawn` is written.

use serde::{Deserialize, Serialize};

/// A process without a behaviour is spawned by whoever does the op.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpawnOp {
    /// What the process is called.
    pub id: String,
    /// What it does: what a task's function may do, or `wait`: whatever its messages say.
    pub fun: String,
    /// Does it trap exits?
    #[serde(default)]
    pub trap_exit: bool,
    /// Is it linked to whoever spawns it?
    #[serde(default = "yes")]
    pub link: bool,
}

crate::digest!(struct SpawnOp { id, fun, trap_exit, link });

/// In which callback a worker does an op that it is told to do, where that is not `handle_info`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToldIn {
    /// `handle_call`: whoever tells it waits until it is done.
    Call,
}

crate::digest!(enum ToldIn { "call" => Call });

fn yes() -> bool {
    true
}
