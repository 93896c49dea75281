//! `driver#1`: the process that starts the tree and does every op, one at a time, as a real process would.
//!
//! It traps exits, does the op whose number it is sent, and reports what the op's function returned, exited with or
//! raised. [`trace`](super::trace) turns that into the op's result.

use std::rc::Rc;

use super::op::Op;
use super::perform::{Outcome, finished, perform};
use super::{Scenario, store};
use crate::otp::{Await, Cx, Event, Exception, Plain, Waited};
use crate::runtime::{Message, Next, Pattern, Term, Wake};
use crate::tuple;

/// The driver.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Driver {
    ops: Rc<[Op]>,
    waiting: Option<Await>,
    stopping: bool,
}

impl Driver {
    /// A driver for those ops.
    #[must_use]
    pub fn new(ops: Rc<[Op]>) -> Self {
        Self {
            ops,
            waiting: None,
            stopping: false,
        }
    }

    fn idle() -> Next {
        Next::Receive(Pattern::Any, None)
    }

    fn wait(&mut self, wait: Await) -> Next {
        let next = wait.next();
        self.waiting = Some(wait);
        next
    }

    fn begin(&mut self, number: &Term, cx: &mut Cx<'_, Scenario>) -> Next {
        let at = number.as_int().and_then(|at| usize::try_from(at).ok());
        let Some(op) = at.and_then(|at| self.ops.get(at).cloned()) else {
            return Self::idle();
        };
        self.stopping = matches!(op, Op::StopTree { .. });
        match perform(&op, cx) {
            Ok(Outcome::Wait(wait)) => self.wait(wait),
            Ok(Outcome::Value(value)) => self.finish(Ok(value), cx),
            Err(exception) => self.finish(Err(exception), cx),
        }
    }

    fn finish(&mut self, result: Result<Term, Exception>, cx: &mut Cx<'_, Scenario>) -> Next {
        cx.report(Event::Note(tuple![Term::atom("result"), reported(result)]));
        if self.stopping {
            Next::Exit(Term::atom("normal"))
        } else {
            Self::idle()
        }
    }
}

/// How an op's function ended, and with what: `{:value, v}`, `{:exit, r}`, `{:error, e}` or `{:throw, v}`.
pub(super) fn reported(result: Result<Term, Exception>) -> Term {
    let (how, value) = match result {
        Ok(value) => ("value", value),
        Err(Exception::Exit(reason)) => ("exit", reason),
        Err(Exception::Error(error, _)) => ("error", error),
        Err(Exception::Throw(value)) => ("throw", value),
    };
    tuple![Term::atom(how), value]
}

impl Plain<Scenario> for Driver {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Scenario>) -> Next {
        if let Some(waiting) = self.waiting.take() {
            return match waiting.resume(wake, cx) {
                Waited::Done(got) => self.finish(finished(got), cx),
                Waited::Still(wait) => self.wait(wait),
            };
        }
        let driver = Term::str("driver#1");
        match wake {
            Wake::Start => {
                cx.trap_exit(true);
                store::create(cx);
                let me = cx.me();
                store::label("driver", 1, me, cx);
            }
            Wake::Message(Message::Term(number)) => return self.begin(&number, cx),
            Wake::Message(Message::Exit { pid, reason }) => {
                store::event([Term::atom("driver_got_exit"), Term::Pid(pid), reason], cx);
            }
            Wake::Message(Message::Down { subject, reason, .. }) => {
                store::event([Term::atom("down_msg"), driver, store::subject(&subject), reason], cx);
            }
            Wake::Message(Message::Reply { body, .. }) => {
                store::event([Term::atom("reply_msg"), driver, body], cx);
            }
            Wake::Timeout | Wake::Message(Message::Request { .. } | Message::Tagged { .. }) => {}
        }
        Self::idle()
    }
}
