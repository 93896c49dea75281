//! Who is meant: the database, the cache, the servers of lists.

use crate::otp::{Callbacks, Kind, Process, registry};
use crate::runtime::{EventKind, Pid, Term};
use crate::systems::Code;
use crate::telling::Simulation;
use crate::telling::kept_events::KeptEvents;
use crate::telling::picture::World;
use crate::telling::places::{PlaceId, Places};

/// How many are called by their names before they are counted.
const NAMED: usize = 3;

/// The module of a supervisor of tasks: no cache, though it starts its children on demand too.
const TASKS: &str = "Elixir.Task.Supervisor";

/// What is looked at.
pub(super) struct Finding<'a> {
    pub(super) world: &'a World,
    record: KeptEvents<'a>,
    /// The places of all processes of the tree that live, each before those below it.
    pub(super) alive: Vec<(PlaceId, Pid)>,
}

impl<'a> Finding<'a> {
    pub(super) fn of(simulation: &'a Simulation) -> Self {
        let world = simulation.world();
        let places = &world.picture().places;
        let lives = |place: PlaceId| {
            let pid = places.pid(place).filter(|pid| world.system().is_alive(*pid))?;
            Some((place, pid))
        };
        Self {
            world,
            record: simulation.record(),
            alive: places.all().into_iter().filter_map(lives).collect(),
        }
    }

    pub(super) fn places(&self) -> &'a Places {
        &self.world.picture().places
    }

    pub(super) fn program(&self, pid: Pid) -> Option<&'a Process<Code>> {
        self.world.system().program(pid)
    }

    /// The processes of that name: `Database` is `Todo.Database`, and `Shop.Database` too.
    pub(super) fn called(&self, last: &str) -> Vec<(PlaceId, Pid)> {
        let is_called = |(place, pid): &&(PlaceId, Pid)| {
            let names = self.names_of(*place, *pid);
            names.iter().any(|name| name.rsplit('.').next() == Some(last))
        };
        self.alive.iter().filter(is_called).copied().collect()
    }

    /// By what a process can be known: the module that started it, its own, its id, its local name.
    fn names_of(&self, place: PlaceId, pid: Pid) -> Vec<&'static str> {
        let of_atom = |term: &Term| match term {
            Term::Atom(name) => Some(name.name()),
            _ => None,
        };
        let kind = self
            .program(pid)
            .and_then(Process::as_server)
            .map(|server| &server.kind);
        let own = kind.and_then(|kind| match kind {
            Kind::Server(server) => Some(Callbacks::<Code>::module(server)),
            Kind::Supervisor(supervisor) => Some(supervisor.module.name()),
            Kind::DynamicSupervisor(supervisor) => Some(supervisor.module.name()),
            Kind::Partition(_) | Kind::Agent(_) => None,
        });
        let id = self.places().get(place).and_then(|place| place.id()).and_then(of_atom);
        let local = self.world.system().snapshot(pid).and_then(|seen| seen.name);
        let started_by = self.places().module(place);
        let local = local.map(|name| name.name());
        [started_by, own, id, local].into_iter().flatten().collect()
    }

    /// Who keeps the data: by name, else whoever supervises those that read and write files, else the first of these.
    pub(super) fn database(&self) -> Option<(PlaceId, Pid)> {
        let named = self.called("Database").into_iter().next();
        named.or_else(|| {
            let worker = self.first_at_disk()?;
            let places = self.places();
            let above = places.parent(worker.0).and_then(|above| self.living(above));
            // Only who supervises nothing else, and is not all of the tree, is the database as a whole.
            let is_whole = |(above, _): &(PlaceId, Pid)| {
                let mut children = places.children_alive(*above).into_iter();
                let alike = children.all(|child| places.module(child) == places.module(worker.0));
                alike && places.parent(*above).is_some()
            };
            above.filter(is_whole).or(Some(worker))
        })
    }

    /// The first of those that have read or written a file.
    fn first_at_disk(&self) -> Option<(PlaceId, Pid)> {
        let events = self.record.events;
        let mut touched = events.between(events.first(), self.world.shown()).filter_map(|event| {
            let touches = matches!(event.kind, EventKind::FileRead(..) | EventKind::FileWritten(_));
            self.places().in_tree(event.pid).filter(|_| touches)
        });
        touched.find_map(|place| self.living(place))
    }

    /// Who starts the servers: by name, else the first DynamicSupervisor.
    pub(super) fn cache(&self) -> Option<(PlaceId, Pid)> {
        let named = self.called("Cache").into_iter().next();
        let is_dynamic = |(place, pid): &&(PlaceId, Pid)| {
            let program = self.program(*pid);
            self.places().module(*place) != Some(TASKS)
                && program.is_some_and(|program| program.as_dynamic_supervisor().is_some())
        };
        named.or_else(|| self.alive.iter().find(is_dynamic).copied())
    }

    /// The servers of lists: what the cache has started, and what is called so.
    pub(super) fn servers(&self) -> Vec<(PlaceId, Pid)> {
        let below = self.cache().filter(|(_, cache)| {
            let program = self.program(*cache);
            program.is_some_and(|program| program.as_dynamic_supervisor().is_some())
        });
        let mut servers = self.called("Server");
        for child in below
            .map(|(place, _)| self.places().children_alive(place))
            .unwrap_or_default()
        {
            let known = servers.iter().any(|(place, _)| *place == child);
            servers.extend(self.living(child).filter(|_| !known));
        }
        servers
    }

    /// The workers of the database.
    pub(super) fn workers(&self) -> Vec<(PlaceId, Pid)> {
        let below = self.database().map(|(place, _)| self.places().children_alive(place));
        let below = below.unwrap_or_default().into_iter();
        below.filter_map(|place| self.living(place)).collect()
    }

    fn living(&self, place: PlaceId) -> Option<(PlaceId, Pid)> {
        self.alive.iter().find(|(alive, _)| *alive == place).copied()
    }

    /// Is it a process of a person's own module, or an agent: one whose state is a person's?
    pub(super) fn has_state(&self, place: PlaceId, pid: Pid) -> bool {
        let server = self.program(pid).and_then(Process::as_server);
        let kind = server.map(|server| &server.kind);
        let is_registry = self.places().module(place) == Some(registry::PARTITION);
        !is_registry && matches!(kind, Some(Kind::Server(_) | Kind::Agent(_)))
    }

    pub(super) fn label(&self, place: PlaceId) -> String {
        self.places().label(place)
    }

    /// `Alice, Bob and 3 more`.
    pub(super) fn list(&self, those: &[(PlaceId, Pid)]) -> String {
        let names: Vec<String> = those.iter().take(NAMED).map(|(place, _)| self.label(*place)).collect();
        match (those.len().saturating_sub(NAMED), names.split_last()) {
            (0, Some((last, before))) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
            (0, _) => names.join(""),
            (more, _) => format!("{} and {more} more", names.join(", ")),
        }
    }

    pub(super) fn paths(&self, those: &[(PlaceId, Pid)]) -> Vec<String> {
        let paths = those.iter().map(|(place, _)| self.places().path_of(*place));
        paths.map(|path| path.to_string()).collect()
    }
}

/// `1 worker`, `3 workers`.
pub(super) fn counted(count: usize, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}
