//! What is raised.

use crate::elixir::fault::Fault;
use crate::elixir::library;
use crate::elixir::loaded::Loaded;
use crate::otp::Exception;
use crate::runtime::{Atom, Term};
use crate::tuple;

/// `:error`, `:exit`, `:throw`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// `raise`, and errors of the runtime.
    Error,
    /// `exit`.
    Exit,
    /// `throw`.
    Throw,
}

impl Class {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Exit => "exit",
            Self::Throw => "throw",
        }
    }

    /// The one of that name.
    pub fn named(name: &Term) -> Option<Self> {
        [Self::Error, Self::Exit, Self::Throw]
            .into_iter()
            .find(|class| name.is_atom(class.name()))
    }
}

/// Something that has been raised.
#[derive(Clone, Debug)]
pub struct Raised {
    /// How.
    pub class: Class,
    /// What.
    pub value: Term,
    /// The first of its stack trace, where that is not the running function; what there is behind it.
    pub top: Option<Term>,
    /// The whole trace, when it is raised once more.
    pub trace: Option<Term>,
    /// What is wrong with which argument, where the function that raised it is still to be named.
    pub details: Option<Term>,
}

impl From<Fault> for Raised {
    fn from(fault: Fault) -> Self {
        let is_clause = fault.error.is_atom("function_clause");
        Self {
            details: fault.details.or(is_clause.then(|| Term::list([]))),
            ..Self::error(fault.error)
        }
    }
}

impl From<Exception> for Raised {
    fn from(exception: Exception) -> Self {
        match exception {
            Exception::Error(error, frame) => Self {
                top: Some(frame),
                ..Self::error(error)
            },
            Exception::Exit(reason) => Self::of(Class::Exit, reason),
            Exception::Throw(value) => Self::of(Class::Throw, value),
        }
    }
}

impl Raised {
    /// An error.
    pub fn error(value: Term) -> Self {
        Self::of(Class::Error, value)
    }

    /// Anything.
    pub fn of(class: Class, value: Term) -> Self {
        Self {
            class,
            value,
            top: None,
            trace: None,
            details: None,
        }
    }

    /// The same, raised by that function, when it is for its arguments.
    pub fn in_call(self, called: (Atom, Atom), arguments: &[Term]) -> Self {
        let Some(details) = self.details else { return self };
        let fault = Fault {
            error: self.value,
            details: Some(details),
        };
        Self::in_builtin(fault, called, arguments)
    }

    /// What a function in Rust raises.
    pub fn in_builtin(fault: Fault, (module, name): (Atom, Atom), arguments: &[Term]) -> Self {
        let location = match fault.details {
            Some(details) => Term::list([tuple![Atom::new("error_info"), details]]),
            None => Term::list([]),
        };
        let is_of_key = fault.error.elements().is_some_and(|error| error[0].is_atom("badkey"));
        let whole = is_of_key
            || fault.error.is_atom("function_clause")
            || fault.error.is_atom("badarg")
            || fault.error.is_atom("badarith");
        let with = if whole {
            Term::list(arguments.to_vec())
        } else {
            Term::Int(arguments.len() as i64)
        };
        Self {
            top: Some(tuple![module, name, with, location]),
            ..Self::error(fault.error)
        }
    }

    /// There is no such function.
    pub fn undefined(module: Atom, name: Atom, arguments: &[Term], loaded: &Loaded) -> Self {
        let arity = arguments.len() as i64;
        if loaded.module(module).is_none() && library::is_limit(module, name, arguments.len() as u8) {
            let message = format!(
                "{}.{}/{arity} is not part of Coppice, though Elixir has it",
                Term::Atom(module),
                name.name()
            );
            return Self::from(Fault::limit(&message));
        }
        let top = tuple![module, name, Term::list(arguments.to_vec()), Term::list([])];
        Self {
            top: Some(top),
            ..Self::error(Term::atom("undef"))
        }
    }

    /// What a process that does not catch it ends of.
    pub fn into_exception(self) -> Exception {
        match self.class {
            Class::Error => {
                let first = self
                    .trace
                    .as_ref()
                    .and_then(Term::as_list)
                    .and_then(|trace| trace.first().cloned());
                Exception::Error(self.value, first.or(self.top).unwrap_or(Term::list([])))
            }
            Class::Exit => Exception::Exit(self.value),
            Class::Throw => Exception::Throw(self.value),
        }
    }
}
