//! What the evaluator waits for, and what comes of it.

use super::{Class, Machine, Raised};
use crate::elixir::code::Instruction;
use crate::elixir::host::Host;
use crate::otp::{Await, Cx, Got};
use crate::runtime::{Atom, Term};

/// What the process did for the code.
pub enum Outcome {
    /// The function returned that.
    Value(Term),
    /// It raised.
    Raise(Raised),
    /// It waits.
    Wait(Await, Expected),
    /// It goes on as a call of that function.
    Apply(Term, Vec<Term>),
    /// It goes on as a call of that function.
    Call(Atom, Atom, Vec<Term>),
    /// It goes on where it is.
    Resume,
}

impl<E: Into<Raised>> From<Result<Term, E>> for Outcome {
    fn from(result: Result<Term, E>) -> Self {
        match result {
            Ok(value) => Self::Value(value),
            Err(error) => Self::Raise(error.into()),
        }
    }
}

/// What the end of a wait is to the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Expected {
    /// Nothing is waited for.
    #[default]
    Nothing,
    /// Its next turn.
    Turn,
    /// A message, for a `receive`.
    Message,
    /// The value of a function.
    Value,
    /// That, whatever comes: `Process.sleep/1`.
    Always(Term),
    /// An answer that is made into a map: `count_children`.
    Map,
}

crate::digest!(enum Expected {
    "nothing" => Nothing,
    "turn" => Turn,
    "message" => Message,
    "value" => Value,
    "always" => Always(value),
    "map" => Map,
});

impl Machine {
    /// What the end of the wait comes to.
    pub(super) fn received<M: Host>(&mut self, got: Got, cx: &mut Cx<'_, M>) -> Outcome {
        let _ = cx;
        match std::mem::take(&mut self.expected) {
            Expected::Nothing | Expected::Turn => Outcome::Resume,
            Expected::Message => {
                self.message(got);
                Outcome::Resume
            }
            Expected::Always(value) => Outcome::Value(value),
            Expected::Map => match got {
                Got::Reply(Term::List(pairs)) => {
                    let pair =
                        |pair: &Term| Some((pair.elements()?.first()?.clone(), pair.elements()?.get(1)?.clone()));
                    Outcome::Value(Term::map(pairs.iter().filter_map(pair)))
                }
                other => value_of(other),
            },
            Expected::Value => value_of(got),
        }
    }
}

impl Machine {
    /// The message that a `receive` was for, or that there was none in time.
    fn message(&mut self, got: Got) {
        let Some(frame) = self.frames.last_mut() else { return };
        let Some(Instruction::Receive { to, receive, at, .. }) = frame.body.get(frame.at as usize - 1) else {
            return;
        };
        let (to, at) = (*to, *at);
        let Got::Reply(message) = got else {
            frame.at = at;
            return;
        };
        let clauses = &frame.unit.pool.receives[usize::from(*receive)];
        let slots = &mut self.slots[frame.base as usize..];
        if let Some(number) = clauses.iter().position(|clause| clause.takes(&message, slots)) {
            slots[usize::from(to)] = Term::Int(number as i64);
        }
    }
}

fn value_of(got: Got) -> Outcome {
    match got {
        Got::Reply(value) | Got::Started(value) => Outcome::Value(value),
        Got::Raised(exception) => Outcome::Raise(Raised::from(exception)),
        Got::Failed(reason) => Outcome::Raise(Raised::of(Class::Exit, reason)),
        Got::Down(_, reason) => Outcome::Value(reason),
        Got::Timeout => Outcome::Value(Term::atom("ok")),
    }
}
