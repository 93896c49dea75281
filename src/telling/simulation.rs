//! A system, played and told: what the page, the terminal and the tests hold in their hands. What is done to it stands in
//! the file beside.

mod acting;
mod playing;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::build_view::{Look, look};
use super::causes::{self, Cause, Selection, words_of};
use super::console::{self, ConsoleLine, ConsoleState, Foretold};
use super::inspector::inspect;
use super::kept_events::KeptEvents;
use super::picture::Picture;
use super::places::{read_segment, segment};
use super::sequence::Sequence;
use super::todo_client::OPENED_AT_START;
use super::toll::IncidentToll;
use super::view::{Inspection, LogLine, TodoView, View};
use super::wording_cache::WordingCache;
use crate::otp::{Event as OtpEvent, Strategy};
use crate::play::{Beginning, Command, Landmark, Moment, Run, World};
use crate::runtime::{Event, EventId, gather};
use crate::systems::todo::{List, list_name};
use crate::systems::{Design, System};

/// A system, played and told.
#[derive(Clone, Debug)]
pub struct Simulation {
    pub(super) run: Run<Picture>,
    /// What has been worded already.
    wording_cache: RefCell<WordingCache>,
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
        Self::of(Beginning {
            lists,
            ..Beginning::default()
        })
    }

    /// A system of any design, before its first step.
    #[must_use]
    pub fn of(start: Beginning) -> Self {
        Self {
            run: Run::new(start.clone(), |picture| prepare(picture, &start)),
            wording_cache: RefCell::default(),
        }
    }

    /// Starts again with the lists that the disk shown holds. That is an act too: in the past, what came after is left.
    pub fn start_over(&mut self) {
        self.begin(self.run.start().design.clone());
    }

    /// Starts again as [`Simulation::start_over`] does, with that strategy of the supervisor at that path.
    pub fn start_over_with(&mut self, path: &str, strategy: Strategy) {
        let ids: Vec<String> = path.split('/').map(read_segment).collect();
        if let Some(design) = self.run.start().design.with_strategy(&ids, strategy) {
            self.begin(design);
        }
    }

    /// The supervisors whose strategy can be chosen, by their paths, with what was chosen.
    #[must_use]
    pub fn strategies(&self) -> Vec<(String, Strategy)> {
        let written = |ids: Vec<String>| {
            ids.iter()
                .map(|id| segment(id).to_string())
                .collect::<Vec<_>>()
                .join("/")
        };
        let strategies = self.run.start().design.strategies().into_iter();
        strategies.map(|(ids, strategy)| (written(ids), strategy)).collect()
    }

    /// Starts another design with the lists that the disk shown holds.
    pub fn begin(&mut self, design: Design) {
        self.run.fork();
        let start = Beginning {
            design,
            lists: self.lists(),
            ..self.run.start().clone()
        };
        self.run.begin_again(start.clone(), |picture| prepare(picture, &start));
    }

    /// The lists that the disk shown holds, by name.
    #[must_use]
    pub fn lists(&self) -> BTreeMap<String, List> {
        let disk = self.run.system().disk();
        let lists = disk
            .iter()
            .filter_map(|(path, content)| Some((list_name(path)?.to_owned(), List::from_term(content)?)));
        gather(lists)
    }

    /// How it started.
    #[must_use]
    pub fn start(&self) -> &Beginning {
        self.run.start()
    }

    /// The same system, started again, with all done to it that was done: it comes to the same present.
    #[must_use]
    pub fn played_again(&self) -> Self {
        let start = self.run.start().clone();
        Self {
            run: self.run.played_again(|picture| prepare(picture, &start)),
            wording_cache: RefCell::default(),
        }
    }

    /// What a person did so far, with the moments at which he did.
    #[must_use]
    pub fn commands(&self) -> Vec<(Moment, Command)> {
        let commands = self.run.commands();
        commands.map(|(at, command)| (at, command.clone())).collect()
    }

    /// What the page shows now. The past is never idle: there is more to watch.
    #[must_use]
    pub fn view(&self) -> View {
        self.look(&mut Look::default())
    }

    /// What the page shows now, to a viewer who has looked before: what has not changed is what he was given then.
    #[must_use]
    pub fn look(&self, before: &mut Look) -> View {
        let mut view = look(self.run.world(), self.run.events().generation(), before);
        view.idle &= !self.is_in_the_past();
        view
    }

    /// The paths of the places that are found, in the order of the tree.
    #[must_use]
    pub fn found(&self, look: &Look) -> Vec<String> {
        let places = &self.run.world().picture().places;
        let found = look.folding.found(places);
        if found.is_empty() {
            return Vec::new();
        }
        let here = places.all().into_iter().filter(|place| found.contains(place));
        here.map(|place| places.path_of(place).to_string()).collect()
    }

    /// The events that are kept, and who is meant by them.
    pub(super) fn record(&self) -> KeptEvents<'_> {
        KeptEvents {
            events: self.run.events(),
            people: self.run.register(),
        }
    }

    /// The last lines of the log, oldest first.
    #[must_use]
    pub fn log(&self) -> Rc<Vec<Rc<LogLine>>> {
        self.wording_cache
            .borrow_mut()
            .log(self.record(), self.run.world().shown())
    }

    /// What is to be read on the console, oldest first.
    #[must_use]
    pub fn transcript(&self) -> Rc<Vec<Rc<ConsoleLine>>> {
        self.wording_cache
            .borrow_mut()
            .transcript(self.record(), self.run.world().shown())
    }

    /// How the console is now.
    #[must_use]
    pub fn console(&self) -> ConsoleState {
        console::state(self.run.world())
    }

    /// What a line will come to, if it is evaluated now and nothing else is meanwhile.
    #[must_use]
    pub fn foretell(&self, source: &str) -> Foretold {
        console::foretell(self.run.world(), source)
    }

    /// The last story as a sequence diagram, or as much of it as has been shown.
    #[must_use]
    pub fn sequence(&self) -> Rc<Sequence> {
        let incident = self.run.world().picture().incident;
        self.wording_cache.borrow_mut().sequence(self.record(), incident)
    }

    /// What the last incident came to, as far as it has been shown.
    #[must_use]
    pub fn toll(&self) -> Rc<IncidentToll> {
        let world = self.run.world();
        let incident = world.picture().incident;
        self.wording_cache
            .borrow_mut()
            .toll(self.record(), incident, world.shown())
    }

    /// What the process at a path is for, whatever the design: see [`Simulation::path_of_role`].
    #[must_use]
    pub fn role_of(&self, path: &str) -> Option<String> {
        let places = &self.run.world().picture().places;
        places.get(places.at(path)?)?.role()
    }

    /// The path of the process that is for that here, if there is one.
    #[must_use]
    pub fn path_of_role(&self, role: &str) -> Option<String> {
        let places = &self.run.world().picture().places;
        let mut all = places.all().into_iter().filter_map(|id| places.get(id));
        let found = all.find(|place| place.role().as_deref() == Some(role))?;
        Some(found.path.to_string())
    }

    /// What the application shows.
    #[must_use]
    pub fn todo(&self) -> TodoView {
        let picture = self.run.world().picture();
        picture
            .todo_client
            .view(&picture.places, self.run.system(), &picture.design)
    }

    /// Everything there is to say about a slot; `None` when there is no such slot.
    #[must_use]
    pub fn inspect(&self, path: &str) -> Option<Inspection> {
        let world = self.run.world();
        inspect(world, world.picture().places.at(path)?, self.record())
    }

    /// What is shown, with the system behind it: what a checkpoint keeps a clone of.
    #[must_use]
    pub fn world(&self) -> &World<Picture> {
        self.run.world()
    }

    /// The system itself, to look at.
    #[must_use]
    pub fn system(&self) -> &System {
        self.run.system()
    }

    /// The chain of causes of an event, the first cause first and the event itself last. Empty for an event that has
    /// not been shown or is no longer kept.
    #[must_use]
    pub fn causes(&self, event: EventId) -> Vec<Cause> {
        if event > self.run.world().shown() {
            return Vec::new();
        }
        causes::causes(event, self.record())
    }

    /// What the views show of a selected event.
    #[must_use]
    pub fn selection(&self, event: EventId) -> Option<Selection> {
        let sequence = self.sequence();
        let in_sequence = |id: EventId| sequence.row_of(id).is_some();
        causes::selection(event, self.run.world().shown(), self.record(), &in_sequence)
    }

    /// What the views show of a selected process: why it is there, or why it is gone.
    #[must_use]
    pub fn selection_of_slot(&self, slot: &str) -> Selection {
        let places = &self.run.world().picture().places;
        let fate = places.at(slot).and_then(|place| Some(places.get(place)?.fate));
        let known = fate.and_then(|event| self.selection(event)).unwrap_or_default();
        Selection {
            event: None,
            slot: Some(slot.to_owned()),
            row: None,
            line: None,
            ..known
        }
    }

    /// What a landmark was, in words.
    #[must_use]
    pub fn words_of(&self, landmark: &Landmark) -> String {
        let record = self.record();
        let words = record.get(landmark.event).and_then(|event| words_of(event, record));
        words.unwrap_or_else(|| landmark.kind.word().to_owned())
    }

    /// An event of the history. The last 20,000 are kept, or a few less; older ones are forgotten.
    #[must_use]
    pub fn event(&self, id: EventId) -> Option<&Event<OtpEvent>> {
        self.run.event(id)
    }

    /// How many moves had to be made again to show what is shown: the work of the last seek.
    #[must_use]
    pub fn replayed(&self) -> u64 {
        self.run.replayed()
    }

    /// How many worlds are kept to go back to.
    #[must_use]
    pub fn checkpoints(&self) -> usize {
        self.run.checkpoints()
    }

    /// Lists written since last asked, with their documents: what is to be mirrored to storage.
    #[must_use]
    pub fn take_writes(&mut self) -> Vec<(String, String)> {
        self.run.take_writes()
    }

    /// Lists that the storage holds and the present has never heard of, since last asked.
    #[must_use]
    pub fn take_forgotten(&mut self) -> Vec<String> {
        self.run.take_forgotten()
    }
}

/// Some of the stored lists are opened at the start.
fn prepare(picture: &mut Picture, start: &Beginning) {
    picture.tell_of(start.design.clone());
    for name in start.lists.keys().take(OPENED_AT_START) {
        picture.todo_client.open_later(name);
    }
}
