//! The disk's lists as they are shown: derived from events, and fresh for a moment.

use std::rc::Rc;

use super::places::{PlaceId, Places};
use super::registry_rows::FRESH_US;
use super::view::{FileUse, StorageRow, StorageView};
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventKind, OrdMap, OrdSet, Term};
use crate::systems::System;
use crate::systems::todo::{List, list_name};

/// Lists that are shown before it is only said how many more there are.
const SHOWN: usize = 6;

#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    lists: OrdMap<Rc<str>, Stored>,
    fresh: OrdSet<(u64, Rc<str>)>,
}

#[derive(Clone, Debug)]
struct Stored {
    entries: usize,
    fresh_until_us: u64,
    /// Who has read or written it last, and whether that was to write.
    used: Option<(PlaceId, bool)>,
}

impl Files {
    /// Takes in what is on the disk at the start.
    pub(super) fn know(&mut self, system: &System) {
        for (path, content) in system.disk() {
            if let Some(list) = list_name(path) {
                self.stored(list, content, 0, None);
            }
        }
    }

    /// What an event means for the files, at that time of the clock. True when more changed than how fresh a row is.
    pub(super) fn apply(&mut self, event: &Event<OtpEvent>, places: &Places, system: &System, clock_us: u64) -> bool {
        let writes = matches!(event.kind, EventKind::FileWritten(_));
        let used = places.in_tree(event.pid).map(|place| (place, writes));
        match &event.kind {
            EventKind::FileWritten(path) | EventKind::FileRead(path, true) => {
                match (list_name(path), system.disk().get(path)) {
                    (Some(list), Some(content)) => self.stored(list, content, clock_us + FRESH_US, used),
                    (Some(_) | None, _) => false,
                }
            }
            _ => false,
        }
    }

    /// Takes note of what a file holds; true when that is news.
    fn stored(&mut self, list: &str, content: &Term, fresh_until_us: u64, used: Option<(PlaceId, bool)>) -> bool {
        let list: Rc<str> = Rc::from(list);
        let entries = List::from_term(content).map_or(0, |list| list.len());
        let before = self.lists.get(&list).cloned();
        if let Some(before) = &before {
            self.fresh.remove(&(before.fresh_until_us, Rc::clone(&list)));
        }
        if fresh_until_us > 0 {
            self.fresh.insert((fresh_until_us, Rc::clone(&list)));
        }
        let stored = Stored {
            entries,
            fresh_until_us,
            used,
        };
        self.lists.insert(list, stored);
        before.is_none_or(|before| (before.entries, before.used) != (entries, used))
    }

    /// When the next row is no longer fresh; `None` when none is now.
    pub(super) fn stale_at_us(&self, clock_us: u64) -> Option<u64> {
        let fresh = self.fresh.iter().map(|(until_us, _)| *until_us);
        fresh.into_iter().find(|until_us| *until_us > clock_us)
    }

    /// How long until then.
    pub(super) fn until_stale_us(&self, clock_us: u64) -> Option<u64> {
        self.stale_at_us(clock_us).map(|at_us| at_us - clock_us)
    }

    /// Forgets which rows were fresh before that time.
    pub(super) fn settle(&mut self, clock_us: u64) {
        while let Some(oldest) = self
            .fresh
            .first()
            .filter(|(until_us, _)| *until_us <= clock_us)
            .cloned()
        {
            self.fresh.remove(&oldest);
        }
    }

    /// The first lists in name order, who of them is served, and how many there are beside those.
    pub(super) fn view(&self, clock_us: u64, places: &Places, is_served: impl Fn(&str) -> bool) -> StorageView {
        let used = |(place, writes): (PlaceId, bool)| FileUse {
            slot: places.path_of(place).to_string(),
            who: places.label(place),
            writes,
            alive: places.pid(place).is_some(),
        };
        let row = |(list, stored): (&Rc<str>, &Stored)| StorageRow {
            list: list.to_string(),
            entries: stored.entries,
            fresh: stored.fresh_until_us > clock_us,
            used: stored.used.map(used),
            served: is_served(list),
        };
        let all = self.lists.len();
        let shown = if all > SHOWN + 1 { SHOWN } else { all };
        StorageView {
            rows: self.lists.iter().take(shown).map(row).collect(),
            more: all - shown,
        }
    }
}
