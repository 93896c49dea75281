//! What a built-in function raises.

use crate::otp::Exception;
use crate::runtime::{Atom, Term};
use crate::tuple;

/// An error that a built-in function raises, in Erlang's form or as an exception.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The error.
    pub error: Term,
    /// What is wrong with which argument, where Erlang says that beside the error.
    pub details: Option<Term>,
}

impl From<Term> for Fault {
    fn from(error: Term) -> Self {
        Self { error, details: None }
    }
}

impl Fault {
    /// `:badarg`, with what is wrong with which argument, counted from 1.
    pub fn badarg(arguments: &[(i64, &str)]) -> Self {
        let said = arguments.iter().map(|(at, what)| tuple![*at, *what]);
        Self {
            error: Term::atom("badarg"),
            details: Some(Term::list(said.collect::<Vec<_>>())),
        }
    }

    /// No clause of the function takes the arguments.
    pub fn function_clause() -> Self {
        Self::from(Term::atom("function_clause"))
    }

    /// An exception with a message.
    pub fn exception(module: &'static str, message: &str) -> Self {
        Self::from(exception(module, [("message", Term::str(message))]))
    }

    /// `ArgumentError`, with that message.
    pub fn argument(message: &str) -> Self {
        Self::exception("Elixir.ArgumentError", message)
    }

    /// What Coppice does not have, though the BEAM does.
    pub fn limit(message: &str) -> Self {
        Self::exception("Elixir.Coppice.LimitError", message)
    }
}

/// An exception with those fields.
pub fn exception<const N: usize>(module: &'static str, fields: [(&'static str, Term); N]) -> Term {
    let marked = std::iter::once(("__exception__", Term::from(true)));
    let fields = marked.chain(fields).map(|(name, value)| (Term::atom(name), value));
    Term::structure(Atom::new(module), fields.collect::<Vec<_>>())
}

impl From<Fault> for Exception {
    fn from(fault: Fault) -> Self {
        let details = fault.details.unwrap_or(Term::list([]));
        Self::Error(fault.error, details)
    }
}
