//! What a built-in function raises.

use crate::otp::Exception;
pub use crate::otp::log::exception;
use crate::runtime::Term;
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

impl From<Fault> for Exception {
    fn from(fault: Fault) -> Self {
        let details = fault.details.unwrap_or(Term::list([]));
        Self::Error(fault.error, details)
    }
}
