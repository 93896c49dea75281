//! The chapter's to-do system, module by module: `Todo.System`, `ProcessRegistry`, `Database`, `DatabaseWorker`,
//! `Cache`, `Server`, `List`, and the client processes through which an application uses it.

mod cache;
mod client;
mod database;
mod database_worker;
mod errand;
mod fault;
mod list;
mod process_registry;
mod server;
mod system;

pub use cache::MODULE as CACHE;
pub use client::{Client, Request};
pub use database::{FOLDER, MODULE as DATABASE, choose_worker};
pub use database_worker::{DatabaseWorker, MODULE as DATABASE_WORKER};
pub use errand::{Caller, Errand};
pub use fault::{Crash, FAULTS};
pub use list::{Entry, List, ListError};
pub use process_registry::MODULE as PROCESS_REGISTRY;
pub use server::{MODULE as SERVER, Server};
pub use system::{MODULE as SYSTEM, Shell};

use crate::otp::{
    Callbacks, Cx, DynamicFlags, DynamicInit, Exception, Got, Module, NoJob, Plain, Process, Return, Start, StartCall,
    SupervisorInit, registry,
};
use crate::runtime::{ExitReason, From, Message, Next, Pid, System, Term, Wake};

/// The modules of the to-do system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Todo;

/// The GenServers of the to-do system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodoServer {
    /// `Todo.Server`.
    Server(Server),
    /// `Todo.DatabaseWorker`.
    DatabaseWorker(DatabaseWorker),
}

crate::digest!(enum TodoServer { "server" => Server(server), "database_worker" => DatabaseWorker(worker) });

/// The processes without a behaviour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodoPlain {
    /// Starts `Todo.System`, as a shell would.
    Shell(Shell),
    /// One request of the application.
    Client(Client),
    /// One thing that a person at the page asks of a process.
    Caller(Caller),
}

crate::digest!(enum TodoPlain {
    "shell" => Shell(shell),
    "client" => Client(client),
    "caller" => Caller(caller),
});

/// A system that runs the to-do system.
pub type TodoSystem = System<Process<Todo>>;

impl Module for Todo {
    type Server = TodoServer;
    type Plain = TodoPlain;
    type Job = NoJob;

    fn start(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<Start<Self>, Exception> {
        if let Some(start) = registry::start(call)? {
            return Ok(start);
        }
        fault::in_start(call, cx)?;
        let started = match call.module.name() {
            SYSTEM => Some(system::start_link(call)),
            PROCESS_REGISTRY => Some(process_registry::start_link()),
            database::MODULE => Some(database::start_link()),
            DATABASE_WORKER => database_worker::start_link(call),
            CACHE => Some(cache::start_link()),
            SERVER => server::start_link(call),
            _ => None,
        };
        started.ok_or_else(|| Exception::function_clause("Elixir.Todo", "start_link", 1))
    }

    fn supervisor_init(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<SupervisorInit, Exception> {
        if let Some(init) = registry::supervisor_init(call, cx) {
            return Ok(init);
        }
        match call.module.name() {
            SYSTEM => Ok(system::init(call)),
            database::MODULE => Ok(database::init()),
            _ => Err(Exception::function_clause("Elixir.Todo", "init", 1)),
        }
    }

    fn dynamic_init(_call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<DynamicInit, Exception> {
        Ok(DynamicInit::Ok(DynamicFlags::default()))
    }

    fn started(_call: &StartCall, _pid: Pid, _cx: &mut Cx<'_, Self>) {}
}

/// Sends each callback to the module.
macro_rules! dispatch {
    ($self:ident, $module:ident => $call:expr) => {
        match $self {
            TodoServer::Server($module) => $call,
            TodoServer::DatabaseWorker($module) => $call,
        }
    };
}

impl Callbacks<Todo> for TodoServer {
    fn module(&self) -> &'static str {
        dispatch!(self, module => module.module())
    }

    fn state(&self) -> Term {
        dispatch!(self, module => module.state())
    }

    fn init(&mut self, cx: &mut Cx<'_, Todo>) -> Return {
        if let Err(exception) = fault::in_init(self.module(), cx) {
            return Return::Raise(exception);
        }
        dispatch!(self, module => module.init(cx))
    }

    fn handle_call(&mut self, request: Term, from: From, cx: &mut Cx<'_, Todo>) -> Return {
        dispatch!(self, module => module.handle_call(request, from, cx))
    }

    fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, Todo>) -> Return {
        if let Some(crash) = Crash::requested(&request) {
            return crash.happen(self.module());
        }
        dispatch!(self, module => module.handle_cast(request, cx))
    }

    fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, Todo>) -> Return {
        dispatch!(self, module => module.handle_info(message, cx))
    }

    fn handle_continue(&mut self, argument: Term, cx: &mut Cx<'_, Todo>) -> Return {
        dispatch!(self, module => module.handle_continue(argument, cx))
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, Todo>) -> Return {
        dispatch!(self, module => module.resume(got, cx))
    }

    fn terminate(&mut self, reason: &ExitReason, cx: &mut Cx<'_, Todo>) -> Return {
        dispatch!(self, module => module.terminate(reason, cx))
    }
}

impl Plain<Todo> for TodoPlain {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Todo>) -> Next {
        match self {
            Self::Shell(shell) => shell.run(wake, cx),
            Self::Client(client) => client.run(wake, cx),
            Self::Caller(caller) => caller.run(wake, cx),
        }
    }
}
