//! What doing an op comes to.

use crate::otp::{Await, Cx, Event, Exception, Got, Module};
use crate::runtime::Term;
use crate::tuple;

/// What an op's function comes to: a wait, or a value.
pub(super) enum Outcome {
    Wait(Await),
    Value(Term),
}

/// What the end of an op's wait is: a value, or what the function exits with.
pub(super) fn finished(got: Got) -> Result<Term, Exception> {
    match got {
        Got::Reply(value) | Got::Started(value) => Ok(value),
        // What was raised has a stack trace, what a call exits with has the call.
        Got::Failed(reason) => match reason.elements() {
            Some([error, Term::List(stack)]) => match stack.first() {
                Some(frame) => Err(Exception::Error(error.clone(), frame.clone())),
                None => Err(Exception::Exit(reason)),
            },
            Some(_) | None => Err(Exception::Exit(reason)),
        },
        Got::Raised(exception) => Err(exception),
        Got::Down(..) | Got::Timeout => Ok(Term::atom("ok")),
    }
}

/// Says what an op came to that somebody was told to do, as it is written.
pub(super) fn tell_did<M: Module>(label: &str, written: &Term, result: Result<Term, Exception>, cx: &mut Cx<'_, M>) {
    let did = tuple![Term::atom("did"), label, written.clone(), reported(result)];
    cx.report(Event::Note(did));
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
