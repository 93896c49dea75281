//! The application: one short-lived process a request, as a web server has one a request.
//!
//! It asks the cache for the list's server, sends what is to be changed, asks for the entries, reports what it got and
//! ends. What the system cannot serve ends the client with the reason, which is reported too.

use super::flat;
use super::todo::{self, Entry};
use crate::otp::{Await, Cx, Event, Exception, Got, Module, Plain, ServerRef, Waited, call, cast};
use crate::runtime::{Atom, ExitReason, Next, Pid, Term, Wake};
use crate::tuple;

/// `GenServer.call/2`'s time limit, in milliseconds.
const CALL_TIMEOUT_MS: u64 = 5_000;

/// What the application wants of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Its entries.
    Entries,
    /// Add this entry.
    Add(Entry),
    /// Change the entry of that id to this.
    Update(i64, Entry),
    /// Delete the entry of that id.
    Delete(i64),
}

crate::digest!(enum Request {
    "entries" => Entries,
    "add" => Add(entry),
    "update" => Update(id, entry),
    "delete" => Delete(id),
});

/// Whom the application asks for the server of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    /// `Todo.Cache`.
    Nested,
    /// `Flat.Cache`.
    Flat,
}

crate::digest!(enum Front { "nested" => Nested, "flat" => Flat });

impl Front {
    /// The local name of who is asked.
    #[must_use]
    pub fn cache(self) -> Atom {
        match self {
            Self::Nested => Atom::new(todo::CACHE),
            Self::Flat => Atom::new(flat::CACHE),
        }
    }

    fn server_process<M: Module>(self, list: &str, cx: &mut Cx<'_, M>) -> Result<Await, Exception> {
        match self {
            Self::Nested => todo::server_process(list, cx),
            Self::Flat => flat::server_process(list, cx),
        }
    }

    fn server_of(self, answer: &Term) -> Option<Pid> {
        match self {
            Self::Nested => todo::server_of(answer),
            Self::Flat => flat::server_of(answer),
        }
    }
}

/// A request under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    front: Front,
    number: i64,
    list: String,
    request: Request,
    waiting: Option<Await>,
    server: Option<Pid>,
}

crate::digest!(struct Client { front, number, list, request, waiting, server });

impl Client {
    /// The request of that number, which its report will carry.
    #[must_use]
    pub fn new(front: Front, number: i64, list: &str, request: Request) -> Self {
        Self {
            front,
            number,
            list: list.to_owned(),
            request,
            waiting: None,
            server: None,
        }
    }

    fn wait<M: Module>(&mut self, wait: Result<Await, Exception>, cx: &mut Cx<'_, M>) -> Next {
        match wait {
            Ok(wait) => {
                let next = wait.next();
                self.waiting = Some(wait);
                next
            }
            Err(exception) => self.fail(exception.into_reason(), cx),
        }
    }

    fn fail<M: Module>(&self, reason: ExitReason, cx: &mut Cx<'_, M>) -> Next {
        self.report("exit", reason.clone(), cx);
        Next::Exit(reason)
    }

    fn report<M: Module>(&self, outcome: &'static str, value: Term, cx: &mut Cx<'_, M>) {
        let outcome = tuple![Atom::new(outcome), value];
        cx.report(Event::Note(tuple![Atom::new("client"), self.number, outcome]));
    }

    fn with_server<M: Module>(&mut self, server: Pid, cx: &mut Cx<'_, M>) -> Next {
        self.server = Some(server);
        let change = match &self.request {
            Request::Entries => None,
            Request::Add(entry) => Some(tuple![Atom::new("add_entry"), entry.to_request()]),
            Request::Update(id, entry) => Some(tuple![Atom::new("update_entry"), *id, entry.to_request()]),
            Request::Delete(id) => Some(tuple![Atom::new("delete_entry"), *id]),
        };
        let server = ServerRef::Pid(server);
        if let Some(change) = change {
            cast(cx, &server, change);
        }
        let entries = call(cx, &server, Term::atom("entries"), Some(CALL_TIMEOUT_MS));
        self.wait(entries, cx)
    }
}

impl<M: Module> Plain<M> for Client {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        let Some(waiting) = self.waiting.take() else {
            let list = self.list.clone();
            let wait = self.front.server_process(&list, cx);
            return self.wait(wait, cx);
        };
        let got = match waiting.resume(wake, cx) {
            Waited::Done(got) => got,
            Waited::Still(wait) => return self.wait(Ok(wait), cx),
        };
        match got {
            Got::Reply(answer) if self.server.is_none() => match self.front.server_of(&answer) {
                Some(server) => self.with_server(server, cx),
                None => self.fail(answer, cx),
            },
            Got::Reply(entries) => {
                self.report("ok", entries, cx);
                Next::Exit(Term::atom("normal"))
            }
            Got::Failed(reason) => self.fail(reason, cx),
            Got::Started(_) | Got::Down(..) | Got::Raised(_) | Got::Timeout => self.fail(Term::atom("timeout"), cx),
        }
    }
}
