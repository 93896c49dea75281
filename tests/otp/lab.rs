//! A place to try behaviours in: test processes that do what a test tells them, and callback modules written in place.
//!
//! A suite's test runs in a process of its own and defines modules beside it. So does a test here: [`Lab::act`] runs a
//! closure in the test process, [`Lab::wait`] blocks it, and [`define`] gives a name to callbacks. Closures live beside
//! the system, not in it: the processes themselves stay plain data.

#![allow(dead_code, reason = "every suite uses its own part of this")]

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use coppice::otp::{
    self, Await, Callbacks, Cx, DynamicInit, DynamicSupervisor, Event as OtpEvent, Exception, Got, Job, JobStep, Kind,
    Module, Plain, Process, Report, Return, ServerRef, Start, StartCall, Supervisor, SupervisorInit, Waited, agent,
    partition_supervisor, registry, task, task_supervisor,
};
use coppice::runtime::{
    Atom, Event, EventKind, ExitReason, Message, Millis, Next, Pattern, Pid, Record, ReplyTo, System, Term, Wake,
};

/// Steps that no case comes near.
const BUDGET: u64 = 1_000_000;

/// The runtime as a callback of a case sees it.
pub type C<'a> = Cx<'a, Bench>;

/// The callback modules of the cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bench;

/// A callback module of a case; the defaults are those of `use GenServer`.
pub trait Behaviour {
    /// `init/1`; `state` is the argument, and becomes the state.
    fn init(&self, state: &mut Term, cx: &mut C<'_>) -> Return {
        let _ = (state, cx);
        Return::Ok
    }
    fn handle_call(&self, request: Term, from: ReplyTo, state: &mut Term, cx: &mut C<'_>) -> Return {
        let _ = (request, from, state, cx);
        Return::Raise(Exception::function_clause("Elixir.Case", "handle_call", 3))
    }
    fn handle_cast(&self, request: Term, state: &mut Term, cx: &mut C<'_>) -> Return {
        let _ = (request, state, cx);
        Return::Raise(Exception::function_clause("Elixir.Case", "handle_cast", 2))
    }
    fn handle_info(&self, message: Message, state: &mut Term, cx: &mut C<'_>) -> Return {
        let _ = (message, state, cx);
        Return::Ok
    }
    fn handle_continue(&self, argument: Term, state: &mut Term, cx: &mut C<'_>) -> Return {
        let _ = (argument, state, cx);
        Return::Raise(Exception::function_clause("Elixir.Case", "handle_continue", 2))
    }
    fn resume(&self, got: Got, state: &mut Term, cx: &mut C<'_>) -> Return {
        let _ = (state, cx);
        match got {
            Got::Failed(reason) => Return::Raise(Exception::Exit(reason)),
            _ => Return::Ok,
        }
    }
    fn terminate(&self, reason: &ExitReason, state: &mut Term, cx: &mut C<'_>) -> Return {
        let _ = (reason, state, cx);
        Return::Ok
    }
    /// What `:sys.replace_state/2` does with the term that it sends; by default that is the new state.
    fn replace_state(&self, with: Term, state: &mut Term) -> Result<(), Exception> {
        *state = with;
        Ok(())
    }
}

