//! From the runtime's event stream to a trace: labels instead of pids, normalised reasons, and what each op came to.

mod results;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::norm::{self, norm};
use crate::otp::{ChildPid, Event as OtpEvent, log};
use crate::runtime::{Event, EventKind, Pid, Term};
use crate::systems::scenario::Planned;
use crate::systems::scenario::op::Op;

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
    /// The processes with a label by how they are printed: `#PID<0.101.0>`.
    printed: BTreeMap<String, Pid>,
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
pub(super) const DRIVER: &str = "driver#1";

impl Labels {
    pub(super) fn new(texts: bool) -> Self {
        Self {
            labels: BTreeMap::new(),
            printed: BTreeMap::new(),
            texts,
        }
    }

    /// That process is called so from now on.
    pub(super) fn put(&mut self, pid: Pid, label: String) {
        self.labels.insert(pid, label);
        self.printed.insert(pid.to_string(), pid);
    }

    pub(super) fn of(&self, pid: Pid) -> &str {
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
                        self.put(*pid, label.to_string());
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
    pub(super) fn program(&self, pid: Pid, event: &OtpEvent) -> Option<Value> {
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
            | OtpEvent::Output(_)
            | OtpEvent::Logged { .. }
            | OtpEvent::LimitReached { .. }
            | OtpEvent::KeyRegistered { .. }
            | OtpEvent::KeyRemoved { .. }
            | OtpEvent::Note(_) => None,
        }
    }

    /// What Elixir's Logger would print of it, with labels for pids.
    pub(super) fn text(&self, who: &str, event: &OtpEvent) -> Option<Value> {
        let (level, text) = log::entry(event)?;
        let shown = norm::without_seconds(&norm::strip(&self.labelled(&text)));
        Some(json!(["log", who, level.name(), norm::without_stacks(&shown)]))
    }

    /// A text with labels for pids, and without the numbers of references and functions.
    pub(super) fn labelled(&self, text: &str) -> String {
        let label = |number: &str| {
            let pid = self.printed.get(&format!("#PID<{number}>"));
            pid.map_or("?", |pid| self.of(*pid)).to_owned()
        };
        let shown = norm::replace_between(text, "#PID<", label);
        let shown = norm::replace_between(&shown, "#Reference<", |_| String::new());
        norm::replace_between(&shown, "#Function<", |_| String::new())
    }

    fn child(&self, child: ChildPid) -> String {
        match child {
            ChildPid::Pid(pid) => self.of(pid).to_owned(),
            ChildPid::Undefined => ":undefined".to_owned(),
            ChildPid::Restarting(Some(pid)) => format!("restarting({})", self.of(pid)),
            ChildPid::Restarting(None) => "{:restarting, :undefined}".to_owned(),
        }
    }
}

/// A logged reason, which comes apart from its stack trace.
pub(super) fn logged(reason: &Term) -> Value {
    match reason.elements() {
        Some([why, Term::List(_)]) => norm(why),
        Some(_) | None => norm(reason),
    }
}
