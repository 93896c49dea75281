//! `Flat.Server`: one process a list. Loads it in `handle_continue`, stores it after every change; both times it asks
//! the database first for the worker.

use super::database;
use crate::otp::{Await, Callbacks, Cx, Exception, Got, Kind, Module, Return, ServerRef, Start, StartCall, call, cast};
use crate::runtime::{ReplyTo, Term};
use crate::systems::todo::List;
use crate::tuple;

/// The module.
pub const MODULE: &str = "Elixir.Flat.Server";

/// `GenServer.call/2`'s time limit, in milliseconds.
const CALL_TIMEOUT_MS: u64 = 5_000;

/// A server's state: the list's name, and the list once it is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlatServer {
    name: Term,
    list: Option<List>,
    doing: Doing,
}

crate::digest!(struct FlatServer { name, list, doing });

/// What it waits for while it loads or stores.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Doing {
    Nothing,
    /// For the worker that will load.
    ChoosingToLoad,
    /// For the list.
    Loading,
    /// For the worker that will store that list, which is the new state then.
    ChoosingToStore(List),
}

crate::digest!(enum Doing {
    "nothing" => Nothing,
    "choosing_to_load" => ChoosingToLoad,
    "loading" => Loading,
    "choosing_to_store" => ChoosingToStore(list),
});

/// `start_link(name)`.
pub(super) fn start_link<M: Module>(call: &StartCall) -> Option<Start<M>>
where
    M::Server: From<FlatServer>,
{
    Some(of_list(call.args.first()?.clone()))
}

/// The start of the server of that list.
pub(super) fn of_list<M: Module>(name: Term) -> Start<M>
where
    M::Server: From<FlatServer>,
{
    let server = FlatServer {
        name,
        list: None,
        doing: Doing::Nothing,
    };
    Start::Link {
        kind: Kind::Server(server.into()),
        name: None,
    }
}

impl FlatServer {
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

    fn wait(&mut self, wait: Result<Await, Exception>, doing: Doing) -> Return {
        match wait {
            Ok(wait) => {
                self.doing = doing;
                Return::Await(wait)
            }
            Err(exception) => Return::Raise(exception),
        }
    }

    fn choose_worker<M: Module>(&mut self, to: Doing, cx: &mut Cx<'_, M>) -> Return {
        let wait = database::choose(self.name.clone(), cx);
        self.wait(wait, to)
    }

    /// `Flat.DatabaseWorker.get(worker, name)`.
    fn load<M: Module>(&mut self, worker: &ServerRef, cx: &mut Cx<'_, M>) -> Return {
        let request = tuple![Term::atom("get"), self.name.clone()];
        let wait = call(cx, worker, request, Some(CALL_TIMEOUT_MS));
        self.wait(wait, Doing::Loading)
    }

    /// `Flat.DatabaseWorker.store(worker, name, list)`: a cast, so nothing is waited for.
    fn store<M: Module>(&mut self, list: List, worker: &ServerRef, cx: &mut Cx<'_, M>) -> Return {
        let request = tuple![Term::atom("store"), self.name.clone(), list.to_term()];
        cast(cx, worker, request);
        self.list = Some(list);
        Return::Ok
    }
}

fn no_clause(function: &'static str, arity: i64) -> Return {
    Return::Raise(Exception::function_clause(MODULE, function, arity))
}

impl<M: Module> Callbacks<M> for FlatServer {
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

    /// `Flat.Database.get(name) || Todo.List.new()`.
    fn handle_continue(&mut self, _argument: Term, cx: &mut Cx<'_, M>) -> Return {
        self.choose_worker(Doing::ChoosingToLoad, cx)
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, M>) -> Return {
        let doing = std::mem::replace(&mut self.doing, Doing::Nothing);
        let reply = match got {
            Got::Reply(reply) => reply,
            Got::Failed(reason) => return Return::Raise(Exception::Exit(reason)),
            Got::Started(_) | Got::Down(..) | Got::Raised(_) | Got::Timeout => return Return::Ok,
        };
        match (doing, reply.as_pid().map(ServerRef::Pid)) {
            (Doing::ChoosingToLoad, Some(worker)) => self.load(&worker, cx),
            (Doing::ChoosingToStore(list), Some(worker)) => self.store(list, &worker, cx),
            (Doing::Loading, _) => {
                self.list = Some(List::from_term(&reply).unwrap_or_default());
                Return::Ok
            }
            (Doing::Nothing | Doing::ChoosingToLoad | Doing::ChoosingToStore(_), _) => Return::Ok,
        }
    }

    fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, M>) -> Return {
        match self.list.as_ref().and_then(|list| list.changed(&request)) {
            Some(list) => self.choose_worker(Doing::ChoosingToStore(list), cx),
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
