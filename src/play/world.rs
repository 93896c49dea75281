//! The system and everything derived from its events, at one moment.
//!
//! A world moves in four ways: an event is shown, the system takes a step, a person acts, time passes. Each is a *move*;
//! the number of moves made is the [`Moment`]. What moves by itself depends on the world alone, so a world together with
//! what came from outside (acts, and how much time passed) leads to the same later worlds, bit for bit. Nothing here
//! knows how fast it is played, and nothing here is written anywhere: a world can be kept, dropped, and played again.

use std::collections::VecDeque;

use super::history::LandmarkKind;
use super::input::Input;
use super::projection::{Projection, Salience, Setting};
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId, Pid, Queue};
use crate::systems::System;

/// With more events waiting than this, beats are skipped rather than shown for minutes.
const HURRY_ABOVE: usize = 400;

/// How long a turn takes that a process spends whole on computing, in microseconds. Otherwise time stands still while
/// anything can run; a loop without end would keep it from ever passing.
const WHOLE_TURN_US: u64 = 250;

/// How many events could be shown in the time that such a turn takes.
const WORK_OF_A_WHOLE_TURN: u32 = 200;

/// How many moves have been made since the start. There is exactly one world at each moment of a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(pub(super) u64);

impl Moment {
    pub(super) fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// A moment of one history: as long as this is the same, so is all that is shown. Numbers of moments are taken again by
/// the history that begins where another was left, and by the system that takes the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant {
    pub(super) history: u64,
    pub(super) moment: Moment,
}

impl Instant {
    /// Is it of the same history as the other?
    #[must_use]
    pub fn is_beside(self, other: Self) -> bool {
        self.history == other.history
    }
}

/// A move that a world made by itself.
#[derive(Debug)]
#[cfg_attr(
    target_pointer_width = "64",
    expect(
        clippy::large_enum_variant,
        reason = "a move is returned and taken apart at once, never kept"
    )
)]
pub(super) enum Move {
    /// It showed an event.
    Shown {
        event: Event<OtpEvent>,
        salience: Salience,
        landmark: Option<LandmarkKind>,
    },
    /// The system took a step.
    Stepped { salience: Salience },
    /// What had been planned was done.
    Planned { salience: Salience },
}

/// Time that passes, until something else moves.
#[derive(Clone, Copy, Debug, Default)]
struct Passing {
    us: u64,
    salience: Salience,
}

/// A system and what is shown of it.
#[derive(Clone, Debug)]
pub struct World<P> {
    pub(super) moment: Moment,
    /// The last event shown.
    pub(super) shown: EventId,
    pub(super) system: System,
    shell: Pid,
    /// The process that evaluates what a person types, once there is one.
    console: Option<Pid>,
    /// Events that have happened and were not shown yet.
    pending: Queue<Event<OtpEvent>>,
    /// Those of them that are what a person did.
    acts: VecDeque<EventId>,
    picture: P,
    /// How long it takes to watch all this, beats and rests, at speed 1.
    pub(super) clock_us: u64,
    /// How long the present beat is to be looked at. The clock moves on when it is over, so that the world at a moment
    /// does not depend on how much of the beat has been watched.
    pub(super) hold_us: u64,
    /// The part of a virtual millisecond that has not passed yet.
    rest_us: u64,
    passing: Passing,
    /// Was the last move a step that took a whole turn of computing?
    computed: bool,
}

impl<P: Projection> World<P> {
    pub(super) fn new(system: System, shell: Pid) -> Self {
        Self {
            moment: Moment::default(),
            shown: 0,
            picture: P::of(&system, shell),
            system,
            shell,
            console: None,
            pending: Queue::default(),
            acts: VecDeque::new(),
            clock_us: 0,
            hold_us: 0,
            rest_us: 0,
            passing: Passing::default(),
            computed: false,
        }
    }

    /// What is shown of the system.
    #[must_use]
    pub fn picture(&self) -> &P {
        &self.picture
    }

    /// Changes what is shown before anything has happened.
    pub fn prepare(&mut self, prepare: impl FnOnce(&mut P)) {
        prepare(&mut self.picture);
    }

    /// The system, which may be ahead of what is shown.
    #[must_use]
    pub fn system(&self) -> &System {
        &self.system
    }

    /// The process that started it.
    #[must_use]
    pub fn shell(&self) -> Pid {
        self.shell
    }

    /// The process that evaluates what a person types, if there has been one.
    #[must_use]
    pub fn console(&self) -> Option<Pid> {
        self.console
    }

    /// The last event shown.
    #[must_use]
    pub fn shown(&self) -> EventId {
        self.shown
    }

    /// Events that have happened and were not shown yet.
    #[must_use]
    pub fn pending(&self) -> &Queue<Event<OtpEvent>> {
        &self.pending
    }

    /// How long it takes to watch all this, in microseconds at speed 1.
    #[must_use]
    pub fn clock_us(&self) -> u64 {
        self.clock_us
    }

