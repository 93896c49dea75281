//! Ops that a worker is told to do: each in its own process.

use super::super::op::Op;
use super::super::outcome::{Outcome, finished, reported};
use super::super::perform::perform;
use super::super::tasks;
use super::{Busy, Worker};
use crate::otp::{Cx, Event, Exception, Got, Module, Return};
use crate::runtime::Term;
use crate::tuple;

impl Worker {
    /// Does an op in its own process.
    pub(super) fn perform<M: Module>(&mut self, written: &Term, caught: bool, cx: &mut Cx<'_, M>) -> Return {
        let Some(op) = written.as_str().and_then(Op::read) else {
            return Self::no_clause("handle_info", 2);
        };
        let outcome = perform(&op, cx);
        self.came_to(outcome, written, caught, cx)
    }

    /// The wait of an op has ended.
    pub(super) fn go_on<M: Module>(&mut self, got: Got, written: &Term, caught: bool, cx: &mut Cx<'_, M>) -> Return {
        let op = written.as_str().and_then(Op::read);
        let outcome = finished(got).and_then(|value| match op {
            Some(op) => tasks::go_on(&op, value, cx),
            None => Ok(Outcome::Value(value)),
        });
        self.came_to(outcome, written, caught, cx)
    }

    fn came_to<M: Module>(
        &mut self,
        outcome: Result<Outcome, Exception>,
        written: &Term,
        caught: bool,
        cx: &mut Cx<'_, M>,
    ) -> Return {
        match outcome {
            Ok(Outcome::Wait(wait)) => {
                self.busy = Some(Busy::Op(written.clone(), caught));
                Return::Await(wait)
            }
            Ok(Outcome::Value(value)) => self.did(written, caught, Ok(value), cx),
            Err(exception) => self.did(written, caught, Err(exception), cx),
        }
    }

    fn did<M: Module>(
        &self,
        written: &Term,
        caught: bool,
        result: Result<Term, Exception>,
        cx: &mut Cx<'_, M>,
    ) -> Return {
        match result {
            Err(exception) if !caught => Return::Raise(exception),
            result => {
                let label = self.label.as_str();
                cx.report(Event::Note(tuple![
                    Term::atom("did"),
                    label,
                    written.clone(),
                    reported(result)
                ]));
                Return::Ok
            }
        }
    }
}
