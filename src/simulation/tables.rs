//! The registry's rows and the disk's files as they are shown: derived from events, and fresh for a moment.

use std::collections::BTreeMap;

use super::list_name;
use super::slots::Slots;
use super::view::{RegistryRow, StorageRow};
use crate::otp::{Event as OtpEvent, registry};
use crate::runtime::{Atom, Event, EventKind, Pid, Term};
use crate::systems::todo::{List, PROCESS_REGISTRY, TodoSystem};

/// How long a row is shown as fresh, in microseconds at speed 1.
const FRESH_US: u64 = 1_400_000;

#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    names: BTreeMap<Term, Name>,
    lists: BTreeMap<String, Stored>,
}

#[derive(Clone, Debug)]
struct Name {
    pid: Option<Pid>,
    slot: Option<String>,
    fresh_until_us: u64,
}

#[derive(Clone, Debug)]
struct Stored {
    entries: usize,
    fresh_until_us: u64,
}

impl Tables {
    /// Takes in what is on the disk at the start.
    pub(super) fn know(&mut self, system: &TodoSystem) {
        for (path, content) in system.disk() {
            if let Some(list) = list_name(path) {
                self.stored(list, content, 0);
            }
        }
    }

    /// Takes note of what a file holds; true when that is news.
    fn stored(&mut self, list: &str, content: &Term, fresh_until_us: u64) -> bool {
        let entries = List::from_term(content).map_or(0, |list| list.len());
        let stored = Stored {
            entries,
            fresh_until_us,
        };
        let before = self.lists.insert(list.to_owned(), stored);
        before.is_none_or(|before| before.entries != entries)
    }

    /// What an event means for the tables, at that time of the clock. True when more changed than how fresh a row is.
    pub(super) fn apply(&mut self, event: &Event<OtpEvent>, slots: &Slots, system: &TodoSystem, clock_us: u64) -> bool {
        let fresh_until_us = clock_us + FRESH_US;
        match &event.kind {
            EventKind::Program(OtpEvent::KeyRegistered { key, .. }) => {
                let slot = slots.of(event.pid).map(str::to_owned);
                let name = Name {
                    pid: Some(event.pid),
                    slot,
                    fresh_until_us,
                };
                let before = self.names.insert(key.clone(), name);
                before.is_none_or(|before| before.pid != Some(event.pid))
            }
            EventKind::Program(OtpEvent::KeyRemoved { key, owner, .. }) => {
                self.detach(|name, other| name == key && other == *owner)
            }
            EventKind::Exited { .. } => {
                // The partition's tables go with it.
                let partition = registry::partition_name(Atom::new(PROCESS_REGISTRY));
                let label = slots.of(event.pid).and_then(|path| path.rsplit('/').next());
                label == Some(Term::Atom(partition).to_string().as_str()) && self.detach(|_, _| true)
            }
            EventKind::FileWritten(path) | EventKind::FileRead(path, true) => {
                match (list_name(path), system.disk().get(path)) {
                    (Some(list), Some(content)) => self.stored(list, content, fresh_until_us),
                    (Some(_) | None, _) => false,
                }
            }
            _ => false,
        }
    }

    /// Detaches names from their processes; true when there was one.
    fn detach(&mut self, which: impl Fn(&Term, Pid) -> bool) -> bool {
        let mut any = false;
        for (key, name) in &mut self.names {
            if name.pid.is_some_and(|pid| which(key, pid)) {
                name.pid = None;
                any = true;
            }
        }
        any
    }

    /// Takes away the names that nobody holds and nobody will take again; true when there was one.
    pub(super) fn sweep(&mut self, slots: &Slots) -> bool {
        let before = self.names.len();
        let over = slots.paths().all(|path| slots.pid(path).is_none());
        self.names.retain(|_, name| {
            let slot = name.slot.as_ref().and_then(|slot| slots.get(slot));
            name.pid.is_some() || slot.is_some_and(|slot| !slot.rests() && !over)
        });
        self.names.len() != before
    }

    /// How long until the next row is no longer fresh; `None` when none is.
    pub(super) fn until_stale_us(&self, clock_us: u64) -> Option<u64> {
        let names = self.names.values().map(|name| name.fresh_until_us);
        let lists = self.lists.values().map(|list| list.fresh_until_us);
        let next = names.chain(lists).filter(|&until_us| until_us > clock_us).min();
        next.map(|until_us| until_us - clock_us)
    }

    pub(super) fn registry(&self, slots: &Slots, clock_us: u64) -> Vec<RegistryRow> {
        let row = |(key, name): (&Term, &Name)| RegistryRow {
            key: key.to_string(),
            pid: name.pid.map(|pid| pid.to_string()),
            slot: name.slot.clone().filter(|slot| slots.get(slot).is_some()),
            fresh: name.fresh_until_us > clock_us,
        };
        self.names.iter().map(row).collect()
    }

    pub(super) fn storage(&self, clock_us: u64) -> Vec<StorageRow> {
        let row = |(list, stored): (&String, &Stored)| StorageRow {
            list: list.clone(),
            entries: stored.entries,
            fresh: stored.fresh_until_us > clock_us,
        };
        self.lists.iter().map(row).collect()
    }
}
