//! A task's process (`Task.Supervised`): waits for its order if it was started without, runs the function, answers, and
//! ends. A function that fails is logged before the process ends of it.

use super::super::gen_server::CrashReport;
use super::super::reason::is_abnormal;
use super::super::{Await, Cx, Event, Exception, Got, Job, JobStep, Module, StartCall, Waited};
use super::return_address;
use crate::runtime::{Atom, ExitReason, Message, Millis, Next, Pattern, Pid, Reference, ReplyTo, Term, Wake};
use crate::tuple;

/// How long a task that is not linked to its owner waits for its order.
const ORDER_MS: Millis = 5_000;

/// The process of a task.
#[derive(Clone, Debug)]
pub struct Supervised<M: Module> {
    /// `{node, name or pid, pid}` of who started it: the log names it.
    owner: Term,
    stage: Stage<M>,
}

crate::digest!(struct Supervised<M: Module> { owner, stage });

#[derive(Clone, Debug)]
enum Stage<M: Module> {
    /// Not run yet; it will wait for its owner's order, and watch the owner if it is not linked to it.
    Unordered { owner: Pid, watch: bool },
    /// Waiting for the order.
    Ordered { owner: Pid, monitor: Option<Reference> },
    /// Not run yet, but it knows what to do; nobody waits for the answer.
    Ready { callers: Term, call: StartCall },
    /// In the function.
    Running(Running<M>),
    /// Ending abnormally: writing its crash report.
    CrashReport(ExitReason, CrashReport),
}

crate::digest!(enum Stage<M: Module> {
    "unordered" => Unordered { owner, watch },
    "ordered" => Ordered { owner, monitor },
    "ready" => Ready { callers, call },
    "running" => Running(running),
    "crash_report" => CrashReport(reason, report),
});

#[derive(Clone, Debug)]
struct Running<M: Module> {
    call: StartCall,
    job: M::Job,
    callers: Vec<Pid>,
    answer_to: Option<AnswerTo>,
    waiting: Option<Await>,
}

crate::digest!(struct Running<M: Module> { call, job, callers, answer_to, waiting });

/// Who hears what the function returns.
#[derive(Clone, Debug)]
enum AnswerTo {
    /// `{ref, value}` to the alias of its owner.
    Alias(ReplyTo),
    /// `{{ref, position}, value}` to the owner of its stream.
    Stream(Pid, Term),
}

crate::digest!(enum AnswerTo { "alias" => Alias(owner), "stream" => Stream(owner, place) });

impl<M: Module> Supervised<M> {
    /// One that waits for its order.
    pub(super) fn waiting(owner: Term, pid: Pid, watch: bool) -> Self {
        let stage = Stage::Unordered { owner: pid, watch };
        Self { owner, stage }
    }

    /// One that runs at once and answers nobody.
    pub(super) fn running(owner: Term, callers: Term, call: StartCall) -> Self {
        let stage = Stage::Ready { callers, call };
        Self { owner, stage }
    }

    /// What it runs, once it does.
    #[must_use]
    pub fn job(&self) -> Option<&M::Job> {
        match &self.stage {
            Stage::Running(running) => Some(&running.job),
            Stage::Unordered { .. } | Stage::Ordered { .. } | Stage::Ready { .. } | Stage::CrashReport(..) => None,
        }
    }

    pub(in super::super) fn run(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        match &mut self.stage {
            Stage::Unordered { owner, watch } => {
                let (owner, watch) = (*owner, *watch);
                self.await_order(owner, watch, cx)
            }
            Stage::Ordered { owner, monitor } => {
                let (owner, monitor) = (*owner, *monitor);
                self.ordered(owner, monitor, wake, cx)
            }
            Stage::Ready { callers, call } => {
                let (callers, call) = (callers.clone(), call.clone());
                self.begin(call, &callers, None, cx)
            }
            Stage::Running(running) => match running.waiting.take() {
                Some(waiting) => match waiting.resume(wake, cx) {
                    Waited::Done(got) => self.go_on(Some(got), cx),
                    Waited::Still(wait) => self.wait(wait),
                },
                None => self.go_on(None, cx),
            },
            Stage::CrashReport(reason, report) => report.turn(cx).unwrap_or_else(|| Next::Exit(reason.clone())),
        }
    }

    fn await_order(&mut self, owner: Pid, watch: bool, cx: &mut Cx<'_, M>) -> Next {
        let monitor = watch.then(|| cx.monitor(owner));
        self.stage = Stage::Ordered { owner, monitor };
        match monitor {
            Some(monitor) => Next::Receive(Pattern::OrderOrDown(owner, monitor), Some(ORDER_MS)),
            None => Next::Receive(Pattern::Order(owner), None),
        }
    }

