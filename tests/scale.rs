//! A hundred thousand children: what it costs to start one, to lose one, and to stop all grows with what happens and not
//! with how many there are. What is counted is steps, and messages that receives have looked at; no clock is asked.

#![cfg(not(target_arch = "wasm32"))]

use std::rc::Rc;

use coppice::otp::{
    Await, Callbacks, ChildSpec, Cx, DynamicFlags, DynamicInit, DynamicSupervisor, Exception, Intensity, Kind, Module,
    NoJob, Plain, Process, Restart, Return, ServerRef, Start, StartCall, Supervisor, SupervisorFlags, SupervisorInit,
    Waited, call, start_link,
};
use coppice::runtime::{Atom, Message, Next, Pattern, Pid, Record, ReplyTo, System, Term, Wake};

/// Children of a DynamicSupervisor.
const MANY: u32 = 100_000;
/// Children of a Supervisor.
const SOME: u32 = 20_000;
/// Calls that one process makes.
const CALLS: u32 = 1_000;
/// Steps that a start may take: the call, the spawn, `init`, the acknowledgement, the answer, and what is sent back and
/// forth for the monitor of the call.
const START: u64 = 8;
/// Steps that the end of a process may take for each of those that hear of it.
const END: u64 = 4;

/// A Supervisor whose children are always restarted.
const STATIC: &str = "Elixir.Static";
/// A Supervisor whose children never are.
const TEMPORARY: &str = "Elixir.Temporary";
/// A DynamicSupervisor.
const DYNAMIC: &str = "Elixir.Dynamic";

/// The modules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Crowd;

/// A GenServer that does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Idle;

coppice::digest!(
    struct Idle {}
);

impl Callbacks<Crowd> for Idle {
    fn module(&self) -> &'static str {
        "Elixir.Idle"
    }

    fn state(&self) -> Term {
        Term::atom("nil")
    }

    fn init(&mut self, _cx: &mut Cx<'_, Crowd>) -> Return {
        Return::Ok
    }

    fn handle_call(&mut self, request: Term, _from: ReplyTo, _cx: &mut Cx<'_, Crowd>) -> Return {
        Return::Reply(request)
    }
}

/// The processes around.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Around {
    /// Starts a supervisor of that module and stays, as a shell would.
    Shell { module: &'static str },
    /// Makes the same call so many times, one after the other.
    Asker {
        server: Pid,
        request: Term,
        left: u32,
        waiting: Option<Await>,
    },
}

coppice::digest!(enum Around { "shell" => Shell { module }, "asker" => Asker { server, request, left, waiting } });

impl Around {
    fn asker(server: Pid, request: &Term, times: u32) -> Self {
        Self::Asker {
            server,
            request: request.clone(),
            left: times,
            waiting: None,
        }
    }
}

impl Plain<Crowd> for Around {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Crowd>) -> Next {
        match self {
            Self::Shell { module } => {
                if wake != Wake::Start {
                    return Next::Receive(Pattern::Any, None);
                }
                cx.trap_exit(true);
                let call = StartCall::link(module, []);
                let start = Crowd::start(&call, cx).and_then(|start| start_link(start, cx));
                start.expect("it starts").expect("it is waited for").next()
            }
            Self::Asker {
                server,
                request,
                left,
                waiting,
            } => {
                let waited = waiting.take().map(|waiting| waiting.resume(wake, cx));
                let again = match waited {
                    Some(Waited::Still(wait)) => wait,
                    Some(Waited::Done(_)) | None if *left == 0 => return Next::Exit(Term::atom("normal")),
                    Some(Waited::Done(_)) | None => {
                        *left -= 1;
                        call(cx, &ServerRef::Pid(*server), request.clone(), None).expect("it is there")
                    }
                };
                waiting.insert(again).next()
            }
        }
    }
}

impl Module for Crowd {
    type Server = Idle;
    type Code = ();
    type Plain = Around;
    type Job = NoJob;

