//! The places of the tree: who lives in each, who lived there before. Derived from events alone.
//!
//! Every process has exactly one place, whoever started it. A place is a number; it stays when its process dies, and the
//! next process of the same child moves in. What a person reads of it is a path ([`Place::path`]), which nothing here
//! looks up by: a name that somebody typed can never be mistaken for another place.
//!
//! Invariants: the places below another form a list in the order in which they came; `people` leads from every process
//! that lives or is remembered to its place; a place that was taken away leads nowhere and its number is not given again.

mod apply_event;
mod before_spawn;
mod expiry;
mod grow;
mod key;
mod occupant;
mod query;
mod sign;
pub(super) mod slot_views;
pub(super) mod tally;

use std::collections::VecDeque;
use std::rc::Rc;

use super::status::Status;
use crate::otp::{Restart, Strategy};
use crate::runtime::{EventId, ExitReason, Millis, OrdMap, OrdSet, Pid, Term, Vector};
use crate::systems::Design;
use before_spawn::Announced;
pub(super) use expiry::{TAKEN_AT_ONCE, UNTIL_MORE_US};
use key::Key;
pub(super) use key::{CONSOLE, read_segment, segment};
use tally::Tally;

/// How many of the processes that lived in a place are remembered. What happens for ever must not grow for ever.
const GENERATIONS: usize = 50;

/// The number of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(u32);

impl PlaceId {
    /// The place of that number, as an id of a document says it.
    #[must_use]
    pub fn numbered(number: u32) -> Self {
        Self(number)
    }

    /// The number itself, for ids of a document.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    fn index(self) -> usize {
        self.0 as usize
    }
}

/// One place.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) parent: Option<PlaceId>,
    key: Key,
    /// What tells it from its siblings, before it was made unique.
    segment: Rc<str>,
    pub(super) path: Rc<str>,
    pub(super) label: Rc<str>,
    pub(super) restart: Restart,
    pub(super) start: Term,
    pub(super) pid: Option<Pid>,
    pub(super) status: Status,
    /// The last processes that lived here, oldest first.
    pub(super) generations: VecDeque<Generation>,
    /// How many have lived here, with those that are not remembered.
    pub(super) lived: usize,
    /// How many of them have come up.
    pub(super) came_up: u32,
    /// Who started the process that lives here.
    starter: Option<Pid>,
    /// Has its `init` begun?
    begun: bool,
    pub(super) dynamic: bool,
    /// Outside the tree: the shell that starts it, and who makes a request.
    pub(super) outside: bool,
    /// Strategy and window, once it is known that a supervisor lives here.
    pub(super) supervises: Option<Supervises>,
    /// How many entries a to-do server that lives or lived here was seen to hold last.
    pub(super) held: Option<usize>,
    /// Is there a supervisor that may start it again?
    pub(super) supervised: bool,
    /// Its supervisor forgot the child.
    forgotten: bool,
    /// What the process that lives here is registered under.
    names: Vec<Term>,
    /// The event in which somebody last moved in or out.
    pub(super) fate: EventId,
    /// Raised whenever anything above changes.
    version: u32,
    below: Below,
    previous: Option<PlaceId>,
    next: Option<PlaceId>,
}

/// The places below another.
#[derive(Clone, Copy, Debug, Default)]
struct Below {
    first: Option<PlaceId>,
    last: Option<PlaceId>,
    count: u32,
    tally: Tally,
}

/// What a supervisor does, as far as it is drawn when it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Supervises {
    /// `None` for a DynamicSupervisor, which has none to choose.
    pub(super) strategy: Option<Strategy>,
    pub(super) max_restarts: u32,
    pub(super) max_seconds: u32,
}

impl Supervises {
    /// The strategy's name; `dynamic` for a DynamicSupervisor.
    pub(super) fn strategy_name(self) -> &'static str {
        self.strategy.map_or("dynamic", Strategy::name)
    }
}

