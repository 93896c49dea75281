//! Ops that a worker is told to do: each in its own process.

use super::super::going_on;
use super::super::op::Op;
use super::super::outcome::{Outcome, finished, tell_did};
use super::super::perform::perform;
use super::order::Order;
use super::{Busy, Worker};
use crate::otp::{Cx, Exception, Got, Module, Return};
use crate::runtime::Term;

impl Worker {
    /// Does an op in its own process.
    pub(super) fn perform<M: Module>(&mut self, order: Order, cx: &mut Cx<'_, M>) -> Return {
        let Some(op) = order.op.as_str().and_then(Op::read) else {
            return Self::no_clause("handle_info", 2);
        };
        let outcome = perform(&op, cx);
        self.came_to(outcome, order, cx)
    }

    /// The wait of an op has ended.
    pub(super) fn go_on<M: Module>(&mut self, got: Got, order: Order, cx: &mut Cx<'_, M>) -> Return {
        let op = order.op.as_str().and_then(Op::read);
        let outcome = finished(got).and_then(|value| match op {
            Some(op) => going_on::go_on(&op, value, cx),
            None => Ok(Outcome::Value(value)),
        });
        self.came_to(outcome, order, cx)
    }

    fn came_to<M: Module>(&mut self, outcome: Result<Outcome, Exception>, order: Order, cx: &mut Cx<'_, M>) -> Return {
        match outcome {
            Ok(Outcome::Wait(wait)) => {
                let Order { op, caught, asked } = order;
                self.busy = Some(if asked {
                    Busy::Asked(op, caught)
                } else {
                    Busy::Op(op, caught)
                });
                Return::Await(wait)
            }
            Ok(Outcome::Value(value)) => self.did(&order, Ok(value), cx),
            Err(exception) => self.did(&order, Err(exception), cx),
        }
    }

    fn did<M: Module>(&self, order: &Order, result: Result<Term, Exception>, cx: &mut Cx<'_, M>) -> Return {
        match result {
            Err(exception) if !order.caught => Return::Raise(exception),
            result => {
                tell_did(&self.label, &order.op, result, cx);
                if order.asked {
                    Return::Reply(Term::str("ok"))
                } else {
                    Return::Ok
                }
            }
        }
    }
}
