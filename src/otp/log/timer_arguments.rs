//! What `erlang:send_after/3` says of arguments that it does not take (`erl_erts_errors`).

use crate::runtime::{LAST_TIMER_MS, Term};
use crate::tuple;

/// The problems with the arguments `[time, destination, message]`: the number of the argument, and what is wrong with it.
pub(super) fn timer_problems(arguments: &Term) -> Option<Vec<Term>> {
    let arguments = arguments.list_elements()?;
    let [time, to, _] = &*arguments else {
        return None;
    };
    let takes = matches!(to, Term::Pid(_) | Term::Atom(_));
    let beyond = "exceeds the maximum supported time value";
    let problem = match time {
        Term::Int(..=-1) => Some("out of range"),
        Term::Int(ms) if !takes && u64::try_from(*ms).is_ok_and(|ms| ms <= LAST_TIMER_MS) => None,
        Term::Int(_) => Some(beyond),
        Term::Big(big) if big.is_negative() => Some("out of range"),
        Term::Big(_) => Some(beyond),
        _ => Some("not an integer"),
    };
    let destination = (!takes).then_some("not a pid or an atom");
    let time = problem.map(|what| tuple![1, what]);
    let destination = destination.map(|what| tuple![2, what]);
    Some(time.into_iter().chain(destination).collect())
}