    fn start(call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<Start<Self>, Exception> {
        let kind = match call.module.name() {
            STATIC | TEMPORARY => Kind::supervisor(Supervisor::new(call.clone())),
            DYNAMIC => Kind::dynamic(DynamicSupervisor::new(call.clone())),
            _ => Kind::Server(Idle),
        };
        Ok(Start::Link { kind, name: None })
    }

    fn supervisor_init(call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<SupervisorInit, Exception> {
        let restart = match call.module.name() {
            TEMPORARY => Restart::Temporary,
            _ => Restart::Permanent,
        };
        let child = |id| child(id).restart(restart);
        let flags = SupervisorFlags {
            intensity: Intensity::new(10 * SOME, 5),
            ..SupervisorFlags::default()
        };
        Ok(SupervisorInit::Ok(flags, (0..SOME).map(child).collect()))
    }

    fn dynamic_init(_call: &StartCall, _cx: &mut Cx<'_, Self>) -> Result<DynamicInit, Exception> {
        Ok(DynamicInit::Ok(DynamicFlags::default()))
    }

    fn started(_call: &StartCall, _pid: Pid, _cx: &mut Cx<'_, Self>) {}
}

/// A system with a supervisor of that module under a shell.
struct Crowded {
    system: System<Process<Crowd>>,
    shell: Pid,
    supervisor: Pid,
}

/// What something cost.
struct Cost {
    steps: u64,
    examined: u64,
}

impl Cost {
    /// So many times something happened; each may take so many steps, and look at as many messages.
    #[track_caller]
    fn is_at_most(&self, each: u64, times: u32) {
        let (Self { steps, examined }, most) = (self, each * u64::from(times));
        assert!(*steps <= most, "{steps} steps are more than {each} for each of {times}");
        assert!(
            *examined <= most,
            "{examined} messages looked at are more than {each} for each of {times}"
        );
    }
}

impl Crowded {
    fn start(module: &'static str) -> (Self, Cost) {
        let mut system = System::new(1);
        system.set_record(Record::Nothing);
        let shell = Around::Shell { module };
        let shell = system.spawn(Process::Plain(Rc::new(shell))).expect("below every limit");
        let mut crowded = Self {
            system,
            shell,
            supervisor: shell,
        };
        let cost = crowded.cost(|_| {});
        crowded.supervisor = crowded.system.snapshot(shell).expect("running").links[0];
        (crowded, cost)
    }

    /// What it costs until the system is at rest again; time passes if it has to.
    fn cost(&mut self, act: impl FnOnce(&mut System<Process<Crowd>>)) -> Cost {
        let before = (self.system.steps(), self.system.messages_examined());
        act(&mut self.system);
        self.system.settle(u64::MAX);
        Cost {
            steps: self.system.steps() - before.0,
            examined: self.system.messages_examined() - before.1,
        }
    }

    /// So many processes make the same call so many times each.
    fn ask(&mut self, server: Pid, request: &Term, times: u32, askers: u32) -> Cost {
        self.cost(|system| {
            for _ in 0..askers {
                let asker = Around::asker(server, request, times);
                system.spawn(Process::Plain(Rc::new(asker))).expect("below every limit");
            }
        })
    }

    fn kill(&mut self, pids: &[Pid]) -> Cost {
        let shell = self.shell;
        self.cost(|system| {
            for pid in pids {
                system.exit(shell, *pid, Term::atom("kill"));
            }
        })
    }

    /// `Supervisor.stop(pid)`, from outside.
    fn stop(&mut self) -> Cost {
        let (shell, supervisor) = (self.shell, self.supervisor);
        self.cost(|system| {
            let (tag, from) = (Atom::new("system"), system.from_outside(shell));
            let body = Term::tuple([Term::atom("terminate"), Term::atom("normal")]);
            system.send(shell, supervisor, Message::Request { tag, from, body });
        })
    }

    /// The children, in pid order.
    fn children(&self) -> Vec<Pid> {
        let links = self.system.snapshot(self.supervisor).expect("running").links;
        links.into_iter().filter(|pid| *pid != self.shell).collect()
    }

    /// Processes besides the shell.
    fn count(&self) -> u32 {
        self.system.process_count() - 1
    }
}

fn child(id: u32) -> ChildSpec {
    ChildSpec::worker(Term::Int(id.into()), StartCall::link("Elixir.Idle", []))
}

/// A DynamicSupervisor with its hundred thousand.
fn dynamic() -> Crowded {
    let (mut crowded, _) = Crowded::start(DYNAMIC);
    let supervisor = crowded.supervisor;
    let cost = crowded.ask(supervisor, &child(0).to_dynamic_request(), MANY, 1);
    cost.is_at_most(START, MANY);
    assert_eq!(crowded.count(), MANY + 1);
    crowded
}

/// A Supervisor of that module with its twenty thousand.
fn supervisor(module: &'static str) -> Crowded {
    let (crowded, cost) = Crowded::start(module);
    cost.is_at_most(START, SOME);
    assert_eq!(crowded.count(), SOME + 1);
    crowded
}

#[test]
fn one_of_a_hundred_thousand_dynamic_children_is_killed_and_then_its_supervisor_is() {
    let mut crowded = dynamic();
    let child = crowded.children()[MANY as usize / 2];
    crowded.kill(&[child]).is_at_most(2 * START, 1);
    assert_eq!(crowded.count(), MANY + 1);
    let supervisor = crowded.supervisor;
    crowded.kill(&[supervisor]).is_at_most(END, MANY);
    assert_eq!(crowded.count(), 0);
}

#[test]
fn a_hundred_thousand_dynamic_children_are_stopped_together() {
    let mut crowded = dynamic();
    crowded.stop().is_at_most(START, MANY);
    assert_eq!(crowded.count(), 0);
}

#[test]
fn one_of_twenty_thousand_children_is_killed_and_then_its_supervisor_is() {
    let mut crowded = supervisor(STATIC);
    let child = crowded.children()[SOME as usize / 2];
    crowded.kill(&[child]).is_at_most(2 * START, 1);
    assert_eq!(crowded.count(), SOME + 1);
    let supervisor = crowded.supervisor;
    crowded.kill(&[supervisor]).is_at_most(END, SOME);
    assert_eq!(crowded.count(), 0);
}

#[test]
fn twenty_thousand_children_are_stopped_one_after_the_other() {
    let mut crowded = supervisor(STATIC);
    crowded.stop().is_at_most(START, SOME);
    assert_eq!(crowded.count(), 0);
}

#[test]
fn twenty_thousand_children_that_are_killed_together_are_all_restarted() {
    let mut crowded = supervisor(STATIC);
    let children = crowded.children();
    // One more for the turn that each restart ends: the supervisor looks through its window at each of them.
    crowded.kill(&children).is_at_most(END + START + 1, SOME);
    assert_eq!(crowded.count(), SOME + 1);
}

#[test]
fn twenty_thousand_temporary_children_that_are_killed_together_are_all_forgotten() {
    let mut crowded = supervisor(TEMPORARY);
    let children = crowded.children();
    crowded.kill(&children).is_at_most(END, SOME);
    assert_eq!(crowded.count(), 1);
    let supervisor = crowded
        .system
        .program(crowded.supervisor)
        .and_then(Process::as_supervisor);
    assert_eq!(supervisor.expect("running").children().count(), 0);
}

#[test]
fn twenty_thousand_callers_of_one_server_are_all_answered() {
    let mut crowded = supervisor(STATIC);
    let server = crowded.children()[0];
    crowded.ask(server, &Term::Int(1), 1, SOME).is_at_most(START, SOME);
    assert_eq!(crowded.count(), SOME + 1);
}

#[test]
fn a_call_does_not_look_at_the_twenty_thousand_messages_that_were_there_before() {
    let mut crowded = supervisor(STATIC);
    let server = crowded.children()[0];
    let cost = crowded.cost(|system| {
        let asker = Around::asker(server, &Term::Int(1), CALLS);
        let asker = system.spawn(Process::Plain(Rc::new(asker))).expect("below every limit");
        for number in 0..SOME {
            system.send(server, asker, Message::Term(Term::Int(number.into())));
        }
    });
    cost.is_at_most(START, CALLS);
    assert_eq!(crowded.count(), SOME + 1);
}
