//! What a worker does in `init` and in `terminate`, one thing after the other. Nothing that it raises is caught.

use super::super::going_on;
use super::super::op::Target;
use super::super::outcome::{Outcome, finished, tell_did};
use super::super::perform::perform;
use super::super::spec::{ActingIn, CallbackStep};
use super::super::target::{receiver, server};
use super::{Busy, Worker};
use crate::otp::{Await, Cx, Exception, Got, Module, Return, call, cast};
use crate::runtime::{Message, Millis, Term};
use crate::systems::notation;

impl Worker {
    /// Does what there is to do in that callback, from that number on; then goes on with the callback.
    pub(super) fn act<M: Module>(&mut self, callback: ActingIn, from: usize, cx: &mut Cx<'_, M>) -> Return {
        let spec = std::rc::Rc::clone(&self.spec);
        let steps = match callback {
            ActingIn::Init => &spec.in_init,
            ActingIn::Terminate => &spec.in_terminate,
        };
        for (at, step) in steps.iter().enumerate().skip(from) {
            match begin(step, cx) {
                Ok(Outcome::Wait(wait)) => {
                    self.busy = Some(Busy::Step(callback, at));
                    return Return::Await(wait);
                }
                Ok(Outcome::Value(value)) => self.tell_step(step, value, cx),
                Err(exception) => return Return::Raise(exception),
            }
        }
        match callback {
            ActingIn::Init => self.conclude_init(cx),
            ActingIn::Terminate => self.conclude_terminate(),
        }
    }

    /// The wait of one has ended.
    pub(super) fn acted<M: Module>(&mut self, got: Got, callback: ActingIn, at: usize, cx: &mut Cx<'_, M>) -> Return {
        let spec = std::rc::Rc::clone(&self.spec);
        let step = match callback {
            ActingIn::Init => spec.in_init.get(at),
            ActingIn::Terminate => spec.in_terminate.get(at),
        };
        let outcome = finished(got).and_then(|value| match step {
            Some(CallbackStep::Perform { op }) => going_on::go_on(op, value, cx),
            Some(_) | None => Ok(Outcome::Value(value)),
        });
        match (outcome, step) {
            (Ok(Outcome::Wait(wait)), _) => {
                self.busy = Some(Busy::Step(callback, at));
                Return::Await(wait)
            }
            (Ok(Outcome::Value(value)), Some(step)) => {
                self.tell_step(step, value, cx);
                self.act(callback, at + 1, cx)
            }
            (Ok(Outcome::Value(_)), None) => self.act(callback, at + 1, cx),
            (Err(exception), _) => Return::Raise(exception),
        }
    }

    /// One is done.
    fn tell_step<M: Module>(&self, step: &CallbackStep, value: Term, cx: &mut Cx<'_, M>) {
        if let CallbackStep::Perform { op } = step {
            let written = Term::str(&notation::text(op));
            return tell_did(&self.label, &written, Ok(value), cx);
        }
        let value = match value.as_list() {
            Some(rows) => Term::Int(i64::try_from(rows.iter().count()).unwrap_or(i64::MAX)),
            None => value,
        };
        self.event("did", [value], cx);
    }
}

fn begin<M: Module>(step: &CallbackStep, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    let target = |id: &String| Target::Id(id.clone());
    let ask = |id: &String, request: Term, ms: Millis, cx: &mut Cx<'_, M>| {
        let server = server(&target(id), cx);
        call(cx, &server, request, Some(ms)).map(Outcome::Wait)
    };
    match step {
        CallbackStep::Sleep { ms } => Ok(Outcome::Wait(Await::Sleep(*ms))),
        CallbackStep::Call { id, ms } => ask(id, Term::str("get"), *ms, cx),
        CallbackStep::WhichChildren { id, ms } => ask(id, Term::atom("which_children"), *ms, cx),
        CallbackStep::Cast { id } => {
            let server = server(&target(id), cx);
            cast(cx, &server, Term::str("inc"));
            Ok(Outcome::Value(Term::atom("ok")))
        }
        CallbackStep::Perform { op } => perform(op, cx),
        CallbackStep::Send { id } => {
            let to = receiver(&target(id), cx)?;
            cx.send(to, Message::Term(Term::str("hello")));
            Ok(Outcome::Value(Term::atom("ok")))
        }
    }
}
