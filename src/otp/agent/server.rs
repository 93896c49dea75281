//! The agent's process: the callbacks of `Agent.Server`.

use super::super::{Callbacks, Cx, Exception, Got, Job, JobStep, Module, Return, StartCall, frame};
use super::thrown::{self, Callback};
use crate::runtime::{Atom, ReplyTo, Term};
use crate::tuple;

/// The module that holds the callbacks.
pub const SERVER: &str = "Elixir.Agent.Server";

/// An agent. While a function runs, the value is still the one from before.
#[derive(Clone, Debug)]
pub struct Agent<M: Module> {
    /// What makes the first value.
    first: Term,
    value: Term,
    running: Option<Running<M>>,
}

crate::digest!(struct Agent<M: Module> { first, value, running });

/// A function being run, and what its result is for.
#[derive(Clone, Debug)]
struct Running<M: Module> {
    job: M::Job,
    purpose: Purpose,
}

crate::digest!(struct Running<M: Module> { job, purpose });

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Init,
    Get,
    GetAndUpdate,
    Update,
    Cast,
}

crate::digest!(enum Purpose {
    "init" => Init,
    "get" => Get,
    "get_and_update" => GetAndUpdate,
    "update" => Update,
    "cast" => Cast,
});

impl Purpose {
    /// Where the function runs.
    fn callback(self) -> Callback {
        match self {
            Self::Init => Callback::Init,
            Self::Get | Self::GetAndUpdate | Self::Update => Callback::Call,
            Self::Cast => Callback::Cast,
        }
    }
}

impl<M: Module> Agent<M> {
    /// One that has no value yet.
    pub(super) fn new(first: Term) -> Self {
        Self {
            first,
            value: Term::atom("nil"),
            running: None,
        }
    }

    /// Its value.
    #[must_use]
    pub fn value(&self) -> &Term {
        &self.value
    }

    /// What it runs, while it does.
    #[must_use]
    pub fn job(&self) -> Option<&M::Job> {
        self.running.as_ref().map(|running| &running.job)
    }

    /// `run/2`: a named function gets `extra` before its own arguments, an anonymous one nothing else.
    fn run(&mut self, function: &Term, extra: Option<Term>, purpose: Purpose, cx: &mut Cx<'_, M>) -> Return {
        let named = StartCall::from_term(function);
        let call = match &named {
            Some(named) => StartCall {
                args: extra.into_iter().chain(named.args.iter().cloned()).collect(),
                ..named.clone()
            },
            None => StartCall {
                module: Atom::new("erlang"),
                function: Atom::new("apply"),
                args: [function.clone(), Term::list(extra.into_iter().collect::<Vec<_>>())].into(),
            },
        };
        match M::job(&call) {
            Some(job) => self.go_on(Running { job, purpose }, None, cx),
            None if named.is_some() => {
                let place = tuple![call.module, call.function, Term::list(call.args), Term::list([])];
                Return::Raise(Exception::Error(Term::atom("undef"), place))
            }
            None => {
                let error = tuple![Atom::new("badfun"), function.clone()];
                Return::Raise(Exception::Error(error, frame(SERVER, "run", 2)))
            }
        }
    }

    fn go_on(&mut self, mut running: Running<M>, got: Option<Got>, cx: &mut Cx<'_, M>) -> Return {
        match running.job.run(got, &[], cx) {
            JobStep::Wait(wait) => {
                self.running = Some(running);
                Return::Await(wait)
            }
            JobStep::Done(Ok(result)) => self.returned(running.purpose, result),
            JobStep::Done(Err(Exception::Throw(value))) => {
                thrown::returned(running.purpose.callback(), value, &mut self.value)
            }
            JobStep::Done(Err(exception)) => Return::Raise(exception),
        }
    }

    fn returned(&mut self, purpose: Purpose, result: Term) -> Return {
        match purpose {
            Purpose::Get => return Return::Reply(result),
            Purpose::GetAndUpdate => {
                return match result.elements() {
                    Some([answer, value]) => {
                        self.value = value.clone();
                        Return::Reply(answer.clone())
                    }
                    Some(_) | None => Return::Stop(tuple![Atom::new("bad_return_value"), result]),
                };
            }
            Purpose::Init | Purpose::Update | Purpose::Cast => self.value = result,
        }
        match purpose {
            Purpose::Update => Return::Reply(Term::atom("ok")),
            Purpose::Init | Purpose::Cast | Purpose::Get | Purpose::GetAndUpdate => Return::Ok,
        }
    }
}

impl<M: Module> Callbacks<M> for Agent<M> {
    fn module(&self) -> &'static str {
        SERVER
    }

    fn state(&self) -> Term {
        self.value.clone()
    }

    fn init(&mut self, cx: &mut Cx<'_, M>) -> Return {
        let first = self.first.clone();
        self.run(&first, None, Purpose::Init, cx)
    }

    fn handle_call(&mut self, request: Term, _from: ReplyTo, cx: &mut Cx<'_, M>) -> Return {
        let asked = match request.elements() {
            Some([Term::Atom(verb), function]) => match verb.name() {
                "get" => Some((Purpose::Get, function)),
                "get_and_update" => Some((Purpose::GetAndUpdate, function)),
                "update" => Some((Purpose::Update, function)),
                _ => None,
            },
            Some(_) | None => None,
        };
        match asked {
            Some((purpose, function)) => self.run(function, Some(self.value.clone()), purpose, cx),
            None => Return::Raise(Exception::function_clause(SERVER, "handle_call", 3)),
        }
    }

    fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, M>) -> Return {
        match request.elements() {
            Some([verb, function]) if verb.is_atom("cast") => {
                self.run(function, Some(self.value.clone()), Purpose::Cast, cx)
            }
            Some(_) | None => Return::Raise(Exception::function_clause(SERVER, "handle_cast", 2)),
        }
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, M>) -> Return {
        match self.running.take() {
            Some(running) => self.go_on(running, Some(got), cx),
            None => Return::Ok,
        }
    }

    fn replace_state(&mut self, with: Term) -> Result<(), Exception> {
        self.value = with;
        Ok(())
    }
}
