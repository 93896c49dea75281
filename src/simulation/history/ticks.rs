//! The landmarks of a history, for a scrubber: what a person looks for when going back.

use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId, EventKind};
use crate::simulation::world::World;

/// One landmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The event that it is, which is its position too.
    pub event: EventId,
    /// What it is.
    pub kind: TickKind,
}

/// What a landmark is; what matters more is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TickKind {
    /// A person did something.
    Input,
    /// A process of the tree ended.
    Exit,
    /// A supervisor decided to restart.
    Restart,
    /// A supervisor gave up: more restarts than its window allows.
    LimitReached,
}

impl Tick {
    /// The landmark that an event is, if it is one, in the world that has just shown it. `act` says that a person did it.
    pub(in crate::simulation) fn of(event: &Event<OtpEvent>, act: bool, world: &World) -> Option<Self> {
        let kind = TickKind::of(event, act, world)?;
        Some(Self { event: event.id, kind })
    }
}

impl TickKind {
    /// What it is called where there is room for no more.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Input => "you",
            Self::Exit => "exit",
            Self::Restart => "restart",
            Self::LimitReached => "gives up",
        }
    }

    /// What an event is to a scrubber, in the world that has just shown it. `act` says that a person did it.
    fn of(event: &Event<OtpEvent>, act: bool, world: &World) -> Option<Self> {
        match &event.kind {
            _ if act => Some(Self::Input),
            EventKind::Exited { .. } => world.places.in_tree(event.pid).map(|_| Self::Exit),
            EventKind::Program(OtpEvent::RestartDecided { .. }) => Some(Self::Restart),
            EventKind::Program(OtpEvent::LimitReached { .. }) => Some(Self::LimitReached),
            _ => None,
        }
    }
}
