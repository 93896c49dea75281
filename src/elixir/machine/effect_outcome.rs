//! What comes of a function that asks the process for something, and what the end of a wait is to the code.

use super::raised::Raised;
use crate::otp::Await;
use crate::runtime::{Atom, Term};

/// What the process did for the code.
pub enum EffectOutcome {
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

impl<E: Into<Raised>> From<Result<Term, E>> for EffectOutcome {
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
    /// That somebody ends, whyever: `GenServer.stop/1`.
    End,
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
    "end" => End,
    "always" => Always(value),
    "map" => Map,
});
