//! What the scenario's processes share: a table of incarnations, present processes, labels and stored counters.
//!
//! The driver owns it, so it lives as long as the run. A label is written `id#incarnation`.

use super::Scenario;
use crate::otp::{Cx, Event, registry};
use crate::runtime::{Atom, Pid, Term};
use crate::tuple;

const TABLE: Atom = Atom::new("scenario");

/// Put before a registry's id, as the recorder does, so that names print alike; taken out again where they are shown.
pub(super) const REGISTRY_PREFIX: &str = "diff_0_";

/// Makes the table.
pub(super) fn create(cx: &mut Cx<'_, Scenario>) {
    cx.ets_new(TABLE);
}

fn get(kind: &'static str, id: &str, cx: &Cx<'_, Scenario>) -> Option<Term> {
    cx.ets_lookup(TABLE, &tuple![Term::atom(kind), id])?.first().cloned()
}

fn put(kind: &'static str, id: &str, value: Term, cx: &mut Cx<'_, Scenario>) {
    let key = tuple![Term::atom(kind), id];
    cx.ets_delete(TABLE, &key, |_| true);
    cx.ets_insert(TABLE, key, value);
}

/// Counts one start attempt of that id: its number.
pub(super) fn next_incarnation(id: &str, cx: &mut Cx<'_, Scenario>) -> i64 {
    let number = get("incarnation", id, cx)
        .and_then(|number| number.as_int())
        .unwrap_or(0)
        + 1;
    put("incarnation", id, Term::Int(number), cx);
    number
}

/// Names a process; it is the present one of its id from now on. The label.
pub(super) fn label(id: &str, number: i64, pid: Pid, cx: &mut Cx<'_, Scenario>) -> String {
    let label = format!("{id}#{number}");
    put("present", id, Term::Pid(pid), cx);
    cx.report(Event::Note(tuple![Term::atom("label"), pid, label.as_str()]));
    label
}

/// The newest process of that id, dead or alive.
pub(super) fn present(id: &str, cx: &Cx<'_, Scenario>) -> Option<Pid> {
    get("present", id, cx)?.as_pid()
}

/// Marks a process as a DynamicSupervisor, as its `$initial_call` does on the BEAM.
pub(super) fn mark_dynamic(pid: Pid, cx: &mut Cx<'_, Scenario>) {
    cx.ets_insert(TABLE, Term::Pid(pid), Term::atom("dynamic"));
}

/// Is that a DynamicSupervisor that lives?
pub(super) fn is_dynamic(pid: Pid, cx: &Cx<'_, Scenario>) -> bool {
    cx.is_alive(pid)
        && cx
            .ets_lookup(TABLE, &Term::Pid(pid))
            .is_some_and(|marks| !marks.is_empty())
}

/// A stored counter.
pub(super) fn load(counter: &str, cx: &Cx<'_, Scenario>) -> i64 {
    get("disk", counter, cx).and_then(|value| value.as_int()).unwrap_or(0)
}

/// Stores a counter.
pub(super) fn save(counter: &str, value: i64, cx: &mut Cx<'_, Scenario>) {
    put("disk", counter, Term::Int(value), cx);
}

/// The name of the registry of that id.
pub(super) fn registry_name(id: &str) -> Atom {
    atom(&format!("{REGISTRY_PREFIX}{id}"))
}

/// The partition of the registry of that id.
pub(super) fn partition_name(id: &str) -> Atom {
    registry::partition_name(registry_name(id))
}

/// The atom of that name, which [`parse`](super::parse) has made sure is not too long.
pub(super) fn atom(name: &str) -> Atom {
    Atom::intern(name).unwrap_or(Atom::new("system_limit"))
}

/// A reason as ops and messages write it: `boom`, `{shutdown,why}`.
pub(super) fn reason(text: &str) -> Term {
    match text.strip_prefix("{shutdown,") {
        Some(why) => tuple![Term::atom("shutdown"), atom(why.trim_end_matches('}'))],
        None => Term::Atom(atom(text)),
    }
}

/// Reports an event of the trace.
pub(super) fn event<const N: usize>(fields: [Term; N], cx: &mut Cx<'_, Scenario>) {
    cx.report(Event::Note(tuple![Term::atom("trace"), Term::list(fields)]));
}
