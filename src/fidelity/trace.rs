//! From the runtime's event stream to a trace: labels instead of pids, normalised reasons, and op results.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::norm::{self, norm};
use crate::otp::{ChildPid, Event as OtpEvent, log};
use crate::runtime::{Event, EventKind, Pid, Term};
use crate::systems::scenario::Planned;
use crate::systems::scenario::op::{Kind, Op, TaskOp, Then};

/// What one op led to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The op as it was written.
    pub op: Value,
    /// What it returned.
    pub result: Value,
    /// What happened until everything had settled, in order.
    pub events: Vec<Value>,
}

/// The labels given so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    labels: BTreeMap<Pid, String>,
    /// Are log texts part of the trace?
    texts: bool,
}

/// What is read out of the events of one op and of those that followed it at once.
pub(super) struct Reading {
    /// What each came to, as far as the driver has done them.
    pub(super) results: Vec<Value>,
    pub(super) events: Vec<Value>,
}

/// Something to tell, or what it will be told from when all labels are known.
enum Told {
    Event(Value),
    Exited(Pid, Term),
    Logged(String, Box<OtpEvent>),
}

/// The driver's own end is not told.
const DRIVER: &str = "driver#1";

impl Labels {
    pub(super) fn new(texts: bool) -> Self {
        let labels = BTreeMap::new();
        Self { labels, texts }
    }

    fn of(&self, pid: Pid) -> &str {
        self.labels.get(&pid).map_or("?", String::as_str)
    }

    fn knows(&self, pid: Pid) -> bool {
        self.labels.contains_key(&pid)
    }

    /// A field of an event: a process by its label, anything else normalised.
    fn field(&self, term: &Term) -> Value {
        match term.as_pid() {
            Some(pid) => Value::from(self.of(pid)),
            None => norm(term),
        }
    }

    /// Reads the events of those ops. Exits and log texts are told with the labels that processes have in the end.
    pub(super) fn read(&mut self, events: Vec<Event<OtpEvent>>, ops: &[Planned]) -> Reading {
        let mut results = Vec::new();
        let mut told = Vec::new();
        for event in events {
            match event.kind {
                EventKind::Exited { reason, .. } => told.push(Told::Exited(event.pid, reason)),
                EventKind::Program(OtpEvent::Note(note)) => match note.elements() {
                    Some([tag, Term::Pid(pid), Term::Str(label)]) if tag.is_atom("label") => {
                        self.labels.insert(*pid, label.to_string());
                    }
                    Some([tag, Term::List(fields)]) if tag.is_atom("trace") => {
                        told.push(Told::Event(fields.iter().map(|field| self.field(field)).collect()));
                    }
                    Some([tag, label, op, how]) if tag.is_atom("did") => {
                        let op = op.as_str().and_then(Op::read);
                        let result = op.map_or(Value::Null, |op| self.result(&op, how));
                        told.push(Told::Event(json!(["did", label.as_str(), result])));
                    }
                    Some([tag, value]) if tag.is_atom("result") => {
                        let planned = ops.get(results.len());
                        results.extend(planned.map(|planned| self.result(&planned.op, value)));
                    }
                    Some([tag, _]) if tag.is_atom("unexpected") && self.knows(event.pid) => {
                        told.push(Told::Event(json!(["unexpected_log", self.of(event.pid)])));
                    }
                    Some(_) | None => {}
                },
                EventKind::Program(program) => {
                    told.extend(self.program(event.pid, &program).map(Told::Event));
                    if self.texts && self.knows(event.pid) {
                        told.push(Told::Logged(self.of(event.pid).to_owned(), Box::new(program)));
                    }
                }
                EventKind::Spawned { .. }
                | EventKind::Registered(_)
                | EventKind::Unregistered(_)
                | EventKind::Linked(_)
                | EventKind::Unlinked(_)
                | EventKind::Monitored(..)
                | EventKind::Sent { .. }
                | EventKind::Received(_)
                | EventKind::Lost(_)
                | EventKind::Fault { .. }
                | EventKind::ExitSignal { .. }
                | EventKind::ExitIgnored { .. }
                | EventKind::Down { .. }
                | EventKind::FileRead(..)
                | EventKind::FileWritten(_)
                | EventKind::LimitReached(_)
                | EventKind::Note(_) => {}
            }
        }
        let events = told.into_iter().filter_map(|told| match told {
            Told::Event(event) => Some(event),
            Told::Exited(pid, reason) => {
                let who = self.of(pid);
                let shown = self.knows(pid) && who != DRIVER;
                shown.then(|| json!(["exited", who, norm(&reason)]))
            }
            Told::Logged(who, event) => self.text(&who, &event),
        });
        let events = events.collect();
        Reading { results, events }
    }

