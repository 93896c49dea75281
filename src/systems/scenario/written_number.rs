//! Numbers in requests and functions, `sleep:MS`: read when they are needed, in the process that needs them.

use crate::otp::{Await, Exception, MAX_RECEIVE_MS, frame};
use crate::runtime::{Millis, Term};

/// `String.to_integer/1`: digits, with a sign or without. What does not fit is as near to it as can be; the check of a
/// scenario keeps such numbers out.
///
/// # Errors
/// `:badarg`.
pub(super) fn integer(text: &str) -> Result<i64, Exception> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        let at = frame("erlang", "binary_to_integer", 1);
        return Err(Exception::Error(Term::atom("badarg"), at));
    }
    let beyond = if text.starts_with('-') { i64::MIN } else { i64::MAX };
    Ok(text.parse().unwrap_or(beyond))
}

/// `String.to_integer(text)` of a `receive`'s time, up to the wait.
///
/// # Errors
/// What one of the two raises: no number, or one that no receive takes.
pub(super) fn receive_time(text: &str) -> Result<Millis, Exception> {
    let ms = Millis::try_from(integer(text)?).ok().filter(|ms| *ms <= MAX_RECEIVE_MS);
    ms.ok_or_else(|| Exception::Error(Term::atom("timeout_value"), frame("Elixir.Fidelity.Jobs", "run", 1)))
}

/// `Process.sleep(String.to_integer(text))`, up to the wait.
///
/// # Errors
/// What one of the two raises: no number, a negative one, one that no receive takes.
pub(super) fn sleep(text: &str) -> Result<Await, Exception> {
    let raise = |error| Exception::Error(Term::atom(error), frame("Elixir.Process", "sleep", 1));
    let ms = Millis::try_from(integer(text)?).map_err(|_| raise("function_clause"))?;
    if ms > MAX_RECEIVE_MS {
        return Err(raise("timeout_value"));
    }
    Ok(Await::Sleep(ms))
}