/// One process that lived in a place.
#[derive(Clone, Debug)]
pub(super) struct Generation {
    pub(super) pid: Pid,
    pub(super) born_ms: Millis,
    pub(super) ended: Option<(Millis, ExitReason)>,
}

impl Place {
    /// Nobody lives here, and no supervisor will start another process by itself.
    pub(super) fn rests(&self) -> bool {
        self.forgotten && self.pid.is_none()
    }

    /// How the last process that ended here did.
    pub(super) fn last_end(&self) -> Option<&Generation> {
        self.generations
            .iter()
            .rev()
            .find(|generation| generation.ended.is_some())
    }
}

/// Where the next process goes that a process spawns.
#[derive(Clone, Debug)]
enum Awaited {
    /// Into a place that is there.
    There(PlaceId),
    /// Into a new one, below that.
    New(PlaceId, Announced),
}

#[derive(Clone, Debug)]
pub(super) struct Places {
    /// What is run, which knows how its processes are called.
    design: Rc<Design>,
    places: Vector<Option<Rc<Place>>>,
    /// The places of the processes that live or are remembered.
    people: OrdMap<Pid, PlaceId>,
    /// The place of a child that its supervisor has an id for.
    children: OrdMap<(PlaceId, Term), PlaceId>,
    /// Empty places of what may be started again under the same start call.
    vacant: OrdSet<(Option<PlaceId>, Key, PlaceId)>,
    /// How many places below another have been given the same segment, and how many of them are there.
    segments: OrdMap<(Option<PlaceId>, Rc<str>), Given>,
    /// Places without a place above: the shell, and who comes from outside.
    tops: Below,
    /// The place that a process has said it is about to fill.
    starting: OrdMap<Pid, Awaited>,
    /// Empty places that nobody will fill by himself, by the time at which they became so.
    resting: OrdSet<(Option<Millis>, PlaceId)>,
    /// Places in which something else goes on than living, with the places above them.
    uncalm: OrdSet<(Option<PlaceId>, PlaceId)>,
    /// Supervisors whose windows may count a restart.
    counting: OrdSet<PlaceId>,
    /// How many processes of the tree live.
    alive: u32,
    /// Raised when a place comes or goes.
    structure: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Given {
    made: u32,
    there: u32,
}

impl Places {
    /// The places of a system that the shell of that pid will start.
    pub(super) fn new(shell: Pid) -> Self {
        let mut places = Self {
            design: Rc::default(),
            places: Vector::default(),
            people: OrdMap::new(),
            children: OrdMap::new(),
            vacant: OrdSet::new(),
            segments: OrdMap::new(),
            tops: Below::default(),
            starting: OrdMap::new(),
            resting: OrdSet::new(),
            uncalm: OrdSet::new(),
            counting: OrdSet::new(),
            alive: 0,
            structure: 0,
        };
        places.make_room_for_the_shell(shell);
        places
    }

    /// That design is run.
    pub(super) fn tell_of(&mut self, design: &Rc<Design>) {
        self.design = Rc::clone(design);
    }

    pub(super) fn get(&self, id: PlaceId) -> Option<&Place> {
        self.places.get(id.index())?.as_deref()
    }

    /// The place that a process lives in, or lived in last.
    pub(super) fn of(&self, pid: Pid) -> Option<PlaceId> {
        self.people.get(&pid).copied()
    }

    /// The place in the tree that a process lives in, or lived in last: not that of the shell or of a request.
    pub(super) fn in_tree(&self, pid: Pid) -> Option<PlaceId> {
        self.of(pid).filter(|id| !self.is_outside(*id))
    }

    pub(super) fn pid(&self, id: PlaceId) -> Option<Pid> {
        self.get(id)?.pid
    }

    /// Raised when a place comes or goes.
    pub(super) fn structure(&self) -> u64 {
        self.structure
    }

    /// Changes a place, and says that it has changed.
    fn edit(&mut self, id: PlaceId) -> Option<&mut Place> {
        let place = Rc::make_mut(self.places.get_mut(id.index())?.as_mut()?);
        place.version = place.version.wrapping_add(1);
        Some(place)
    }
}
