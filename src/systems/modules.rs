//! The one closed set of code: every callback module, plain process and function that any system runs.
//!
//! Whatever is run, the same code is compiled once, and systems of different kinds can be held side by side. A call is
//! taken to its system by the name of its module, and no two systems share a module. The processes know this set, since
//! they start one another through it, and it knows them, since it holds their states: one recursive type.

use std::rc::Rc;

use super::scenario::{self, Worker};
use super::start_function::{evaluated_init, is_run, is_written_out};
use super::todo::{self, DatabaseWorker, List};
use super::{Crash, JobCode, PlainCode, flat, provoked_failure};
use crate::elixir::{self, Host, Invocation, Loaded, Machine, Spawned, WrittenServer};
use crate::otp::{
    Callbacks, Cx, DynamicFlags, DynamicInit, Exception, Got, Job, JobStep, Module, Plain, Return, Start, StartCall,
    SupervisorInit, agent, partition_supervisor, registry, task_supervisor,
};
use crate::runtime::{Atom, ExitReason, Message, Next, Pid, ReplyTo, Term, Wake};

/// The modules of all systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code;

/// The GenServers.
#[derive(Clone, Debug)]
pub enum ServerCode {
    /// `Todo.Server`.
    Todo(todo::Server),
    /// `Todo.DatabaseWorker`.
    DatabaseWorker(DatabaseWorker),
    /// A worker of a tree that is written as data; boxed, since it is larger than the others.
    Tree(Box<Worker>),
    /// A module that a person has written; boxed likewise.
    Evaluated(Box<WrittenServer>),
    /// `Flat.Cache`.
    FlatCache(flat::FlatCache),
    /// `Flat.Database`.
    FlatDatabase(flat::FlatDatabase),
    /// `Flat.DatabaseWorker`.
    FlatDatabaseWorker(flat::FlatDatabaseWorker),
    /// `Flat.Server`; boxed likewise.
    FlatServer(Box<flat::FlatServer>),
}

crate::digest!(enum ServerCode {
    "server" => Todo(server),
    "database_worker" => DatabaseWorker(worker),
    "tree" => Tree(worker),
    "evaluated" => Evaluated(server),
    "flat_cache" => FlatCache(cache),
    "flat_database" => FlatDatabase(database),
    "flat_database_worker" => FlatDatabaseWorker(worker),
    "flat_server" => FlatServer(server),
});

/// Whose modules there are.
enum Owner {
    Todo,
    Flat,
    Tree,
}

impl Owner {
    /// Whose module that is. What no other system knows, a tree may: its modules are named by what is written.
    fn of(module: Atom) -> Self {
        if todo::is_module(module) {
            Self::Todo
        } else if flat::is_module(module) {
            Self::Flat
        } else {
            Self::Tree
        }
    }
}

impl Module for Code {
    type Server = ServerCode;
    type Plain = PlainCode;
    type Code = Loaded;
    type Job = JobCode;

