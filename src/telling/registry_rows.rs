//! The registries' rows as they are shown: derived from events, and fresh for a moment.
//!
//! A name is known by its registry and its key: two registries may hold one key, and a partition is known by how it was
//! started, never by what somebody is called.

use std::rc::Rc;

use super::places::{PlaceId, Places, TAKEN_AT_ONCE};
use super::status::Status;
use super::view::{RegistryRow, SlotView, TableOwner, TableView};
use crate::otp::{Event as OtpEvent, registry};
use crate::runtime::{Atom, Event, EventKind, OrdMap, OrdSet, Pid, Term, sort};

/// How long a row is shown as fresh, in microseconds at speed 1.
pub(super) const FRESH_US: u64 = 1_400_000;

/// More names than that are shown only where their processes are.
const ALL_SHOWN: usize = 50;

#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    names: OrdMap<(Atom, Term), Name>,
    /// The registries that there have been, in the order in which they came.
    registries: Vec<RegistryNames>,
    /// The names of each place.
    held: OrdSet<(PlaceId, Atom, Term)>,
    /// When rows are fresh no more, with their names.
    fresh: OrdSet<(u64, Atom, Term)>,
    /// Names that nobody has.
    detached: OrdSet<(Atom, Term)>,
    /// Raised at every change.
    version: u64,
}

#[derive(Clone, Debug)]
struct Name {
    pid: Option<Pid>,
    place: Option<PlaceId>,
    fresh_until_us: u64,
}

#[derive(Clone, Debug)]
struct RegistryNames {
    name: Atom,
    /// The place of its partition.
    place: PlaceId,
    names: usize,
}

impl Names {
    /// What an event means for the names, at that time of the clock. True when more changed than how fresh a row is.
    pub(super) fn apply(&mut self, event: &Event<OtpEvent>, places: &Places, clock_us: u64) -> bool {
        match &event.kind {
            EventKind::Program(OtpEvent::KeyRegistered { registry, key }) => {
                self.take(*registry, key, event.pid, places, clock_us + FRESH_US)
            }
            EventKind::Program(OtpEvent::KeyRemoved { registry, key, owner }) => {
                self.detach(&(*registry, key.clone()), Some(*owner))
            }
            EventKind::Program(OtpEvent::InitDone) => self.begins(event.pid, places),
            EventKind::Exited { .. } => match of_partition(event.pid, places) {
                // The partition's tables go with it.
                Some((place, registry)) => self.detach_all(registry, place, places),
                None => false,
            },
            _ => false,
        }
    }

    /// A partition has started: its table is there.
    fn begins(&mut self, pid: Pid, places: &Places) -> bool {
        let Some((place, name)) = of_partition(pid, places) else {
            return false;
        };
        self.version += 1;
        match self.registries.iter_mut().find(|registry| registry.name == name) {
            Some(registry) => registry.place = place,
            None => self.registries.push(RegistryNames { name, place, names: 0 }),
        }
        true
    }

    fn take(&mut self, registry: Atom, key: &Term, pid: Pid, places: &Places, fresh_until_us: u64) -> bool {
        self.version += 1;
        let full = (registry, key.clone());
        let place = places.in_tree(pid);
        let before = self.names.get(&full).cloned();
        if let Some(before) = &before {
            self.let_go(&full, before);
        } else if let Some(registry) = self.registries.iter_mut().find(|known| known.name == registry) {
            registry.names += 1;
        }
        if let Some(place) = place {
            self.held.insert((place, registry, key.clone()));
        }
        self.fresh.insert((fresh_until_us, registry, key.clone()));
        self.detached.remove(&full);
        let name = Name {
            pid: Some(pid),
            place,
            fresh_until_us,
        };
        self.names.insert(full, name);
        before.is_none_or(|before| before.pid != Some(pid))
    }

    fn let_go(&mut self, full: &(Atom, Term), name: &Name) {
        let (registry, key) = full;
        self.fresh.remove(&(name.fresh_until_us, *registry, key.clone()));
        if let Some(place) = name.place {
            self.held.remove(&(place, *registry, key.clone()));
        }
    }

    /// Detaches a name from its process, if that is the one it had; true when it was.
    fn detach(&mut self, full: &(Atom, Term), owner: Option<Pid>) -> bool {
        let Some(name) = self.names.get_mut(full) else {
            return false;
        };
        if name.pid.is_none() || owner.is_some_and(|owner| name.pid != Some(owner)) {
            return false;
        }
        name.pid = None;
        self.detached.insert(full.clone());
        self.version += 1;
        true
    }

    /// All that were in the partition of that place.
    fn detach_all(&mut self, registry: Atom, place: PlaceId, places: &Places) -> bool {
        self.version += 1;
        let start = places.get(place).map(|place| &place.start);
        let was_there = |key: &Term, name: &Name| match (start, name.pid) {
            (Some(start), Some(pid)) => registry::is_in_partition(start, key, pid),
            (None, _) | (_, None) => true,
        };
        let all = self
            .of_registry(registry)
            .filter(|((_, key), name)| was_there(key, name));
        let all: Vec<_> = all.map(|(full, _)| full.clone()).collect();
        let mut any = false;
        for full in all {
            any |= self.detach(&full, None);
        }
        any
    }

    fn of_registry(&self, registry: Atom) -> impl Iterator<Item = (&(Atom, Term), &Name)> {
        let all = self.names.range_from(&(registry, Term::Int(i64::MIN)));
        all.take_while(move |((of, _), _)| *of == registry)
    }

