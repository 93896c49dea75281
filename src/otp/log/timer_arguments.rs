//! What `erlang:send_after/3` says of arguments that it does not take (`erl_erts_errors`).

use crate::runtime::{LAST_TIMER_MS, Term};

/// The problems with the arguments `[time, destination, message]`, one below the other.
pub(super) fn timer_problems(arguments: &Term) -> Option<String> {
    let arguments = arguments.list_elements()?;
    let [time, to, _] = &*arguments else {
        return None;
    };
    let takes = matches!(to, Term::Pid(_) | Term::Atom(_));
    let beyond = "1st argument: exceeds the maximum supported time value";
    let problem = match time {
        Term::Int(..=-1) => Some("1st argument: out of range"),
        Term::Int(ms) if !takes && u64::try_from(*ms).is_ok_and(|ms| ms <= LAST_TIMER_MS) => None,
        Term::Int(_) => Some(beyond),
        Term::Big(big) if big.is_negative() => Some("1st argument: out of range"),
        Term::Big(_) => Some(beyond),
        _ => Some("1st argument: not an integer"),
    };
    let destination = (!takes).then_some("2nd argument: not a pid or an atom");
    let problems: Vec<_> = problem.into_iter().chain(destination).collect();
    Some(problems.join("\n  * "))
}
