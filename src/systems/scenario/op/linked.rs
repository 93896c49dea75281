//! How the op `spawn` is written.

/// A process without a behaviour is spawned by whoever does the op.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpawnOp {
    /// What the process is called.
    pub id: String,
    /// What it does: what a task's function may do, or `wait`: whatever its messages say.
    pub fun: String,
    /// Does it trap exits?
    pub trap_exit: bool,
    /// Is it linked to whoever spawns it?
    pub link: bool,
}

crate::notation!(struct SpawnOp { id, fun, trap_exit default, link or(true) });

crate::digest!(struct SpawnOp { id, fun, trap_exit, link });

/// In which callback a worker does an op that it is told to do, where that is not `handle_info`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldIn {
    /// `handle_call`: whoever tells it waits until it is done.
    Call,
}

crate::words!(ToldIn { "call" => Call });
