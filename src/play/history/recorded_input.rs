//! What came from outside: with how a system started, all that its history is determined by.

use crate::play::command::Command;
use crate::play::input::Input;
use crate::play::world::Moment;

/// What came from outside at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::play) enum Outside {
    /// A person did something, which was that to the system.
    Act(Command, Input),
    /// So many microseconds passed.
    Passed(u64),
}

#[derive(Clone, Debug)]
pub(in crate::play) struct CameAt {
    pub(in crate::play) at: Moment,
    pub(in crate::play) what: Outside,
}
