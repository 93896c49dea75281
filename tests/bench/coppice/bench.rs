//! The modules of this bench: one GenServer, a supervisor of it, a dynamic supervisor, and the clients.

use coppice::otp::{
    Callbacks, ChildSpec, Cx, DynamicFlags, DynamicInit, Exception, Intensity, Kind, Module, NoJob, Plain, Return,
    Start, StartCall, SupervisorFlags, SupervisorInit,
};
use coppice::runtime::{Message, Next, Pattern, Pid, ReplyTo, Term, Wake};

use super::bare::Bare;
use super::caller::Caller;
use super::restarter::Restarter;
use super::starter::Starter;

/// A process that only waits for the next message.
pub const LOOP: Next = Next::Receive(Pattern::Any, None);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bench;

/// A GenServer that answers every call with what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// Who is told that it has started.
    told: Option<Pid>,
}

coppice::digest!(
    struct Server { told }
);

impl Callbacks<Bench> for Server {
    fn module(&self) -> &'static str {
        "Elixir.Server"
    }

    fn state(&self) -> Term {
        Term::atom("nil")
    }

    fn init(&mut self, cx: &mut Cx<'_, Bench>) -> Return {
        if let Some(told) = self.told {
            cx.send(told, Message::Term(Term::Pid(cx.me())));
        }
        Return::Ok
    }

    fn handle_call(&mut self, request: Term, _from: ReplyTo, _cx: &mut Cx<'_, Bench>) -> Return {
        Return::Reply(request)
    }
}

/// The processes without a behaviour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Client {
    Bare(Bare),
    Caller(Caller),
    Restarter(Restarter),
    Starter(Starter),
}

coppice::digest!(enum Client {
    "bare" => Bare(bare),
    "caller" => Caller(caller),
    "restarter" => Restarter(restarter),
    "starter" => Starter(starter),
});

impl Plain<Bench> for Client {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Bench>) -> Next {
        match self {
            Self::Bare(bare) => bare.run(wake, cx),
            Self::Caller(caller) => caller.run(wake, cx),
            Self::Restarter(restarter) => restarter.run(wake, cx),
            Self::Starter(starter) => starter.run(wake, cx),
        }
    }
}

/// `Supervisor.start_link` of a supervisor with one child, which tells `told` whenever it starts.
pub fn supervisor(max_restarts: u32, told: Option<Pid>) -> StartCall {
    let told = told.map_or(Term::atom("nil"), Term::Pid);
    StartCall::link("Elixir.Top", [Term::Int(max_restarts.into()), told])
}

/// Longer than any run takes: what has once been counted in the window stays in it.
const MAX_SECONDS: u32 = 1_000_000;

impl Module for Bench {
    type Server = Server;
    type Code = ();
    type Plain = Client;
    type Job = NoJob;

    fn start(call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<Start<Self>, Exception> {
        let told = call.args.first().and_then(Term::as_pid);
        Ok(Start::Link {
            kind: Kind::Server(Server { told }),
            name: None,
        })
    }

    fn supervisor_init(call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<SupervisorInit, Exception> {
        let [max_restarts, told] = &call.args[..] else {
            return Err(Exception::function_clause("Elixir.Top", "init", 1));
        };
        let max_restarts = max_restarts.as_int().and_then(|max| u32::try_from(max).ok());
        let flags = SupervisorFlags {
            intensity: Intensity::new(max_restarts.unwrap_or(u32::MAX), MAX_SECONDS),
            ..SupervisorFlags::default()
        };
        let child = StartCall::link("Elixir.Server", [told.clone()]);
        let child = ChildSpec::worker(Term::atom("Elixir.Server"), child);
        Ok(SupervisorInit::Ok(flags, vec![child]))
    }

    fn dynamic_init(_call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<DynamicInit, Exception> {
        Ok(DynamicInit::Ok(DynamicFlags::default()))
    }

    fn started(_call: &StartCall, _pid: Pid, _cx: &mut Cx<'_, Self>) {}
}
