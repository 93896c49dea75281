//! The one closed set of code: every callback module, plain process and function that any system runs.
//!
//! Whatever is run, the same code is compiled once, and systems of different kinds can be held side by side. A call is
//! taken to its system by the name of its module, and no two systems share a module. The processes know this set, since
//! they start one another through it, and it knows them, since it holds their states: one recursive type.

use super::todo::{self, Caller, Client, DatabaseWorker, Shell, fault};
use super::tree::{self, Driver, Worker};
use crate::otp::{
    Callbacks, Cx, DynamicFlags, DynamicInit, Exception, Got, Module, Plain as PlainProcess, Return, Start, StartCall,
    SupervisorInit, registry,
};
use crate::runtime::{ExitReason, Message, Next, Pid, ReplyTo, Term, Wake};

/// The modules of all systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code;

/// The GenServers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Server {
    /// `Todo.Server`.
    Todo(todo::Server),
    /// `Todo.DatabaseWorker`.
    DatabaseWorker(DatabaseWorker),
    /// A worker of a tree that is written as data; boxed, since it is larger than the others.
    Tree(Box<Worker>),
}

crate::digest!(enum Server {
    "server" => Todo(server),
    "database_worker" => DatabaseWorker(worker),
    "tree" => Tree(worker),
});

/// The processes without a behaviour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain {
    /// Starts a system, as a shell would.
    Shell(Shell),
    /// One request of the application.
    Client(Client),
    /// One thing that a person at the page asks of a process.
    Caller(Caller),
    /// Starts a tree that is written as data, and does what is to be done to it.
    Driver(Driver),
}

crate::digest!(enum Plain {
    "shell" => Shell(shell),
    "client" => Client(client),
    "caller" => Caller(caller),
    "driver" => Driver(driver),
});

impl Module for Code {
    type Server = Server;
    type Plain = Plain;
    type Job = tree::Job;

    fn start(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<Start<Self>, Exception> {
        if let Some(start) = registry::start(call)? {
            return Ok(start);
        }
        match todo::is_module(call.module) {
            true => todo::start(call, cx),
            false => tree::start(call, cx),
        }
    }

    fn supervisor_init(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<SupervisorInit, Exception> {
        if let Some(init) = registry::supervisor_init(call, cx) {
            return Ok(init);
        }
        match todo::is_module(call.module) {
            true => todo::supervisor_init(call),
            false => tree::supervisor_init(call, cx),
        }
    }

    fn dynamic_init(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<DynamicInit, Exception> {
        match todo::is_module(call.module) {
            true => Ok(DynamicInit::Ok(DynamicFlags::default())),
            false => tree::dynamic_init(call, cx),
        }
    }

    fn started(call: &StartCall, pid: Pid, cx: &mut Cx<'_, Self>) {
        tree::started(call, pid, cx);
    }

    fn job(call: &StartCall) -> Option<tree::Job> {
        tree::job(call)
    }
}

/// Sends each callback to the module.
macro_rules! dispatch {
    ($self:ident, $module:ident => $call:expr) => {
        match $self {
            Server::Todo($module) => $call,
            Server::DatabaseWorker($module) => $call,
            Server::Tree($module) => $call,
        }
    };
}

impl Server {
    /// Can a person make it fail on request? The workers of a tree have ways of their own.
    fn fails_on_request(&self) -> bool {
        match self {
            Self::Todo(_) | Self::DatabaseWorker(_) => true,
            Self::Tree(_) => false,
        }
    }
}

impl Callbacks<Code> for Server {
    fn module(&self) -> &'static str {
        dispatch!(self, module => module.module())
    }

    fn state(&self) -> Term {
        dispatch!(self, module => module.state())
    }

    fn init(&mut self, cx: &mut Cx<'_, Code>) -> Return {
        if self.fails_on_request()
            && let Err(exception) = fault::in_init(self.module(), cx)
        {
            return Return::Raise(exception);
        }
        dispatch!(self, module => module.init(cx))
    }

    fn handle_call(&mut self, request: Term, from: ReplyTo, cx: &mut Cx<'_, Code>) -> Return {
        dispatch!(self, module => module.handle_call(request, from, cx))
    }

    fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, Code>) -> Return {
        if self.fails_on_request()
            && let Some(crash) = fault::Crash::requested(&request)
        {
            return crash.happen(self.module());
        }
        dispatch!(self, module => module.handle_cast(request, cx))
    }

    fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, Code>) -> Return {
        dispatch!(self, module => module.handle_info(message, cx))
    }

    fn handle_continue(&mut self, argument: Term, cx: &mut Cx<'_, Code>) -> Return {
        dispatch!(self, module => module.handle_continue(argument, cx))
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, Code>) -> Return {
        dispatch!(self, module => module.resume(got, cx))
    }

    fn terminate(&mut self, reason: &ExitReason, cx: &mut Cx<'_, Code>) -> Return {
        dispatch!(self, module => module.terminate(reason, cx))
    }
}

impl PlainProcess<Code> for Plain {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Code>) -> Next {
        match self {
            Self::Shell(shell) => shell.run(wake, cx),
            Self::Client(client) => client.run(wake, cx),
            Self::Caller(caller) => caller.run(wake, cx),
            Self::Driver(driver) => driver.run(wake, cx),
        }
    }
}
