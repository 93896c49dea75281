//! How places come to be, and how they go.

use std::collections::VecDeque;
use std::rc::Rc;

use super::before_spawn::Announced;
use super::key::{Key, PROCESS, TASK, segment};
use super::{Awaited, Below, GENERATIONS, Generation, Place, PlaceId, Places};
use crate::otp::task;
use crate::runtime::{Millis, Pid, Term};
use crate::systems::System;
use crate::telling::status::Status;

impl Places {
    pub(super) fn make_room_for_the_shell(&mut self, shell: Pid) {
        let id = self.make(None, Announced::running("the shell"), true);
        self.move_in(id, shell, None, 0);
        self.enter(id, Status::Alive);
    }

    /// A process will start another. The place of a child that has an id is there before its process; any other is made
    /// when its process is, for a name that is taken already lets none be spawned. True when a place is new.
    pub(super) fn announce(&mut self, starter: Pid, announced: Announced) -> bool {
        let Some(parent) = self.of(starter) else {
            return false;
        };
        let known = match (&announced.key, announced.replaces) {
            (Key::Child(id), _) => self.child(parent, id),
            (_, Some(old)) => self.of(old),
            (Key::Started(_) | Key::Running(_), None) => self.vacancy(Some(parent), &announced.key),
        };
        let new = known.is_none() && matches!(announced.key, Key::Child(_));
        let awaited = match known {
            Some(id) => Awaited::There(id),
            None if new => Awaited::There(self.make(Some(parent), announced, false)),
            None => Awaited::New(parent, announced),
        };
        self.starting.insert(starter, awaited);
        new
    }

    /// A process was spawned: it moves into the place that was announced, or into one of its own.
    pub(super) fn spawned(&mut self, pid: Pid, parent: Option<Pid>, now_ms: Millis, system: &System) -> bool {
        if self.of(pid).is_some() {
            return false;
        }
        let id = match parent.and_then(|parent| self.starting.remove(&parent)) {
            Some(Awaited::There(id)) => id,
            Some(Awaited::New(above, announced)) => self.make(Some(above), announced, false),
            None => {
                let above = parent.and_then(|parent| self.of(parent));
                let announced = Announced::unsaid(pid, system, &self.design);
                let vacant = self.vacancy(above, &announced.key);
                let outside = above.is_none();
                vacant.unwrap_or_else(|| self.make(above, announced, outside))
            }
        };
        self.move_in(id, pid, parent, now_ms);
        !self.is_outside(id)
    }

    /// An empty place for what is told apart by nothing but how it is started.
    fn vacancy(&self, parent: Option<PlaceId>, key: &Key) -> Option<PlaceId> {
        let from = (parent, key.clone(), PlaceId(0));
        let first = self.vacant.range_from(&from).next()?;
        (first.0 == parent && first.1 == *key).then_some(first.2)
    }

    fn make(&mut self, parent: Option<PlaceId>, announced: Announced, outside: bool) -> PlaceId {
        let id = PlaceId(u32::try_from(self.places.len()).expect("fewer places than processes have numbers"));
        let Announced {
            key,
            start,
            restart,
            dynamic,
            supervised,
            replaces: _,
        } = announced;
        let name = key.name();
        let written = segment(&name);
        let previous = self.below(parent).last;
        let path = self.path(parent, &written);
        let called = Rc::from(self.design.label(module(&start), &name));
        self.places.push(Some(Rc::new(Place {
            parent,
            path,
            label: called,
            segment: Rc::clone(&written),
            restart,
            start,
            pid: None,
            status: Status::Dead,
            generations: VecDeque::new(),
            lived: 0,
            came_up: 0,
            starter: None,
            begun: false,
            dynamic,
            outside,
            supervises: None,
            held: None,
            supervised,
            forgotten: false,
            names: Vec::new(),
            fate: 0,
            version: 0,
            below: Below::default(),
            previous,
            next: None,
            key: key.clone(),
        })));
        if let (Key::Child(child), Some(parent)) = (&key, parent) {
            self.children.insert((parent, child.clone()), id);
        }
        if let Some(previous) = previous.and_then(|previous| self.edit(previous)) {
            previous.next = Some(id);
        }
        let below = self.below_mut(parent);
        below.first = below.first.or(Some(id));
        below.last = Some(id);
        below.count += 1;
        below.tally.add(Status::Dead);
        self.keep_vacancy(id);
        self.structure += 1;
        id
    }

    /// The path of a new place: unique, whatever its siblings are called.
    fn path(&mut self, parent: Option<PlaceId>, written: &Rc<str>) -> Rc<str> {
        let key = (parent, Rc::clone(written));
        let mut given = self.segments.get(&key).copied().unwrap_or_default();
        given.made += 1;
        given.there += 1;
        self.segments.insert(key, given);
        let above = parent.and_then(|parent| self.get(parent));
        let above = above.filter(|above| !above.outside).map(|above| &*above.path);
        let number = if given.made > 1 {
            format!("#{}", given.made)
        } else {
            String::new()
        };
        Rc::from(match above {
            Some(above) => format!("{above}/{written}{number}"),
            None => format!("{written}{number}"),
        })
    }

