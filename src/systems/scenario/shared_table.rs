//! What the scenario's processes share: specs, incarnations, present processes, labels and stored counters.
//!
//! The driver owns it, so it lives as long as the run. A label is written `id#incarnation`.

use super::op::Op;
use super::spec::Child;
use crate::otp::{Cx, Event, Module, ServerRef, Task, registry};
use crate::runtime::{Atom, Pid, Term};
use crate::systems::notation::{self, Notation};
use crate::tuple;

const TABLE: Atom = Atom::new("scenario");

/// Under this the table says that ops are done at once.
const AT_ONCE: &str = "at_once";

/// Under this the table says how finely processes are placed among partitions.
const PLACES: &str = "places";

/// How many steps of an `init` stand in one row.
const CHUNK: usize = 64;

/// Put before the name of a registry or a process, as the recorder does, so that names print alike; taken out again
/// where they are shown.
pub const PREFIX: &str = "fidelity_";

/// Makes the table.
pub(super) fn create<M: Module>(cx: &mut Cx<'_, M>) {
    cx.ets_new(TABLE);
}

fn get<M: Module>(kind: &'static str, id: &str, cx: &Cx<'_, M>) -> Option<Term> {
    cx.ets_lookup(TABLE, &tuple![Term::atom(kind), id])?.first().cloned()
}