    /// What a behaviour reports, when it is what a log handler on the BEAM would hear from a labelled process.
    fn program(&self, pid: Pid, event: &OtpEvent) -> Option<Value> {
        if !self.knows(pid) {
            return None;
        }
        match event {
            OtpEvent::TerminatingLog { reason, .. } => Some(json!(["terminating_log", self.of(pid), logged(reason)])),
            OtpEvent::TaskTerminatingLog { reason, .. } => Some(json!(["task_log", self.of(pid), logged(reason)])),
            OtpEvent::Report {
                context,
                reason,
                id,
                child,
                ..
            } => {
                let child = self.child(*child);
                Some(json!([
                    "sup_report",
                    self.of(pid),
                    context.name(),
                    norm(reason),
                    norm::id(id),
                    child
                ]))
            }
            OtpEvent::InitBegun
            | OtpEvent::InitDone
            | OtpEvent::InitFailed(_)
            | OtpEvent::Terminating(_)
            | OtpEvent::ChildStarting { .. }
            | OtpEvent::ChildStarted { .. }
            | OtpEvent::ChildStopping { .. }
            | OtpEvent::ChildForgotten { .. }
            | OtpEvent::RestartDecided { .. }
            | OtpEvent::NotRestarted { .. }
            | OtpEvent::TryAgain(_)
            | OtpEvent::LimitReached { .. }
            | OtpEvent::KeyRegistered { .. }
            | OtpEvent::KeyRemoved { .. }
            | OtpEvent::Note(_) => None,
        }
    }

    /// What Elixir's Logger would print of it, with labels for pids.
    fn text(&self, who: &str, event: &OtpEvent) -> Option<Value> {
        let (level, text) = log::entry(event)?;
        let label = |number: &str| {
            let pid = format!("#PID<{number}>");
            let named = self.labels.iter().find(|(other, _)| other.to_string() == pid);
            named.map_or("?".to_owned(), |(_, label)| label.clone())
        };
        let shown = norm::replace_between(&text, "#PID<", label);
        let shown = norm::replace_between(&shown, "#Reference<", |_| String::new());
        Some(json!([
            "log",
            who,
            level.name(),
            norm::without_seconds(&norm::strip(&shown))
        ]))
    }

    fn child(&self, child: ChildPid) -> String {
        match child {
            ChildPid::Pid(pid) => self.of(pid).to_owned(),
            ChildPid::Undefined => ":undefined".to_owned(),
            ChildPid::Restarting(Some(pid)) => format!("restarting({})", self.of(pid)),
            ChildPid::Restarting(None) => "{:restarting, :undefined}".to_owned(),
        }
    }

    /// The op's result, from what the driver reported.
    fn result(&self, op: &Op, reported: &Term) -> Value {
        let Some([how, value]) = reported.elements() else {
            return Value::Null;
        };
        if how.is_atom("exit") {
            return Value::from(format!("exit:{}", norm::text(value)));
        }
        if how.is_atom("throw") {
            return Value::from(format!("throw:{}", norm::text(value)));
        }
        if how.is_atom("error") {
            let error = norm::argument_error(value);
            return Value::from(error.unwrap_or_else(|| format!("error:{}", norm::text(value))));
        }
        match op {
            Op::StartTree { .. } => match value.elements() {
                Some([ok, _]) if ok.is_atom("ok") => Value::from("ok"),
                Some(_) | None => self.answer(value),
            },
            Op::StartChild { .. } => self.start_child(value),
            Op::TerminateChild { .. } | Op::RestartChild { .. } | Op::DeleteChild { .. } => self.answer(value),
            Op::WhichChildren { order, .. } => self.which_children(value, *order),
            Op::CountChildren { .. } => {
                let counts = value.as_list().unwrap_or_default().iter().filter_map(Term::elements);
                counts
                    .filter_map(|pair| Some((norm::text(pair.first()?), norm(pair.get(1)?))))
                    .collect()
            }
            Op::Lookup { values, .. } => self.entries(value, *values),
            Op::Dispatch { .. } if value.as_list().is_some() => self.entries(value, true),
            Op::Keys { .. } => value.as_list().unwrap_or_default().iter().map(norm).collect(),
            Op::UpdateValue { .. } => match value.elements() {
                Some([new, old]) => json!([norm(new), norm(old)]),
                Some(_) | None => norm(value),
            },
            Op::Register { .. } => match value.elements().and_then(|error| error[1].elements()) {
                Some([_, holder]) => Value::from(format!("error:already_registered:{}", self.who(holder))),
                Some(_) | None => norm(value),
            },
            Op::Task(op) => self.task(op, value),
            Op::Alive { .. } => Value::from(value.is_atom("true")),
            Op::StopTree { .. }
            | Op::Exit { .. }
            | Op::Cast { .. }
            | Op::Call { .. }
            | Op::Send { .. }
            | Op::Stop { .. }
            | Op::As { .. }
            | Op::Link { .. }
            | Op::Unlink { .. }
            | Op::Unregister { .. }
            | Op::Count { .. }
            | Op::Dispatch { .. }
            | Op::Monitor { .. }
            | Op::Agent(_)
            | Op::Advance { .. }
            | Op::SleepMs { .. } => norm(value),
        }
    }