    /// Takes away some of the names that nobody holds and nobody will take again; true when there was one.
    pub(super) fn sweep(&mut self, places: &Places) -> bool {
        let gone: Vec<_> = self.gone(places).take(TAKEN_AT_ONCE).cloned().collect();
        for full in &gone {
            if let Some(name) = self.names.get(full).cloned() {
                self.let_go(full, &name);
            }
            self.names.remove(full);
            self.detached.remove(full);
            if let Some(registry) = self.registries.iter_mut().find(|known| known.name == full.0) {
                registry.names -= 1;
            }
        }
        self.version += u64::from(!gone.is_empty());
        !gone.is_empty()
    }

    /// Are there such names?
    pub(super) fn any_gone(&self, places: &Places) -> bool {
        self.gone(places).next().is_some()
    }

    fn gone<'a>(&'a self, places: &'a Places) -> impl Iterator<Item = &'a (Atom, Term)> {
        let over = !places.any_alive();
        let stays = move |full: &&(Atom, Term)| {
            let place = self.names.get(*full).and_then(|name| name.place);
            place.is_some_and(|place| places.get(place).is_some_and(|place| !place.rests()) && !over)
        };
        self.detached.iter().filter(move |full| !stays(full))
    }

    /// When the next row is no longer fresh; `None` when none is now.
    pub(super) fn stale_at_us(&self, clock_us: u64) -> Option<u64> {
        let fresh = self.fresh.iter().map(|(until_us, ..)| *until_us);
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
            .filter(|(until_us, ..)| *until_us <= clock_us)
            .cloned()
        {
            self.fresh.remove(&oldest);
        }
    }

    /// The registries that there have been.
    pub(super) fn registries(&self) -> impl Iterator<Item = Atom> {
        self.registries.iter().map(|registry| registry.name)
    }

    /// Raised at every change of a row.
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    /// The tables, with the rows of all names or, of many, those of the places drawn.
    pub(super) fn tables(&self, places: &Places, drawn: &[Rc<SlotView>], clock_us: u64) -> Vec<TableView> {
        let table = |registry: &RegistryNames| {
            let rows: Vec<_> = if registry.names <= ALL_SHOWN {
                let all = self.of_registry(registry.name);
                all.map(|((_, key), name)| row(key, name, places, clock_us)).collect()
            } else {
                self.rows_of(registry.name, drawn, places, clock_us)
            };
            TableView {
                registry: places.called(registry.name),
                more: registry.names - rows.len(),
                rows,
                owner: owner(registry.place, places),
                partition: Some(places.path_of(registry.place).to_string()),
            }
        };
        self.registries.iter().map(table).collect()
    }

    fn rows_of(&self, registry: Atom, drawn: &[Rc<SlotView>], places: &Places, clock_us: u64) -> Vec<RegistryRow> {
        let mut keys: Vec<_> = drawn
            .iter()
            .filter(|slot| slot.pid.is_some() || slot.ghost.is_some())
            .flat_map(|slot| self.keys_of(slot.id, registry))
            .collect();
        sort(&mut keys);
        keys.dedup();
        let names = keys.into_iter().filter_map(|key| {
            let name = self.names.get(&(registry, key.clone()))?;
            Some(row(&key, name, places, clock_us))
        });
        names.collect()
    }

    /// A name that the process of a place has now.
    pub(super) fn name_of(&self, place: PlaceId, pid: Pid) -> Option<(Atom, Term)> {
        self.registries().find_map(|registry| {
            let mut keys = self.keys_of(place, registry);
            keys.find_map(|key| {
                let full = (registry, key);
                let name = self.names.get(&full)?;
                (name.pid == Some(pid)).then_some(full)
            })
        })
    }

    /// The keys under which the process of a place is registered.
    fn keys_of(&self, place: PlaceId, registry: Atom) -> impl Iterator<Item = Term> {
        let from = (place, registry, Term::Int(i64::MIN));
        let held = self.held.range_from(&from);
        held.take_while(move |(of, in_registry, _)| (*of, *in_registry) == (place, registry))
            .map(|(_, _, key)| key.clone())
    }
}

/// How the partition is. The table in which its registry is known belongs to the registry's supervisor, and goes with it.
fn owner(partition: PlaceId, places: &Places) -> TableOwner {
    match places.get(partition) {
        Some(place) if places.is_orphan(place) => TableOwner::Abandoned,
        Some(place) if place.pid.is_some() && place.status == Status::Exiting => TableOwner::Ending,
        Some(place) if place.pid.is_some() => TableOwner::Serves,
        Some(_) | None => TableOwner::Gone,
    }
}

fn row(key: &Term, name: &Name, places: &Places, clock_us: u64) -> RegistryRow {
    let place = name.place.and_then(|place| places.get(place));
    RegistryRow {
        key: key.to_string(),
        pid: name.pid.map(|pid| pid.to_string()),
        slot: place.map(|place| place.path.to_string()),
        fresh: name.fresh_until_us > clock_us,
        stale: name.pid.is_some() && place.is_some_and(|place| place.pid != name.pid),
    }
}

/// The place of a process that is a partition, and its registry.
fn of_partition(pid: Pid, places: &Places) -> Option<(PlaceId, Atom)> {
    let place = places.of(pid)?;
    Some((place, registry::registry_of(&places.get(place)?.start)?))
}