    /// Shows the next event, or takes the next step, or does what is planned; `None` when there is nothing of these.
    pub(super) fn advance(&mut self) -> Option<Move> {
        self.computed = false;
        let made = if let Some(event) = self.pending.pop_front() {
            self.end_hold();
            let (salience, landmark) = self.show(&event);
            let act = self.acts.front() == Some(&event.id);
            if act {
                self.acts.pop_front();
            }
            let landmark = if act { Some(LandmarkKind::Input) } else { landmark };
            Move::Shown {
                event,
                salience,
                landmark,
            }
        } else if let Some(salience) = self.step() {
            Move::Stepped { salience }
        } else {
            let (input, salience) = self.picture.next_plan()?;
            self.end_hold();
            self.take_in(input);
            Move::Planned { salience }
        };
        self.moment = self.moment.next();
        Some(made)
    }

    /// Has the system take a step; `None` when nobody can run.
    fn step(&mut self) -> Option<Salience> {
        let turns = self.system.whole_turns();
        if !self.system.step() {
            return None;
        }
        self.end_hold();
        let mut salience = Salience::Unseen;
        if self.system.whole_turns() > turns {
            self.computed = true;
            self.hold_us = WHOLE_TURN_US;
            salience = self.let_pass(WHOLE_TURN_US);
        }
        self.pending.extend(self.system.take_events());
        Some(salience)
    }

    /// Lets virtual time pass, and what is shown grow older.
    fn let_pass(&mut self, us: u64) -> Salience {
        self.rest_us += us;
        let to = self.system.now_ms() + self.rest_us / 1_000;
        self.rest_us %= 1_000;
        let shown = self.picture.pass(us, self.clock_us, &self.system);
        self.take_in(Input::AdvanceTo(to));
        shown.max(self.picture.passed(&self.system))
    }

    /// How much work the last move was, where showing an event is one: what is done at a time is bounded by that.
    pub(super) fn work(&self) -> u32 {
        if self.computed { WORK_OF_A_WHOLE_TURN } else { 1 }
    }

    /// Makes all the moves that can be made without time or a person, up to so much work.
    pub fn catch_up(&mut self, most: u32) {
        let mut left = most;
        while left > 0 && self.advance().is_some() {
            left = left.saturating_sub(self.work());
        }
    }

    /// Does what a person does; what changed at once.
    pub(super) fn act(&mut self, input: &Input) -> Salience {
        let salience = self.picture.did(input);
        let before = self.pending.len();
        self.take_in(input.clone());
        self.acts.extend(self.pending.get(before).map(|event| event.id));
        self.moment = self.moment.next();
        salience
    }

    fn take_in(&mut self, input: Input) {
        input.apply(&mut self.system, self.shell, &mut self.console);
        self.pending.extend(self.system.take_events());
    }

    /// Lets time pass while nothing moves by itself. To pass in parts and to pass at once comes to the same, as long as
    /// none goes beyond [`World::until_change`].
    pub(super) fn pass(&mut self, us: u64) {
        self.end_hold();
        self.passing.us += us;
        self.clock_us += us;
        let salience = self.let_pass(us);
        self.passing.salience = self.passing.salience.max(salience);
    }

    /// How much time has passed that is not a move yet.
    pub(super) fn passed_us(&self) -> u64 {
        self.passing.us
    }

    /// Makes a move of the time that has passed.
    pub(super) fn end_pass(&mut self) -> (u64, Salience) {
        let Passing { us, salience } = std::mem::take(&mut self.passing);
        self.moment = self.moment.next();
        (us, salience)
    }

    /// When nothing moves by itself: how long until time alone changes something; `None` when it never will.
    pub(super) fn until_change(&self) -> Option<u64> {
        if self.hold_us > 0 {
            return Some(0);
        }
        let until_ms = |at: u64| (at.saturating_sub(self.system.now_ms()) * 1_000).saturating_sub(self.rest_us);
        let shown = self.picture.until_change_us(&self.system, self.clock_us, &until_ms);
        let timer = self.system.next_timer_at().map(until_ms);
        shown.into_iter().chain(timer).min()
    }

    /// True while something can move without time or a person.
    pub(super) fn moves_by_itself(&self) -> bool {
        !self.pending.is_empty() || self.system.can_run() || self.picture.has_plans()
    }

    /// True while nothing moves, and nothing will.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        !self.moves_by_itself() && self.until_change().is_none()
    }

    fn end_hold(&mut self) {
        self.clock_us += self.hold_us;
        self.hold_us = 0;
    }

    /// Applies an event to everything that is shown.
    fn show(&mut self, event: &Event<OtpEvent>) -> (Salience, Option<LandmarkKind>) {
        let setting = Setting {
            system: &self.system,
            shell: self.shell,
            ahead: &self.pending,
            clock_us: self.clock_us,
        };
        let shown = self.picture.apply(event, setting);
        self.hold_us = if self.pending.len() > HURRY_ABOVE {
            0
        } else {
            shown.hold_us
        };
        self.shown = event.id;
        (shown.salience, shown.landmark)
    }
}
