//! The record of what has happened: enough to be at any of its moments again, and to find one's way in it.
//!
//! Kept are the events, in order; what came from outside (acts, and time that passed); the moments at which something
//! seen changed; and whole worlds, the checkpoints. Everything between two checkpoints is played again from the earlier
//! one: the world is a function of it and of what came from outside.
//!
//! Memory is bounded by one rule: the last events are kept, as many as the event log holds, give or take a checkpoint; what
//! is older is forgotten together with the checkpoints it would be reached from. The history then begins later.

mod checkpoints;
mod ticks;

use std::collections::VecDeque;

use checkpoints::Checkpoints;
pub use ticks::{Tick, TickKind};

use super::command::Command;
use super::event_log::EventLog;
use super::input::Input;
use super::world::{Change, Moment, World};
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId};

/// What came from outside at a moment.
#[derive(Clone, Debug)]
pub(super) enum Outside {
    /// A person did something, which was that to the system.
    Act(Command, Input),
    /// So many microseconds passed.
    Passed(u64),
    /// The application did what it had planned. The world knows: here, only the inputs are counted.
    Planned,
}

#[derive(Clone, Debug)]
struct Came {
    at: Moment,
    what: Outside,
    /// How many inputs there were after it.
    inputs: usize,
}

/// Invariant: every list is in the order of moments, and none is later than `end`.
#[derive(Clone, Debug)]
pub(super) struct History {
    end: Moment,
    events: EventLog,
    outside: VecDeque<Came>,
    /// The moments after which something seen is otherwise than before.
    stops: VecDeque<(Moment, Change)>,
    ticks: Vec<Tick>,
    checkpoints: Checkpoints,
    /// Inputs that came before anything that is kept.
    inputs_before: usize,
}

impl History {
    pub(super) fn new(world: &World) -> Self {
        Self {
            end: world.moment,
            events: EventLog::new(world.shell),
            outside: VecDeque::new(),
            stops: VecDeque::new(),
            ticks: Vec::new(),
            checkpoints: Checkpoints::new(world.clone()),
            inputs_before: 0,
        }
    }

    /// The last moment.
    pub(super) fn end(&self) -> Moment {
        self.end
    }

    /// The first moment that can be reached.
    pub(super) fn beginning(&self) -> Moment {
        self.checkpoints.first().moment
    }

    /// The last event shown before anything that can be reached.
    pub(super) fn event_at_beginning(&self) -> EventId {
        self.checkpoints.first().shown
    }

    /// What has been shown.
    pub(super) fn events(&self) -> &EventLog {
        &self.events
    }

    /// An event was shown in the world that is at the moment after it.
    pub(super) fn record_event(&mut self, event: Event<OtpEvent>, tick: Option<Tick>, world: &World) {
        self.ticks.extend(tick);
        self.events.push(world.moment, event, &world.places);
    }

    pub(super) fn record_outside(&mut self, at: Moment, what: Outside, inputs: usize) {
        self.outside.push_back(Came { at, what, inputs });
    }

    /// The world has made a move: every record ends here.
    pub(super) fn record_move(&mut self, world: &World, change: Change) {
        self.end = world.moment;
        if change > Change::None {
            self.stops.push_back((world.moment, change));
        }
        if self.checkpoints.offer(world) && self.events.is_too_long() {
            self.forget();
            self.events.forget_people(&world.places);
        }
    }

    /// Forgets what is older than it may be.
    fn forget(&mut self) {
        while self.events.is_too_long() && self.checkpoints.len() > 2 {
            self.checkpoints.forget_first();
            let (begin, event) = (self.beginning(), self.event_at_beginning());
            self.events.forget_until(begin);
            self.stops
                .drain(..self.stops.partition_point(|(after, _)| *after <= begin));
            self.ticks
                .drain(..self.ticks.partition_point(|tick| tick.event <= event));
            let gone = self.outside.partition_point(|came| came.at < begin);
            if let Some(last) = self.outside.drain(..gone).next_back() {
                self.inputs_before = last.inputs;
            }
        }
    }

    /// Drops everything after that world.
    pub(super) fn cut(&mut self, world: &World) {
        self.end = world.moment;
        self.events.cut(self.end);
        self.stops
            .truncate(self.stops.partition_point(|(after, _)| *after <= self.end));
        self.ticks
            .truncate(self.ticks.partition_point(|tick| tick.event <= world.shown));
        self.outside
            .truncate(self.outside.partition_point(|came| came.at < self.end));
        self.checkpoints.cut(self.end);
    }

    /// The checkpoint from which a moment is reached.
    pub(super) fn checkpoint(&self, moment: Moment) -> &World {
        self.checkpoints.before(moment)
    }

    /// How many worlds are kept.
    pub(super) fn checkpoints(&self) -> usize {
        self.checkpoints.len()
    }

    /// What came from outside at that moment, and made the next move.
    pub(super) fn outside(&self, at: Moment) -> Option<&Outside> {
        let index = self.outside.partition_point(|came| came.at < at);
        self.outside
            .get(index)
            .filter(|came| came.at == at)
            .map(|came| &came.what)
    }

    /// How many inputs there had been at that moment.
    pub(super) fn inputs(&self, at: Moment) -> usize {
        let index = self.outside.partition_point(|came| came.at < at);
        match index.checked_sub(1) {
            Some(last) => self.outside[last].inputs,
            None => self.inputs_before,
        }
    }

    /// How often a person has acted since that moment.
    pub(super) fn acts_since(&self, moment: Moment) -> usize {
        let index = self.outside.partition_point(|came| came.at < moment);
        let later = self.outside.range(index..);
        later.filter(|came| matches!(came.what, Outside::Act(..))).count()
    }

    /// The first moment after that one at which at least so much has changed.
    pub(super) fn stop_after(&self, moment: Moment, least: Change) -> Option<Moment> {
        let index = self.stops.partition_point(|(after, _)| *after <= moment);
        let mut later = self.stops.range(index..);
        later.find(|(_, change)| *change >= least).map(|(after, _)| *after)
    }

    /// The last moment before that one at which at least so much had changed.
    pub(super) fn stop_before(&self, moment: Moment, least: Change) -> Option<Moment> {
        let index = self.stops.partition_point(|(after, _)| *after < moment);
        let mut earlier = self.stops.range(..index).rev();
        earlier.find(|(_, change)| *change >= least).map(|(after, _)| *after)
    }

    pub(super) fn ticks(&self) -> &[Tick] {
        &self.ticks
    }

    /// The last event shown.
    pub(super) fn last_event(&self) -> EventId {
        self.events.last_event().unwrap_or_else(|| self.event_at_beginning())
    }
}