type StartFunction = Rc<dyn Fn(&StartCall, &mut C<'_>) -> Result<Start<Bench>, Exception>>;
type SupervisorFunction = Rc<dyn Fn(&[Term]) -> Result<SupervisorInit, Exception>>;
type DynamicFunction = Rc<dyn Fn(&[Term]) -> Result<DynamicInit, Exception>>;
type JobFunction = Rc<dyn Fn(&mut Call<'_>, &mut C<'_>) -> JobStep>;
type Command = Box<dyn FnOnce(&mut C<'_>) -> Step>;

/// What a command of a test process comes to.
enum Step {
    Done(Box<dyn Any>),
    Wait(Await),
}

#[derive(Default)]
struct Modules {
    behaviours: BTreeMap<&'static str, Rc<dyn Behaviour>>,
    starts: BTreeMap<&'static str, StartFunction>,
    supervisors: BTreeMap<&'static str, SupervisorFunction>,
    dynamics: BTreeMap<&'static str, DynamicFunction>,
    jobs: BTreeMap<&'static str, JobFunction>,
    commands: BTreeMap<Pid, Command>,
    results: BTreeMap<Pid, Box<dyn Any>>,
}

thread_local! {
    static MODULES: RefCell<Modules> = RefCell::default();
}

fn modules<T>(f: impl FnOnce(&mut Modules) -> T) -> T {
    MODULES.with_borrow_mut(f)
}

/// `defmodule`: a GenServer whose `start_link(arg)` takes no name.
pub fn define(module: &'static str, behaviour: impl Behaviour + 'static) {
    modules(|modules| {
        modules.behaviours.insert(module, Rc::new(behaviour));
    });
    define_start(module, move |call, _| Ok(server(module, argument(call), None)));
}

/// A module with a start function of its own.
pub fn define_start(
    module: &'static str,
    start: impl Fn(&StartCall, &mut C<'_>) -> Result<Start<Bench>, Exception> + 'static,
) {
    modules(|modules| modules.starts.insert(module, Rc::new(start)));
}

/// `use Supervisor`: what its `init` returns for the arguments of the start call.
pub fn define_supervisor(module: &'static str, init: impl Fn(&[Term]) -> Result<SupervisorInit, Exception> + 'static) {
    modules(|modules| modules.supervisors.insert(module, Rc::new(init)));
}

/// `use DynamicSupervisor`: what its `init` returns, flags or any other end of it.
pub fn define_dynamic<I: Into<DynamicInit>>(
    module: &'static str,
    init: impl Fn(&[Term]) -> Result<I, Exception> + 'static,
) {
    let init = move |args: &[Term]| init(args).map(Into::into);
    modules(|modules| modules.dynamics.insert(module, Rc::new(init)));
}

/// What a function that a task or an agent runs is given: every time it goes on, after a wait too.
pub struct Call<'a> {
    /// Its arguments.
    pub args: &'a [Term],
    /// How its last wait ended; none at first.
    pub got: Option<Got>,
    /// Anything that it keeps over a wait; nil at first.
    pub state: &'a mut Term,
    /// The `$callers` of its process.
    pub callers: &'a [Pid],
}

/// `def`: a function that a task or an agent can run, named or anonymous.
pub fn define_job(function: &'static str, job: impl Fn(&mut Call<'_>, &mut C<'_>) -> JobStep + 'static) {
    modules(|modules| modules.jobs.insert(function, Rc::new(job)));
}

/// A function of a case being run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    name: &'static str,
    args: Rc<[Term]>,
    state: Term,
}

coppice::digest!(struct Function { name, args, state });

impl Job<Bench> for Function {
    fn run(&mut self, got: Option<Got>, callers: &[Pid], cx: &mut C<'_>) -> JobStep {
        let job = modules(|modules| modules.jobs.get(self.name).cloned()).expect("a defined function");
        let mut call = Call {
            args: &self.args,
            got,
            state: &mut self.state,
            callers,
        };
        job(&mut call, cx)
    }
}

/// The one argument of a start call, or nil.
pub fn argument(call: &StartCall) -> Term {
    call.args.first().cloned().unwrap_or(Term::atom("nil"))
}

/// `GenServer.start_link(module, arg, name: name)`.
pub fn server(module: &'static str, argument: Term, name: Option<ServerRef>) -> Start<Bench> {
    let stub = Stub {
        module,
        state: argument,
    };
    Start::Link {
        kind: Kind::Server(stub),
        name,
    }
}

/// The same with `start` instead of `start_link`.
pub fn unlinked(start: Start<Bench>) -> Start<Bench> {
    limited(start, false, None)
}

/// The same with a limit of time, `timeout: milliseconds`.
pub fn limited(start: Start<Bench>, linked: bool, timeout: Option<Millis>) -> Start<Bench> {
    match start {
        Start::Link { kind, name } | Start::With { kind, name, .. } => Start::With {
            kind,
            name,
            linked,
            timeout,
        },
        Start::Task { task, .. } => Start::Task { task, linked },
        Start::Run(_) => panic!("nothing is evaluated here"),
        Start::Return(result) => Start::Return(result),
    }
}

/// A GenServer of a case: callbacks by name, state as a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stub {
    module: &'static str,
    state: Term,
}

