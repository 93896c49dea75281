//! `Todo.Database`: a supervisor of three workers, and the choice between them.

use super::database_worker;
use crate::otp::{ChildSpec, Kind, Module, ServerRef, Start, StartCall, Supervisor, SupervisorFlags, SupervisorInit};
use crate::runtime::{Term, phash2};
use crate::systems::strategy_option;
use crate::tuple;

/// The module.
pub const MODULE: &str = "Elixir.Todo.Database";

/// How many workers there are.
pub(in crate::systems) const POOL_SIZE: u32 = 3;

/// The folder on the simulated disk.
pub const FOLDER: &str = "./persist";

/// `Supervisor.start_link(workers, strategy: strategy)`.
pub(super) fn start_link<M: Module>(call: &StartCall) -> Start<M> {
    let kind = Kind::supervisor(Supervisor::of_children(call.clone()));
    Start::Link { kind, name: None }
}

pub(super) fn init(call: &StartCall) -> SupervisorInit {
    let worker = |id: u32| {
        let argument = tuple![FOLDER, i64::from(id)];
        let start = StartCall::link(database_worker::MODULE, [argument]);
        ChildSpec::worker(Term::Int(id.into()), start)
    };
    let flags = SupervisorFlags {
        strategy: strategy_option::strategy(call, "strategy"),
        ..SupervisorFlags::default()
    };
    SupervisorInit::Ok(flags, (1..=POOL_SIZE).map(worker).collect())
}

/// `:erlang.phash2(key, 3) + 1`: a list always goes to the same worker.
#[must_use]
pub fn choose_worker(key: &str) -> u32 {
    phash2(key, POOL_SIZE) + 1
}

/// The list that a file of the disk holds, by the file's path.
#[must_use]
pub fn list_name(path: &str) -> Option<&str> {
    path.strip_prefix(FOLDER)?.strip_prefix('/')
}

/// The worker for that key.
pub(super) fn worker(key: &str) -> ServerRef {
    database_worker::via_tuple(choose_worker(key))
}
