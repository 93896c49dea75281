//! The system and everything derived from its events, at one moment.
//!
//! A world moves in four ways: an event is shown, the system takes a step, a person acts, time passes. Each is a *move*;
//! the number of moves made is the [`Moment`]. What moves by itself depends on the world alone, so a world together with
//! what came from outside (acts, and how much time passed) leads to the same later worlds, bit for bit. Nothing here
//! knows how fast it is played, and nothing here is written anywhere: a world can be kept, dropped, and played again.

use std::collections::VecDeque;

use super::Input;
use super::application::Application;
use super::files::Files;
use super::log;
use super::names::Names;
use super::places::{PlaceId, Places};
use super::story::{Setting, Teller};
use super::words;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId, EventKind, Pid};
use crate::systems::System;

/// How long the start of a process is shown while the system boots, in microseconds.
const BOOT_STEP_US: u64 = 110_000;

/// With more events waiting than this, beats are skipped rather than shown for minutes.
const HURRY_ABOVE: usize = 400;

/// How many moves have been made since the start. There is exactly one world at each moment of a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(pub(super) u64);

impl Moment {
    pub(super) fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// What a move does to what is drawn and told; what does more is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) enum Change {
    /// Nothing is drawn or told otherwise.
    #[default]
    None,
    /// The tree, a table, the log or the open list is.
    Seen,
    /// A beat of the story is told, or the story ends.
    Told,
}

impl Change {
    pub(super) fn seen(changed: bool) -> Self {
        if changed { Self::Seen } else { Self::None }
    }
}

/// A move that a world made by itself.
#[derive(Debug)]
pub(super) enum Move {
    /// It showed an event. `act` says that the event is itself what a person did.
    Shown {
        event: Event<OtpEvent>,
        change: Change,
        act: bool,
    },
    /// The system took a step.
    Stepped,
    /// The application did what it had planned.
    Planned { input: Input, change: Change },
}

/// Time that passes, until something else moves.
#[derive(Clone, Copy, Debug, Default)]
struct Passing {
    us: u64,
    change: Change,
}