    fn start(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<Start<Self>, Exception> {
        if let Some(start) = registry::start(call)? {
            return Ok(start);
        }
        if is_written_out(call)
            && let Some(start) = partition_supervisor::start(call, cx)?
        {
            return Ok(start);
        }
        if cx.code().runs(call.module) || is_run(call) {
            return Ok(Start::Run(call.clone()));
        }
        if let Some(start) = agent::child_start(call)? {
            return Ok(start);
        }
        if let Some(start) = task_supervisor::child_start(call)? {
            return Ok(start);
        }
        match Owner::of(call.module) {
            Owner::Todo => todo::start(call, cx),
            Owner::Flat => flat::start(call),
            Owner::Tree if scenario::is_started_here(call.module) => scenario::start(call, cx),
            Owner::Tree => Ok(Start::Run(call.clone())),
        }
    }

    fn supervisor_init(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<SupervisorInit, Exception> {
        if let Some(init) = registry::supervisor_init(call, cx) {
            return Ok(init);
        }
        if let Some(init) = partition_supervisor::supervisor_init(call, cx) {
            return init;
        }
        if let Some(init) = elixir::given_init(call) {
            return Ok(SupervisorInit::Term(init.clone()));
        }
        if let Some(init) = evaluated_init(call, cx) {
            return Ok(SupervisorInit::Run(init));
        }
        match Owner::of(call.module) {
            Owner::Todo => todo::supervisor_init(call),
            Owner::Flat => Ok(flat::supervisor_init(call)),
            Owner::Tree => scenario::supervisor_init(call, cx),
        }
    }

    fn dynamic_init(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<DynamicInit, Exception> {
        if let Some(init) = elixir::given_init(call) {
            return Ok(DynamicInit::Term(init.clone()));
        }
        if let Some(init) = evaluated_init(call, cx) {
            return Ok(DynamicInit::Run(init));
        }
        match Owner::of(call.module) {
            Owner::Todo | Owner::Flat => Ok(DynamicInit::Ok(DynamicFlags::default())),
            Owner::Tree => scenario::dynamic_init(call, cx),
        }
    }

    fn start_result(call: &StartCall, result: &Term, cx: &Cx<'_, Self>) -> Option<Term> {
        let applied = partition_supervisor::applied(call);
        scenario::start_result(applied.as_ref().unwrap_or(call), result, cx)
    }

    fn started(call: &StartCall, pid: Pid, cx: &mut Cx<'_, Self>) {
        match partition_supervisor::applied(call) {
            Some(applied) => {
                Self::started(&applied, pid, cx);
                partition_supervisor::register_child(call, pid, cx);
            }
            None => scenario::started(call, pid, cx),
        }
    }

    fn job(call: &StartCall) -> Option<JobCode> {
        if let Some(job) = scenario::job(call) {
            return Some(JobCode::Scenario(job));
        }
        let entry = Invocation::Call(call.module, call.function, Rc::clone(&call.args));
        Some(JobCode::from(Machine::new(entry)))
    }

    fn plain(call: &StartCall) -> Option<PlainCode> {
        scenario::plain(call).map(PlainCode::Outsider)
    }
}

/// Each system makes its own servers; that they are among these is known here alone.
macro_rules! among_servers {
    ($($made:ty => $variant:expr),* $(,)?) => {
        $(impl From<$made> for ServerCode {
            fn from(made: $made) -> Self {
                $variant(made)
            }
        })*
    };
}

among_servers! {
    todo::Server => Self::Todo,
    DatabaseWorker => Self::DatabaseWorker,
    Worker => |worker| Self::Tree(Box::new(worker)),
    flat::FlatCache => Self::FlatCache,
    flat::FlatDatabase => Self::FlatDatabase,
    flat::FlatDatabaseWorker => Self::FlatDatabaseWorker,
    flat::FlatServer => |server| Self::FlatServer(Box::new(server)),
}

/// Sends what is asked to the module; `$boxed` says what a boxed one is to it.
macro_rules! dispatch {
    ($self:ident, $module:ident, $boxed:expr => $call:expr) => {
        match $self {
            ServerCode::Todo($module) => $call,
            ServerCode::DatabaseWorker($module) => $call,
            ServerCode::FlatCache($module) => $call,
            ServerCode::FlatDatabase($module) => $call,
            ServerCode::FlatDatabaseWorker($module) => $call,
            ServerCode::Tree($module) => {
                let $module = $boxed;
                $call
            }
            ServerCode::Evaluated($module) => {
                let $module = $boxed;
                $call
            }
            ServerCode::FlatServer($module) => {
                let $module = $boxed;
                $call
            }
        }
    };
}

impl Host for Code {
    fn spawned(entry: Invocation) -> PlainCode {
        PlainCode::Evaluated(Box::new(Spawned::new(entry)))
    }

    fn server(module: Atom, argument: Term) -> ServerCode {
        ServerCode::Evaluated(Box::new(WrittenServer::new(module, argument)))
    }
}

impl ServerCode {
    /// The list that it serves, once it is loaded.
    #[must_use]
    pub fn list(&self) -> Option<&List> {
        match self {
            Self::Todo(server) => server.list(),
            Self::FlatServer(server) => server.list(),
            Self::DatabaseWorker(_)
            | Self::Tree(_)
            | Self::Evaluated(_)
            | Self::FlatCache(_)
            | Self::FlatDatabase(_)
            | Self::FlatDatabaseWorker(_) => None,
        }
    }

    /// The call that started it, where it tells that itself. A worker of the nested design knows no more than its folder.
    #[must_use]
    pub fn start_call(&self) -> Option<StartCall> {
        match self {
            Self::Todo(server) => Some(server.start_call()),
            Self::DatabaseWorker(_) | Self::Evaluated(_) => None,
            Self::Tree(worker) => Some(worker.start_call()),
            Self::FlatCache(_) => Some(flat::FlatCache::start_call()),
            Self::FlatDatabase(_) => Some(flat::FlatDatabase::start_call()),
            Self::FlatDatabaseWorker(worker) => Some(worker.start_call()),
            Self::FlatServer(server) => Some(server.start_call()),
        }
    }

    /// Under what names its start can be made to fail. Where a registry knows it, that is what it is registered as.
    fn fault_names(&self, cx: &Cx<'_, Code>) -> Vec<Term> {
        match self {
            Self::Todo(_) | Self::DatabaseWorker(_) => {
                registry::keys(Atom::new(todo::PROCESS_REGISTRY), cx.me(), cx).unwrap_or_default()
            }
            Self::Tree(worker) => scenario::fault_name(&worker.start_call()).into_iter().collect(),
            Self::Evaluated(_) => Vec::new(),
            Self::FlatCache(_) | Self::FlatDatabase(_) | Self::FlatDatabaseWorker(_) | Self::FlatServer(_) => {
                let call = self.start_call();
                call.iter().filter_map(flat::fault_name).collect()
            }
        }
    }
}

impl Callbacks<Code> for ServerCode {
    fn module(&self) -> &'static str {
        dispatch!(self, module, &**module => Callbacks::<Code>::module(module))
    }

    fn state(&self) -> Term {
        dispatch!(self, module, &**module => Callbacks::<Code>::state(module))
    }

    fn init(&mut self, cx: &mut Cx<'_, Code>) -> Return {
        let names = self.fault_names(cx);
        if let Err(exception) = provoked_failure::in_init(names, self.module(), cx) {
            return Return::Raise(exception);
        }
        dispatch!(self, module, &mut **module => module.init(cx))
    }

    fn handle_call(&mut self, request: Term, from: ReplyTo, cx: &mut Cx<'_, Code>) -> Return {
        dispatch!(self, module, &mut **module => module.handle_call(request, from, cx))
    }

    fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, Code>) -> Return {
        if let Some(crash) = Crash::requested(&request) {
            return crash.happen(self.module());
        }
        dispatch!(self, module, &mut **module => module.handle_cast(request, cx))
    }

    fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, Code>) -> Return {
        dispatch!(self, module, &mut **module => module.handle_info(message, cx))
    }

