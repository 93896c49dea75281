//! What each function that asks the process for something does.

mod agents;
mod clock;
mod output;
mod processes;
mod registries;
mod servers;
mod supervisors;
mod tasks;

pub use supervisors::given_init;

use super::{Effect, Fault};
use crate::elixir::host::Host;
use crate::elixir::loaded::Loaded;
use crate::elixir::machine::{Expected, Machine, Outcome, Raised};
use crate::otp::{Await, Cx, Exception, MAX_RECEIVE_MS, ServerRef};
use crate::runtime::{Atom, Millis, Term};
use crate::tuple;

/// The function that runs, with what it may look at.
pub(super) struct Asked<'a, 'm> {
    pub arguments: &'a [Term],
    pub machine: &'m mut Machine,
    pub loaded: &'a Loaded,
}

pub(super) fn perform<M: Host>(
    effect: Effect,
    arguments: &[Term],
    machine: &mut Machine,
    loaded: &Loaded,
    cx: &mut Cx<'_, M>,
) -> Outcome {
    let mut asked = Asked {
        arguments,
        machine,
        loaded,
    };
    let found = processes::perform(effect, &mut asked, cx)
        .or_else(|| servers::perform(effect, &mut asked, cx))
        .or_else(|| supervisors::perform(effect, &mut asked, cx))
        .or_else(|| registries::perform(effect, &asked, cx))
        .or_else(|| agents::perform(effect, &asked, cx))
        .or_else(|| tasks::perform(effect, &asked, cx))
        .or_else(|| clock::perform(effect, &mut asked, cx))
        .or_else(|| output::perform(effect, &asked, cx));
    found.unwrap_or_else(|| raise(Fault::from(Term::atom("undef"))))
}

fn raise(fault: Fault) -> Outcome {
    Outcome::Raise(Raised::from(fault))
}

fn value(term: impl Into<Term>) -> Outcome {
    Outcome::Value(term.into())
}

fn ok() -> Outcome {
    value(Atom::new("ok"))
}

fn badarg(at: i64, what: &str) -> Outcome {
    raise(Fault::badarg(&[(at, what)]))
}

/// A wait whose end is the value.
fn wait(wait: Result<Await, Exception>) -> Outcome {
    match wait {
        Ok(wait) => Outcome::Wait(wait, Expected::Value),
        Err(exception) => Outcome::Raise(Raised::from(exception)),
    }
}

/// A start, or the result of one that needed no wait.
fn started(start: Result<Result<Await, Term>, Exception>) -> Outcome {
    match start {
        Ok(Ok(wait)) => Outcome::Wait(wait, Expected::Value),
        Ok(Err(result)) => value(result),
        Err(exception) => Outcome::Raise(Raised::from(exception)),
    }
}

/// The server that a term names.
fn server(term: &Term) -> Result<ServerRef, Outcome> {
    if let Term::Pid(pid) = term {
        return Ok(ServerRef::Pid(*pid));
    }
    ServerRef::of_name(term).ok_or_else(|| raise(Fault::function_clause()))
}

/// A time in milliseconds, or `:infinity`.
fn timeout(term: Option<&Term>, default: Option<Millis>) -> Result<Option<Millis>, Outcome> {
    match term {
        None => Ok(default),
        Some(Term::Int(ms)) if (0..=MAX_RECEIVE_MS as i64).contains(ms) => Ok(Some(*ms as Millis)),
        Some(forever) if forever.is_atom("infinity") => Ok(None),
        Some(_) => Err(raise(Fault::from(Term::atom("timeout_value")))),
    }
}

/// The value of an option.
fn option<'t>(options: Option<&'t Term>, name: &str) -> Option<&'t Term> {
    let pairs = options?.as_list()?;
    pairs.iter().find_map(|pair| match pair.elements()? {
        [key, value] if key.is_atom(name) => Some(value),
        _ => None,
    })
}

/// `{:error, reason}`.
fn error(reason: impl Into<Term>) -> Term {
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
