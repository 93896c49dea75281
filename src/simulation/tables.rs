//! The registry's rows and the disk's files as they are shown: derived from events, and fresh for a moment.

use std::collections::BTreeMap;

use super::list_name;
use super::slots::Slots;
use super::view::{RegistryRow, StorageRow};
use crate::otp::{Event as OtpEvent, registry};
use crate::runtime::{Atom, Event, EventKind, Pid, Term};
use crate::todo::{List, PROCESS_REGISTRY, TodoSystem};

/// How long a row is shown as fresh, in milliseconds of playback.
const FRESH_MS: f64 = 1_400.0;

#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    names: BTreeMap<Term, Name>,
    lists: BTreeMap<String, Stored>,
}

#[derive(Clone, Debug)]
struct Name {
    pid: Option<Pid>,
    slot: Option<String>,
    fresh_until: f64,
}

#[derive(Clone, Debug)]
struct Stored {
    entries: usize,
    fresh_until: f64,
}

impl Tables {
    /// Takes in what is on the disk at the start.
    pub(super) fn know(&mut self, system: &TodoSystem) {
        for (path, content) in system.disk() {
            if let Some(list) = list_name(path) {
                self.stored(list, content, 0.0);
            }
        }
    }

    fn stored(&mut self, list: &str, content: &Term, fresh_until: f64) {
        let entries = List::from_term(content).map_or(0, |list| list.len());
        self.lists.insert(list.to_owned(), Stored { entries, fresh_until });
    }

    /// What an event means for the tables, at that moment of playback.
    pub(super) fn apply(&mut self, event: &Event<OtpEvent>, slots: &Slots, system: &TodoSystem, clock_ms: f64) {
        let fresh_until = clock_ms + FRESH_MS;
        match &event.kind {
            EventKind::Program(OtpEvent::KeyRegistered { key, .. }) => {
                let slot = slots.of(event.pid).map(str::to_owned);
                let name = Name {
                    pid: Some(event.pid),
                    slot,
                    fresh_until,
                };
                self.names.insert(key.clone(), name);
            }
            EventKind::Program(OtpEvent::KeyRemoved { key, owner, .. }) => {
                self.detach(|name, other| name == key && other == *owner);
            }
            EventKind::Exited { .. } => {
                // The partition's tables go with it.
                let partition = registry::partition_name(Atom::new(PROCESS_REGISTRY));
                let label = slots.of(event.pid).and_then(|path| path.rsplit('/').next());
                if label == Some(Term::Atom(partition).to_string().as_str()) {
                    self.detach(|_, _| true);
                }
            }
            EventKind::FileWritten(path) | EventKind::FileRead(path, true) => {
                if let (Some(list), Some(content)) = (list_name(path), system.disk().get(path)) {
                    self.stored(list, content, fresh_until);
                }
            }
            _ => {}
        }
    }

    fn detach(&mut self, which: impl Fn(&Term, Pid) -> bool) {
        for (key, name) in &mut self.names {
            if name.pid.is_some_and(|pid| which(key, pid)) {
                name.pid = None;
            }
        }
    }

    /// Takes away the names of slots that are gone.
    pub(super) fn sweep(&mut self, slots: &Slots) {
        self.names.retain(|_, name| {
            let there = name.slot.as_ref().is_some_and(|slot| slots.get(slot).is_some());
            name.pid.is_some() || there
        });
    }

    pub(super) fn any_fresh(&self, clock_ms: f64) -> bool {
        self.names.values().any(|name| name.fresh_until > clock_ms)
            || self.lists.values().any(|list| list.fresh_until > clock_ms)
    }

    pub(super) fn registry(&self, slots: &Slots, clock_ms: f64) -> Vec<RegistryRow> {
        let row = |(key, name): (&Term, &Name)| RegistryRow {
            key: key.to_string(),
            pid: name.pid.map(|pid| pid.to_string()),
            slot: name.slot.clone().filter(|slot| slots.get(slot).is_some()),
            fresh: name.fresh_until > clock_ms,
        };
        self.names.iter().map(row).collect()
    }

    pub(super) fn storage(&self, clock_ms: f64) -> Vec<StorageRow> {
        let row = |(list, stored): (&String, &Stored)| StorageRow {
            list: list.clone(),
            entries: stored.entries,
            fresh: stored.fresh_until > clock_ms,
        };
        self.lists.iter().map(row).collect()
    }
}