    fn below(&self, parent: Option<PlaceId>) -> Below {
        match parent {
            Some(parent) => self.get(parent).map(|place| place.below).unwrap_or_default(),
            None => self.tops,
        }
    }

    pub(super) fn below_mut(&mut self, parent: Option<PlaceId>) -> &mut Below {
        let place = parent.and_then(|parent| self.places.get_mut(parent.index()));
        match place.and_then(Option::as_mut) {
            Some(place) => &mut Rc::make_mut(place).below,
            None => &mut self.tops,
        }
    }

    fn move_in(&mut self, id: PlaceId, pid: Pid, starter: Option<Pid>, born_ms: Millis) {
        let Some(rested) = self.get(id).map(|place| (ended_at(place), id)) else {
            return;
        };
        self.resting.remove(&rested);
        let Some(place) = self.edit(id) else {
            return;
        };
        let oldest = if place.generations.len() >= GENERATIONS {
            place.generations.pop_front()
        } else {
            None
        };
        (place.pid, place.starter, place.begun) = (Some(pid), starter, false);
        place.names.clear();
        place.forgotten = false;
        place.lived += 1;
        place.generations.push_back(Generation {
            pid,
            born_ms,
            ended: None,
        });
        let outside = place.outside;
        // A task has no `init` to wait for, nor has a process without a behaviour.
        let plain = !outside && matches!(&place.key, Key::Running(what) if &**what == PROCESS);
        let status = if plain || is_task(&place.start, &place.key) {
            Status::Alive
        } else {
            Status::Starting
        };
        if let Some(oldest) = oldest {
            self.people.remove(&oldest.pid);
        }
        self.people.insert(pid, id);
        self.alive += u32::from(!outside);
        self.enter(id, status);
        self.keep_vacancy(id);
    }

    /// Takes a place away, with all that is below it. Its number is not given again.
    pub(super) fn take_away(&mut self, id: PlaceId) {
        while let Some(child) = self.get(id).and_then(|place| place.below.first) {
            self.take_away(child);
        }
        let Some(place) = self.get(id).cloned() else {
            return;
        };
        self.resting.remove(&(ended_at(&place), id));
        self.vacant.remove(&(place.parent, place.key.clone(), id));
        self.counting.remove(&id);
        self.uncalm.remove(&(place.parent, id));
        if let (Key::Child(child), Some(parent)) = (&place.key, place.parent) {
            self.children.remove(&(parent, child.clone()));
        }
        for generation in &place.generations {
            self.people.remove(&generation.pid);
        }
        let key = (place.parent, Rc::clone(&place.segment));
        let mut given = self.segments.get(&key).copied().unwrap_or_default();
        given.there = given.there.saturating_sub(1);
        if given.there == 0 {
            self.segments.remove(&key);
        } else {
            self.segments.insert(key, given);
        }
        if let Some(previous) = place.previous.and_then(|previous| self.edit(previous)) {
            previous.next = place.next;
        }
        if let Some(next) = place.next.and_then(|next| self.edit(next)) {
            next.previous = place.previous;
        }
        let below = self.below_mut(place.parent);
        if below.first == Some(id) {
            below.first = place.next;
        }
        if below.last == Some(id) {
            below.last = place.previous;
        }
        below.count -= 1;
        below.tally.take(place.status);
        if let Some(place) = self.places.get_mut(id.index()) {
            *place = None;
        }
        self.structure += 1;
    }

    /// Keeps the list of empty places that may be filled again.
    pub(super) fn keep_vacancy(&mut self, id: PlaceId) {
        let Some(place) = self.get(id) else {
            return;
        };
        let key = (place.parent, place.key.clone(), id);
        match (&place.key, place.pid) {
            (Key::Child(_), _) => {}
            (Key::Started(_) | Key::Running(_), None) => {
                self.vacant.insert(key);
            }
            (Key::Started(_) | Key::Running(_), Some(_)) => {
                self.vacant.remove(&key);
            }
        }
    }

    /// Keeps the list of empty places that nobody will fill by himself.
    pub(super) fn keep_resting(&mut self, id: PlaceId) {
        let Some(place) = self.get(id) else {
            return;
        };
        let key = (ended_at(place), id);
        if place.rests() && !place.outside {
            self.resting.insert(key);
        } else {
            self.resting.remove(&key);
        }
    }
}

/// When the last process that lived there ended, if it did.
pub(super) fn ended_at(place: &Place) -> Option<Millis> {
    let ended = place.generations.back().and_then(|last| last.ended.as_ref());
    ended.map(|(at, _)| *at)
}

/// Is it a task that lives there?
fn is_task(start: &Term, key: &Key) -> bool {
    let by_call = [task::MODULE, task::SUPERVISED]
        .into_iter()
        .any(|name| module(start) == Some(name));
    by_call || matches!(key, Key::Running(what) if **what == *TASK)
}

/// The module that is started.
fn module(start: &Term) -> Option<&'static str> {
    match start.elements()?.first()? {
        Term::Atom(module) => Some(module.name()),
        _ => None,
    }
}
