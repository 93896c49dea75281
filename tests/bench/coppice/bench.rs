//! The modules of this bench: one GenServer, a supervisor of it, a dynamic supervisor, the clients, and whatever is evaluated.

use std::rc::Rc;

use coppice::elixir::{self, Console, Host, Invocation, Loaded, Machine, Spawned, WrittenServer};
use coppice::otp::{
    ChildSpec, Cx, DynamicFlags, DynamicInit, Exception, Got, Intensity, Job, JobStep, Kind, Module, Plain, Start,
    StartCall, SupervisorFlags, SupervisorInit,
};
use coppice::runtime::{Atom, Next, Pattern, Pid, Term, Wake};

use super::bare::Bare;
use super::caller::Caller;
use super::restarter::Restarter;
use super::server::Server;
use super::starter::Starter;

/// A process that only waits for the next message.
pub const LOOP: Next = Next::Receive(Pattern::Any, None);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bench;

/// The processes without a behaviour.
#[derive(Clone, Debug)]
pub enum Client {
    Bare(Bare),
    Caller(Caller),
    Restarter(Restarter),
    Starter(Starter),
    /// It evaluates what it is sent.
    Console(Box<Console>),
    /// A function that was spawned by what is evaluated.
    Spawned(Box<Spawned>),
}

coppice::digest!(enum Client {
    "bare" => Bare(bare),
    "caller" => Caller(caller),
    "restarter" => Restarter(restarter),
    "starter" => Starter(starter),
    "console" => Console(console),
    "spawned" => Spawned(spawned),
});

impl Plain<Bench> for Client {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Bench>) -> Next {
        match self {
            Self::Bare(bare) => bare.run(wake, cx),
            Self::Caller(caller) => caller.run(wake, cx),
            Self::Restarter(restarter) => restarter.run(wake, cx),
            Self::Starter(starter) => starter.run(wake, cx),
            Self::Console(console) => console.run(wake, cx),
            Self::Spawned(spawned) => spawned.run(wake, cx),
        }
    }
}

/// A start function that a supervisor evaluates.
#[derive(Clone, Debug)]
pub struct EvaluatedJob {
    machine: Box<Machine>,
}

coppice::digest!(struct EvaluatedJob { machine });

impl Job<Bench> for EvaluatedJob {
    fn run(&mut self, got: Option<Got>, _callers: &[Pid], cx: &mut Cx<'_, Bench>) -> JobStep {
        elixir::run(&mut self.machine, got, cx)
    }
}

impl Host for Bench {
    fn spawned(entry: Invocation) -> Client {
        Client::Spawned(Box::new(Spawned::new(entry)))
    }

    fn server(module: Atom, argument: Term) -> Server {
        Server::Written(Box::new(WrittenServer::new(module, argument)))
    }
}

/// `Supervisor.start_link` of a supervisor with one child, which tells `told` whenever it starts.
pub fn supervisor(max_restarts: u32, told: Option<Pid>) -> StartCall {
    let told = told.map_or(Term::atom("nil"), Term::Pid);
    StartCall::link("Elixir.Top", [Term::Int(max_restarts.into()), told])
}

/// The module of the server in Rust.
pub const ECHO: &str = "Elixir.Server";

/// Longer than any run takes: what has once been counted in the window stays in it.
const MAX_SECONDS: u32 = 1_000_000;

impl Module for Bench {
    type Server = Server;
    type Code = Loaded;
    type Plain = Client;
    type Job = EvaluatedJob;

    fn start(call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<Start<Self>, Exception> {
        if call.module.name() != ECHO {
            return Ok(Start::Run(call.clone()));
        }
        let told = call.args.first().and_then(Term::as_pid);
        Ok(Start::Link {
            kind: Kind::Server(Server::Echo { told }),
            name: None,
        })
    }

    fn supervisor_init(call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<SupervisorInit, Exception> {
        if let Some(init) = elixir::given_init(call) {
            return Ok(SupervisorInit::Term(init.clone()));
        }
        let [max_restarts, told] = &call.args[..] else {
            return Err(Exception::function_clause("Elixir.Top", "init", 1));
        };
        let max_restarts = max_restarts.as_int().and_then(|max| u32::try_from(max).ok());
        let flags = SupervisorFlags {
            intensity: Intensity::new(max_restarts.unwrap_or(u32::MAX), MAX_SECONDS),
            ..SupervisorFlags::default()
        };
        let child = StartCall::link(ECHO, [told.clone()]);
        let child = ChildSpec::worker(Term::atom(ECHO), child);
        Ok(SupervisorInit::Ok(flags, vec![child]))
    }

    fn dynamic_init(_call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<DynamicInit, Exception> {
        Ok(DynamicInit::Ok(DynamicFlags::default()))
    }

    fn started(_call: &StartCall, _pid: Pid, _cx: &mut Cx<'_, Self>) {}

    fn job(call: &StartCall) -> Option<EvaluatedJob> {
        let entry = Invocation::Call(call.module, call.function, Rc::clone(&call.args));
        let machine = Box::new(Machine::new(entry));
        Some(EvaluatedJob { machine })
    }
}