    fn handle_continue(&mut self, argument: Term, cx: &mut Cx<'_, Code>) -> Return {
        dispatch!(self, module, &mut **module => module.handle_continue(argument, cx))
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, Code>) -> Return {
        dispatch!(self, module, &mut **module => module.resume(got, cx))
    }

    fn replace_state(&mut self, with: Term) -> Result<(), Exception> {
        dispatch!(self, module, &mut **module => Callbacks::<Code>::replace_state(module, with))
    }

    fn terminate(&mut self, reason: &ExitReason, cx: &mut Cx<'_, Code>) -> Return {
        dispatch!(self, module, &mut **module => module.terminate(reason, cx))
    }
}

impl Plain<Code> for PlainCode {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Code>) -> Next {
        match self {
            Self::Shell(shell) => shell.run(wake, cx),
            Self::Client(client) => client.run(wake, cx),
            Self::Caller(caller) => caller.run(wake, cx),
            Self::Driver(driver) => driver.run(wake, cx),
            Self::Evaluated(spawned) => spawned.run(wake, cx),
            Self::Console(console) => {
                let begins = wake == Wake::Start && console.is_of_scripts();
                begins.then(|| provoked_failure::prepare(cx));
                console.run(wake, cx)
            }
            Self::Outsider(outsider) => outsider.run(wake, cx),
        }
    }
}

impl Job<Code> for JobCode {
    fn run(&mut self, got: Option<Got>, callers: &[Pid], cx: &mut Cx<'_, Code>) -> JobStep {
        match self {
            Self::Scenario(job) => job.run(got, callers, cx),
            Self::Evaluated(machine) => {
                if got.is_none() && !callers.is_empty() {
                    machine.remember_callers(callers);
                }
                elixir::run(machine, got, cx)
            }
        }
    }
}
