//! The system in time: it is started, hit, played at a pace that can be followed, and told as a story.
//!
//! Ground truth is the system, its seed and the log of inputs ([`Input`]). Everything shown is derived: each event is
//! applied to the [`Slots`], the registry and storage tables, the [`Story`](view::Story) and the log, in order and at a
//! pace; the system takes its next step only when the events of the last have been shown. Nothing here knows a browser.

mod application;
mod input;
mod inspector;
mod journal;
mod playback;
mod reason;
mod samples;
pub mod scenario;
mod slots;
mod story;
mod tables;
pub mod view;

pub use input::{Input, InputLog};
pub use samples::samples;

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use application::Application;
use journal::Journal;
use playback::Playback;
use slots::Slots;
use story::Teller;
use tables::Tables;
use view::View;

use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, Pid, Record, Term};
use crate::todo::{FOLDER, List, TodoSystem};

/// The to-do system, playing.
#[derive(Clone, Debug)]
pub struct Simulation {
    system: TodoSystem,
    shell: Pid,
    inputs: InputLog,
    /// Events that have happened and were not shown yet.
    pending: VecDeque<Event<OtpEvent>>,
    slots: Slots,
    tables: Tables,
    teller: Teller,
    journal: Journal,
    playback: Playback,
    application: Application,
    /// Lists written since they were last asked for.
    writes: BTreeMap<String, String>,
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
        Self::with_lists(lists)
    }

    fn with_lists(lists: BTreeMap<String, List>) -> Self {
        let inputs = InputLog::new(&lists);
        let (mut system, shell) = inputs.boot();
        system.set_record(Record::Lifecycle);
        let mut simulation = Self {
            system,
            shell,
            inputs,
            pending: VecDeque::new(),
            slots: Slots::new(shell),
            tables: Tables::default(),
            teller: Teller::default(),
            journal: Journal::default(),
            playback: Playback::default(),
            application: Application::default(),
            writes: BTreeMap::new(),
        };
        for name in lists.keys().take(application::OPENED_AT_START) {
            simulation.application.open_later(name);
        }
        simulation.tables.know(&simulation.system);
        simulation
    }

    /// Starts again with the lists that the disk holds now.
    pub fn start_over(&mut self) {
        let lists = self
            .system
            .disk()
            .iter()
            .filter_map(|(path, content)| Some((list_name(path)?.to_owned(), List::from_term(content)?)));
        let mut fresh = Self::with_lists(lists.collect());
        fresh.playback.keep_settings(&self.playback);
        fresh.writes = std::mem::take(&mut self.writes);
        *self = fresh;
    }

    /// What the page shows now.
    #[must_use]
    pub fn view(&self) -> View {
        let now_ms = self.system.now_ms();
        let mut view = View {
            step: self.system.steps(),
            time_ms: now_ms,
            slots: self.slots.views(&self.system, &self.teller, self.pending.is_empty()),
            registry: self.tables.registry(&self.slots, self.playback.clock_ms()),
            storage: self.tables.storage(self.playback.clock_ms()),
            story: self.teller.story().cloned(),
            idle: false,
            log: self.journal.lines(),
        };
        view.idle = self.is_idle();
        view
    }

    /// True while nothing moves by itself.
    fn is_idle(&self) -> bool {
        let quiet = self.pending.is_empty() && !self.system.can_run();
        let shown = self.playback.is_quiet() && self.teller.story().is_none();
        let restful = !self.slots.any_restarts(&self.system) && !self.slots.any_fading();
        quiet
            && shown
            && restful
            && self.system.next_timer_at().is_none()
            && !self.tables.any_fresh(self.playback.clock_ms())
            && !self.application.has_plans()
    }

    /// Sends an exit signal `:kill` to the process in a slot, if there is one.
    pub fn kill(&mut self, slot: &str) {
        self.signal(slot, Term::atom("kill"));
    }

    /// Sends an exit signal with a reason as a person types it: `normal`, `:boom`, `{:shutdown, :x}`.
    ///
    /// # Errors
    /// What is wrong with the reason, and where.
    pub fn exit(&mut self, slot: &str, reason: &str) -> Result<(), String> {
        let reason = reason::parse(reason)?;
        self.signal(slot, reason);
        Ok(())
    }

    fn signal(&mut self, slot: &str, reason: Term) {
        // What is shown may lag behind what has happened: who cuts a process that is gone already means the next one.
        let gone = self.slots.pid(slot).is_none_or(|pid| !self.system.is_alive(pid));
        if gone && !self.playback.is_paused() {
            self.catch_up();
        }
        if let Some(pid) = self.slots.pid(slot) {
            self.input(Input::Exit(pid, reason));
        }
    }

    /// Applies an input and keeps it in the log.
    fn input(&mut self, input: Input) {
        self.inputs.push(self.system.steps(), input.clone());
        input.apply(&mut self.system, self.shell);
        self.pending.extend(self.system.take_events());
    }

    /// The inputs so far: with the seed, all that is needed to get here again.
    #[must_use]
    pub fn inputs(&self) -> &InputLog {
        &self.inputs
    }

    /// The system itself, to look at.
    #[must_use]
    pub fn system(&self) -> &TodoSystem {
        &self.system
    }

    /// Lists written since last asked, with their documents: what is to be mirrored to storage.
    #[must_use]
    pub fn take_writes(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.writes).into_iter().collect()
    }
}

/// The list that a file of the simulated disk holds.
fn list_name(path: &Rc<str>) -> Option<&str> {
    path.strip_prefix(FOLDER)?.strip_prefix('/')
}
