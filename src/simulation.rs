//! The system in time: it is started, hit, played at a pace that can be followed, and told as a story.
//!
//! Ground truth is the system, its seed and the log of inputs ([`Input`]). Everything shown is derived: each event is
//! applied to the [`Slots`], the registry and storage tables, the [`Story`](view::Story) and the log, in order and at a
//! pace; the system takes its next step only when the events of the last have been shown. Nothing here knows a browser.

mod application;
pub mod causes;
pub mod command;
mod desk;
mod event_log;
mod files;
pub mod folding;
mod history;
mod input;
mod inspector;
mod log;
mod look;
mod mirror;
mod names;
mod places;
mod playback;
pub mod prediction;
pub mod reason;
mod recording;
mod samples;
pub mod sequence;
pub mod speed;
mod story;
mod travel;
pub mod view;
mod words;
mod world;

pub use history::{Tick, TickKind};
pub use input::{Input, InputLog};
pub use look::Look;
pub use places::PlaceId;
pub use places::tally::Tally;
pub use playback::Clock;
pub use samples::samples;
pub use travel::{Dropped, Position, seconds};
pub use world::Moment;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use desk::Desk;
use history::History;
use mirror::Mirror;
use playback::Playback;
use sequence::Sequence;
use view::{Inspection, LogLine, TodoView, View};
use world::World;

use crate::otp::Strategy;
use crate::systems::System;
use crate::systems::todo::{FOLDER, List};

/// The to-do system, playing.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// What is shown: the present, or a moment of the past.
    world: World,
    /// While the past is shown: the present, to come back to.
    present: Option<Box<World>>,
    history: History,
    inputs: InputLog,
    playback: Playback,
    mirror: Mirror,
    /// Moves made again by the last seek.
    replayed: u64,
    /// What the last fork dropped, until it is asked for.
    forked: Option<Dropped>,
    /// What has been worded already.
    desk: RefCell<Desk>,
}

impl Simulation {
    /// The system, started on a disk that holds those lists: documents by list name. A document that cannot be read is
    /// left out; whoever loaded it has to keep it.
    #[must_use]
    pub fn new(disk: BTreeMap<String, String>) -> Self {
        let lists = disk
            .into_iter()
            .filter_map(|(name, document)| Some((name, List::from_json(&document).ok()?)))
            .collect();
        Self::with_lists(lists, Strategy::default())
    }

    fn with_lists(lists: BTreeMap<String, List>, strategy: Strategy) -> Self {
        let inputs = InputLog::new(&lists, strategy);
        let (system, shell) = inputs.boot();
        let mut world = World::new(system, shell);
        for name in lists.keys().take(application::OPENED_AT_START) {
            world.application.open_later(name);
        }
        Self {
            history: History::new(&world),
            present: None,
            inputs,
            playback: Playback::default(),
            mirror: Mirror::new(world.system.disk()),
            world,
            replayed: 0,
            forked: None,
            desk: RefCell::default(),
        }
    }

    /// Starts again with the lists that the disk shown holds. That is an act too: in the past, what came after is
    /// dropped.
    pub fn start_over(&mut self) {
        self.start_over_with(self.inputs.strategy());
    }

    /// Starts again as [`Simulation::start_over`] does, with that strategy of `Todo.System`.
    pub fn start_over_with(&mut self, strategy: Strategy) {
        self.fork();
        let disk = self.world.system.disk();
        let lists = disk
            .iter()
            .filter_map(|(path, content)| Some((list_name(path)?.to_owned(), List::from_term(content)?)));
        let mut fresh = Self::with_lists(lists.collect(), strategy);
        fresh.playback.keep_settings(&self.playback);
        std::mem::swap(&mut fresh.mirror, &mut self.mirror);
        fresh.mirror.follow(fresh.world.system.disk());
        *self = fresh;
    }

    /// What the page shows now. The past is never idle: there is more to watch.
    #[must_use]
    pub fn view(&self) -> View {
        self.look(&mut Look::default())
    }

    /// What the page shows now, to a viewer who has looked before: what has not changed is what he was given then.
    #[must_use]
    pub fn look(&self, look: &mut Look) -> View {
        let mut view = self.world.look(look);
        view.idle &= !self.is_in_the_past();
        view
    }

    /// The last lines of the log, oldest first.
    #[must_use]
    pub fn log(&self) -> Rc<Vec<Rc<LogLine>>> {
        self.desk.borrow_mut().log(self.history.events(), self.world.shown)
    }

    /// The last story as a sequence diagram, or as much of it as has been shown.
    #[must_use]
    pub fn sequence(&self) -> Rc<Sequence> {
        self.desk
            .borrow_mut()
            .sequence(self.history.events(), self.world.incident)
    }

    /// What the application shows.
    #[must_use]
    pub fn todo(&self) -> TodoView {
        self.world.todo()
    }

    /// Everything there is to say about a slot; `None` when there is no such slot.
    #[must_use]
    pub fn inspect(&self, path: &str) -> Option<Inspection> {
        self.world.inspect(self.world.places.at(path)?, self.history.events())
    }

    /// The inputs so far: with the seed, all that is needed to get here again. In the past, those that came later are
    /// among them until somebody acts.
    #[must_use]
    pub fn inputs(&self) -> &InputLog {
        &self.inputs
    }

    /// The system itself, to look at.
    #[must_use]
    pub fn system(&self) -> &System {
        &self.world.system
    }

    /// Lists written since last asked, with their documents: what is to be mirrored to storage. Looking at the past
    /// writes nothing; acting in it writes what differs from then on.
    #[must_use]
    pub fn take_writes(&mut self) -> Vec<(String, String)> {
        self.mirror.take_writes().into_iter().collect()
    }

    /// Lists that the storage holds and the present has never heard of, because a future was dropped, since last asked.
    /// They are to be set aside in the storage, where nothing is lost.
    #[must_use]
    pub fn take_forgotten(&mut self) -> Vec<String> {
        self.mirror.take_forgotten().into_iter().collect()
    }
}

/// The list that a file of the simulated disk holds.
fn list_name(path: &Rc<str>) -> Option<&str> {
    path.strip_prefix(FOLDER)?.strip_prefix('/')
}