#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) moment: Moment,
    /// The last event shown.
    pub(super) shown: EventId,
    pub(super) system: System,
    pub(super) shell: Pid,
    /// Events that have happened and were not shown yet.
    pub(super) pending: VecDeque<Event<OtpEvent>>,
    /// Those of them that are what a person did.
    acts: VecDeque<EventId>,
    pub(super) places: Places,
    pub(super) names: Names,
    pub(super) files: Files,
    pub(super) teller: Teller,
    pub(super) incident: Incident,
    pub(super) application: Application,
    /// How long it takes to watch all this, beats and rests, at speed 1.
    pub(super) clock_us: u64,
    /// How long the present beat is to be looked at. The clock moves on when it is over, so that the world at a moment
    /// does not depend on how much of the beat has been watched.
    pub(super) hold_us: u64,
    /// The part of a virtual millisecond that has not passed yet.
    rest_us: u64,
    passing: Passing,
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
    fn apply(&mut self, event: &Event<OtpEvent>) {
        let hit = match &event.kind {
            EventKind::ExitSignal { .. } => event.cause == 0,
            EventKind::Program(OtpEvent::Note(note)) => words::is_asked(note),
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

impl World {
    pub(super) fn new(system: System, shell: Pid) -> Self {
        let mut files = Files::default();
        files.know(&system);
        Self {
            moment: Moment::default(),
            shown: 0,
            system,
            shell,
            pending: VecDeque::new(),
            acts: VecDeque::new(),
            places: Places::new(shell),
            names: Names::default(),
            files,
            teller: Teller::default(),
            incident: Incident::default(),
            application: Application::default(),
            clock_us: 0,
            hold_us: 0,
            rest_us: 0,
            passing: Passing::default(),
        }
    }

    /// Shows the next event, or takes the next step, or does what is planned; `None` when there is nothing of these.
    pub(super) fn advance(&mut self) -> Option<Move> {
        let made = if let Some(event) = self.pending.pop_front() {
            self.end_hold();
            let change = self.show(&event);
            let act = self.acts.front() == Some(&event.id);
            if act {
                self.acts.pop_front();
            }
            Move::Shown { event, change, act }
        } else if self.system.step() {
            self.end_hold();
            self.pending.extend(self.system.take_events());
            Move::Stepped
        } else {
            let (input, change) = self.application.next_plan()?;
            self.end_hold();
            self.take_in(input.clone());
            Move::Planned { input, change }
        };
        self.moment = self.moment.next();
        Some(made)
    }

    /// Makes all the moves that can be made without time or a person, up to a limit.
    pub(super) fn catch_up(&mut self, limit: u32) {
        for _ in 0..limit {
            if self.advance().is_none() {
                break;
            }
        }
    }

    /// Does the process live that is shown in a place?
    pub(super) fn is_alive(&self, place: PlaceId) -> bool {
        self.places.pid(place).is_some_and(|pid| self.system.is_alive(pid))
    }

    /// Does what a person does; what changed at once.
    pub(super) fn act(&mut self, input: &Input) -> Change {
        let change = match input {
            Input::Ask(asked) => self.application.asks(asked),
            Input::Exit(..) | Input::Errand(_) | Input::Fault(..) | Input::AdvanceTo(_) => Change::None,
        };
        let before = self.pending.len();
        self.take_in(input.clone());
        self.acts.extend(self.pending.get(before).map(|event| event.id));
        self.moment = self.moment.next();
        change
    }

    fn take_in(&mut self, input: Input) {
        input.apply(&mut self.system, self.shell);
        self.pending.extend(self.system.take_events());
    }

    /// Lets time pass while nothing moves by itself. To pass in parts and to pass at once comes to the same, as long as
    /// none goes beyond [`World::until_change`].
    pub(super) fn pass(&mut self, us: u64) -> Input {
        self.end_hold();
        self.passing.us += us;
        self.clock_us += us;
        self.rest_us += us;
        let to = self.system.now_ms() + self.rest_us / 1_000;
        self.rest_us %= 1_000;
        let restarts = self.places.restarts(&self.system);
        let mut change = Change::None;
        if self.teller.pass(us) {
            change = Change::Told;
        }
        // A row that is no longer fresh is drawn otherwise, and that is no news.
        self.names.settle(self.clock_us);
        self.files.settle(self.clock_us);
        if !self.is_telling() {
            self.incident.is_over = true;
            let places = self.places.sweep();
            let names = self.names.sweep(&self.places);
            change = change.max(Change::seen(places || names));
        }
        self.take_in(Input::AdvanceTo(to));
        self.places.forget_empty_windows(&self.system);
        change = change.max(Change::seen(self.places.restarts(&self.system) != restarts));
        self.passing.change = self.passing.change.max(change);
        Input::AdvanceTo(to)
    }

    /// How much time has passed that is not a move yet.
    pub(super) fn passed_us(&self) -> u64 {
        self.passing.us
    }

    /// Makes a move of the time that has passed.
    pub(super) fn end_pass(&mut self) -> (u64, Change) {
        let Passing { us, change } = std::mem::take(&mut self.passing);
        self.moment = self.moment.next();
        (us, change)
    }

    /// Is a story being told?
    pub(super) fn is_telling(&self) -> bool {
        self.teller.story().is_some()
    }

    /// When nothing moves by itself: how long until time alone changes something; `None` when it never will.
    pub(super) fn until_change(&self) -> Option<u64> {
        let fading = !self.is_telling() && self.places.any_fading();
        if self.hold_us > 0 || fading {
            return Some(0);
        }
        let until_ms = |at: u64| (at.saturating_sub(self.system.now_ms()) * 1_000).saturating_sub(self.rest_us);
        // Restarts are counted in whole seconds.
        let next_second = (self.system.now_ms() / 1_000 + 1) * 1_000;
        let counting = self.places.restarts(&self.system) > 0;
        [
            self.teller.until_end_us(),
            self.names.until_stale_us(self.clock_us),
            self.files.until_stale_us(self.clock_us),
            self.system.next_timer_at().map(until_ms),
            counting.then(|| until_ms(next_second)),
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// True while something can move without time or a person.
    pub(super) fn moves_by_itself(&self) -> bool {
        !self.pending.is_empty() || self.system.can_run() || self.application.has_plans()
    }

    /// True while nothing moves, and nothing will.
    pub(super) fn is_idle(&self) -> bool {
        !self.moves_by_itself() && self.until_change().is_none()
    }

    fn end_hold(&mut self) {
        self.clock_us += self.hold_us;
        self.hold_us = 0;
    }

    /// Applies an event to everything that is shown.
    fn show(&mut self, event: &Event<OtpEvent>) -> Change {
        let mut seen = self.places.apply(event, &self.system);
        self.places.note(event.pid, &self.system);
        seen |= self.names.apply(event, &self.places, self.clock_us);
        seen |= self.files.apply(event, &self.system, self.clock_us);
        seen |= log::speaks(event, self.shell, self.places.in_tree(event.pid).is_some());
        seen |= self.application.apply(event);
        if matches!(event.kind, EventKind::Spawned { .. }) {
            self.note_server(event.pid);
        }
        self.incident.apply(event);
        let booting = matches!(event.kind, EventKind::Spawned { .. })
            && !self.is_telling()
            && self.places.in_tree(event.pid).is_some();
        let setting = Setting {
            places: &self.places,
            system: &self.system,
            ahead: &self.pending,
        };
        let told = self.teller.tell(event, setting);
        let hold_us = match told {
            Some(told) => told.hold_us,
            None if booting => BOOT_STEP_US,
            None => 0,
        };
        self.hold_us = if self.pending.len() > HURRY_ABOVE { 0 } else { hold_us };
        self.shown = event.id;
        match told {
            Some(told) if told.new => Change::Told,
            Some(_) | None => Change::seen(seen),
        }
    }
}
