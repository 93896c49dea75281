//! `driver#1`: the process that starts the tree and does every op, one at a time, as a real process would.
//!
//! It traps exits, executes the op whose number it is sent, and reports what the op's function returned, exited with
//! or raised. [`trace`](super::trace) turns that into the op's result.

use std::rc::Rc;

use super::op::{Op, Target};
use super::spec::Supervisor;
use super::{Scenario, store, supervisors};
use crate::otp::{Await, Cx, Event, Exception, Got, Plain, ServerRef, call, cast, registry, start_link, stop};
use crate::runtime::{Atom, Message, Millis, Next, Pattern, Pid, Term, Wake};
use crate::tuple;

/// `GenServer.call/2`'s time limit, in milliseconds.
const CALL_TIMEOUT_MS: Millis = 5_000;

/// The driver.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Driver {
    tree: Rc<Supervisor>,
    ops: Rc<[Op]>,
    waiting: Option<Await>,
    stopping: bool,
}

/// What an op's function comes to: a wait, or a value.
enum Outcome {
    Wait(Await),
    Value(Term),
}

impl Driver {
    /// A driver of that tree for those ops.
    #[must_use]
    pub fn new(tree: Supervisor, ops: Rc<[Op]>) -> Self {
        Self {
            tree: Rc::new(tree),
            ops,
            waiting: None,
            stopping: false,
        }
    }

    fn idle() -> Next {
        Next::Receive(Pattern::Any, None)
    }

    fn finish(&mut self, how: &'static str, value: Term, cx: &mut Cx<'_, Scenario>) -> Next {
        cx.report(Event::Note(tuple![
            Term::atom("result"),
            tuple![Term::atom(how), value]
        ]));
        if self.stopping {
            Next::Exit(Term::atom("normal"))
        } else {
            Self::idle()
        }
    }

    fn conclude(&mut self, outcome: Result<Outcome, Exception>, cx: &mut Cx<'_, Scenario>) -> Next {
        match outcome {
            Ok(Outcome::Wait(wait)) => {
                let next = Next::Receive(wait.pattern(), wait.timeout());
                self.waiting = Some(wait);
                next
            }
            Ok(Outcome::Value(value)) => self.finish("value", value, cx),
            Err(Exception::Exit(reason)) => self.finish("exit", reason, cx),
            Err(Exception::Error(error, _)) => self.finish("error", error, cx),
            Err(Exception::Throw(value)) => self.finish("throw", value, cx),
        }
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, Scenario>) -> Next {
        match got {
            Got::Reply(value) | Got::Started(value) => self.finish("value", value, cx),
            Got::Failed(reason) => self.finish("exit", reason, cx),
            Got::Down(..) | Got::Timeout => self.finish("value", ok(), cx),
        }
    }

    fn execute(&mut self, op: &Op, cx: &mut Cx<'_, Scenario>) -> Result<Outcome, Exception> {
        match op {
            Op::StartTree => {
                let start = supervisors::start_tree(&self.tree, cx)?;
                Ok(match start_link(start, cx)? {
                    Ok(wait) => Outcome::Wait(wait),
                    Err(result) => Outcome::Value(result),
                })
            }
            Op::StopTree => {
                self.stopping = true;
                match store::present(&self.tree.id, cx).filter(|pid| cx.is_alive(*pid)) {
                    Some(pid) => Ok(Outcome::Wait(stop(cx, &ServerRef::Pid(pid), Term::atom("shutdown"))?)),
                    None => done(),
                }
            }
            Op::Exit { target, reason } => {
                let pid = pid_of(target, cx)?;
                cx.exit(pid, store::reason(reason));
                done()
            }
            Op::Cast { target, msg } => {
                cast(cx, &server(target, cx), Term::str(msg));
                done()
            }
            Op::Call { target, msg, timeout } => {
                let timeout = timeout.unwrap_or(CALL_TIMEOUT_MS);
                let wait = call(cx, &server(target, cx), Term::str(msg), Some(timeout))?;
                Ok(Outcome::Wait(wait))
            }
            Op::Link { a, b } => tell("link", a, b, cx),
            Op::Monitor { a, b } => tell("monitor", a, b, cx),
            Op::Lookup { registry, key } => {
                let found = registry::lookup(store::registry_name(registry), &Term::str(key), cx)?;
                Ok(Outcome::Value(Term::list(
                    found.into_iter().map(|(pid, _)| Term::Pid(pid)).collect::<Vec<_>>(),
                )))
            }
            Op::Alive { target } => {
                let pid = pid_of(target, cx).ok();
                Ok(Outcome::Value(Term::from(pid.is_some_and(|pid| cx.is_alive(pid)))))
            }
            // Whoever runs the scenario has moved the time on.
            Op::Advance { .. } => done(),
            Op::SleepMs { ms } => Ok(Outcome::Wait(Await::Sleep(*ms))),
            Op::StartChild { .. }
            | Op::TerminateChild { .. }
            | Op::RestartChild { .. }
            | Op::DeleteChild { .. }
            | Op::WhichChildren { .. }
            | Op::CountChildren { .. } => manage(op, cx),
        }
    }
}

