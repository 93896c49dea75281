//! The record of what has happened: enough to be at any of its moments again, and to find one's way in it.
//!
//! Kept are the events, in order; what came from outside (acts, and time that passed); the moments at which something
//! seen changed; and whole worlds, the checkpoints. Everything between two checkpoints is played again from the earlier
//! one: the world is a function of it and of what came from outside.
//!
//! Memory is bounded by one rule: the last events are kept, as many as the event log holds, give or take a checkpoint; what
//! is older is forgotten together with the checkpoints it would be reached from. The history then begins later.

mod checkpoints;
mod landmark;
mod left_future;
mod recorded_input;

use std::collections::VecDeque;

use checkpoints::Checkpoints;
pub use landmark::{Landmark, LandmarkKind};
pub(super) use left_future::Tail;
use recorded_input::CameAt;
pub(super) use recorded_input::Outside;

use super::event_log::EventLog;
use super::projection::{Projection, Register, Salience};
use super::world::{Moment, World};
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId};

/// Invariant: every list is in the order of moments, and none is later than `end`.
#[derive(Clone, Debug)]
pub(super) struct History<P: Projection> {
    end: Moment,
    events: EventLog,
    register: P::Register,
    outside: VecDeque<CameAt>,
    /// The moments after which something seen is otherwise than before.
    salient: VecDeque<(Moment, Salience)>,
    landmarks: Vec<Landmark>,
    checkpoints: Checkpoints<P>,
}

impl<P: Projection> History<P> {
    pub(super) fn new(world: &World<P>) -> Self {
        Self {
            end: world.moment,
            events: EventLog::default(),
            register: P::Register::default(),
            outside: VecDeque::new(),
            salient: VecDeque::new(),
            landmarks: Vec::new(),
            checkpoints: Checkpoints::new(world.clone()),
        }
    }

    /// It has just begun, after that one.
    pub(super) fn follow(&mut self, before: &Self) {
        self.events = before.events.begin_again();
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

    /// What stands beside that.
    pub(super) fn register(&self) -> &P::Register {
        &self.register
    }

    /// An event was shown in the world that is at the moment after it.
    pub(super) fn record_event(&mut self, event: Event<OtpEvent>, kind: Option<LandmarkKind>, world: &World<P>) {
        let landmark = kind.map(|kind| Landmark { event: event.id, kind });
        self.landmarks.extend(landmark);
        self.register.note(&event, world.shell(), world.picture());
        self.events.push(world.moment, event);
    }

    pub(super) fn record_outside(&mut self, at: Moment, what: Outside) {
        self.outside.push_back(CameAt { at, what });
    }

    /// The world has made a move: every record ends here.
    pub(super) fn record_move(&mut self, world: &World<P>, salience: Salience) {
        self.end = world.moment;
        if salience > Salience::Unseen {
            self.salient.push_back((world.moment, salience));
        }
        if self.checkpoints.offer(world) && self.events.is_too_long() {
            self.forget();
            self.register.forget_before(self.events.first(), world.picture());
        }
    }

    /// Forgets what is older than it may be.
    fn forget(&mut self) {
        while self.events.is_too_long() && self.checkpoints.len() > 2 {
            self.checkpoints.forget_first();
            let (begin, event) = (self.beginning(), self.event_at_beginning());
            self.events.forget_until(begin);
            self.salient
                .drain(..self.salient.partition_point(|(after, _)| *after <= begin));
            self.landmarks
                .drain(..self.landmarks.partition_point(|landmark| landmark.event <= event));
        }
    }

    /// Takes everything after that world away.
    pub(super) fn cut(&mut self, world: &World<P>) -> Tail<P> {
        let end = std::mem::replace(&mut self.end, world.moment);
        let landmarks = self.landmarks.partition_point(|landmark| landmark.event <= world.shown);
        let outside = self.outside.partition_point(|came| came.at < self.end);
        let salient = self.salient.partition_point(|(after, _)| *after <= self.end);
        let tail = Tail {
            from: self.end,
            end,
            events: self.events.cut(self.end),
            register: self.register.clone(),
            outside: self.outside.split_off(outside),
            salient: self.salient.split_off(salient),
            landmarks: self.landmarks.split_off(landmarks),
            checkpoints: self.checkpoints.cut(self.end),
        };
        self.register.cut_after(world.shown);
        tail
    }

    /// Puts back what was taken away. The history ends where it did when that was taken.
    pub(super) fn graft(&mut self, tail: Tail<P>) {
        self.end = tail.end;
        self.events.graft(tail.events);
        self.register = tail.register;
        self.outside.extend(tail.outside);
        self.salient.extend(tail.salient);
        self.landmarks.extend(tail.landmarks);
        self.checkpoints.graft(tail.checkpoints);
    }

    /// The checkpoint from which a moment is reached.
    pub(super) fn checkpoint(&self, moment: Moment) -> &World<P> {
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

    /// All that came from outside, in order. It is never forgotten: with how the system started, it is the record.
    pub(super) fn came(&self) -> impl Iterator<Item = (Moment, &Outside)> {
        self.outside.iter().map(|came| (came.at, &came.what))
    }

    /// How often a person has acted since that moment.
    pub(super) fn acts_since(&self, moment: Moment) -> usize {
        let index = self.outside.partition_point(|came| came.at < moment);
        let later = self.outside.range(index..);
        later.filter(|came| matches!(came.what, Outside::Act(..))).count()
    }

    /// The first moment after that one at which at least so much has changed.
    pub(super) fn salient_after(&self, moment: Moment, least: Salience) -> Option<Moment> {
        let index = self.salient.partition_point(|(after, _)| *after <= moment);
        let mut later = self.salient.range(index..);
        later.find(|(_, salience)| *salience >= least).map(|(after, _)| *after)
    }

    /// The last moment before that one at which at least so much had changed.
    pub(super) fn salient_before(&self, moment: Moment, least: Salience) -> Option<Moment> {
        let index = self.salient.partition_point(|(after, _)| *after < moment);
        let mut earlier = self.salient.range(..index).rev();
        earlier
            .find(|(_, salience)| *salience >= least)
            .map(|(after, _)| *after)
    }

    pub(super) fn landmarks(&self) -> &[Landmark] {
        &self.landmarks
    }

    /// The last event shown.
    pub(super) fn last_event(&self) -> EventId {
        self.events.last().unwrap_or_else(|| self.event_at_beginning())
    }
}
