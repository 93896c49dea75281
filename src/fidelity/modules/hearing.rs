//! What is heard from the processes of modules: who was spawned, who ended, what was logged, registered and printed.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::norm::{norm, without_stacks};
use super::super::trace::{DRIVER, Labels};
use super::called::called;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventKind, Pid, Term};
use crate::systems::System;

/// What has happened since it was last told.
#[derive(Clone)]
pub(super) struct Hearing {
    driver: Pid,
    labels: Labels,
    /// How many have been called so.
    numbers: BTreeMap<String, u32>,
    events: Vec<Value>,
    /// What the driver has printed; the last of it is what its line came to.
    printed: Vec<String>,
}

impl Hearing {
    pub(super) fn new(driver: Pid) -> Self {
        let mut labels = Labels::new(true);
        labels.put(driver, DRIVER.to_owned());
        Self {
            driver,
            labels,
            numbers: BTreeMap::new(),
            events: Vec::new(),
            printed: Vec::new(),
        }
    }

    /// Tells what has happened, and forgets it.
    pub(super) fn take(&mut self) -> Vec<Value> {
        let printed = std::mem::take(&mut self.printed);
        let mut events = std::mem::take(&mut self.events);
        events.extend(printed.into_iter().map(|text| json!(["printed", DRIVER, text])));
        events
    }

    /// The same of what the driver has printed, a message each.
    pub(super) fn take_messages(&mut self) -> Vec<Value> {
        let printed = std::mem::take(&mut self.printed);
        let message = |text: String| json!(["message", DRIVER, without_stacks(text.trim_end_matches('\n'))]);
        let messages: Vec<_> = printed.into_iter().map(message).collect();
        self.events.drain(..).chain(messages).collect()
    }

    /// What the driver's line came to.
    pub(super) fn take_result(&mut self) -> String {
        let said = self.printed.pop().unwrap_or_default();
        without_stacks(said.strip_suffix('\n').unwrap_or(&said))
    }

    pub(super) fn hear(&mut self, event: &Event<OtpEvent>, system: &System) {
        match &event.kind {
            EventKind::Spawned { parent, .. } if event.pid != self.driver => self.spawned(event.pid, *parent, system),
            EventKind::Exited { reason, .. } => self.tell("exited", event.pid, norm(reason)),
            EventKind::Registered(name) => self.registered(Value::Null, &Term::Atom(*name), event.pid),
            EventKind::Program(OtpEvent::KeyRegistered { registry, key }) => {
                self.registered(norm(&Term::Atom(*registry)), key, event.pid);
            }
            EventKind::Program(OtpEvent::Output(text)) => {
                let text = without_stacks(&self.labels.labelled(text));
                if event.pid == self.driver {
                    self.printed.push(text);
                } else {
                    self.events.push(json!(["printed", self.labels.of(event.pid), text]));
                }
            }
            EventKind::Program(OtpEvent::Note(note)) => match note.elements() {
                Some([tag, _]) if tag.is_atom("unexpected") => {
                    self.events.push(json!(["unexpected_log", self.labels.of(event.pid)]));
                }
                Some([tag, _, reason]) if tag.is_atom("error_in_process") => {
                    let (who, reason) = (self.labels.of(event.pid), self.plain(norm(reason)));
                    self.events.push(json!(["process_log", "emulator", who, reason]));
                }
                Some(_) | None => {}
            },
            EventKind::Program(program) => {
                let told = self.labels.program(event.pid, program);
                self.events.extend(told.map(|told| self.plain(told)));
                let who = self.labels.of(event.pid).to_owned();
                // What a supervisor has started is told by whom it has spawned.
                if !matches!(program, OtpEvent::ChildStarted { .. }) {
                    self.events.extend(self.labels.text(&who, program));
                }
            }
            _ => {}
        }
    }

    fn tell(&mut self, kind: &str, pid: Pid, what: Value) {
        let what = self.plain(what);
        self.events.push(json!([kind, self.labels.of(pid), what]));
    }

    /// Texts within an event, without what is another every time.
    fn plain(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::from(without_stacks(&self.labels.labelled(&text))),
            Value::Array(values) => values.into_iter().map(|value| self.plain(value)).collect(),
            other => other,
        }
    }

    fn spawned(&mut self, pid: Pid, parent: Option<Pid>, system: &System) {
        let called = system.program(pid).map_or_else(|| "?".to_owned(), called);
        let number = self.numbers.entry(called.clone()).or_default();
        *number += 1;
        let label = format!("{called}#{number}");
        let parent = parent.map_or("?", |parent| self.labels.of(parent)).to_owned();
        self.events.push(json!(["spawned", label, parent]));
        self.labels.put(pid, label);
    }

    fn registered(&mut self, registry: Value, key: &Term, pid: Pid) {
        let key = key.inspect();
        self.events
            .push(json!(["registered", registry, key, self.labels.of(pid)]));
    }
}