coppice::digest!(struct Stub { module, state });

impl Stub {
    fn behaviour(&self) -> Rc<dyn Behaviour> {
        modules(|modules| modules.behaviours.get(self.module).cloned()).expect("a defined module")
    }
}

impl Callbacks<Bench> for Stub {
    fn module(&self) -> &'static str {
        self.module
    }
    fn state(&self) -> Term {
        self.state.clone()
    }
    fn init(&mut self, cx: &mut C<'_>) -> Return {
        self.behaviour().init(&mut self.state, cx)
    }
    fn handle_call(&mut self, request: Term, from: ReplyTo, cx: &mut C<'_>) -> Return {
        self.behaviour().handle_call(request, from, &mut self.state, cx)
    }
    fn handle_cast(&mut self, request: Term, cx: &mut C<'_>) -> Return {
        self.behaviour().handle_cast(request, &mut self.state, cx)
    }
    fn handle_info(&mut self, message: Message, cx: &mut C<'_>) -> Return {
        self.behaviour().handle_info(message, &mut self.state, cx)
    }
    fn handle_continue(&mut self, argument: Term, cx: &mut C<'_>) -> Return {
        self.behaviour().handle_continue(argument, &mut self.state, cx)
    }
    fn resume(&mut self, got: Got, cx: &mut C<'_>) -> Return {
        self.behaviour().resume(got, &mut self.state, cx)
    }
    fn terminate(&mut self, reason: &ExitReason, cx: &mut C<'_>) -> Return {
        self.behaviour().terminate(reason, &mut self.state, cx)
    }
    fn replace_state(&mut self, with: Term) -> Result<(), Exception> {
        self.behaviour().replace_state(with, &mut self.state)
    }
}

impl Module for Bench {
    type Server = Stub;
    type Code = ();
    type Plain = Tester;
    type Job = Function;

    fn start(call: &StartCall, cx: &mut C<'_>) -> Result<Start<Self>, Exception> {
        if let Some(start) = registry::start(call)? {
            return Ok(start);
        }
        if let Some(start) = partition_supervisor::start(call, cx)? {
            return Ok(start);
        }
        if let Some(start) = task::child_start(call, cx)? {
            return Ok(start);
        }
        if let Some(start) = agent::child_start(call)? {
            return Ok(start);
        }
        if let Some(start) = task_supervisor::child_start(call)? {
            return Ok(start);
        }
        let name = call.module.name();
        if let Some(start) = modules(|modules| modules.starts.get(name).cloned()) {
            return start(call, cx);
        }
        let kind = if modules(|modules| modules.supervisors.contains_key(name)) {
            Kind::supervisor(Supervisor::new(call.clone()))
        } else if modules(|modules| modules.dynamics.contains_key(name)) {
            Kind::dynamic(DynamicSupervisor::new(call.clone()))
        } else {
            return Err(Exception::Error(
                Term::atom("undef"),
                otp::frame("Elixir.Undefined", "start_link", 1),
            ));
        };
        Ok(Start::Link { kind, name: None })
    }

    fn supervisor_init(call: &StartCall, cx: &mut C<'_>) -> Result<SupervisorInit, Exception> {
        if let Some(init) = registry::supervisor_init(call, cx) {
            return Ok(init);
        }
        if let Some(init) = partition_supervisor::supervisor_init(call, cx) {
            return init;
        }
        let init = modules(|modules| modules.supervisors.get(call.module.name()).cloned());
        init.expect("a defined supervisor")(&call.args)
    }

