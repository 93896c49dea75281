//! Input as messages. What is typed while a console evaluates waits, and is no message to whoever receives.

use crate::otp::Await;
use crate::runtime::{Atom, Message, Millis, Term, Wake};
use crate::tuple;

/// What marks a message as input.
pub(super) const INPUT: &str = "$console_input";

/// The input that has come, if that is what has.
pub(super) fn typed(wake: &Wake) -> Option<Term> {
    match wake {
        Wake::Message(Message::Term(term)) => {
            let is_input = term
                .elements()
                .is_some_and(|parts| (2..=3).contains(&parts.len()) && parts[0].is_atom(INPUT));
            is_input.then(|| term.clone())
        }
        _ => None,
    }
}

/// A receive of which so much time has passed.
pub(super) fn shortened(wait: Await, passed: Millis) -> Await {
    match wait {
        Await::Select {
            select,
            timeout: Some(timeout),
        } => {
            let timeout = Some(timeout.saturating_sub(passed));
            Await::Select { select, timeout }
        }
        other => other,
    }
}

/// The message that is input for a console.
#[must_use]
pub fn input(text: &str) -> Term {
    tuple![Atom::new(INPUT), text]
}

/// The message that has a console load a file: its name, and what is in it.
#[must_use]
pub fn file_input(name: &str, source: &str) -> Term {
    tuple![Atom::new(INPUT), name, source]
}