    fn ordered(&mut self, owner: Pid, monitor: Option<Reference>, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        let order = match wake {
            Wake::Message(Message::Down { reason, .. }) => return Next::Exit(tuple![Atom::new("shutdown"), reason]),
            Wake::Message(order) => order.to_term(),
            Wake::Start | Wake::Timeout => return self.exit(Term::atom("timeout"), cx),
        };
        if let Some(monitor) = monitor {
            cx.demonitor(monitor);
        }
        match order.elements() {
            Some([_, reference, _, callers, function]) => match StartCall::from_term(function) {
                Some(call) => {
                    let answer_to = match reference {
                        Term::Reference(reference) => AnswerTo::Alias(return_address(owner, *reference)),
                        place => AnswerTo::Stream(owner, place.clone()),
                    };
                    self.begin(call, callers, Some(answer_to), cx)
                }
                None => self.exit(Term::atom("badarg"), cx),
            },
            Some(_) | None => self.exit(Term::atom("badarg"), cx),
        }
    }

    fn begin(&mut self, call: StartCall, callers: &Term, answer_to: Option<AnswerTo>, cx: &mut Cx<'_, M>) -> Next {
        let Some(job) = M::job(&call) else {
            let arguments = Term::list(&call.args);
            let place = tuple![call.module, call.function, arguments, Term::list([])];
            return self.fail(Exception::Error(Term::atom("undef"), place), &call, cx);
        };
        let callers = callers.as_list().unwrap_or_default();
        self.stage = Stage::Running(Running {
            call,
            job,
            callers: callers.iter().filter_map(Term::as_pid).collect(),
            answer_to,
            waiting: None,
        });
        self.go_on(None, cx)
    }

    fn go_on(&mut self, got: Option<Got>, cx: &mut Cx<'_, M>) -> Next {
        let Stage::Running(running) = &mut self.stage else {
            return Next::Exit(Term::atom("normal"));
        };
        match running.job.run(got, &running.callers, cx) {
            JobStep::Wait(wait) => self.wait(wait),
            JobStep::Done(Ok(value)) => {
                match &running.answer_to {
                    Some(AnswerTo::Alias(owner)) => cx.reply(*owner, value),
                    Some(AnswerTo::Stream(owner, place)) => {
                        cx.send(*owner, Message::Term(tuple![place.clone(), value]));
                    }
                    None => {}
                }
                Next::Exit(Term::atom("normal"))
            }
            JobStep::Done(Err(exception)) => {
                let call = running.call.clone();
                self.fail(exception, &call, cx)
            }
        }
    }

    fn wait(&mut self, wait: Await) -> Next {
        let next = wait.next();
        if let Stage::Running(running) = &mut self.stage {
            running.waiting = Some(wait);
        }
        next
    }

    /// The function raised, exited or threw (`invoke_mfa`). An orderly exit is not logged.
    fn fail(&mut self, exception: Exception, call: &StartCall, cx: &mut Cx<'_, M>) -> Next {
        let arity = i64::try_from(call.args.len()).unwrap_or(i64::MAX);
        let here = tuple![call.module, call.function, arity, Term::list([])];
        let (logged, reason) = match exception {
            Exception::Exit(reason) if !is_abnormal(&reason) => return Next::Exit(reason),
            Exception::Exit(reason) => (tuple![reason.clone(), Term::list([here])], reason),
            Exception::Throw(value) => {
                let reason = tuple![tuple![Atom::new("nocatch"), value], Term::list([here])];
                (reason.clone(), reason)
            }
            Exception::Error(..) => {
                let reason = exception.into_reason();
                (reason.clone(), reason)
            }
        };
        let starter = self.owner.elements().and_then(|owner| owner.get(1)).cloned();
        cx.report(Event::TaskTerminatingLog {
            task: cx.me(),
            starter: starter.unwrap_or(Term::atom("nil")),
            call: call.to_term(),
            reason: logged,
        });
        self.exit(reason, cx)
    }

    /// Ends abnormally, after a crash report.
    fn exit(&mut self, reason: ExitReason, cx: &mut Cx<'_, M>) -> Next {
        let mut report = CrashReport::new(false, cx);
        match report.turn(cx) {
            Some(next) => {
                self.stage = Stage::CrashReport(reason, report);
                next
            }
            None => Next::Exit(reason),
        }
    }
}
