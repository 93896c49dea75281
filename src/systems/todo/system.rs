//! `Todo.System`: the supervisor at the top.

use super::{cache, database, process_registry};
use crate::otp::{ChildSpec, Kind, Module, Start, StartCall, Strategy, Supervisor, SupervisorFlags, SupervisorInit};
use crate::runtime::{Atom, Term};
use crate::systems::strategy_option;

/// The module.
pub const MODULE: &str = "Elixir.Todo.System";

/// `Todo.System.start_link()`, as in the chapter; for other strategies than its own, of itself and of the database,
/// `Todo.System.start_link(strategy: strategy, database: strategy)`.
#[must_use]
pub fn start_call(strategy: Strategy, database: Strategy) -> StartCall {
    StartCall::link(
        MODULE,
        strategy_option::given([("strategy", strategy), ("database", database)]),
    )
}

/// `Supervisor.start_link([Todo.ProcessRegistry, Todo.Database, Todo.Cache], strategy: strategy)`.
pub(super) fn start_link<M: Module>(call: &StartCall) -> Start<M> {
    let kind = Kind::supervisor(Supervisor::of_children(call.clone()));
    Start::Link { kind, name: None }
}

pub(super) fn init(call: &StartCall) -> SupervisorInit {
    let child = |module: &'static str, arguments: Vec<Term>| {
        ChildSpec::supervisor(Term::Atom(Atom::new(module)), StartCall::link(module, arguments))
    };
    let database = strategy_option::given([("strategy", strategy_option::strategy(call, "database"))]);
    let children = vec![
        child(process_registry::MODULE, Vec::new()),
        child(database::MODULE, database),
        child(cache::MODULE, Vec::new()),
    ];
    let flags = SupervisorFlags {
        strategy: strategy_option::strategy(call, "strategy"),
        ..SupervisorFlags::default()
    };
    SupervisorInit::Ok(flags, children)
}
