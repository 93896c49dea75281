//! What an agent's function throws. `gen_server` catches it in place of what the callback returns, so it may be any value
//! that a callback may return, state and all.

use super::super::{Exception, Return};
use crate::runtime::{Millis, Term};

/// The callback's return that a thrown value is; one that no callback may return stays a throw.
pub(super) fn returned(thrown: Term, state: &mut Term) -> Return {
    match read(&thrown) {
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
fn read(thrown: &Term) -> Option<(Return, Option<Term>)> {
    if thrown.is_atom("ignore") {
        return Some((Return::Ignore, None));
    }
    let (tag, rest) = thrown.elements()?.split_first()?;
    let Term::Atom(tag) = tag else {
        return None;
    };
    Some(match (tag.name(), rest) {
        ("ok" | "noreply", [state]) => (Return::Ok, Some(state.clone())),
        ("ok" | "noreply", [state, limit]) => (Return::Timeout(milliseconds(limit)?), Some(state.clone())),
        ("reply", [answer, state]) => (Return::Reply(answer.clone()), Some(state.clone())),
        ("reply", [answer, state, limit]) => {
            let outcome = Return::ReplyTimeout(answer.clone(), milliseconds(limit)?);
            (outcome, Some(state.clone()))
        }
        ("stop", [reason]) => (Return::Stop(reason.clone()), None),
        ("stop", [reason, state]) => (Return::Stop(reason.clone()), Some(state.clone())),
        ("stop", [reason, answer, state]) => {
            let outcome = Return::StopReply(reason.clone(), answer.clone());
            (outcome, Some(state.clone()))
        }
        _ => return None,
    })
}

fn milliseconds(limit: &Term) -> Option<Millis> {
    Millis::try_from(limit.as_int()?).ok()
}