    fn dynamic_init(call: &StartCall, _cx: &mut C<'_>) -> Result<DynamicInit, Exception> {
        if let Some(init) = task_supervisor::init(call) {
            return Ok(init);
        }
        let init = modules(|modules| modules.dynamics.get(call.module.name()).cloned());
        init.expect("a defined dynamic supervisor")(&call.args)
    }

    fn started(call: &StartCall, pid: Pid, cx: &mut C<'_>) {
        partition_supervisor::register_child(call, pid, cx);
    }

    fn job(call: &StartCall) -> Option<Function> {
        // An anonymous function stands for itself, as an atom.
        let (name, args) = match &*call.args {
            [Term::Atom(name), args] if call.function.name() == "apply" => (name.name(), args.list_elements()?.into()),
            _ => (call.function.name(), Rc::clone(&call.args)),
        };
        let name = modules(|modules| modules.jobs.get_key_value(name).map(|(name, _)| *name))?;
        let state = Term::atom("nil");
        Some(Function { name, args, state })
    }
}

/// A test process: does what it is told; everything else it receives stays in its mailbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tester {
    waiting: Option<Await>,
    draining: Option<Vec<Message>>,
}

coppice::digest!(struct Tester { waiting, draining });

impl Tester {
    fn wait(&mut self, wait: Await) -> Next {
        let next = wait.next();
        self.waiting = Some(wait);
        next
    }

    fn idle(cx: &C<'_>) -> Next {
        Next::Receive(Pattern::Ack(cx.me()), None)
    }

    fn done(result: Box<dyn Any>, cx: &C<'_>) -> Next {
        let me = cx.me();
        modules(|modules| modules.results.insert(me, result));
        Self::idle(cx)
    }
}

impl Plain<Bench> for Tester {
    fn run(&mut self, wake: Wake, cx: &mut C<'_>) -> Next {
        if let Some(waiting) = self.waiting.take() {
            return match waiting.resume(wake, cx) {
                Waited::Done(got) => Self::done(Box::new(Ok::<Got, Exception>(got)), cx),
                Waited::Still(wait) => self.wait(wait),
            };
        }
        if let Some(mut drained) = self.draining.take() {
            if let Wake::Message(message) = wake {
                drained.push(message);
                self.draining = Some(drained);
                return Next::Receive(Pattern::Any, Some(0));
            }
            return Self::done(Box::new(drained), cx);
        }
        match wake {
            Wake::Start | Wake::Timeout => Self::idle(cx),
            Wake::Message(Message::Exit { .. }) => Self::idle(cx),
            Wake::Message(command) => {
                if command
                    .to_term()
                    .elements()
                    .is_some_and(|parts| parts[2].is_atom("flush"))
                {
                    self.draining = Some(Vec::new());
                    return Next::Receive(Pattern::Any, Some(0));
                }
                let me = cx.me();
                let Some(command) = modules(|modules| modules.commands.remove(&me)) else {
                    return Self::idle(cx);
                };
                match command(cx) {
                    Step::Done(result) => Self::done(result, cx),
                    Step::Wait(wait) => self.wait(wait),
                }
            }
        }
    }
}

/// One supervisor report: context, child id, reason, and who reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisorReport {
    pub supervisor: Pid,
    pub context: Report,
    pub id: Term,
    pub reason: ExitReason,
}

/// A system with a test process in it.
pub struct Lab {
    pub system: System<Process<Bench>>,
    /// The test process.
    pub me: Pid,
    /// What happened so far.
    pub events: Vec<Event<OtpEvent>>,
}

