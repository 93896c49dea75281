//! `Flat.System`: the supervisor at the top, over one child.

use super::cache::{self, FlatCache};
use crate::otp::{ChildSpec, Kind, Module, Start, StartCall, Strategy, Supervisor, SupervisorFlags, SupervisorInit};
use crate::runtime::{Atom, Term};
use crate::systems::strategy_option;

/// The module.
pub const MODULE: &str = "Elixir.Flat.System";

/// `Flat.System.start_link()`; for another strategy `Flat.System.start_link(strategy: strategy)`.
#[must_use]
pub fn start_call(strategy: Strategy) -> StartCall {
    StartCall::link(MODULE, strategy_option::given([("strategy", strategy)]))
}

/// `Supervisor.start_link([Flat.Cache], strategy: strategy)`.
pub(super) fn start_link<M: Module>(call: &StartCall) -> Start<M> {
    let kind = Kind::supervisor(Supervisor::of_children(call.clone()));
    Start::Link { kind, name: None }
}

pub(super) fn init(call: &StartCall) -> SupervisorInit {
    let child = ChildSpec::worker(Term::Atom(Atom::new(cache::MODULE)), FlatCache::start_call());
    let flags = SupervisorFlags {
        strategy: strategy_option::strategy(call, "strategy"),
        ..SupervisorFlags::default()
    };
    SupervisorInit::Ok(flags, vec![child])
}
