//! Numbers in requests and functions, `sleep:MS`: read when they are needed, in the process that needs them.

use crate::otp::{Await, Exception, MAX_RECEIVE_MS, frame};
use crate::runtime::{Millis, Term, number};

/// `String.to_integer/1`: digits, with a sign or without.
///
/// # Errors
/// `:badarg`.
pub(super) fn integer(text: &str) -> Result<Term, Exception> {
    number::parse_integer(text).ok_or_else(|| {
        let at = frame("erlang", "binary_to_integer", 1);
        Exception::Error(Term::atom("badarg"), at)
    })
}

/// Is it below zero?
pub(super) fn is_negative(integer: &Term) -> bool {
    match integer {
        Term::Big(big) => big.is_negative(),
        other => other.as_int().is_some_and(i64::is_negative),
    }
}

/// The time of a `receive`; `None` when it takes none such.
fn receive_ms(integer: &Term) -> Option<Millis> {
    let ms = integer.as_int().and_then(|ms| Millis::try_from(ms).ok());
    ms.filter(|ms| *ms <= MAX_RECEIVE_MS)
}

/// `String.to_integer(text)` of a `receive`'s time, up to the wait.
///
/// # Errors
/// What one of the two raises: no number, or one that no receive takes.
pub(super) fn receive_time(text: &str) -> Result<Millis, Exception> {
    let at = || frame("Elixir.Fidelity.Jobs", "run", 1);
    receive_ms(&integer(text)?).ok_or_else(|| Exception::Error(Term::atom("timeout_value"), at()))
}

/// `Process.sleep(String.to_integer(text))`, up to the wait.
///
/// # Errors
/// What one of the two raises: no number, a negative one, one that no receive takes.
pub(super) fn sleep(text: &str) -> Result<Await, Exception> {
    let raise = |error| Exception::Error(Term::atom(error), frame("Elixir.Process", "sleep", 1));
    let ms = integer(text)?;
    if is_negative(&ms) {
        return Err(raise("function_clause"));
    }
    receive_ms(&ms).map(Await::Sleep).ok_or_else(|| raise("timeout_value"))
}
