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
    /// Who keeps the data.
    pub(super) database: Option<(PlaceId, Pid)>,
    /// Who starts the servers of lists.
    pub(super) cache: Option<(PlaceId, Pid)>,
}

impl<'a> Finding<'a> {
    pub(super) fn of(simulation: &'a Simulation) -> Self {
        let mut finding = Self {
            world: simulation.world(),
            record: simulation.record(),
            alive: Vec::new(),
            database: None,
            cache: None,
        };
        let places = finding.places().all().into_iter();
        finding.alive = places.filter_map(|place| finding.living(place)).collect();
        finding.database = finding.find_database();
        finding.cache = finding.find_cache();
        finding
    }

    pub(super) fn places(&self) -> &'a Places {
        &self.world.picture().places
    }

    pub(super) fn program(&self, pid: Pid) -> Option<&'a Process<Code>> {
        self.world.system().program(pid)
    }

    /// Is that its name? `Database` is that of `Todo.Database`, and of `Shop.Database` too: the module that started it, its own,
    /// its id, or its local name.
    fn is_called(&self, place: PlaceId, pid: Pid, last: &str) -> bool {
        let ends = |name: &str| name.rsplit('.').next() == Some(last);
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
        let id = match self.places().get(place).and_then(|place| place.id()) {
            Some(Term::Atom(id)) => Some(id.name()),
            Some(_) | None => None,
        };
        let local = self.world.system().name_of(pid).map(|name| name.name());
        [self.places().module(place), own, id, local]
            .into_iter()
            .flatten()
            .any(ends)
    }

    /// The first process of that name.
    fn called(&self, last: &str) -> Option<(PlaceId, Pid)> {
        let mut alive = self.alive.iter().copied();
        alive.find(|(place, pid)| self.is_called(*place, *pid, last))
    }

    /// Who keeps the data: by name, else whoever supervises those that read and write files, else the first of these.
    fn find_database(&self) -> Option<(PlaceId, Pid)> {
        self.called("Database").or_else(|| {
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
    fn find_cache(&self) -> Option<(PlaceId, Pid)> {
        let is_dynamic =
            |(place, pid): &(PlaceId, Pid)| self.is_dynamic(*pid) && self.places().module(*place) != Some(TASKS);
        self.called("Cache")
            .or_else(|| self.alive.iter().copied().find(is_dynamic))
    }

    pub(super) fn is_dynamic(&self, pid: Pid) -> bool {
        let program = self.program(pid);
        program.is_some_and(|program| program.as_dynamic_supervisor().is_some())
    }

    /// The servers of lists: what a cache that is a DynamicSupervisor has started, and what is called so.
    pub(super) fn servers(&self) -> Vec<(PlaceId, Pid)> {
        let starts = self.cache.filter(|(_, cache)| self.is_dynamic(*cache));
        let starts = starts.map(|(cache, _)| cache);
        let is_server = |(place, pid): &(PlaceId, Pid)| {
            let started = starts.is_some() && self.places().parent(*place) == starts;
            started || self.is_called(*place, *pid, "Server")
        };
        self.alive.iter().copied().filter(is_server).collect()
    }

    /// The workers of the database.
    pub(super) fn workers(&self) -> Vec<(PlaceId, Pid)> {
        let Some((database, _)) = self.database else {
            return Vec::new();
        };
        let is_worker = |(place, _): &(PlaceId, Pid)| self.places().parent(*place) == Some(database);
        self.alive.iter().copied().filter(is_worker).collect()
    }

    fn living(&self, place: PlaceId) -> Option<(PlaceId, Pid)> {
        let pid = self
            .places()
            .pid(place)
            .filter(|pid| self.world.system().is_alive(*pid))?;
        Some((place, pid))
    }

    /// Is it a process of the tree that lives?
    pub(super) fn lives(&self, pid: Pid) -> bool {
        self.world.system().is_alive(pid) && self.places().in_tree(pid).is_some()
    }

    /// Is it a process of a person's own module, or an agent: one whose state is a person's?
    pub(super) fn has_state(&self, place: PlaceId, pid: Pid) -> bool {
        let server = self.program(pid).and_then(Process::as_server);
        let kind = server.map(|server| &server.kind);
        let is_registry = self.places().module(place) == Some(registry::PARTITION);
        !is_registry && matches!(kind, Some(Kind::Server(_) | Kind::Agent(_)))
    }

    /// What is said of who should be a supervisor and is none.
    pub(super) fn no_supervisor(&self, place: PlaceId) -> String {
        let is_below = |(below, _): &(PlaceId, Pid)| self.places().parent(*below) == Some(place);
        let below: Vec<_> = self.alive.iter().copied().filter(is_below).collect();
        let does = match below.len() {
            0 => "does the work itself".to_owned(),
            _ => format!(
                "has started {} itself, and when one of them crashes, it goes along",
                self.list(&below)
            ),
        };
        format!("{} is no supervisor: it holds no specs. It {does}.", self.label(place))
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
