//! The process that starts a system, as one would in `iex`, and hears of its end because it traps exits.

use super::provoked_failure;
use crate::otp::{Cx, Event, Module, Plain, Restart, StartCall, start_link};
use crate::runtime::{Next, Pattern, Term, Wake};

/// A shell, and the call by which it starts the root of its system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    root: StartCall,
}

crate::digest!(struct Shell { root });

impl Shell {
    /// A shell that has not begun.
    #[must_use]
    pub fn new(root: StartCall) -> Self {
        Self { root }
    }

    /// Is its root one of that module?
    #[must_use]
    pub fn starts(&self, module: &str) -> bool {
        self.root.module.name() == module
    }
}

impl<M: Module> Plain<M> for Shell {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        if wake != Wake::Start {
            return Next::Receive(Pattern::Any, None);
        }
        cx.trap_exit(true);
        provoked_failure::prepare(cx);
        cx.report(Event::ChildStarting {
            id: Term::Atom(self.root.module),
            start: self.root.to_term(),
            restart: Restart::Temporary,
            dynamic: false,
            replaces: None,
        });
        let started = M::start(&self.root, cx).and_then(|start| start_link(start, cx));
        match started {
            Ok(Ok(wait)) => wait.next(),
            Ok(Err(_)) | Err(_) => Next::Exit(Term::atom("shutdown")),
        }
    }
}
