//! `driver#1`: the process that starts the tree and does every op, one at a time, as a real process would.
//!
//! It traps exits, does the op whose number it is sent and those that follow at once, and reports what each op's function
//! returned, exited with or raised. `fidelity::trace` turns that into the op's result.

use std::rc::Rc;

use super::op::Op;
use super::outcome::{Outcome, finished, reported};
use super::perform::perform;
use super::planned::Planned;
use super::spec::Child;
use super::{child_specs, going_on, shared_table};
use crate::otp::{Await, Cx, Event, Exception, Module, Plain, Restart, Waited};
use crate::runtime::{Digest, Digester, Message, Next, Pattern, Term, Wake};
use crate::systems::provoked_failure;
use crate::tuple;

/// What the driver waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Waiting {
    Nothing,
    /// The end of an op.
    For(Await),
    /// Something that the op of that number goes on after: the start of a task, say, or its end.
    Task(Await, usize),
}

crate::digest!(enum Waiting { "nothing" => Nothing, "for" => For(wait), "task" => Task(wait, number) });

/// The driver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Driver {
    ops: Rc<[Planned]>,
    waiting: Waiting,
    stopping: bool,
    /// The op that follows the present one at once.
    then: Option<usize>,
    /// Does it start the tree by itself, as a shell does?
    shell: bool,
}

/// What follows at once is said only where something does.
impl Digest for Driver {
    fn digest_into(&self, digester: &mut Digester) {
        let Self {
            ops,
            waiting,
            stopping,
            then,
            shell,
        } = self;
        ops.digest_into(digester);
        waiting.digest_into(digester);
        stopping.digest_into(digester);
        shell.digest_into(digester);
        if let Some(then) = then {
            then.digest_into(digester);
        }
    }
}

impl Driver {
    /// A driver for those ops.
    #[must_use]
    pub fn new(ops: Rc<[Planned]>) -> Self {
        Self {
            ops,
            waiting: Waiting::Nothing,
            stopping: false,
            then: None,
            shell: false,
        }
    }

    /// The same as a shell: it does the first op at once, which is the start of the tree, and says so before.
    #[must_use]
    pub fn shell(ops: Rc<[Planned]>) -> Self {
        Self {
            shell: true,
            ..Self::new(ops)
        }
    }

    /// Starts the tree of the first op.
    fn start<M: Module>(&mut self, cx: &mut Cx<'_, M>) -> Next {
        provoked_failure::prepare(cx);
        // Whoever runs a tree for itself has its processes where they come to stand.
        shared_table::put_range_of_places(0, cx);
        if let Some(Op::StartTree { tree }) = self.op(0).cloned() {
            let spec = child_specs::child_spec(&Child::Supervisor(tree), cx);
            cx.report(Event::ChildStarting {
                id: spec.id,
                start: spec.start.to_term(),
                restart: Restart::Temporary,
                dynamic: false,
                replaces: None,
            });
        }
        self.begin(0, cx)
    }

    fn idle() -> Next {
        Next::Receive(Pattern::Any, None)
    }

    fn op(&self, at: usize) -> Option<&Op> {
        self.ops.get(at).map(|planned| &planned.op)
    }

    fn begin<M: Module>(&mut self, at: usize, cx: &mut Cx<'_, M>) -> Next {
        let Some(Planned { op, settle }) = self.ops.get(at).cloned() else {
            return Self::idle();
        };
        self.stopping = matches!(op, Op::StopTree { .. });
        self.then = (!settle).then_some(at + 1);
        let outcome = perform(&op, cx);
        self.came_to(outcome, at, cx)
    }

    fn came_to<M: Module>(&mut self, outcome: Result<Outcome, Exception>, at: usize, cx: &mut Cx<'_, M>) -> Next {
        match outcome {
            Ok(Outcome::Wait(wait)) => {
                let next = wait.next();
                self.waiting = match self.op(at) {
                    Some(op) if going_on::goes_on(op, &wait) => Waiting::Task(wait, at),
                    Some(_) | None => Waiting::For(wait),
                };
                next
            }
            Ok(Outcome::Value(value)) => self.finish(Ok(value), cx),
            Err(exception) => self.finish(Err(exception), cx),
        }
    }

    /// Something has happened that it waits for.
    fn resume<M: Module>(&mut self, wait: Await, task: Option<usize>, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        match (wait.resume(wake, cx), task) {
            (Waited::Done(got), None) => self.finish(finished(got), cx),
            (Waited::Done(got), Some(at)) => {
                let outcome = finished(got).and_then(|value| match self.op(at) {
                    Some(op) => going_on::go_on(op, value, cx),
                    None => Ok(Outcome::Value(value)),
                });
                self.came_to(outcome, at, cx)
            }
            (Waited::Still(wait), task) => {
                let next = wait.next();
                self.waiting = task.map_or(Waiting::For(wait.clone()), |at| Waiting::Task(wait, at));
                next
            }
        }
    }

    fn finish<M: Module>(&mut self, result: Result<Term, Exception>, cx: &mut Cx<'_, M>) -> Next {
        cx.report(Event::Note(tuple![Term::atom("result"), reported(result)]));
        match self.then.take() {
            _ if self.stopping => Next::Exit(Term::atom("normal")),
            Some(at) => self.begin(at, cx),
            None => Self::idle(),
        }
    }
}

impl<M: Module> Plain<M> for Driver {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        match std::mem::replace(&mut self.waiting, Waiting::Nothing) {
            Waiting::Nothing => {}
            Waiting::For(wait) => return self.resume(wait, None, wake, cx),
            Waiting::Task(wait, at) => return self.resume(wait, Some(at), wake, cx),
        }
        let driver = Term::str("driver#1");
        match wake {
            Wake::Start => {
                cx.trap_exit(true);
                shared_table::create(cx);
                let me = cx.me();
                shared_table::label("driver", 1, me, cx);
                if self.shell {
                    return self.start(cx);
                }
            }
            Wake::Message(Message::Term(term)) if term.elements().is_some() => {
                if let Some([timer, text]) = term.elements()
                    && timer.is_atom("timer")
                {
                    shared_table::event([Term::atom("timer_msg"), driver, text.clone()], cx);
                }
            }
            Wake::Message(Message::Term(number)) => {
                let at = number.as_int().and_then(|at| usize::try_from(at).ok());
                let at = at.filter(|at| *at < self.ops.len());
                return at.map_or_else(Self::idle, |at| {
                    shared_table::begin_ops(!self.ops[at].settle, cx);
                    self.begin(at, cx)
                });
            }
            Wake::Message(Message::Exit { pid, reason }) => {
                shared_table::event([Term::atom("driver_got_exit"), Term::Pid(pid), reason], cx);
            }
            Wake::Message(Message::Down { subject, reason, .. }) => {
                shared_table::event(
                    [Term::atom("down_msg"), driver, shared_table::subject(&subject), reason],
                    cx,
                );
            }
            Wake::Message(Message::Reply { body, .. }) => {
                shared_table::event([Term::atom("reply_msg"), driver, body], cx);
            }
            Wake::Timeout | Wake::Message(Message::Request { .. } | Message::Tagged { .. }) => {}
        }
        Self::idle()
    }
}
