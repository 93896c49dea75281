//! `Flat.Cache`: starts the database when it starts itself, and a to-do server for a list when it is first asked for.

use super::database::{self, FlatDatabase};
use super::linked;
use super::server::{self, FlatServer};
use crate::otp::{Await, Callbacks, Cx, Exception, Got, Kind, Module, Return, ServerRef, Start, StartCall, call};
use crate::runtime::{Atom, OrdMap, Pid, ReplyTo, Term};
use crate::tuple;

/// The module, and its local name.
pub const MODULE: &str = "Elixir.Flat.Cache";

/// `GenServer.call/2`'s time limit, in milliseconds.
const CALL_TIMEOUT_MS: u64 = 5_000;

/// The cache's state: the server of each list, by the list's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlatCache {
    servers: OrdMap<Term, Pid>,
    /// The list whose server is being started.
    starting: Option<Term>,
}

crate::digest!(struct FlatCache { servers, starting });

/// `GenServer.start_link(Flat.Cache, nil, name: Flat.Cache)`.
pub(super) fn start_link<M: Module>() -> Start<M>
where
    M::Server: From<FlatCache>,
{
    Start::Link {
        kind: Kind::Server(FlatCache::default().into()),
        name: Some(ServerRef::Name(Atom::new(MODULE))),
    }
}

/// `Flat.Cache.server_process(name)`, up to the wait for the answer.
///
/// # Errors
/// What the caller exits with: nobody has the name.
pub(in crate::systems) fn server_process<M: Module>(name: &str, cx: &mut Cx<'_, M>) -> Result<Await, Exception> {
    let request = tuple![Term::atom("server_process"), name];
    call(cx, &ServerRef::Name(Atom::new(MODULE)), request, Some(CALL_TIMEOUT_MS))
}

/// The server that was answered.
pub(in crate::systems) fn server_of(answer: &Term) -> Option<Pid> {
    answer.as_pid()
}

impl FlatCache {
    /// The call that starts it, as its supervisor has it.
    #[must_use]
    pub fn start_call() -> StartCall {
        StartCall::link(MODULE, [Term::list([])])
    }

    fn started(&mut self, result: &Term) -> Return {
        let name = self.starting.take();
        let (function, arity) = if name.is_some() {
            ("handle_call", 3)
        } else {
            ("init", 1)
        };
        match (linked::started(result, MODULE, function, arity), name) {
            (Ok(server), Some(name)) => {
                self.servers.insert(name, server);
                Return::Reply(Term::Pid(server))
            }
            (Ok(_database), None) => Return::Ok,
            (Err(raised), _) => raised,
        }
    }

    fn start<M: Module>(&mut self, start: Start<M>, cx: &mut Cx<'_, M>) -> Return {
        match linked::start(start, cx) {
            Ok(result) => self.started(&result),
            Err(waits) => waits,
        }
    }
}

impl<M: Module> Callbacks<M> for FlatCache
where
    M::Server: From<FlatDatabase> + From<FlatServer>,
{
    fn module(&self) -> &'static str {
        MODULE
    }

    fn state(&self) -> Term {
        let servers = self.servers.iter();
        Term::map(servers.map(|(name, server)| (name.clone(), Term::Pid(*server))))
    }

    fn init(&mut self, cx: &mut Cx<'_, M>) -> Return {
        self.start(database::start_link(), cx)
    }

    fn handle_call(&mut self, request: Term, _from: ReplyTo, cx: &mut Cx<'_, M>) -> Return {
        match request.elements() {
            Some([verb, name]) if verb.is_atom("server_process") => match self.servers.get(name) {
                Some(server) => Return::Reply(Term::Pid(*server)),
                None => {
                    self.starting = Some(name.clone());
                    self.start(server::of_list(name.clone()), cx)
                }
            },
            Some(_) | None => Return::Raise(Exception::function_clause(MODULE, "handle_call", 3)),
        }
    }

    fn handle_cast(&mut self, _request: Term, _cx: &mut Cx<'_, M>) -> Return {
        Return::Raise(Exception::function_clause(MODULE, "handle_cast", 2))
    }

    fn resume(&mut self, got: Got, _cx: &mut Cx<'_, M>) -> Return {
        match got {
            Got::Started(result) => self.started(&result),
            Got::Failed(reason) => Return::Raise(Exception::Exit(reason)),
            Got::Reply(_) | Got::Down(..) | Got::Raised(_) | Got::Timeout => Return::Ok,
        }
    }
}
