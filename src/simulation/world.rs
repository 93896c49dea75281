//! The system and everything derived from its events, at one moment.
//!
//! A world moves in four ways: an event is shown, the system takes a step, a person acts, time passes. Each is a *move*;
//! the number of moves made is the [`Moment`]. What moves by itself depends on the world alone, so a world together with
//! what came from outside (acts, and how much time passed) leads to the same later worlds, bit for bit. Nothing here
//! knows how fast it is played, and nothing here is written anywhere: a world can be kept, dropped, and played again.

use std::collections::VecDeque;

use super::Input;
use super::act::Act;
use super::application::Application;
use super::causes::Store;
use super::journal::Journal;
use super::sequence::Recorder;
use super::slots::Slots;
use super::story::{Setting, Teller};
use super::tables::Tables;
use super::view::View;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId, EventKind, Pid};
use crate::systems::todo::TodoSystem;

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
    pub(super) system: TodoSystem,
    pub(super) shell: Pid,
    /// Events that have happened and were not shown yet.
    pub(super) pending: VecDeque<Event<OtpEvent>>,
    /// Those of them that are what a person did.
    acts: VecDeque<EventId>,
    pub(super) slots: Slots,
    pub(super) tables: Tables,
    pub(super) teller: Teller,
    pub(super) journal: Journal,
    pub(super) sequence: Recorder,
    pub(super) causes: Store,
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

impl World {
    pub(super) fn new(system: TodoSystem, shell: Pid) -> Self {
        let mut tables = Tables::default();
        tables.know(&system);
        Self {
            moment: Moment::default(),
            shown: 0,
            system,
            shell,
            pending: VecDeque::new(),
            acts: VecDeque::new(),
            slots: Slots::new(shell),
            tables,
            teller: Teller::default(),
            journal: Journal::default(),
            sequence: Recorder::default(),
            causes: Store::default(),
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

    /// Does the process live that is shown in a slot?
    pub(super) fn is_alive(&self, slot: &str) -> bool {
        self.slots.pid(slot).is_some_and(|pid| self.system.is_alive(pid))
    }

    /// Does what a person does; the input that it is to the system, and what changed at once.
    pub(super) fn act(&mut self, act: &Act) -> (Input, Change) {
        let (input, change) = match act {
            Act::Signal(pid, reason) => (Input::Exit(*pid, reason.clone()), Change::None),
            Act::Open(list) => self.application.open(list),
            Act::Ask(list, request) => (self.application.ask(list, request), Change::None),
            Act::Errand(errand) => (Input::Errand(errand.clone()), Change::None),
            Act::Fault(pid, at, fault) => (Input::Fault(*pid, *at, *fault), Change::None),
        };
        let before = self.pending.len();
        self.take_in(input.clone());
        self.acts.extend(self.pending.get(before).map(|event| event.id));
        self.moment = self.moment.next();
        (input, change)
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
        let restarts = self.slots.restarts(&self.system);
        let mut change = Change::None;
        if self.teller.pass(us) {
            change = Change::Told;
        }
        if !self.is_telling() {
            self.sequence.close();
            let slots = self.slots.sweep();
            let names = self.tables.sweep(&self.slots);
            change = change.max(Change::seen(slots || names));
        }
        self.take_in(Input::AdvanceTo(to));
        change = change.max(Change::seen(self.slots.restarts(&self.system) != restarts));
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
        let fading = !self.is_telling() && self.slots.any_fading();
        if self.hold_us > 0 || fading {
            return Some(0);
        }
        let until_ms = |at: u64| (at.saturating_sub(self.system.now_ms()) * 1_000).saturating_sub(self.rest_us);
        // Restarts are counted in whole seconds.
        let next_second = (self.system.now_ms() / 1_000 + 1) * 1_000;
        let counting = self.slots.restarts(&self.system) > 0;
        [
            self.teller.until_end_us(),
            self.tables.until_stale_us(self.clock_us),
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
        let mut seen = self.slots.apply(event);
        if matches!(event.kind, EventKind::Program(OtpEvent::InitDone)) {
            self.slots.remember(event.pid, &self.system);
        }
        self.slots.note(event.pid, &self.system);
        seen |= self.tables.apply(event, &self.slots, &self.system, self.clock_us);
        seen |= self.journal.apply(event, &self.slots, self.shell);
        self.causes.apply(event, &self.slots, self.shell);
        let signal = self.causes.signal_before(event);
        self.sequence.apply(event, signal, &self.slots, self.shell);
        seen |= self.application.apply(event);
        let booting =
            matches!(event.kind, EventKind::Spawned { .. }) && !self.is_telling() && self.slots.of(event.pid).is_some();
        let setting = Setting {
            slots: &self.slots,
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

    /// What the page shows of it.
    pub(super) fn view(&self) -> View {
        View {
            step: self.system.steps(),
            time_ms: self.system.now_ms(),
            slots: self.slots.views(&self.system, &self.teller, self.pending.is_empty()),
            registry: self.tables.registry(&self.slots, self.clock_us),
            storage: self.tables.storage(self.clock_us),
            story: self.teller.story().cloned(),
            idle: self.is_idle(),
            log: self.journal.lines(),
            sequence: self.sequence.sequence(),
        }
    }
}
