//! What a callback can throw, and the exit reason that each becomes.

use crate::runtime::{Atom, ExitReason, Term};
use crate::tuple;

/// `raise`, `exit` or `throw` in a callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exception {
    /// An exception or Erlang error with the frame it was raised in.
    Error(Term, Term),
    /// `exit(reason)`.
    Exit(ExitReason),
    /// `throw(value)`.
    Throw(Term),
}

crate::digest!(enum Exception {
    "error" => Error(error, frame),
    "exit" => Exit(reason),
    "throw" => Throw(value),
});

impl Exception {
    /// `raise "message"`, in that function.
    #[must_use]
    pub fn runtime_error(message: &str, at: Term) -> Self {
        Self::Error(exception("Elixir.RuntimeError", message), at)
    }

    /// `raise ArgumentError, message`.
    #[must_use]
    pub fn argument_error(message: &str) -> Self {
        Self::Error(
            exception("Elixir.ArgumentError", message),
            frame("Elixir.Registry", "info!", 1),
        )
    }

    /// A call that no clause of that function takes.
    #[must_use]
    pub fn function_clause(module: &'static str, function: &'static str, arity: i64) -> Self {
        Self::Error(Term::atom("function_clause"), frame(module, function, arity))
    }

    /// The exit reason of a process that does not catch it.
    #[must_use]
    pub fn into_reason(self) -> ExitReason {
        match self {
            // Where nothing is known of the place, the stack trace is empty.
            Self::Error(error, frame) if frame.elements().is_none() => tuple![error, Term::list([])],
            Self::Error(error, frame) => tuple![error, Term::list([frame])],
            Self::Exit(reason) => reason,
            Self::Throw(value) => tuple![tuple![Atom::new("nocatch"), value], Term::list([])],
        }
    }
}

/// An exception struct with a message.
#[must_use]
pub fn exception(module: &'static str, message: &str) -> Term {
    Term::structure(
        Atom::new(module),
        [
            (Term::atom("__exception__"), Term::from(true)),
            (Term::atom("message"), Term::str(message)),
        ],
    )
}

/// One frame of a stack trace.
#[must_use]
pub fn frame(module: &'static str, function: &'static str, arity: i64) -> Term {
    tuple![Atom::new(module), Atom::new(function), arity, Term::list([])]
}

/// `:badarg` of a function of `ets`, and which argument is to blame for what, as `erl_stdlib_errors` words it.
#[must_use]
pub fn ets_badarg(function: &'static str, arity: i64, argument: i64, problem: &str) -> Exception {
    let said = Term::list([tuple![argument, problem]]);
    let about = Term::list([tuple![Atom::new("error_info"), said]]);
    let call = tuple![Atom::new("ets"), Atom::new(function), arity, about];
    Exception::Error(Term::atom("badarg"), call)
}

/// The same of `:ets.lookup_element/3` for a key that is not in the table.
#[must_use]
pub fn no_such_key() -> Exception {
    ets_badarg("lookup_element", 3, 2, "not a key that exists in the table")
}
