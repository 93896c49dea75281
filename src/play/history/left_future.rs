//! The part of a history that was left when somebody acted in the past: kept, so that one can return to it.

use std::collections::VecDeque;

use super::landmark::Landmark;
use super::recorded_input::CameAt;
use crate::play::event_log::Kept;
use crate::play::projection::{Projection, Salience};
use crate::play::world::{Moment, World};

/// What came after a moment.
#[derive(Clone, Debug)]
pub(in crate::play) struct Tail<P: Projection> {
    /// The moment at which it begins.
    pub(in crate::play) from: Moment,
    /// The moment at which it ends.
    pub(in crate::play) end: Moment,
    pub(super) events: VecDeque<Kept>,
    /// As it was at the end.
    pub(super) register: P::Register,
    pub(super) outside: VecDeque<CameAt>,
    pub(super) salient: VecDeque<(Moment, Salience)>,
    pub(super) landmarks: Vec<Landmark>,
    pub(super) checkpoints: Vec<World<P>>,
}
