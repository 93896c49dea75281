//! The third drill: one of four workers has crashed, and some are new. Which strategy does that?
//!
//! Each strategy is tried in a tree of its own, and those that come to the same fit. More than one may: the crash of the first
//! worker tells `rest_for_one` from `one_for_all` for nobody.

use crate::systems::scenario::spec::{Lifetime, Strategy};
use crate::telling::board::BoardCell;
use crate::telling::board::small_tree::{SmallTree, WorkerEnd};

/// The workers, in start order.
const WORKERS: &[&str] = &["A", "B", "C", "D"];

/// What somebody has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatchQuestion {
    /// Which worker crashed, from 0.
    pub hit: usize,
    /// Which were new afterwards.
    pub new: [bool; 4],
}

impl MatchQuestion {
    /// The chapter's: A's crash restarts B, C and D too; B's only B; C's all four.
    pub const ALL: [Self; 3] = [
        Self { hit: 0, new: [true; 4] },
        Self {
            hit: 1,
            new: [false, true, false, false],
        },
        Self { hit: 2, new: [true; 4] },
    ];

    /// Its tree under a supervisor of that strategy.
    #[must_use]
    pub fn tree(self, strategy: Strategy) -> SmallTree {
        SmallTree {
            strategy,
            restart: Lifetime::Permanent,
            workers: WORKERS,
            hit: self.hit,
            end: WorkerEnd::Raise,
        }
    }

    /// What is new under that strategy, worker by worker.
    #[must_use]
    pub fn under(self, strategy: Strategy) -> Vec<bool> {
        self.tree(strategy).try_out().new()
    }

    /// The strategies that come to what was seen.
    #[must_use]
    pub fn fitting(self) -> Vec<Strategy> {
        let all = BoardCell::STRATEGIES.into_iter();
        all.filter(|strategy| self.under(*strategy) == self.new).collect()
    }

    /// What was seen, in words: `A crashed; A, B, C and D are new.`
    #[must_use]
    pub fn seen(self) -> String {
        let new: Vec<&str> = WORKERS
            .iter()
            .zip(self.new)
            .filter_map(|(name, new)| new.then_some(*name))
            .collect();
        let crashed = WORKERS.get(self.hit).copied().unwrap_or_default();
        match new.split_last() {
            Some((last, before)) if !before.is_empty() => {
                format!(
                    "{crashed} crashes, and {} and {last} are new processes.",
                    before.join(", ")
                )
            }
            Some(_) | None => format!("{crashed} crashes, and only {} is a new process.", new.join("")),
        }
    }
}
