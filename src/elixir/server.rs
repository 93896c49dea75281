//! A module with `use GenServer`: its callbacks, run by the evaluator.

use super::evaluation::run;
use super::host::Host;
use super::machine::{Invocation, Machine};
use crate::otp::{Callbacks, Cx, Exception, Got, JobStep, Return, unexpected_message};
use crate::runtime::{Atom, ExitReason, Message, Millis, ReplyTo, Term};
use crate::tuple;

/// A server whose callbacks a person has written.
#[derive(Clone, Debug)]
pub struct WrittenServer {
    /// Its module.
    pub module: Atom,
    /// What its `init` is given.
    argument: Term,
    state: Term,
    machine: Machine,
    callback: RunningCallback,
}

crate::digest!(struct WrittenServer { module, argument, state, machine, callback });

/// Which callback runs: what its value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RunningCallback {
    Init,
    Call,
    Other,
    Terminate,
}

crate::digest!(enum RunningCallback { "init" => Init, "call" => Call, "other" => Other, "terminate" => Terminate });

impl WrittenServer {
    /// One whose `init` has not run.
    #[must_use]
    pub fn new(module: Atom, argument: Term) -> Self {
        Self {
            module,
            argument,
            state: Term::atom("nil"),
            machine: Machine::default(),
            callback: RunningCallback::Init,
        }
    }

    /// What it evaluates.
    #[must_use]
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    fn has<M: Host>(&self, name: &'static str, arity: u8, cx: &Cx<'_, M>) -> bool {
        cx.code().exports(self.module, Atom::new(name), arity)
    }

    fn begin<M: Host>(
        &mut self,
        callback: RunningCallback,
        name: &'static str,
        arguments: Vec<Term>,
        cx: &mut Cx<'_, M>,
    ) -> Return {
        self.callback = callback;
        self.machine
            .begin(Invocation::Call(self.module, Atom::new(name), arguments.into()));
        self.go_on(None, cx)
    }

    fn go_on<M: Host>(&mut self, got: Option<Got>, cx: &mut Cx<'_, M>) -> Return {
        match run(&mut self.machine, got, cx) {
            JobStep::Wait(wait) => Return::Await(wait),
            JobStep::Done(Ok(value)) => self.returned(value),
            JobStep::Done(Err(Exception::Throw(value))) => self.returned(value),
            JobStep::Done(Err(exception)) => Return::Raise(exception),
        }
    }

    /// What the callback's value means.
    fn returned(&mut self, value: Term) -> Return {
        let read = match self.callback {
            RunningCallback::Terminate => return Return::Ok,
            RunningCallback::Init => read_init(&value),
            RunningCallback::Call | RunningCallback::Other => {
                read_reply(&value, self.callback == RunningCallback::Call)
            }
        };
        let Some((state, returned)) = read else {
            return Return::Bad(value);
        };
        if let Some(state) = state {
            self.state = state;
        }
        returned
    }
}

/// `:hibernate`, a time, or `{:continue, argument}` behind a state.
enum NextWait {
    Idle,
    Timeout(Millis),
    Continue(Term),
}

fn then(term: &Term) -> Option<NextWait> {
    match term {
        Term::Int(ms) => Millis::try_from(*ms).ok().map(NextWait::Timeout),
        Term::Atom(name) if matches!(name.name(), "infinity" | "hibernate") => Some(NextWait::Idle),
        other => match other.elements()? {
            [tag, argument] if tag.is_atom("continue") => Some(NextWait::Continue(argument.clone())),
            _ => None,
        },
    }
}

fn read_init(value: &Term) -> Option<(Option<Term>, Return)> {
    if value.is_atom("ignore") {
        return Some((None, Return::Ignore));
    }
    match value.elements()? {
        [tag, state] if tag.is_atom("ok") => Some((Some(state.clone()), Return::Ok)),
        [tag, reason] if tag.is_atom("stop") => Some((None, Return::Stop(reason.clone()))),
        [tag, state, after] if tag.is_atom("ok") => Some((
            Some(state.clone()),
            match then(after)? {
                NextWait::Idle => Return::Ok,
                NextWait::Timeout(ms) => Return::Timeout(ms),
                NextWait::Continue(argument) => Return::Continue(argument),
            },
        )),
        _ => None,
    }
}

