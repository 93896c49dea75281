//! What a person at the page asks of a process: each is done by a short-lived process of its own, as one would
//! `spawn(fn -> GenServer.stop(pid) end)` in `iex`. It reports the call it makes, then what came of it, and ends.

use super::{Crash, FAULTS};
use crate::otp::{Await, Cx, Event, Exception, Got, Module, Plain, ServerRef, Waited, call, cast, stop, sys};
use crate::runtime::{Atom, ExitReason, Message, Next, Pid, Term, Wake};
use crate::tuple;

/// One thing to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// `GenServer.stop(pid, reason)`.
    Stop(Pid, ExitReason),
    /// `:sys.suspend(pid)`.
    Suspend(Pid),
    /// `:sys.resume(pid)`.
    Resume(Pid),
    /// `Supervisor.terminate_child(supervisor, id)`; of a DynamicSupervisor, the id is the child's pid.
    TerminateChild(Pid, Term),
    /// `Supervisor.restart_child(supervisor, id)`.
    RestartChild(Pid, Term),
    /// `Supervisor.delete_child(supervisor, id)`.
    DeleteChild(Pid, Term),
    /// A cast that ends a callback badly.
    Crash(Pid, Crash),
    /// A call that no clause of a server takes, `GenServer.call(pid, :crash)`.
    UnknownCall(Pid),
    /// So many messages that nobody expects.
    Fill(Pid, u32),
    /// The next so many starts of what has that name are to fail.
    FailStart(Term, u32),
}

crate::digest!(enum Errand {
    "stop" => Stop(pid, reason),
    "suspend" => Suspend(pid),
    "resume" => Resume(pid),
    "terminate_child" => TerminateChild(pid, child),
    "restart_child" => RestartChild(pid, child),
    "delete_child" => DeleteChild(pid, child),
    "crash" => Crash(pid, how),
    "unknown_call" => UnknownCall(pid),
    "fill" => Fill(pid, count),
    "fail_start" => FailStart(name, count),
});

impl Errand {
    /// `{module, function, arguments}` of the call that it is.
    #[must_use]
    pub fn to_term(&self) -> Term {
        let pid = |pid: &Pid| Term::Pid(*pid);
        let server = "Elixir.GenServer";
        let supervisor = "Elixir.Supervisor";
        let (module, function, arguments) = match self {
            Self::Stop(to, reason) => (server, "stop", vec![pid(to), reason.clone()]),
            Self::Suspend(to) => ("sys", "suspend", vec![pid(to)]),
            Self::Resume(to) => ("sys", "resume", vec![pid(to)]),
            Self::TerminateChild(to, child @ Term::Pid(_)) => {
                let module = "Elixir.DynamicSupervisor";
                (module, "terminate_child", vec![pid(to), child.clone()])
            }
            Self::TerminateChild(to, id) => (supervisor, "terminate_child", vec![pid(to), id.clone()]),
            Self::RestartChild(to, id) => (supervisor, "restart_child", vec![pid(to), id.clone()]),
            Self::DeleteChild(to, id) => (supervisor, "delete_child", vec![pid(to), id.clone()]),
            Self::Crash(to, crash) => (server, "cast", vec![pid(to), crash.request()]),
            Self::UnknownCall(to) => (server, "call", vec![pid(to), Term::atom("crash")]),
            Self::Fill(to, count) => (FAULTS.name(), "fill", vec![pid(to), Term::Int((*count).into())]),
            Self::FailStart(name, count) => {
                let count = Term::Int((*count).into());
                (FAULTS.name(), "fail_start", vec![name.clone(), count])
            }
        };
        tuple![Atom::new(module), Atom::new(function), Term::list(arguments)]
    }