impl Lab {
    /// A fresh system; modules defined before are forgotten.
    pub fn new() -> Self {
        modules(|modules| *modules = Modules::default());
        let mut system = System::new(0);
        system.set_record(Record::Everything);
        let me = system.spawn(Process::Plain(Rc::default())).expect("the first process");
        let mut lab = Self {
            system,
            me,
            events: Vec::new(),
        };
        lab.settle();
        lab
    }

    /// Another test process.
    pub fn tester(&mut self) -> Pid {
        let pid = self.system.spawn(Process::Plain(Rc::default())).expect("a process");
        self.settle();
        pid
    }

    /// Tells that test process what to do, and does not wait for it.
    fn tell(&mut self, pid: Pid, command: Command) {
        modules(|modules| {
            modules.results.remove(&pid);
            modules.commands.insert(pid, command);
        });
        self.command(pid, "run");
    }

    fn command(&mut self, pid: Pid, what: &'static str) {
        let command = Term::tuple([Term::atom("ack"), Term::Pid(pid), Term::atom(what)]);
        self.system.send(pid, pid, Message::Term(command));
    }

    /// Runs, moving time on where nothing else can happen, until that test process is done.
    fn await_result(&mut self, pid: Pid) -> Box<dyn Any> {
        for _ in 0..BUDGET {
            if let Some(result) = modules(|modules| modules.results.remove(&pid)) {
                self.events.extend(self.system.take_events());
                return result;
            }
            if !self.system.step() {
                match self.system.next_timer_at() {
                    Some(at) => self.system.advance_to(at),
                    None => panic!("the test process waits for ever, or is gone"),
                }
            }
        }
        panic!("the test process does not come to an end");
    }

