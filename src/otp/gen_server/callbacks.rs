//! The callbacks of a server.

use std::fmt::Debug;

use super::super::{Cx, Exception, Got, Kind, Module, frame};
use super::Return;
use crate::runtime::{Atom, Digest, ExitReason, Message, ReplyTo, Term};
use crate::tuple;

/// A callback module together with its state.
pub trait Callbacks<M: Module>: Clone + Debug + Digest {
    /// The module's name, for example `Elixir.Todo.Server`.
    fn module(&self) -> &'static str;

    /// The state, as a term.
    fn state(&self) -> Term;

    /// `init/1`.
    fn init(&mut self, cx: &mut Cx<'_, M>) -> Return;

    /// `handle_call/3`. By default it raises, as `use GenServer` has it.
    fn handle_call(&mut self, request: Term, from: ReplyTo, cx: &mut Cx<'_, M>) -> Return {
        let _ = (request, from);
        Return::Raise(not_provided("call", "handle_call", 3, self.module(), cx))
    }

    /// `handle_cast/2`. By default it raises likewise.
    fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, M>) -> Return {
        let _ = request;
        Return::Raise(not_provided("cast", "handle_cast", 2, self.module(), cx))
    }

    /// `handle_info/2`. By default the message is logged and dropped, as `use GenServer` has it.
    fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, M>) -> Return {
        unexpected_message(&message, cx)
    }

    /// `handle_continue/2`. `use GenServer` defines none.
    fn handle_continue(&mut self, argument: Term, cx: &mut Cx<'_, M>) -> Return {
        let _ = cx;
        let arguments = Term::list([argument, self.state()]);
        let (module, function) = (Atom::new(self.module()), Atom::new("handle_continue"));
        let called = tuple![module, function, arguments, Term::list([])];
        Return::Raise(Exception::Error(Term::atom("undef"), called))
    }

    /// Goes on after a wait. By default a failed call makes the server exit, as an uncaught exit does.
    fn resume(&mut self, got: Got, cx: &mut Cx<'_, M>) -> Return {
        let _ = cx;
        match got {
            Got::Failed(reason) => Return::Raise(Exception::Exit(reason)),
            Got::Raised(exception) => Return::Raise(exception),
            Got::Reply(_) | Got::Started(_) | Got::Down(..) | Got::Timeout => Return::Ok,
        }
    }

    /// `:sys.replace_state/2`. A function does not travel in a message: what arrives is a term that the module makes
    /// its state of.
    ///
    /// # Errors
    /// What the function would raise; by default there is none for any term.
    fn replace_state(&mut self, with: Term) -> Result<(), Exception> {
        let _ = with;
        Err(Exception::function_clause(self.module(), "replace_state", 1))
    }

    /// `terminate/2`.
    fn terminate(&mut self, reason: &ExitReason, cx: &mut Cx<'_, M>) -> Return {
        let _ = (reason, cx);
        Return::Ok
    }
}

/// What `use GenServer` does with a message that no clause of `handle_info/2` takes: it logs and drops it.
pub fn unexpected_message<M: Module>(message: &Message, cx: &mut Cx<'_, M>) -> Return {
    let note = crate::tuple![Term::atom("unexpected"), message.to_term()];
    cx.report(super::super::Event::Note(note));
    Return::Ok
}

/// What `use GenServer` raises for a request that it has no callback for.
pub fn not_provided<M: Module>(
    verb: &str,
    function: &'static str,
    arity: i64,
    module: &'static str,
    cx: &Cx<'_, M>,
) -> Exception {
    let server = cx.name_of(cx.me()).map_or(Term::Pid(cx.me()), Term::Atom);
    let message = format!("attempted to {verb} GenServer {server} but no {function}/{arity} clause was provided");
    Exception::runtime_error(&message, frame(module, function, arity))
}

/// Sends each callback to what is served.
macro_rules! dispatch {
    ($self:ident, $served:ident => $call:expr) => {
        match $self {
            Kind::Server($served) => $call,
            Kind::Supervisor(boxed) => {
                let $served = &mut **boxed;
                $call
            }
            Kind::DynamicSupervisor(boxed) => {
                let $served = &mut **boxed;
                $call
            }
            Kind::Partition(boxed) => {
                let $served = &mut **boxed;
                $call
            }
            Kind::Agent(boxed) => {
                let $served = &mut **boxed;
                $call
            }
        }
    };
}

impl<M: Module> Kind<M> {
    /// Is it known how much is on its heap?
    pub(super) fn heap_is_known(&self) -> bool {
        match self {
            Self::Partition(partition) => !partition.has_heard(),
            Self::Server(_) | Self::Supervisor(_) | Self::DynamicSupervisor(_) | Self::Agent(_) => false,
        }
    }

    /// The callback module's name.
    #[must_use]
    pub fn module(&self) -> &'static str {
        match self {
            Self::Server(served) => served.module(),
            Self::Supervisor(served) => Callbacks::<M>::module(&**served),
            Self::DynamicSupervisor(served) => Callbacks::<M>::module(&**served),
            Self::Partition(served) => Callbacks::<M>::module(&**served),
            Self::Agent(served) => served.module(),
        }
    }

    pub(super) fn state(&self) -> Term {
        match self {
            Self::Server(served) => served.state(),
            Self::Supervisor(served) => Callbacks::<M>::state(&**served),
            Self::DynamicSupervisor(served) => Callbacks::<M>::state(&**served),
            Self::Partition(served) => Callbacks::<M>::state(&**served),
            Self::Agent(served) => served.state(),
        }
    }

    pub(super) fn init(&mut self, cx: &mut Cx<'_, M>) -> Return {
        dispatch!(self, served => served.init(cx))
    }

    pub(super) fn handle_call(&mut self, request: Term, from: ReplyTo, cx: &mut Cx<'_, M>) -> Return {
        dispatch!(self, served => served.handle_call(request, from, cx))
    }

    pub(super) fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, M>) -> Return {
        dispatch!(self, served => served.handle_cast(request, cx))
    }

    pub(super) fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, M>) -> Return {
        dispatch!(self, served => served.handle_info(message, cx))
    }

    pub(super) fn handle_continue(&mut self, argument: Term, cx: &mut Cx<'_, M>) -> Return {
        dispatch!(self, served => served.handle_continue(argument, cx))
    }

    pub(super) fn resume(&mut self, got: Got, cx: &mut Cx<'_, M>) -> Return {
        dispatch!(self, served => served.resume(got, cx))
    }

    pub(super) fn replace_state(&mut self, with: Term) -> Result<(), Exception> {
        match self {
            Self::Server(served) => served.replace_state(with),
            Self::Supervisor(served) => Callbacks::<M>::replace_state(&mut **served, with),
            Self::DynamicSupervisor(served) => Callbacks::<M>::replace_state(&mut **served, with),
            Self::Partition(served) => Callbacks::<M>::replace_state(&mut **served, with),
            Self::Agent(served) => served.replace_state(with),
        }
    }

    pub(super) fn terminate(&mut self, reason: &ExitReason, cx: &mut Cx<'_, M>) -> Return {
        dispatch!(self, served => served.terminate(reason, cx))
    }
}
