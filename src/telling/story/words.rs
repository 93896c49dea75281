//! Words of the captions that several beats share.

use super::super::places::{PlaceId, Places};
use super::super::view::short;
use crate::otp::{Frame, Process, Strategy};
use crate::runtime::{ExitReason, Term, TermList};
use crate::systems::System;

/// More names than that are counted.
const NAMED: usize = 4;

/// `a`, `a and b`, `a, b and c`; of many the first few, and how many more there are.
pub(in super::super) fn list(labels: impl ExactSizeIterator<Item = String>) -> String {
    let all = labels.len();
    let shown = if all > NAMED { NAMED - 1 } else { all };
    let labels: Vec<_> = labels.take(shown).collect();
    match labels.as_slice() {
        [] => String::new(),
        some if shown < all => format!("{} and {} more", some.join(", "), all - shown),
        [one] => one.clone(),
        [some @ .., last] => format!("{} and {last}", some.join(", ")),
    }
}

/// The labels of places, as a list.
pub(super) fn labels<'a, I>(places: &Places, paths: I) -> String
where
    I: IntoIterator<Item = &'a PlaceId, IntoIter: ExactSizeIterator>,
{
    list(paths.into_iter().map(|path| places.label(*path)))
}

/// `1 message`, `2 messages`.
pub(super) fn count(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}

/// Children as their supervisor would speak of them: `its 3 workers`, or by name when there is one.
pub(super) fn children(places: &Places, paths: &[PlaceId]) -> String {
    match paths {
        [one] => format!("its child {}", places.label(*one)),
        many if many.iter().any(|path| places.is_supervisor(*path)) => format!("its {} children", many.len()),
        many => format!("its {} workers", many.len()),
    }
}

/// What a strategy means for this child, in words.
pub(super) fn decision(strategy: Strategy, ended: PlaceId, affected: &[PlaceId], places: &Places) -> String {
    let child = places.label(ended);
    let others: Vec<_> = affected.iter().copied().filter(|slot| *slot != ended).collect();
    let others = labels(places, &others);
    match strategy {
        Strategy::OneForOne => format!("restart only {child}"),
        Strategy::RestForOne if others.is_empty() => format!("restart {child}: none was started after it"),
        Strategy::RestForOne => format!("restart {child} and those started after it: {others}"),
        Strategy::OneForAll if others.is_empty() => format!("restart all: {child} is the only child"),
        Strategy::OneForAll => format!("restart all: {child}, {others}"),
    }
}

/// A reason in as few words as tell it: of a failed call, why and whom it was to; of an exception, without where it was
/// raised; of a supervisor that could not start a child, just that.
pub(in super::super) fn gist(reason: &ExitReason) -> String {
    if failed_child(reason).is_some() {
        return "a child did not start".to_owned();
    }
    let (why, rest) = match reason.elements() {
        Some([why, rest]) => (why, rest),
        Some(_) | None => return short(&reason.to_string()),
    };
    let arguments = match rest.elements() {
        Some([module, function, arguments]) if module.is_atom("Elixir.GenServer") && function.is_atom("call") => {
            arguments.as_list()
        }
        Some(_) | None => None,
    };
    match arguments.and_then(TermList::first) {
        Some(server) => format!("{}, in a call to {}", gist(why), short(&called(server).to_string())),
        None if rest.as_list().is_some() => gist(why),
        None => short(&reason.to_string()),
    }
}

/// The key of `{:via, module, {registry, key}}`; any other name as it is.
fn called(server: &Term) -> &Term {
    match server.elements() {
        Some([via, _, named]) if via.is_atom("via") => match named.elements() {
            Some([_, key]) => key,
            Some(_) | None => server,
        },
        Some(_) | None => server,
    }
}

/// Does a supervisor end a child that way?
pub(super) fn is_shutdown(reason: &ExitReason) -> bool {
    let tag = reason
        .elements()
        .and_then(|elements| elements.first())
        .unwrap_or(reason);
    tag.is_atom("shutdown") || tag.is_atom("normal")
}

/// Why a start failed, in as few words as the reason allows.
pub(super) fn failure(reason: &ExitReason, places: &Places, system: &System) -> String {
    let (child, reason) = failed_child(reason).unwrap_or((None, reason));
    let holder = match reason.elements() {
        Some([tag, Term::Pid(pid)]) if tag.is_atom("already_started") => Some(*pid),
        Some(_) | None => None,
    };
    let why = match holder {
        Some(pid) if system.is_alive(pid) => {
            let who = places
                .in_tree(pid)
                .map_or_else(|| "a process".to_owned(), |slot| places.label(slot));
            let server = system.program(pid).and_then(Process::as_server);
            let waits = match server.map(|server| server.frame()) {
                Some(Frame::CrashReport(..)) => "its crash report asks all that it is linked to first",
                Some(_) | None => "it has not ended yet",
            };
            return format!("the name of {who} is still held by {pid}: {waits}");
        }
        Some(_) | None => gist(reason),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Atom;
    use crate::tuple;

    #[test]
    fn of_a_reason_its_gist_is_told() {
        let atom = |name: &'static str| Term::atom(name);
        let worker = tuple![Atom::new("Elixir.Todo.DatabaseWorker"), 3];
        let named = tuple![Atom::new("Elixir.Todo.ProcessRegistry"), worker];
        let via = tuple![Atom::new("via"), Atom::new("Elixir.Registry"), named];
        let arguments = Term::list([via, tuple![Atom::new("get"), 1], Term::Int(5_000)]);
        let call = tuple![Atom::new("Elixir.GenServer"), Atom::new("call"), arguments];
        let stack = Term::list([tuple![Atom::new("erlang"), Atom::new("error"), 1, Term::list([])]]);
        let cases = [
            (atom("killed"), ":killed"),
            (tuple![Atom::new("shutdown"), Atom::new("why")], "{:shutdown, :why}"),
            (
                tuple![Atom::new("noproc"), call.clone()],
                ":noproc, in a call to {Todo.DatabaseWorker, 3}",
            ),
            (tuple![Atom::new("badarg"), stack], ":badarg"),
            (
                tuple![tuple![Atom::new("bad_return_value"), 7], call],
                "{:bad_return_value, 7}, in a call to {Todo.DatabaseWorker, 3}",
            ),
        ];
        for (reason, expected) in cases {
            assert_eq!(gist(&reason), expected);
        }
    }
}
