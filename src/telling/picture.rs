//! Everything shown of a system at a moment: a projection of its events.

use std::rc::Rc;

use super::disk_rows::Files;
use super::event_sentences;
use super::log_filter::{is_on_the_console, speaks};
use super::places::{PlaceId, Places, UNTIL_MORE_US};
use super::process_directory::People;
use super::recent_signals::RecentSignals;
use super::registry_rows::Names;
use super::story::{self, Teller};
use super::todo_client::TodoClient;
use crate::otp::Event as OtpEvent;
use crate::play::{self, Input, LandmarkKind, Projection, Salience, Setting, Shown};
use crate::runtime::{Event, EventId, EventKind, Pid, Queue};
use crate::systems::{Design, Overture, System};

/// How long the start of a process is shown while the system boots, in microseconds. Later ones are what somebody asked
/// for, who waits for what comes of it.
const BOOT_STEP_US: u64 = 110_000;
/// How many processes grow one after the other when a system starts.
const GROWN_ONE_BY_ONE: usize = 30;
/// The same pause while the rest of many start: thousands are there within seconds.
const BOOT_STEP_OF_MANY_US: u64 = 200;

/// A system with what is shown of it.
pub(super) type World = play::World<Picture>;

/// What is shown.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What is run, which knows what is said about it.
    pub(super) design: Rc<Design>,
    pub(super) places: Places,
    pub(super) names: Names,
    pub(super) files: Files,
    pub(super) signals: RecentSignals,
    pub(super) teller: Teller,
    pub(super) incident: Incident,
    pub(super) todo_client: TodoClient,
    /// What the design has planned for after its start, one after the other.
    overture: Queue<Overture>,
    /// Restarts counted in the windows of all supervisors, when that was looked at last.
    restarts: u32,
    /// Has the system come to rest since it was started?
    booted: bool,
}

/// What belongs together from a person's first act until the system is at rest again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Incident {
    /// Its first event; 0 before there was any.
    pub(super) first: EventId,
    /// Its last event so far.
    pub(super) last: EventId,
    is_over: bool,
}

impl Default for Incident {
    fn default() -> Self {
        Self {
            first: 0,
            last: 0,
            is_over: true,
        }
    }
}

impl Incident {
    /// Its first event, once everything is at rest again.
    pub(super) fn ended(&self) -> Option<EventId> {
        (self.is_over && self.first > 0).then_some(self.first)
    }

    fn apply(&mut self, event: &Event<OtpEvent>) {
        let hit = match &event.kind {
            EventKind::ExitSignal { .. } => event.cause == 0,
            EventKind::Program(OtpEvent::Note(note)) => event_sentences::is_asked(note),
            _ => false,
        };
        if hit && self.is_over {
            (self.first, self.is_over) = (event.id, false);
        }
        if !self.is_over {
            self.last = event.id;
        }
    }
}

/// Does the process live that is shown in a place?
pub(super) fn is_alive(world: &World, place: PlaceId) -> bool {
    let pid = world.picture().places.pid(place);
    pid.is_some_and(|pid| world.system().is_alive(pid))
}

impl Picture {
    /// That design is run: said before anything has happened.
    pub(super) fn tell_of(&mut self, design: Design) {
        self.overture = design.overture().into_iter().collect();
        self.design = Rc::new(design);
        self.todo_client.front = self.design.front();
        self.places.tell_of(&self.design);
    }

    /// What an event is to who looks for it later.
    fn landmark(&self, event: &Event<OtpEvent>) -> Option<LandmarkKind> {
        match &event.kind {
            EventKind::Exited { .. } => self.places.in_tree(event.pid).map(|_| LandmarkKind::Exit),
            EventKind::Program(OtpEvent::RestartDecided { .. }) => Some(LandmarkKind::Restart),
            EventKind::Program(OtpEvent::LimitReached { .. }) => Some(LandmarkKind::LimitReached),
            _ => None,
        }
    }
}

impl play::Register<Picture> for People {
    fn note(&mut self, event: &Event<OtpEvent>, shell: Pid, picture: &Picture) {
        Self::note(self, event, shell, &picture.places, &picture.design);
        if picture.incident.first == event.id {
            self.note_incident(event.id);
        }
    }

    fn forget_before(&mut self, first: EventId, picture: &Picture) {
        Self::forget_before(self, first, &picture.places);
    }

    fn cut_after(&mut self, last: EventId) {
        Self::cut_after(self, last);
    }
}

impl Projection for Picture {
    type Register = People;

