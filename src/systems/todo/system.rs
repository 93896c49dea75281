//! `Todo.System`: the supervisor at the top, and the shell that starts it.

use super::{cache, database, fault, process_registry};
use crate::otp::{
    ChildSpec, Cx, Kind, Plain, Start, StartCall, Strategy, Supervisor, SupervisorFlags, SupervisorInit,
    start_link as start,
};
use crate::runtime::{Atom, Next, Pattern, Term, Wake};
use crate::systems::Code;
use crate::tuple;

/// The module.
pub const MODULE: &str = "Elixir.Todo.System";

/// `Todo.System.start_link()`, as in the chapter; for another strategy `Todo.System.start_link(strategy: strategy)`.
fn start_call(strategy: Strategy) -> StartCall {
    let option = tuple![Atom::new("strategy"), Atom::new(strategy.name())];
    match strategy {
        Strategy::OneForOne => StartCall::link(MODULE, []),
        Strategy::RestForOne | Strategy::OneForAll => StartCall::link(MODULE, [Term::list([option])]),
    }
}

/// The strategy that a start asks for.
fn strategy(call: &StartCall) -> Strategy {
    let option = call
        .args
        .first()
        .and_then(|options| options.as_list()?.first()?.elements());
    let named = |strategy: &Strategy| matches!(option, Some([_, name]) if name.is_atom(strategy.name()));
    let others = [Strategy::RestForOne, Strategy::OneForAll];
    others.into_iter().find(named).unwrap_or_default()
}

/// `Supervisor.start_link([Todo.ProcessRegistry, Todo.Database, Todo.Cache], strategy: strategy)`.
pub(super) fn start_link(call: &StartCall) -> Start<Code> {
    let kind = Kind::supervisor(Supervisor::of_children(call.clone()));
    Start::Link { kind, name: None }
}

pub(super) fn init(call: &StartCall) -> SupervisorInit {
    let child =
        |module: &'static str| ChildSpec::supervisor(Term::Atom(Atom::new(module)), StartCall::link(module, []));
    let children = [process_registry::MODULE, database::MODULE, cache::MODULE];
    let flags = SupervisorFlags {
        strategy: strategy(call),
        ..SupervisorFlags::default()
    };
    SupervisorInit::Ok(flags, children.map(child).to_vec())
}

/// The process that starts the system, and hears of its end because it traps exits.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Shell {
    strategy: Strategy,
    started: bool,
}

crate::digest!(struct Shell { strategy, started });

impl Shell {
    /// A shell that starts the system with that strategy.
    #[must_use]
    pub fn new(strategy: Strategy) -> Self {
        Self {
            strategy,
            started: false,
        }
    }
}

impl Plain<Code> for Shell {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Code>) -> Next {
        if wake == Wake::Start {
            cx.trap_exit(true);
            let call = start_call(self.strategy);
            fault::prepare(cx);
            cx.report(crate::otp::Event::ChildStarting {
                id: Term::Atom(Atom::new(MODULE)),
                start: call.to_term(),
                restart: crate::otp::Restart::Temporary,
                dynamic: false,
                replaces: None,
            });
            return match start(start_link(&call), cx) {
                Ok(Ok(wait)) => Next::Receive(wait.pattern(), wait.timeout()),
                Ok(Err(_)) | Err(_) => Next::Exit(Term::atom("shutdown")),
            };
        }
        self.started = true;
        Next::Receive(Pattern::Any, None)
    }
}
