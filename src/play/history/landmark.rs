//! The landmarks of a history, for a scrubber: what a person looks for when going back.

use crate::runtime::EventId;

/// One landmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Landmark {
    /// The event that it is, which is its position too.
    pub event: EventId,
    /// What it is.
    pub kind: LandmarkKind,
}

/// What a landmark is; what matters more is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LandmarkKind {
    /// A person did something.
    Input,
    /// A process of the tree ended.
    Exit,
    /// A supervisor decided to restart.
    Restart,
    /// A supervisor gave up: more restarts than its window allows.
    LimitReached,
}

impl LandmarkKind {
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
}
