//! `Todo.System`: the supervisor at the top, and the shell that starts it.

use super::{Todo, cache, database, process_registry};
use crate::otp::{
    ChildSpec, Cx, Kind, Plain, Start, StartCall, Supervisor, SupervisorFlags, SupervisorInit, start_link as start,
};
use crate::runtime::{Atom, Next, Pattern, Term, Wake};

/// The module.
pub const MODULE: &str = "Elixir.Todo.System";

/// `Supervisor.start_link([Todo.ProcessRegistry, Todo.Database, Todo.Cache], strategy: :one_for_one)`.
pub(super) fn start_link() -> Start<Todo> {
    let kind = Kind::supervisor(Supervisor::of_children(StartCall::link(MODULE, [])));
    Start::Link { kind, name: None }
}

pub(super) fn init() -> SupervisorInit {
    let child =
        |module: &'static str| ChildSpec::supervisor(Term::Atom(Atom::new(module)), StartCall::link(module, []));
    let children = [process_registry::MODULE, database::MODULE, cache::MODULE];
    SupervisorInit::Ok(SupervisorFlags::default(), children.map(child).to_vec())
}

/// The process that starts the system, and hears of its end because it traps exits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Shell {
    started: bool,
}

impl Plain<Todo> for Shell {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Todo>) -> Next {
        if wake == Wake::Start {
            cx.trap_exit(true);
            cx.report(crate::otp::Event::ChildStarting {
                id: Term::Atom(Atom::new(MODULE)),
                start: StartCall::link(MODULE, []).to_term(),
                restart: crate::otp::Restart::Temporary,
                dynamic: false,
                replaces: None,
            });
            return match start(start_link(), cx) {
                Ok(Ok(wait)) => Next::Receive(wait.pattern(), wait.timeout()),
                Ok(Err(_)) | Err(_) => Next::Exit(Term::atom("shutdown")),
            };
        }
        self.started = true;
        Next::Receive(Pattern::Any, None)
    }
}
