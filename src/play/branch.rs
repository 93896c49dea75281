//! The futures that were left by acting in the past: each can be returned to.

use super::history::Tail;
use super::position::Dropped;
use super::projection::Projection;
use super::world::World;

/// A future that was left.
#[derive(Clone, Debug)]
pub(super) struct Branch<P: Projection> {
    /// Its number, from 1: branches are counted as they are left.
    pub(super) number: u32,
    pub(super) tail: Tail<P>,
    /// The present that it had.
    pub(super) present: Box<World<P>>,
    /// What leaving it dropped.
    pub(super) dropped: Dropped,
    /// Futures that were left on the way there.
    pub(super) branches: Vec<Branch<P>>,
}

/// A future that can be returned to, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BranchView {
    /// Its number, from 1.
    pub number: u32,
    /// What leaving it dropped.
    pub dropped: Dropped,
}
