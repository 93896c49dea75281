//! What is shown of a system: folded from its events, one after the other.
//!
//! A projection is part of a world, so it is kept in checkpoints and gone back to with it. A register is kept beside the
//! event log and says what the log alone cannot: it grows with the events that are kept and shrinks with them.

use std::fmt::Debug;

use super::history::LandmarkKind;
use super::input::Input;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId, Pid, Queue};
use crate::systems::System;

/// What a move does to what is drawn and told; what does more is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Salience {
    /// Nothing is drawn or told otherwise.
    #[default]
    Unseen,
    /// The tree, a table, the log or the open list is.
    Seen,
    /// A beat of the story is told, or the story ends.
    Told,
}

impl Salience {
    /// Something is drawn otherwise, or nothing is.
    #[must_use]
    pub fn seen(changed: bool) -> Self {
        if changed { Self::Seen } else { Self::Unseen }
    }
}

/// What is known when an event is shown.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The system, after all that has happened.
    pub system: &'a System,
    /// The process that started it.
    pub shell: Pid,
    /// What has happened at the same moment and is shown next.
    pub ahead: &'a Queue<Event<OtpEvent>>,
    /// How long it has taken to watch all this, in microseconds at speed 1.
    pub clock_us: u64,
}

/// What showing an event came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// How much it changed.
    pub salience: Salience,
    /// How long it is to be looked at, in microseconds at speed 1.
    pub hold_us: u64,
    /// What it is to who looks for it later, if a person did not do it.
    pub landmark: Option<LandmarkKind>,
}

/// What is shown of a system.
pub trait Projection: Clone + Debug {
    /// What stands beside the event log.
    type Register: Register<Self>;

    /// What is shown of a system before its first step.
    fn of(system: &System, shell: Pid) -> Self;

    /// Takes in the next event.
    fn apply(&mut self, event: &Event<OtpEvent>, setting: Setting<'_>) -> Shown;

    /// A person has done something; how much that changes before anything has come of it.
    fn did(&mut self, input: &Input) -> Salience;

    /// The next thing that is to be done once nothing else happens, and how much doing it changes.
    fn next_plan(&mut self) -> Option<(Input, Salience)>;

    /// Is there such a thing?
    fn has_plans(&self) -> bool;

    /// Time passes; `clock_us` is when it is over.
    fn pass(&mut self, us: u64, clock_us: u64, system: &System) -> Salience;

    /// Time has passed for the system too.
    fn passed(&mut self, system: &System) -> Salience;

    /// Is something being told, during which the system must not be tidied away?
    fn is_telling(&self) -> bool;

    /// How long until time alone changes what is shown; `None` when it never will. `until_ms` says how long it is until
    /// a virtual time.
    fn until_change_us(&self, system: &System, clock_us: u64, until_ms: &dyn Fn(u64) -> u64) -> Option<u64>;
}

/// What stands beside the event log.
pub trait Register<P>: Clone + Debug + Default {
    /// An event has been written down that the projection has taken in.
    fn note(&mut self, event: &Event<OtpEvent>, shell: Pid, projection: &P);

    /// What is older than that event has been forgotten.
    fn forget_before(&mut self, first: EventId, projection: &P);

    /// What is later than that event has never happened.
    fn cut_after(&mut self, last: EventId);
}
