//! `Todo.Server`: one process a list. Loads it in `handle_continue`, stores it after every change.

use super::{List, database, process_registry};
use crate::otp::{Callbacks, Cx, Exception, Got, Kind, Module, Return, ServerRef, Start, StartCall, call, cast};
use crate::runtime::{Atom, ReplyTo, Term};
use crate::tuple;

/// The module.
pub const MODULE: &str = "Elixir.Todo.Server";

/// `GenServer.call/2`'s time limit, in milliseconds.
const CALL_TIMEOUT_MS: u64 = 5_000;

/// A server's state: the list's name, and the list once it is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    name: Term,
    list: Option<List>,
}

crate::digest!(struct Server { name, list });

/// `start_link(name)`, registered as `{Todo.Server, name}`; `restart: :temporary` stands in its child spec.
pub(super) fn start_link<M: Module>(call: &StartCall) -> Option<Start<M>>
where
    M::Server: From<Server>,
{
    let name = call.args.first()?.clone();
    Some(Start::Link {
        kind: Kind::Server(
            Server {
                name: name.clone(),
                list: None,
            }
            .into(),
        ),
        name: Some(via_tuple(name)),
    })
}

fn via_tuple(name: Term) -> ServerRef {
    process_registry::via_tuple(tuple![Atom::new(MODULE), name])
}

impl Server {
    /// The call that started it.
    #[must_use]
    pub fn start_call(&self) -> StartCall {
        StartCall::link(MODULE, [self.name.clone()])
    }

    /// The list, once it is loaded.
    #[must_use]
    pub fn list(&self) -> Option<&List> {
        self.list.as_ref()
    }

    fn name(&self) -> &str {
        self.name.as_str().unwrap_or_default()
    }

    /// `Todo.Database.store(name, list)`: a cast, so nothing is waited for.
    fn store<M: Module>(&mut self, list: List, cx: &mut Cx<'_, M>) -> Return {
        let request = tuple![Atom::new("store"), self.name.clone(), list.to_term()];
        cast(cx, &database::worker(self.name()), request);
        self.list = Some(list);
        Return::Ok
    }
}

fn no_clause(function: &'static str, arity: i64) -> Return {
    Return::Raise(Exception::function_clause(MODULE, function, arity))
}

impl<M: Module> Callbacks<M> for Server {
    fn module(&self) -> &'static str {
        MODULE
    }

    fn state(&self) -> Term {
        let list = self.list.as_ref().map_or(Term::atom("nil"), List::to_term);
        tuple![self.name.clone(), list]
    }

    fn init(&mut self, _cx: &mut Cx<'_, M>) -> Return {
        Return::Continue(Term::atom("init"))
    }

    /// `Todo.Database.get(name) || Todo.List.new()`.
    fn handle_continue(&mut self, _argument: Term, cx: &mut Cx<'_, M>) -> Return {
        let request = tuple![Atom::new("get"), self.name.clone()];
        match call(cx, &database::worker(self.name()), request, Some(CALL_TIMEOUT_MS)) {
            Ok(wait) => Return::Await(wait),
            Err(exception) => Return::Raise(exception),
        }
    }

    fn resume(&mut self, got: Got, _cx: &mut Cx<'_, M>) -> Return {
        match got {
            Got::Reply(data) => {
                self.list = Some(List::from_term(&data).unwrap_or_default());
                Return::Ok
            }
            Got::Failed(reason) => Return::Raise(Exception::Exit(reason)),
            Got::Started(_) | Got::Down(..) | Got::Raised(_) | Got::Timeout => Return::Ok,
        }
    }

    fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, M>) -> Return {
        match self.list.as_ref().and_then(|list| list.changed(&request)) {
            Some(list) => self.store(list, cx),
            // It takes whatever comes for a change.
            None => Return::Raise(Exception::function_clause("Elixir.Todo.List", "change", 2)),
        }
    }

    fn handle_call(&mut self, request: Term, _from: ReplyTo, _cx: &mut Cx<'_, M>) -> Return {
        match self.list.as_ref().and_then(|list| list.answer(&request)) {
            Some(entries) => Return::Reply(entries),
            None => no_clause("handle_call", 3),
        }
    }
}
