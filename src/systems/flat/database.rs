//! `Flat.Database`: starts its three workers when it starts itself, and chooses between them in its own process.

use std::collections::BTreeMap;

use super::database_worker::{self, FlatDatabaseWorker};
use super::linked;
use crate::otp::{
    Await, Callbacks, Cx, Exception, Got, Kind, Module, Return, ServerRef, Start, StartCall, call, frame,
};
use crate::runtime::{Atom, Pid, ReplyTo, Term};
use crate::systems::todo::{POOL_SIZE, choose_worker};
use crate::tuple;

/// The module, and its local name.
pub const MODULE: &str = "Elixir.Flat.Database";

/// `GenServer.call/2`'s time limit, in milliseconds.
const CALL_TIMEOUT_MS: u64 = 5_000;

/// The database's state: its workers by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlatDatabase {
    workers: BTreeMap<u32, Pid>,
}

crate::digest!(struct FlatDatabase { workers });

/// `GenServer.start_link(Flat.Database, nil, name: Flat.Database)`.
pub(super) fn start_link<M: Module>() -> Start<M>
where
    M::Server: From<FlatDatabase>,
{
    Start::Link {
        kind: Kind::Server(FlatDatabase::default().into()),
        name: Some(ServerRef::Name(Atom::new(MODULE))),
    }
}

/// `Flat.Database.choose_worker(key)`, up to the wait for the answer.
///
/// # Errors
/// What the caller exits with: nobody has the name.
pub(super) fn choose<M: Module>(key: Term, cx: &mut Cx<'_, M>) -> Result<Await, Exception> {
    let request = tuple![Term::atom("choose_worker"), key];
    call(cx, &ServerRef::Name(Atom::new(MODULE)), request, Some(CALL_TIMEOUT_MS))
}

impl FlatDatabase {
    /// The call that starts it.
    #[must_use]
    pub fn start_call() -> StartCall {
        StartCall::link(MODULE, [])
    }

    /// Starts the workers that are missing, one after the other.
    fn start_workers<M: Module>(&mut self, cx: &mut Cx<'_, M>) -> Return
    where
        M::Server: From<FlatDatabaseWorker>,
    {
        while let Some(number) = (1..=POOL_SIZE).find(|number| !self.workers.contains_key(number)) {
            match linked::start(database_worker::of_number(number), cx) {
                Ok(result) => {
                    if let Err(raised) = self.started(&result) {
                        return raised;
                    }
                }
                Err(waits) => return waits,
            }
        }
        Return::Ok
    }

    /// The worker that is missing first has been started.
    fn started(&mut self, result: &Term) -> Result<(), Return> {
        let worker = linked::started(result, MODULE, "init", 1)?;
        let number = (1..=POOL_SIZE).find(|number| !self.workers.contains_key(number));
        self.workers.extend(number.map(|number| (number, worker)));
        Ok(())
    }
}

impl<M: Module> Callbacks<M> for FlatDatabase
where
    M::Server: From<FlatDatabaseWorker>,
{
    fn module(&self) -> &'static str {
        MODULE
    }

    fn state(&self) -> Term {
        let workers = self.workers.iter();
        Term::map(workers.map(|(number, worker)| (Term::Int((*number).into()), Term::Pid(*worker))))
    }

    fn init(&mut self, cx: &mut Cx<'_, M>) -> Return {
        self.start_workers(cx)
    }

    /// `Map.fetch!(workers, :erlang.phash2(key, 3) + 1)`.
    fn handle_call(&mut self, request: Term, _from: ReplyTo, _cx: &mut Cx<'_, M>) -> Return {
        match request.elements() {
            Some([verb, key]) if verb.is_atom("choose_worker") => {
                let number = choose_worker(key.as_str().unwrap_or_default());
                match self.workers.get(&number) {
                    Some(worker) => Return::Reply(Term::Pid(*worker)),
                    None => {
                        let error = tuple![Term::atom("badkey"), i64::from(number)];
                        Return::Raise(Exception::Error(error, frame("Elixir.Map", "fetch!", 2)))
                    }
                }
            }
            Some(_) | None => Return::Raise(Exception::function_clause(MODULE, "handle_call", 3)),
        }
    }

    fn handle_cast(&mut self, _request: Term, _cx: &mut Cx<'_, M>) -> Return {
        Return::Raise(Exception::function_clause(MODULE, "handle_cast", 2))
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, M>) -> Return {
        match got {
            Got::Started(result) => match self.started(&result) {
                Ok(()) => self.start_workers(cx),
                Err(raised) => raised,
            },
            Got::Failed(reason) => Return::Raise(Exception::Exit(reason)),
            Got::Reply(_) | Got::Down(..) | Got::Raised(_) | Got::Timeout => Return::Ok,
        }
    }
}