/// The functions of `Supervisor` and `DynamicSupervisor`: a request without a time limit.
fn manage(op: &Op, cx: &mut Cx<'_, Scenario>) -> Result<Outcome, Exception> {
    let request = |verb: &'static str, argument: Term| tuple![Term::atom(verb), argument];
    let (sup, request) = match op {
        Op::StartChild { sup, child } => {
            supervisor(sup, cx)?;
            (sup, request("start_child", supervisors::child_spec(child).to_term()))
        }
        Op::TerminateChild { sup, id, pid_of } => {
            let dynamic = supervisor(sup, cx)?;
            let nil = Term::atom("nil");
            let whom = match (pid_of, id) {
                (Some(id), _) => store::present(id, cx).map_or(nil, Term::Pid),
                (None, Some(id)) => Term::str(id),
                (None, None) => nil,
            };
            // `DynamicSupervisor.terminate_child/2` takes a pid and nothing else.
            if dynamic && whom.as_pid().is_none() {
                return Err(Exception::function_clause(
                    "Elixir.DynamicSupervisor",
                    "terminate_child",
                    2,
                ));
            }
            (sup, request("terminate_child", whom))
        }
        Op::RestartChild { sup, id } => (sup, request("restart_child", Term::str(id))),
        Op::DeleteChild { sup, id } => (sup, request("delete_child", Term::str(id))),
        Op::WhichChildren { sup } => {
            supervisor(sup, cx)?;
            (sup, Term::atom("which_children"))
        }
        Op::CountChildren { sup } => {
            supervisor(sup, cx)?;
            (sup, Term::atom("count_children"))
        }
        Op::StartTree
        | Op::StopTree
        | Op::Exit { .. }
        | Op::Cast { .. }
        | Op::Call { .. }
        | Op::Link { .. }
        | Op::Monitor { .. }
        | Op::Lookup { .. }
        | Op::Alive { .. }
        | Op::Advance { .. }
        | Op::SleepMs { .. } => return done(),
    };
    Ok(Outcome::Wait(call(cx, &server(sup, cx), request, None)?))
}

/// Is that supervisor a dynamic one? What is no pid raises (`proc_lib:initial_call/1`).
fn supervisor(target: &Target, cx: &mut Cx<'_, Scenario>) -> Result<bool, Exception> {
    match target {
        Target::Id(id) => match store::present(id, cx) {
            Some(pid) => Ok(store::is_dynamic(pid, cx)),
            None => Err(Exception::function_clause("proc_lib", "raw_initial_call", 1)),
        },
        Target::Via { .. } => Err(badarg("integer_to_list")),
    }
}

fn server(target: &Target, cx: &Cx<'_, Scenario>) -> ServerRef {
    match target {
        Target::Id(id) => match store::present(id, cx) {
            Some(pid) => ServerRef::Pid(pid),
            None => ServerRef::Name(Atom::new("undefined_target")),
        },
        Target::Via { via: (registry, key) } => ServerRef::Via(store::registry_name(registry), Term::str(key)),
    }
}

/// The process of a target that must be one.
fn pid_of(target: &Target, cx: &Cx<'_, Scenario>) -> Result<Pid, Exception> {
    match server(target, cx) {
        ServerRef::Pid(pid) => Ok(pid),
        ServerRef::Name(_) | ServerRef::Via(..) => Err(badarg("exit")),
    }
}

fn badarg(function: &'static str) -> Exception {
    Exception::Error(Term::atom("badarg"), crate::otp::frame("erlang", function, 2))
}

/// Sends `{:link, b}` or `{:monitor, b}` to `a`.
fn tell(what: &'static str, a: &Target, b: &Target, cx: &mut Cx<'_, Scenario>) -> Result<Outcome, Exception> {
    let (to, whom) = (pid_of(a, cx)?, server(b, cx).to_term());
    cx.send(to, Message::Term(tuple![Term::atom(what), whom]));
    done()
}

fn ok() -> Term {
    Term::atom("ok")
}

fn done() -> Result<Outcome, Exception> {
    Ok(Outcome::Value(ok()))
}

impl Plain<Scenario> for Driver {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Scenario>) -> Next {
        if let Some(waiting) = self.waiting.take() {
            let got = waiting.finish(wake, cx);
            return self.resume(got, cx);
        }
        match wake {
            Wake::Start => {
                cx.trap_exit(true);
                store::create(cx);
                let me = cx.me();
                store::label("driver", 1, me, cx);
                Self::idle()
            }
            Wake::Message(Message::Term(number)) => {
                let at = number.as_int().and_then(|at| usize::try_from(at).ok());
                match at.and_then(|at| self.ops.get(at).cloned()) {
                    Some(op) => {
                        let outcome = self.execute(&op, cx);
                        self.conclude(outcome, cx)
                    }
                    None => Self::idle(),
                }
            }
            Wake::Message(Message::Exit { pid, reason }) => {
                store::event([Term::atom("driver_got_exit"), Term::Pid(pid), reason], cx);
                Self::idle()
            }
            Wake::Timeout
            | Wake::Message(
                Message::Request { .. } | Message::Tagged { .. } | Message::Reply { .. } | Message::Down { .. },
            ) => Self::idle(),
        }
    }
}