    /// `[{pid, value}]`: each process, with its value if that is wanted.
    fn entries(&self, entries: &Term, values: bool) -> Value {
        let entry = |entry: &Term| match entry.elements() {
            Some([pid, value]) if values => json!([self.field(pid), norm(value)]),
            Some([pid, _]) => self.field(pid),
            Some(_) | None => Value::Null,
        };
        entries.as_list().unwrap_or_default().iter().map(entry).collect()
    }

    /// What became of a task: its answer, how it ended, or that it was started.
    fn task(&self, op: &TaskOp, value: &Term) -> Value {
        let started = value.elements().is_some_and(|value| value[0].is_atom("ok"));
        match (op.kind, op.then) {
            (Kind::StartChild, _) if started => Value::from("ok"),
            (Kind::StartChild, _) => self.answer(value),
            (Kind::Async | Kind::Supervised | Kind::Nolink, Then::Nothing | Then::Await) => norm(value),
            (Kind::Async | Kind::Supervised | Kind::Nolink, Then::Yield | Then::Shutdown | Then::Kill) => {
                match value.elements() {
                    Some([exit, reason]) if exit.is_atom("exit") => {
                        Value::from(format!("exited:{}", norm::text(reason)))
                    }
                    Some([_, answer]) => Value::from(format!("ok:{}", norm::text(answer))),
                    Some(_) | None => norm(value),
                }
            }
        }
    }

    fn start_child(&self, value: &Term) -> Value {
        if let Some([error, why]) = value.elements()
            && error.is_atom("error")
            && let Some([reason, rest]) = why.elements()
        {
            if reason.is_atom("already_started") {
                return Value::from(format!("error:already_started:{}", self.who(rest)));
            }
            if let Some([already, pid]) = reason.elements()
                && already.is_atom("already_started")
            {
                return Value::from(format!("error:wrapped_already_started:{}", self.who(pid)));
            }
        }
        self.answer(value)
    }

    /// `:ok`, `:ignore`, `{:ok, pid}`, `{:ok, :undefined}`, `{:error, reason}`.
    fn answer(&self, value: &Term) -> Value {
        match value.elements() {
            Some([ok, pid]) if ok.is_atom("ok") => {
                let who = if pid.is_atom("undefined") {
                    "undefined"
                } else {
                    self.who(pid)
                };
                Value::from(format!("ok:{who}"))
            }
            Some([error, reason]) if error.is_atom("error") => Value::from(format!("error:{}", norm::text(reason))),
            Some(_) | None => norm(value),
        }
    }

    fn who(&self, pid: &Term) -> &str {
        pid.as_pid().map_or("?", |pid| self.of(pid))
    }

    /// `[id, process, type]` a child. Those of a dynamic supervisor are sorted unless their order is asked for: up to 32
    /// they come in the order of their pids, more in an order that is the BEAM's own affair.
    fn which_children(&self, value: &Term, order: bool) -> Value {
        let rows = value.as_list().unwrap_or_default();
        let dynamic = |row: &Term| row.elements().is_some_and(|row| row[0].is_atom("undefined"));
        let row = |row: &Term| {
            let Some([id, pid, kind, _]) = row.elements() else {
                return Vec::new();
            };
            let process = pid
                .as_pid()
                .map_or_else(|| norm::text(pid), |pid| self.of(pid).to_owned());
            vec![norm::id(id), process, norm::text(kind)]
        };
        let mut children: Vec<_> = rows.iter().map(row).collect();
        if !order && rows.iter().all(dynamic) {
            children.sort();
        }
        json!(children)
    }
}

/// A logged reason, which comes apart from its stack trace.
pub(super) fn logged(reason: &Term) -> Value {
    match reason.elements() {
        Some([why, Term::List(_)]) => norm(why),
        Some(_) | None => norm(reason),
    }
}
