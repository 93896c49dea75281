//! What the scenario's processes share: specs, incarnations, present processes, labels and stored counters.
//!
//! The driver owns it, so it lives as long as the run. A label is written `id#incarnation`.

use super::op::Op;
use super::spec::Child;
use crate::otp::{Cx, Event, Module, ServerRef, registry};
use crate::runtime::{Atom, Pid, Term};
use crate::tuple;

const TABLE: Atom = Atom::new("scenario");

/// Put before the name of a registry or a process, as the recorder does, so that names print alike; taken out again
/// where they are shown.
pub(crate) const PREFIX: &str = "fidelity_";

/// Makes the table.
pub(super) fn create<M: Module>(cx: &mut Cx<'_, M>) {
    cx.ets_new(TABLE);
}

fn get<M: Module>(kind: &'static str, id: &str, cx: &Cx<'_, M>) -> Option<Term> {
    cx.ets_lookup(TABLE, &tuple![Term::atom(kind), id])?.first().cloned()
}

fn put<M: Module>(kind: &'static str, id: &str, value: Term, cx: &mut Cx<'_, M>) {
    let key = tuple![Term::atom(kind), id];
    cx.ets_delete(TABLE, &key, |_| true);
    cx.ets_insert(TABLE, key, value);
}

/// Counts one start attempt of that id: its number.
pub(super) fn next_incarnation<M: Module>(id: &str, cx: &mut Cx<'_, M>) -> i64 {
    let number = get("incarnation", id, cx)
        .and_then(|number| number.as_int())
        .unwrap_or(0)
        + 1;
    put("incarnation", id, Term::Int(number), cx);
    number
}

/// The extra argument of that id's starts: the one given now, or else the last one that was.
pub(super) fn extra<M: Module>(id: &str, given: Option<Term>, cx: &mut Cx<'_, M>) -> Option<Term> {
    if let Some(given) = given {
        put("extra", id, given, cx);
    }
    get("extra", id, cx)
}

/// Names a process; it is the present one of its id from now on. The label.
pub(super) fn label<M: Module>(id: &str, number: i64, pid: Pid, cx: &mut Cx<'_, M>) -> String {
    let label = format!("{id}#{number}");
    put("present", id, Term::Pid(pid), cx);
    cx.report(Event::Note(tuple![Term::atom("label"), pid, label.as_str()]));
    label
}

/// The newest process of that id, dead or alive.
pub(super) fn present<M: Module>(id: &str, cx: &Cx<'_, M>) -> Option<Pid> {
    get("present", id, cx)?.as_pid()
}

/// Marks a process as a DynamicSupervisor, as its `$initial_call` does on the BEAM.
pub(super) fn mark_dynamic<M: Module>(pid: Pid, cx: &mut Cx<'_, M>) {
    cx.ets_insert(TABLE, Term::Pid(pid), Term::atom("dynamic"));
}

/// Is that a DynamicSupervisor that lives?
pub(super) fn is_dynamic<M: Module>(pid: Pid, cx: &Cx<'_, M>) -> bool {
    cx.is_alive(pid)
        && cx
            .ets_lookup(TABLE, &Term::Pid(pid))
            .is_some_and(|marks| !marks.is_empty())
}

/// A stored counter.
pub(super) fn load<M: Module>(counter: &str, cx: &Cx<'_, M>) -> i64 {
    get("disk", counter, cx).and_then(|value| value.as_int()).unwrap_or(0)
}

/// Stores a counter.
pub(super) fn save<M: Module>(counter: &str, value: i64, cx: &mut Cx<'_, M>) {
    put("disk", counter, Term::Int(value), cx);
}

/// The local name that a registry of that id, or a process of that name, has.
pub(super) fn name(id: &str) -> Atom {
    atom(&format!("{PREFIX}{id}"))
}

/// The name that a process takes: its key in a registry, or a local name.
pub(super) fn server_name(via: Option<&(String, String)>, local: Option<&str>) -> Option<ServerRef> {
    match (via, local) {
        (Some((registry, key)), _) => Some(ServerRef::Via(name(registry), Term::str(key))),
        (None, Some(local)) => Some(ServerRef::Name(name(local))),
        (None, None) => None,
    }
}

/// The partition of the registry of that id.
pub(super) fn partition_name(id: &str) -> Atom {
    registry::partition_name(name(id))
}

/// Keeps the spec of a child; it is the one of its id from now on, also for restarts.
pub(super) fn put_spec<M: Module>(child: &Child, cx: &mut Cx<'_, M>) {
    // Writing what was read cannot fail: there are no maps whose keys are not strings.
    let written = serde_json::to_string(child).unwrap_or_default();
    put("spec", child.id(), Term::str(&written), cx);
}

/// The spec of that id.
pub(super) fn spec<M: Module>(id: &str, cx: &Cx<'_, M>) -> Option<Child> {
    let written = serde_json::from_str(get("spec", id, cx)?.as_str()?).ok()?;
    serde_json::from_value(written).ok()
}

/// Keeps an op that a worker is to do: the number by which the worker is told.
pub(super) fn put_order<M: Module>(op: &Op, cx: &mut Cx<'_, M>) -> i64 {
    let number = next_incarnation("order", cx);
    let written = serde_json::to_string(op).unwrap_or_default();
    put("order", &number.to_string(), Term::str(&written), cx);
    number
}

/// The op of that number, as written.
pub(super) fn order<M: Module>(number: i64, cx: &Cx<'_, M>) -> Option<Term> {
    get("order", &number.to_string(), cx)
}

/// Who a `DOWN` is about: a process, or nobody who can be named.
pub(super) fn subject(subject: &Term) -> Term {
    subject.as_pid().map_or(Term::str("?"), Term::Pid)
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
pub(super) fn event<const N: usize, M: Module>(fields: [Term; N], cx: &mut Cx<'_, M>) {
    cx.report(Event::Note(tuple![Term::atom("trace"), Term::list(fields)]));
}