    /// Does it, up to a wait if there is one.
    fn begin<M: Module>(&self, cx: &mut Cx<'_, M>) -> Result<Option<Await>, Exception> {
        let child = |verb: &'static str, id: &Term| tuple![Atom::new(verb), id.clone()];
        match self {
            Self::Stop(to, reason) => stop(cx, &ServerRef::Pid(*to), reason.clone()).map(Some),
            Self::Suspend(to) => sys::suspend(cx, &ServerRef::Pid(*to)).map(Some),
            Self::Resume(to) => sys::resume(cx, &ServerRef::Pid(*to)).map(Some),
            Self::TerminateChild(to, id) => supervise(*to, child("terminate_child", id), cx),
            Self::RestartChild(to, id) => supervise(*to, child("restart_child", id), cx),
            Self::DeleteChild(to, id) => supervise(*to, child("delete_child", id), cx),
            Self::UnknownCall(to) => call(cx, &ServerRef::Pid(*to), Term::atom("crash"), Some(5_000)).map(Some),
            Self::Crash(to, crash) => {
                cast(cx, &ServerRef::Pid(*to), crash.request());
                Ok(None)
            }
            Self::Fill(to, count) => {
                for number in 1..=*count {
                    cx.send(*to, Message::Term(unexpected(number)));
                }
                Ok(None)
            }
            Self::FailStart(name, count) => {
                cx.ets_replace(FAULTS, name.clone(), Term::Int((*count).into()));
                Ok(None)
            }
        }
    }
}

/// A call to a supervisor waits for as long as it takes.
fn supervise<M: Module>(supervisor: Pid, request: Term, cx: &mut Cx<'_, M>) -> Result<Option<Await>, Exception> {
    call(cx, &ServerRef::Pid(supervisor), request, None).map(Some)
}

fn unexpected(number: u32) -> Term {
    tuple![Atom::new("unexpected"), i64::from(number)]
}

/// A process that does one errand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    errand: Errand,
    waiting: Option<Await>,
}

crate::digest!(struct Caller { errand, waiting });

impl Caller {
    /// A process that has not begun.
    #[must_use]
    pub fn new(errand: Errand) -> Self {
        Self { errand, waiting: None }
    }

    /// `{:errand, call, outcome}`; the outcome is `:asked` first, then `{:ok, answer}` or `{:exit, reason}`.
    fn note(&self, outcome: Term) -> Term {
        tuple![Atom::new("errand"), self.errand.to_term(), outcome]
    }

    fn report<M: Module>(&self, outcome: Term, cx: &mut Cx<'_, M>) {
        cx.report(Event::Note(self.note(outcome)));
    }

    fn end<M: Module>(&self, result: Result<Term, ExitReason>, cx: &mut Cx<'_, M>) -> Next {
        match result {
            Ok(answer) => {
                self.report(tuple![Atom::new("ok"), answer], cx);
                Next::Exit(Term::atom("normal"))
            }
            Err(reason) => {
                self.report(tuple![Atom::new("exit"), reason.clone()], cx);
                Next::Exit(reason)
            }
        }
    }
}

impl<M: Module> Plain<M> for Caller {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        let Some(waiting) = self.waiting.take() else {
            // It is the cause of what it sends.
            cx.decide(Event::Note(self.note(Term::atom("asked"))));
            return match self.errand.begin(cx) {
                Ok(None) => self.end(Ok(Term::atom("ok")), cx),
                Ok(Some(wait)) => {
                    let next = wait.next();
                    self.waiting = Some(wait);
                    next
                }
                Err(exception) => self.end(Err(exception.into_reason()), cx),
            };
        };
        let got = match waiting.resume(wake, cx) {
            Waited::Done(got) => got,
            Waited::Still(wait) => {
                let next = wait.next();
                self.waiting = Some(wait);
                return next;
            }
        };
        let result = match got {
            Got::Reply(answer) => Ok(answer),
            Got::Failed(reason) => Err(reason),
            // `GenServer.stop/2` answers `:ok` when the process has ended.
            Got::Down(..) => Ok(Term::atom("ok")),
            Got::Started(_) | Got::Raised(_) | Got::Timeout => Err(Term::atom("timeout")),
        };
        self.end(result, cx)
    }
}