    fn of(system: &System, shell: Pid) -> Self {
        let mut files = Files::default();
        files.know(system);
        Self {
            design: Rc::default(),
            places: Places::new(shell),
            names: Names::default(),
            files,
            signals: RecentSignals::default(),
            teller: Teller::default(),
            incident: Incident::default(),
            todo_client: TodoClient::default(),
            overture: Queue::default(),
            restarts: 0,
            booted: false,
        }
    }

    fn apply(&mut self, event: &Event<OtpEvent>, setting: Setting<'_>) -> Shown {
        let Setting {
            system,
            shell,
            ahead,
            clock_us,
        } = setting;
        let mut seen = self.places.apply(event, system);
        self.places.note(event.pid, system);
        let in_tree = self.places.in_tree(event.pid).is_some();
        seen |= self.names.apply(event, &self.places, clock_us);
        seen |= self.files.apply(event, &self.places, system, clock_us);
        self.signals.apply(event, &self.places, clock_us);
        seen |= speaks(event, shell, in_tree) || is_on_the_console(event, &self.places);
        seen |= self.todo_client.apply(event);
        let spawned = matches!(event.kind, EventKind::Spawned { .. });
        if spawned {
            self.todo_client.note_server(event.pid, &self.places, &self.design);
        }
        self.incident.apply(event);
        if self.incident.first == event.id {
            self.teller.begin();
        }
        let booting = spawned && in_tree && !self.booted && !self.is_telling();
        let setting = story::Known {
            design: &self.design,
            places: &self.places,
            system,
            ahead,
        };
        let told = self.teller.tell(event, setting);
        Shown {
            salience: match told {
                Some(told) if told.new => Salience::Told,
                Some(_) | None => Salience::seen(seen),
            },
            hold_us: match told {
                Some(told) => told.hold_us,
                None if booting && self.places.made() <= GROWN_ONE_BY_ONE => BOOT_STEP_US,
                None if booting => BOOT_STEP_OF_MANY_US,
                None => 0,
            },
            landmark: self.landmark(event),
        }
    }

    fn did(&mut self, input: &Input) -> Salience {
        match input {
            Input::Ask(asked) => self.todo_client.asks(asked),
            Input::Exit(..)
            | Input::Errand(_)
            | Input::Fault(..)
            | Input::Evaluate(_)
            | Input::Load(_)
            | Input::StopConsole
            | Input::Overture(_)
            | Input::AdvanceTo(_) => Salience::Unseen,
        }
    }

    fn next_plan(&mut self) -> Option<(Input, Salience)> {
        if let Some(planned) = self.overture.pop_front() {
            return Some((Input::Overture(planned), Salience::Unseen));
        }
        self.todo_client.next_plan()
    }

    fn has_plans(&self) -> bool {
        !self.overture.is_empty() || self.todo_client.has_plans()
    }

    fn pass(&mut self, us: u64, clock_us: u64, system: &System) -> Salience {
        self.booted = true;
        self.restarts = self.places.restarts(system);
        let mut salience = Salience::Unseen;
        if self.teller.pass(us) {
            salience = Salience::Told;
        }
        // A row that is no longer fresh is drawn otherwise, and that is no news.
        self.names.settle(clock_us);
        self.files.settle(clock_us);
        self.signals.settle(clock_us);
        if !self.is_telling() {
            self.incident.is_over = true;
            let places = self.places.sweep();
            let names = self.names.sweep(&self.places);
            salience = salience.max(Salience::seen(places || names));
        }
        salience
    }

    fn passed(&mut self, system: &System) -> Salience {
        self.places.forget_empty_windows(system);
        Salience::seen(self.places.restarts(system) != self.restarts)
    }

    fn is_telling(&self) -> bool {
        self.teller.story().is_some()
    }

    fn until_change_us(&self, system: &System, clock_us: u64, until_ms: &dyn Fn(u64) -> u64) -> Option<u64> {
        if !self.is_telling() && (self.places.any_fading() || self.names.any_gone(&self.places)) {
            return Some(UNTIL_MORE_US);
        }
        // Restarts are counted in whole seconds.
        let next_second = (system.now_ms() / 1_000 + 1) * 1_000;
        let counting = self.places.restarts(system) > 0;
        [
            self.teller.until_end_us(),
            self.names.until_stale_us(clock_us),
            self.files.until_stale_us(clock_us),
            self.signals.until_stale_us(clock_us),
            counting.then(|| until_ms(next_second)),
        ]
        .into_iter()
        .flatten()
        .min()
    }
}
