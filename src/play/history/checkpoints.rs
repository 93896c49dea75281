//! Worlds kept on the way: dense near the present, sparser into the past, never more than [`MOST`].
//!
//! A world is cheap to keep, because it shares with its neighbours what has not changed between them.

use crate::play::projection::Projection;
use crate::play::world::{Moment, World};

/// How many worlds are kept at the most.
const MOST: usize = 64;

/// How many moves are made between two new ones.
const EVERY: u64 = 256;

/// Up to that age, in moves, gaps are about equally wide; beyond, they grow with age.
const RECENT: u64 = 16_384;

/// Invariant: never empty, in the order of moments. The first is where the history begins.
#[derive(Clone, Debug)]
pub(super) struct Checkpoints<P> {
    worlds: Vec<World<P>>,
}

impl<P: Projection> Checkpoints<P> {
    pub(super) fn new(world: World<P>) -> Self {
        Self { worlds: vec![world] }
    }

    pub(super) fn len(&self) -> usize {
        self.worlds.len()
    }

    pub(super) fn first(&self) -> &World<P> {
        &self.worlds[0]
    }

    fn at(&self, index: usize) -> u64 {
        self.worlds[index].moment.0
    }

    /// Keeps a world if it is time to; true when it was.
    pub(super) fn offer(&mut self, world: &World<P>) -> bool {
        let due = world.moment.0 - self.at(self.len() - 1) >= EVERY;
        if due {
            self.worlds.push(world.clone());
            if self.len() > MOST {
                self.thin();
            }
        }
        due
    }

    /// Takes away the one that is missed least: the gap it leaves is the shortest for its age.
    fn thin(&mut self) {
        let now = self.at(self.len() - 1);
        let cost = |index: usize| {
            let (before, after) = (self.at(index - 1), self.at(index + 1));
            (after - before, now - before + RECENT)
        };
        let cheaper = |(gap, age): (u64, u64), (other_gap, other_age): (u64, u64)| {
            u128::from(gap) * u128::from(other_age) < u128::from(other_gap) * u128::from(age)
        };
        let mut least = 1;
        for index in 2..self.len() - 1 {
            if cheaper(cost(index), cost(least)) {
                least = index;
            }
        }
        self.worlds.remove(least);
    }

    /// The last one that is not later than that.
    pub(super) fn before(&self, moment: Moment) -> &World<P> {
        let after = self.worlds.partition_point(|world| world.moment <= moment);
        &self.worlds[after.saturating_sub(1)]
    }

    /// The history begins with the second one from now on.
    pub(super) fn forget_first(&mut self) {
        if self.len() > 1 {
            self.worlds.remove(0);
        }
    }

    /// Takes those after that moment away.
    pub(super) fn cut(&mut self, moment: Moment) -> Vec<World<P>> {
        let after = self.worlds.partition_point(|world| world.moment <= moment);
        self.worlds.split_off(after.max(1))
    }

    /// Puts those back that were taken away.
    pub(super) fn graft(&mut self, worlds: Vec<World<P>>) {
        self.worlds.extend(worlds);
        while self.len() > MOST {
            self.thin();
        }
    }
}
