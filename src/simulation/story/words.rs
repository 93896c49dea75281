//! Words of the captions that several beats share.

use super::super::slots::Slots;
use crate::otp::Strategy;
use crate::runtime::{ExitReason, Pid, Term};

/// More names than that are counted.
const NAMED: usize = 4;

/// `a`, `a and b`, `a, b and c`; of many the first few, and how many more there are.
pub(super) fn list(labels: &[String]) -> String {
    match labels {
        [] => String::new(),
        [one] => one.clone(),
        many if many.len() > NAMED => {
            let shown = NAMED - 1;
            format!("{} and {} more", many[..shown].join(", "), many.len() - shown)
        }
        [some @ .., last] => format!("{} and {last}", some.join(", ")),
    }
}

/// The labels of slots, as a list.
pub(super) fn labels(slots: &Slots, paths: &[String]) -> String {
    list(&paths.iter().map(|path| slots.label(path)).collect::<Vec<_>>())
}

/// `1 message`, `2 messages`.
pub(super) fn count(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}

/// Children as their supervisor would speak of them: `its 3 workers`, or by name when there is one.
pub(super) fn children(slots: &Slots, paths: &[String]) -> String {
    match paths {
        [one] => format!("its child {}", slots.label(one)),
        many if many.iter().any(|path| slots.is_supervisor(path)) => format!("its {} children", many.len()),
        many => format!("its {} workers", many.len()),
    }
}

/// What a strategy means for this child, in words.
pub(super) fn decision(strategy: Strategy, ended: &str, affected: &[String], slots: &Slots) -> String {
    let child = slots.label(ended);
    let others: Vec<_> = affected.iter().filter(|slot| *slot != ended).cloned().collect();
    let others = labels(slots, &others);
    match strategy {
        Strategy::OneForOne => format!("restart only {child}"),
        Strategy::RestForOne if others.is_empty() => format!("restart {child}: none was started after it"),
        Strategy::RestForOne => format!("restart {child} and those started after it: {others}"),
        Strategy::OneForAll if others.is_empty() => format!("restart all: {child} is the only child"),
        Strategy::OneForAll => format!("restart all: {child}, {others}"),
    }
}

/// Why a start failed, in as few words as the reason allows.
pub(super) fn failure(reason: &ExitReason, slots: &Slots, is_alive: impl Fn(Pid) -> bool) -> String {
    let (child, reason) = failed_child(reason).unwrap_or((None, reason));
    let holder = match reason.elements() {
        Some([tag, Term::Pid(pid)]) if tag.is_atom("already_started") => Some(*pid),
        Some(_) | None => None,
    };
    let why = match holder {
        Some(pid) if is_alive(pid) => {
            let who = slots
                .of(pid)
                .map_or_else(|| "a process".to_owned(), |slot| slots.label(slot));
            return format!("the name of {who} is still held by {pid}, which has not ended yet");
        }
        Some(_) | None => reason.to_string(),
    };
    match child {
        Some(child) => format!("it could not start {child}: {why}"),
        None => why,
    }
}

/// The child and the reason of `{:shutdown, {:failed_to_start_child, id, reason}}`.
fn failed_child(reason: &ExitReason) -> Option<(Option<String>, &ExitReason)> {
    let [shutdown, inner] = reason.elements()? else {
        return None;
    };
    match inner.elements()? {
        [failed, id, why] if shutdown.is_atom("shutdown") && failed.is_atom("failed_to_start_child") => {
            Some((Some(id.to_string()), why))
        }
        _ => None,
    }
}