fn read_reply(value: &Term, is_call: bool) -> Option<(Option<Term>, Return)> {
    let elements = value.elements()?;
    let (tag, rest) = elements.split_first()?;
    let Term::Atom(tag) = tag else { return None };
    Some(match (tag.name(), rest) {
        ("noreply", [state]) => (Some(state.clone()), Return::Ok),
        ("noreply", [state, after]) => (
            Some(state.clone()),
            match then(after)? {
                NextWait::Idle => Return::Ok,
                NextWait::Timeout(ms) => Return::Timeout(ms),
                NextWait::Continue(argument) => Return::Continue(argument),
            },
        ),
        ("reply", [reply, state]) if is_call => (Some(state.clone()), Return::Reply(reply.clone())),
        ("reply", [reply, state, after]) if is_call => (
            Some(state.clone()),
            match then(after)? {
                NextWait::Idle => Return::Reply(reply.clone()),
                NextWait::Timeout(ms) => Return::ReplyTimeout(reply.clone(), ms),
                NextWait::Continue(argument) => Return::ReplyContinue(reply.clone(), argument),
            },
        ),
        ("stop", [reason, state]) => (Some(state.clone()), Return::Stop(reason.clone())),
        ("stop", [reason, reply, state]) if is_call => {
            (Some(state.clone()), Return::StopReply(reason.clone(), reply.clone()))
        }
        _ => return None,
    })
}

impl<M: Host> Callbacks<M> for WrittenServer {
    fn module(&self) -> &'static str {
        self.module.name()
    }

    fn state(&self) -> Term {
        self.state.clone()
    }

    fn init(&mut self, cx: &mut Cx<'_, M>) -> Return {
        let argument = self.argument.clone();
        self.begin(RunningCallback::Init, "init", vec![argument], cx)
    }

    fn handle_call(&mut self, request: Term, from: ReplyTo, cx: &mut Cx<'_, M>) -> Return {
        if !self.has("handle_call", 3, cx) {
            return Return::Raise(crate::otp::not_provided(
                "call",
                "handle_call",
                3,
                self.module.name(),
                cx,
            ));
        }
        let from = tuple![from.pid, tuple_tag(from)];
        let state = self.state.clone();
        self.begin(RunningCallback::Call, "handle_call", vec![request, from, state], cx)
    }

    fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, M>) -> Return {
        if !self.has("handle_cast", 2, cx) {
            return Return::Raise(crate::otp::not_provided(
                "cast",
                "handle_cast",
                2,
                self.module.name(),
                cx,
            ));
        }
        let state = self.state.clone();
        self.begin(RunningCallback::Other, "handle_cast", vec![request, state], cx)
    }

    fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, M>) -> Return {
        if !self.has("handle_info", 2, cx) {
            return unexpected_message(&message, cx);
        }
        let state = self.state.clone();
        self.begin(
            RunningCallback::Other,
            "handle_info",
            vec![message.to_term(), state],
            cx,
        )
    }

    fn handle_continue(&mut self, argument: Term, cx: &mut Cx<'_, M>) -> Return {
        let state = self.state.clone();
        self.begin(RunningCallback::Other, "handle_continue", vec![argument, state], cx)
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, M>) -> Return {
        self.go_on(Some(got), cx)
    }

    fn replace_state(&mut self, with: Term) -> Result<(), Exception> {
        self.state = with;
        Ok(())
    }

    fn terminate(&mut self, reason: &ExitReason, cx: &mut Cx<'_, M>) -> Return {
        if !self.has("terminate", 2, cx) {
            return Return::Ok;
        }
        let state = self.state.clone();
        self.begin(RunningCallback::Terminate, "terminate", vec![reason.clone(), state], cx)
    }
}

/// The tag of a call, `[:alias | reference]`.
fn tuple_tag(from: ReplyTo) -> Term {
    Term::cons(Term::atom("alias"), Term::Reference(from.reference))
}