    /// Runs a closure in the test process.
    pub fn act<T: 'static>(&mut self, f: impl FnOnce(&mut C<'_>) -> T + 'static) -> T {
        self.act_in(self.me, f)
    }

    /// The same in another test process.
    pub fn act_in<T: 'static>(&mut self, pid: Pid, f: impl FnOnce(&mut C<'_>) -> T + 'static) -> T {
        self.tell(pid, Box::new(move |cx| Step::Done(Box::new(f(cx)))));
        *self.await_result(pid).downcast().expect("the result's type")
    }

    /// Runs a closure in the test process, and waits for what it begins to wait for.
    ///
    /// # Errors
    /// What the closure raises.
    pub fn wait(&mut self, f: impl FnOnce(&mut C<'_>) -> Result<Await, Exception> + 'static) -> Result<Got, Exception> {
        self.begin(self.me, f);
        self.finish(self.me)
    }

    /// Begins a wait in a test process and returns at once.
    pub fn begin(&mut self, pid: Pid, f: impl FnOnce(&mut C<'_>) -> Result<Await, Exception> + 'static) {
        self.tell(
            pid,
            Box::new(move |cx| match f(cx) {
                Ok(wait) => Step::Wait(wait),
                Err(exception) => Step::Done(Box::new(Err::<Got, _>(exception))),
            }),
        );
    }

    /// The end of a wait that [`Lab::begin`] began.
    ///
    /// # Errors
    /// What the closure raised.
    pub fn finish(&mut self, pid: Pid) -> Result<Got, Exception> {
        *self.await_result(pid).downcast().expect("a wait")
    }

    /// `start_link`: `{:ok, pid}`, `:ignore` or `{:error, reason}`.
    pub fn start(&mut self, start: Start<Bench>) -> Term {
        let begin = move |cx: &mut C<'_>| -> Step {
            match otp::start_link(start, cx) {
                Ok(Ok(wait)) => Step::Wait(wait),
                Ok(Err(result)) => Step::Done(Box::new(Ok::<Got, Exception>(Got::Started(result)))),
                Err(exception) => Step::Done(Box::new(Err::<Got, _>(exception))),
            }
        };
        self.tell(self.me, Box::new(begin));
        match self.finish(self.me) {
            Ok(Got::Started(result)) => result,
            other => panic!("the start ended with {other:?}"),
        }
    }

    /// The start function of a defined module: `module.start_link(args…)`.
    pub fn start_link(&mut self, module: &'static str, args: impl Into<Rc<[Term]>>) -> Term {
        let call = StartCall::link(module, args);
        let start = self
            .act(move |cx| Bench::start(&call, cx))
            .expect("a start function that does not raise");
        self.start(start)
    }

    /// The pid of a start that succeeded.
    pub fn started(&mut self, module: &'static str, args: impl Into<Rc<[Term]>>) -> Pid {
        pid_of(&self.start_link(module, args))
    }

    /// `GenServer.call(server, request, 5000)`; the error is what the caller exits with.
    pub fn call(&mut self, server: impl Into<ServerRef>, request: Term) -> Result<Term, ExitReason> {
        self.call_within(server, request, Some(5_000))
    }

    /// `GenServer.call/3`; no limit is `:infinity`.
    pub fn call_within(
        &mut self,
        server: impl Into<ServerRef>,
        request: Term,
        limit: Option<Millis>,
    ) -> Result<Term, ExitReason> {
        let server = server.into();
        match self.wait(move |cx| otp::call(cx, &server, request, limit)) {
            Ok(Got::Reply(reply)) => Ok(reply),
            Ok(Got::Failed(reason)) | Err(Exception::Exit(reason)) => Err(reason),
            Ok(Got::Raised(exception)) => Err(exception.into_reason()),
            other => panic!("the call ended with {other:?}"),
        }
    }

    /// `GenServer.cast/2`.
    pub fn cast(&mut self, server: impl Into<ServerRef>, request: Term) {
        let server = server.into();
        self.act(move |cx| otp::cast(cx, &server, request));
        self.settle();
    }

    /// `send/2`.
    pub fn send(&mut self, pid: Pid, message: Term) {
        self.act(move |cx| cx.send(pid, Message::Term(message)));
        self.settle();
    }

    /// `Process.exit/2`.
    pub fn exit(&mut self, pid: Pid, reason: Term) {
        self.act(move |cx| cx.exit(pid, reason));
        self.settle();
    }

    /// `GenServer.stop/2`: waits until it is gone.
    ///
    /// # Errors
    /// What the caller exits with.
    pub fn stop(&mut self, server: impl Into<ServerRef>, reason: Term) -> Result<(), ExitReason> {
        self.stop_within(server, reason, None)
    }

    /// `GenServer.stop/3`; no limit is `:infinity`.
    ///
    /// # Errors
    /// What the caller exits with.
    pub fn stop_within(
        &mut self,
        server: impl Into<ServerRef>,
        reason: Term,
        limit: Option<Millis>,
    ) -> Result<(), ExitReason> {
        let server = server.into();
        match self.wait(move |cx| otp::stop_within(cx, &server, reason, limit)) {
            Ok(Got::Failed(reason)) | Err(Exception::Exit(reason)) => Err(reason),
            Ok(_) => Ok(()),
            Err(other) => panic!("stop raised {other:?}"),
        }
    }

    /// `:sys.get_state/1`.
    ///
    /// # Errors
    /// What the caller exits with.
    pub fn get_state(&mut self, server: impl Into<ServerRef>) -> Result<Term, ExitReason> {
        let server = server.into();
        self.answer(move |cx| otp::sys::get_state(cx, &server))
    }

    /// `:sys.replace_state/2`.
    ///
    /// # Errors
    /// What the caller exits with.
    pub fn replace_state(&mut self, server: impl Into<ServerRef>, with: Term) -> Result<Term, ExitReason> {
        let server = server.into();
        self.answer(move |cx| otp::sys::replace_state(cx, &server, with))
    }

    /// `:sys.suspend/1`.
    pub fn suspend(&mut self, server: impl Into<ServerRef>) {
        let server = server.into();
        let answer = self.answer(move |cx| otp::sys::suspend(cx, &server));
        assert_eq!(answer, Ok(Term::atom("ok")));
    }

    /// `:sys.resume/1`.
    pub fn resume(&mut self, server: impl Into<ServerRef>) {
        let server = server.into();
        let answer = self.answer(move |cx| otp::sys::resume(cx, &server));
        assert_eq!(answer, Ok(Term::atom("ok")));
    }

    /// Waits for an answer.
    ///
    /// # Errors
    /// What the test process exits with.
    pub fn answer(
        &mut self,
        f: impl FnOnce(&mut C<'_>) -> Result<Await, Exception> + 'static,
    ) -> Result<Term, ExitReason> {
        match self.wait(f) {
            Ok(Got::Reply(reply)) => Ok(reply),
            Ok(Got::Failed(reason)) | Err(Exception::Exit(reason)) => Err(reason),
            Ok(Got::Raised(exception)) => Err(exception.into_reason()),
            other => panic!("the call ended with {other:?}"),
        }
    }

    /// `Process.flag(:trap_exit, true)`.
    pub fn trap_exit(&mut self) {
        self.act(|cx| cx.trap_exit(true));
    }

    /// Runs until nothing moves without time moving on.
    pub fn settle(&mut self) {
        assert!(self.system.run(BUDGET) < BUDGET, "the system does not come to rest");
        self.events.extend(self.system.take_events());
    }

    /// Lets that many milliseconds pass, timer by timer.
    pub fn pass(&mut self, ms: Millis) {
        self.settle();
        let until = self.system.now_ms() + ms;
        while let Some(at) = self.system.next_timer_at().filter(|at| *at <= until) {
            self.system.advance_to(at);
            self.settle();
        }
        self.system.advance_to(until);
        self.settle();
    }

    /// The messages in the test process's mailbox, taken out, each as the term it is.
    pub fn flush(&mut self) -> Vec<Term> {
        self.flush_in(self.me)
    }

    /// The same of another test process.
    pub fn flush_in(&mut self, pid: Pid) -> Vec<Term> {
        self.settle();
        modules(|modules| modules.results.remove(&pid));
        self.command(pid, "flush");
        let messages: Vec<Message> = *self.await_result(pid).downcast().expect("messages");
        messages.iter().map(Message::to_term).collect()
    }

    /// `Process.alive?/1`.
    pub fn is_alive(&self, pid: Pid) -> bool {
        self.system.is_alive(pid)
    }

    /// `Process.info(pid, :links)`, in pid order.
    pub fn links(&self, pid: Pid) -> Vec<Pid> {
        self.system.snapshot(pid).expect("alive").links
    }

    /// Why a process ended.
    pub fn exit_reason(&self, pid: Pid) -> Option<ExitReason> {
        self.events.iter().rev().find_map(|event| match &event.kind {
            EventKind::Exited { reason, .. } if event.pid == pid => Some(reason.clone()),
            _ => None,
        })
    }

    /// What supervisors reported so far.
    pub fn reports(&self) -> Vec<SupervisorReport> {
        let report = |event: &Event<OtpEvent>| match &event.kind {
            EventKind::Program(OtpEvent::Report {
                context, reason, id, ..
            }) => Some(SupervisorReport {
                supervisor: event.pid,
                context: *context,
                id: id.clone(),
                reason: reason.clone(),
            }),
            _ => None,
        };
        self.events.iter().filter_map(report).collect()
    }

    /// Who has that local name.
    pub fn whereis(&self, name: &'static str) -> Option<Pid> {
        self.system.whereis(Atom::new(name))
    }
}

/// The pid of `{:ok, pid}`.
#[track_caller]
pub fn pid_of(result: &Term) -> Pid {
    let pid = result
        .elements()
        .filter(|parts| parts[0].is_atom("ok"))
        .and_then(|parts| parts[1].as_pid());
    pid.unwrap_or_else(|| panic!("{result} is not {{:ok, pid}}"))
}

/// A term of any kind by what it prints, for comparing.
pub fn show(term: &Term) -> String {
    term.to_string()
}
