//! What OTP adds: calls to a GenServer, restarts by a supervisor, the size of an idle child.

use std::rc::Rc;
use std::time::Instant;

use coppice::otp::{
    Await, Callbacks, ChildSpec, Cx, DynamicFlags, DynamicInit, Exception, Got, Intensity, Kind, Module, NoJob, Plain,
    Process, Return, ServerRef, Start, StartCall, Supervisor, SupervisorFlags, SupervisorInit, Waited, call,
    start_link,
};
use coppice::runtime::{Next, Pattern, Pid, Record, ReplyTo, System, Term, Wake};

/// The modules of these benchmarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bench;

/// A GenServer that answers every call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server;

coppice::digest!(
    struct Server {}
);

impl Callbacks<Bench> for Server {
    fn module(&self) -> &'static str {
        "Elixir.Server"
    }

    fn state(&self) -> Term {
        Term::atom("nil")
    }

    fn init(&mut self, _cx: &mut Cx<'_, Bench>) -> Return {
        Return::Ok
    }

    fn handle_call(&mut self, request: Term, _from: ReplyTo, _cx: &mut Cx<'_, Bench>) -> Return {
        Return::Reply(request)
    }
}

/// The processes that drive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Driver {
    /// Starts a supervisor and waits.
    Starter,
    /// Calls a server so many times.
    Caller {
        server: Pid,
        left: u64,
        waiting: Option<Await>,
    },
}

coppice::digest!(enum Driver { "starter" => Starter, "caller" => Caller { server, left, waiting } });

impl Plain<Bench> for Driver {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Bench>) -> Next {
        match self {
            Self::Starter => {
                if wake == Wake::Start {
                    cx.trap_exit(true);
                    let kind = Kind::supervisor(Supervisor::new(StartCall::link("Elixir.Top", [])));
                    let started = start_link(Start::Link { kind, name: None }, cx);
                    let wait = started.expect("nothing is looked up").expect("a process is spawned");
                    return Next::Receive(wait.pattern(), wait.timeout());
                }
                Next::Receive(Pattern::Any, None)
            }
            Self::Caller { server, left, waiting } => {
                if let Some(waiting) = waiting.take() {
                    let waited = waiting.resume(wake, cx);
                    assert!(matches!(waited, Waited::Done(Got::Reply(_))), "{waited:?}");
                }
                if *left == 0 {
                    return Next::Exit(Term::atom("normal"));
                }
                *left -= 1;
                let wait = call(cx, &ServerRef::Pid(*server), Term::Int(1), Some(5_000));
                let wait = wait.expect("the server is there");
                let next = Next::Receive(wait.pattern(), wait.timeout());
                *waiting = Some(wait);
                next
            }
        }
    }
}

thread_local! {
    /// How many children the supervisor has, and how many restarts it allows.
    static SHAPE: std::cell::Cell<(u32, u32)> = const { std::cell::Cell::new((1, u32::MAX)) };
}

impl Module for Bench {
    type Server = Server;
    type Plain = Driver;
    type Job = NoJob;

    fn start(_call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<Start<Self>, Exception> {
        Ok(Start::Link {
            kind: Kind::Server(Server),
            name: None,
        })
    }

    fn supervisor_init(_call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<SupervisorInit, Exception> {
        let (children, max_restarts) = SHAPE.get();
        let child = |id: u32| ChildSpec::worker(Term::Int(id.into()), StartCall::link("Elixir.Server", []));
        let intensity = Intensity::new(max_restarts, 1_000_000);
        let flags = SupervisorFlags {
            intensity,
            ..SupervisorFlags::default()
        };
        Ok(SupervisorInit::Ok(flags, (0..children).map(child).collect()))
    }

    fn dynamic_init(_call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<DynamicInit, Exception> {
        Ok(DynamicInit::Ok(DynamicFlags::default()))
    }

    fn started(_call: &StartCall, _pid: Pid, _cx: &mut Cx<'_, Self>) {}
}

/// A supervisor with that many children, running.
fn supervised(children: u32, max_restarts: u32) -> (System<Process<Bench>>, Pid, Pid) {
    SHAPE.set((children, max_restarts));
    let mut system = System::new(1);
    system.set_record(Record::Nothing);
    let starter = system
        .spawn(Process::Plain(Rc::new(Driver::Starter)))
        .expect("below the limit");
    system.run(u64::MAX);
    let linked = system.snapshot(starter).expect("running").links;
    (system, starter, linked[0])
}

fn child(system: &System<Process<Bench>>, supervisor: Pid) -> Pid {
    let supervisor = system
        .program(supervisor)
        .and_then(Process::as_supervisor)
        .expect("running");
    supervisor
        .children()
        .next()
        .and_then(|child| child.pid.running())
        .expect("running")
}

/// `GenServer.call`, there and back.
pub fn call_rounds(count: u64) {
    let (mut system, _, supervisor) = supervised(1, 3);
    let server = child(&system, supervisor);
    let caller = Driver::Caller {
        server,
        left: count,
        waiting: None,
    };
    system.spawn(Process::Plain(Rc::new(caller)));
    system.run(u64::MAX);
    assert_eq!(system.process_count(), 3);
}

/// A child is killed and its supervisor starts it again; time passes, so that the window holds about a hundred.
pub fn crash_and_restart(count: u64) {
    let (mut system, starter, supervisor) = supervised(1, 10_000_000);
    for at in 0..count {
        let server = child(&system, supervisor);
        system.exit(starter, server, Term::atom("kill"));
        system.run(u64::MAX);
        if at % 100 == 0 {
            system.advance_to(system.now_ms() + 2_000_000_000);
        }
    }
    assert_eq!(system.process_count(), 3);
}

/// Nanoseconds a restart takes while the window holds that many already.
pub fn restart_with_window(held: u64, count: u64) -> f64 {
    let (mut system, starter, supervisor) = supervised(1, u32::MAX);
    let restart = |system: &mut System<Process<Bench>>| {
        let server = child(system, supervisor);
        system.exit(starter, server, Term::atom("kill"));
        system.run(u64::MAX);
    };
    for _ in 0..held {
        restart(&mut system);
    }
    let began = Instant::now();
    for _ in 0..count {
        restart(&mut system);
    }
    began.elapsed().as_nanos() as f64 / count as f64
}

/// Bytes that one idle child takes, its supervisor's share included.
pub fn bytes_per_process(children: u32) -> Option<f64> {
    let before = resident_bytes()?;
    let (system, _, _) = supervised(children, 3);
    let after = resident_bytes()?;
    assert_eq!(system.process_count(), children + 2);
    Some((after - before) / f64::from(children))
}

fn resident_bytes() -> Option<f64> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: f64 = statm.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * 4_096.0)
}
