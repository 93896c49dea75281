//! What the functions that ask the process for something have in common: what they are given, and what comes of them.

use crate::elixir::fault::Fault;
use crate::elixir::loaded::Loaded;
use crate::elixir::machine::{EffectOutcome, Expected, Machine, Raised};
use crate::otp::{Await, Exception, MAX_RECEIVE_MS, ServerRef};
use crate::runtime::{Atom, Millis, Term};
use crate::tuple;

/// The function that runs, with what it may look at.
pub(in crate::elixir) struct EffectCall<'a, 'm> {
    pub arguments: &'a [Term],
    pub machine: &'m mut Machine,
    pub loaded: &'a Loaded,
}

pub(super) fn raise(fault: Fault) -> EffectOutcome {
    EffectOutcome::Raise(Raised::from(fault))
}

pub(super) fn value(term: impl Into<Term>) -> EffectOutcome {
    EffectOutcome::Value(term.into())
}

pub(super) fn ok() -> EffectOutcome {
    value(Atom::new("ok"))
}

pub(super) fn badarg(at: i64, what: &str) -> EffectOutcome {
    raise(Fault::badarg(&[(at, what)]))
}

/// A wait whose end is the value.
pub(super) fn wait(wait: Result<Await, Exception>) -> EffectOutcome {
    match wait {
        Ok(wait) => EffectOutcome::Wait(wait, Expected::Value),
        Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
    }
}

/// A start, or the result of one that needed no wait.
pub(super) fn started(start: Result<Result<Await, Term>, Exception>) -> EffectOutcome {
    match start {
        Ok(Ok(wait)) => EffectOutcome::Wait(wait, Expected::Value),
        Ok(Err(result)) => value(result),
        Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
    }
}

/// The server that a term names.
pub(super) fn server(term: &Term) -> Result<ServerRef, EffectOutcome> {
    if let Term::Pid(pid) = term {
        return Ok(ServerRef::Pid(*pid));
    }
    ServerRef::of_name(term).ok_or_else(|| raise(Fault::function_clause()))
}

/// A time in milliseconds, or `:infinity`.
pub(super) fn timeout(term: Option<&Term>, default: Option<Millis>) -> Result<Option<Millis>, EffectOutcome> {
    match term {
        None => Ok(default),
        Some(Term::Int(ms)) if (0..=MAX_RECEIVE_MS as i64).contains(ms) => Ok(Some(*ms as Millis)),
        Some(forever) if forever.is_atom("infinity") => Ok(None),
        Some(_) => Err(raise(Fault::from(Term::atom("timeout_value")))),
    }
}

/// The value of an option.
pub(super) fn option<'t>(options: Option<&'t Term>, name: &str) -> Option<&'t Term> {
    let pairs = options?.as_list()?;
    pairs.iter().find_map(|pair| match pair.elements()? {
        [key, value] if key.is_atom(name) => Some(value),
        _ => None,
    })
}

/// `{:error, reason}`.
pub(super) fn error(reason: impl Into<Term>) -> Term {
    tuple![Atom::new("error"), reason.into()]
}

/// Goes on with the value, or is what stands in the way.
macro_rules! attempt {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(outcome) => return Some(outcome),
        }
    };
}
pub(super) use attempt;