fn delete<M: Module>(kind: &'static str, id: &str, cx: &mut Cx<'_, M>) {
    cx.ets_delete(TABLE, &tuple![Term::atom(kind), id], |_| true);
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

/// Is that a DynamicSupervisor that lives? While ops are done at once, whether it lives is not asked: that would let
/// others run on the BEAM.
pub(super) fn is_dynamic<M: Module>(pid: Pid, cx: &Cx<'_, M>) -> bool {
    let marks = cx.ets_lookup(TABLE, &Term::Pid(pid));
    marks.is_some_and(|marks| !marks.is_empty()) && (get(AT_ONCE, "", cx).is_some() || cx.is_alive(pid))
}

/// Keeps whether a supervisor that is to have a name is a dynamic one.
fn put_kind<M: Module>(child: &Child, cx: &mut Cx<'_, M>) {
    let (name, local, dynamic) = match child {
        Child::Supervisor(spec) => (&spec.name, &spec.local, false),
        Child::Dynamic(spec) => (&spec.name, &spec.local, true),
        Child::TaskSupervisor(spec) => (&spec.name, &spec.local, true),
        Child::PartitionSupervisor(spec) => {
            let dynamic = matches!(*spec.child, Child::Dynamic(_) | Child::TaskSupervisor(_));
            put("partitions", &name(&spec.id).to_string(), Term::from(dynamic), cx);
            return;
        }
        Child::Worker(_) | Child::Registry(_) | Child::Agent(_) => return,
    };
    if let Some(name) = server_name(name.as_ref(), local.as_deref()) {
        put("kind", &name.to_term().to_string(), Term::from(dynamic), cx);
    }
}

/// Is the supervisor of that name a dynamic one? `None` when no supervisor is to have it.
pub(super) fn is_dynamic_name<M: Module>(name: &ServerRef, cx: &Cx<'_, M>) -> Option<bool> {
    let kind = match name {
        ServerRef::PartitionOf(supervisor, _) => get("partitions", &supervisor.to_string(), cx),
        ServerRef::Pid(_) | ServerRef::Name(_) | ServerRef::Via(..) | ServerRef::ViaValue(..) => {
            get("kind", &name.to_term().to_string(), cx)
        }
    };
    Some(kind?.is_atom("true"))
}

/// Says whether the ops that begin now are done at once.
pub(super) fn begin_ops<M: Module>(at_once: bool, cx: &mut Cx<'_, M>) {
    if at_once {
        put(AT_ONCE, "", Term::from(true), cx);
    } else if get(AT_ONCE, "", cx).is_some() {
        delete(AT_ONCE, "", cx);
    }
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

/// That partition of the registry of that id.
pub(super) fn partition_name(id: &str, number: u32) -> Atom {
    registry::partition_name(name(id), number)
}

/// How finely processes are placed among partitions; `Some(None)` where they are not to be placed at all.
pub(super) fn range_of_places<M: Module>(cx: &Cx<'_, M>) -> Option<Option<u32>> {
    let range = get(PLACES, "", cx)?.as_int()?;
    Some(u32::try_from(range).ok().filter(|range| *range > 0))
}

/// Says how finely processes are placed from now on: 0 for not at all.
pub(super) fn put_range_of_places<M: Module>(range: u32, cx: &mut Cx<'_, M>) {
    put(PLACES, "", Term::Int(range.into()), cx);
}

/// Keeps the spec of a child; it is the one of its id from now on, also for restarts. A spec is read at every start, so
/// of a long `init` it holds the first steps only; the others are kept in rows of so many.
pub(super) fn put_spec<M: Module>(child: &Child, cx: &mut Cx<'_, M>) {
    let (text, chunks) = match child {
        Child::Worker(worker) if worker.init.len() > CHUNK => {
            let mut first = worker.clone();
            let later = first.init.split_off(CHUNK);
            (
                notation::text(&Child::Worker(first)),
                later.chunks(CHUNK).map(chunk_text).collect(),
            )
        }
        Child::Agent(agent) if agent.init.len() > CHUNK => {
            let mut first = agent.clone();
            let later = first.init.split_off(CHUNK);
            (
                notation::text(&Child::Agent(first)),
                later.chunks(CHUNK).map(chunk_text).collect(),
            )
        }
        _ => (notation::text(child), Vec::new()),
    };
    let id = child.id();
    put("spec", id, Term::str(&text), cx);
    put_kind(child, cx);
    for (chunk, number) in chunks.iter().zip(1..) {
        put("init", &chunk_id(id, number), Term::str(chunk), cx);
    }
    // Those of a longer spec that the id had before.
    let mut number = chunks.len() + 1;
    while get("init", &chunk_id(id, number), cx).is_some() {
        delete("init", &chunk_id(id, number), cx);
        number += 1;
    }
}

/// Steps of an `init` as the text of a row.
fn chunk_text<T: Notation + Clone>(steps: &[T]) -> String {
    notation::text(&steps.to_vec())
}

/// No id holds a `#`.
fn chunk_id(id: &str, number: usize) -> String {
    format!("{id}#{number}")
}

/// What `init` does in the start attempt of that number: `first` are the steps of the spec.
pub(super) fn init_step<T: Notation + Clone, M: Module>(
    id: &str,
    attempt: i64,
    first: &[T],
    cx: &Cx<'_, M>,
) -> Option<T> {
    let at = usize::try_from(attempt - 1).ok()?;
    if at < CHUNK {
        return first.get(at).cloned();
    }
    let chunk = get("init", &chunk_id(id, at / CHUNK), cx)?;
    let chunk: Vec<T> = notation::of_text(chunk.as_str()?)?;
    chunk.into_iter().nth(at % CHUNK)
}

/// The spec of that id.
pub(super) fn spec<M: Module>(id: &str, cx: &Cx<'_, M>) -> Option<Child> {
    notation::of_text(get("spec", id, cx)?.as_str()?)
}

/// Keeps the tasks that the running process has started so far.
pub(super) fn put_tasks<M: Module>(tasks: &[Task], cx: &mut Cx<'_, M>) {
    let kept = Term::list(tasks.iter().map(Task::to_term).collect::<Vec<_>>());
    put("tasks", &cx.me().to_string(), kept, cx);
}

/// Those tasks.
pub(super) fn tasks<M: Module>(cx: &Cx<'_, M>) -> Vec<Task> {
    let kept = get("tasks", &cx.me().to_string(), cx);
    let kept = kept
        .as_ref()
        .and_then(Term::as_list)
        .into_iter()
        .flat_map(|kept| kept.iter());
    kept.filter_map(Task::from_term).collect()
}

/// Keeps an op that a worker is to do: the number by which the worker is told.
pub(super) fn put_order<M: Module>(op: &Op, cx: &mut Cx<'_, M>) -> i64 {
    let number = next_incarnation("order", cx);
    put("order", &number.to_string(), Term::str(&notation::text(op)), cx);
    number
}

/// The op of that number, as written.
pub(super) fn order<M: Module>(number: i64, cx: &Cx<'_, M>) -> Option<Term> {
    get("order", &number.to_string(), cx)
}

/// Keeps the reference of a timer under the name that an op gave it.
pub(super) fn put_timer<M: Module>(timer: &str, reference: Term, cx: &mut Cx<'_, M>) {
    put("timer", timer, reference, cx);
}

/// The reference of the timer of that name.
pub(super) fn timer<M: Module>(timer: &str, cx: &Cx<'_, M>) -> Option<Term> {
    get("timer", timer, cx)
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
    tell(fields.to_vec(), cx);
}

/// The same of any number of fields.
pub(super) fn tell<M: Module>(fields: Vec<Term>, cx: &mut Cx<'_, M>) {
    cx.report(Event::Note(tuple![Term::atom("trace"), Term::list(fields)]));
}
