//! What an agent's function throws. `gen_server` catches it in place of what the callback returns, so it may be any value
//! that this callback may return, state and all.

use super::super::{Exception, Return};
use crate::runtime::{Millis, Term};

/// The callbacks of `Agent.Server` that run a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Callback {
    /// `init/1`.
    Init,
    /// `handle_call/3`.
    Call,
    /// `handle_cast/2`.
    Cast,
}

/// What the server does after it has returned with a state.
enum Afterwards {
    Wait,
    WaitFor(Millis),
    Continue(Term),
}

/// The callback's return that a thrown value is; one that this callback may not return stays a throw.
pub(super) fn returned(callback: Callback, thrown: Term, state: &mut Term) -> Return {
    match read(callback, &thrown) {
        Some((outcome, new)) => {
            if let Some(new) = new {
                *state = new;
            }
            outcome
        }
        None => Return::Raise(Exception::Throw(thrown)),
    }
}

/// The return, and the state that comes with it.
fn read(callback: Callback, thrown: &Term) -> Option<(Return, Option<Term>)> {
    match callback {
        Callback::Init => init(thrown),
        Callback::Call => replied(thrown).or_else(|| common(thrown, "noreply")),
        Callback::Cast => common(thrown, "noreply"),
    }
}

fn init(thrown: &Term) -> Option<(Return, Option<Term>)> {
    if thrown.is_atom("ignore") {
        return Some((Return::Ignore, None));
    }
    match thrown.elements()? {
        [tag, reason] if tag.is_atom("stop") => Some((Return::Stop(reason.clone()), None)),
        [tag, ..] if tag.is_atom("ok") => common(thrown, "ok"),
        _ => None,
    }
}

/// What only `handle_call/3` may return.
fn replied(thrown: &Term) -> Option<(Return, Option<Term>)> {
    let (answer, state, then) = match thrown.elements()? {
        [tag, answer, state] if tag.is_atom("reply") => (answer, state, Afterwards::Wait),
        [tag, answer, state, then] if tag.is_atom("reply") => (answer, state, after(then)?),
        [tag, reason, answer, state] if tag.is_atom("stop") => {
            let outcome = Return::StopReply(reason.clone(), answer.clone());
            return Some((outcome, Some(state.clone())));
        }
        _ => return None,
    };
    let answer = answer.clone();
    let outcome = match then {
        Afterwards::Wait => Return::Reply(answer),
        Afterwards::WaitFor(ms) => Return::ReplyTimeout(answer, ms),
        Afterwards::Continue(argument) => Return::ReplyContinue(answer, argument),
    };
    Some((outcome, Some(state.clone())))
}

/// A state under that tag, or a stop.
fn common(thrown: &Term, tag: &str) -> Option<(Return, Option<Term>)> {
    let (state, then) = match thrown.elements()? {
        [given, state] if given.is_atom(tag) => (state, Afterwards::Wait),
        [given, state, then] if given.is_atom(tag) => (state, after(then)?),
        [given, reason, state] if given.is_atom("stop") => {
            return Some((Return::Stop(reason.clone()), Some(state.clone())));
        }
        _ => return None,
    };
    let outcome = match then {
        Afterwards::Wait => Return::Ok,
        Afterwards::WaitFor(ms) => Return::Timeout(ms),
        Afterwards::Continue(argument) => Return::Continue(argument),
    };
    Some((outcome, Some(state.clone())))
}

/// Milliseconds, `:infinity`, `:hibernate`, or `{:continue, argument}`.
fn after(then: &Term) -> Option<Afterwards> {
    if then.is_atom("infinity") || then.is_atom("hibernate") {
        return Some(Afterwards::Wait);
    }
    match then.elements() {
        Some([tag, argument]) if tag.is_atom("continue") => Some(Afterwards::Continue(argument.clone())),
        Some(_) => None,
        None => Millis::try_from(then.as_int()?).ok().map(Afterwards::WaitFor),
    }
}
