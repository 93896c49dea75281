//! The board: what becomes of a worker that ends in some way, and of its siblings. Whoever learns bets on a cell; the
//! machine finds out by doing it.
//!
//! A cell is a tree as data and one deed. No answer stands here: it is read off the system when that is at rest again
//! ([`small_tree`]). What was bet, and how that came out, is in the [`sheet`].

pub mod sheet;
pub mod small_tree;

use crate::systems::scenario::spec::{Lifetime, Strategy};
use small_tree::{SmallTree, Tried, WorkerEnd};

/// The worker of the cells about restart types.
const ALONE: &[&str] = &["worker"];

/// The workers of the cells about strategies, in start order.
const THREE: &[&str] = &["A", "B", "C"];

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardCell {
    /// A worker of that restart type ends so.
    Ends(Lifetime, WorkerEnd),
    /// Under a supervisor of that strategy, the worker of that number among three is killed, from 0.
    Hits(Strategy, usize),
}

impl BoardCell {
    /// The restart types, in the order of the columns.
    pub const LIFETIMES: [Lifetime; 3] = [Lifetime::Permanent, Lifetime::Transient, Lifetime::Temporary];

    /// The strategies, in the order of the rows.
    pub const STRATEGIES: [Strategy; 3] = [Strategy::OneForOne, Strategy::RestForOne, Strategy::OneForAll];

    /// The rows: one for each way to end, then one for each strategy.
    pub const ROWS: [[Self; 3]; 8] = [
        Self::ends(WorkerEnd::Normal),
        Self::ends(WorkerEnd::Shutdown),
        Self::ends(WorkerEnd::ShutdownWith),
        Self::ends(WorkerEnd::Raise),
        Self::ends(WorkerEnd::Kill),
        Self::hits(Strategy::OneForOne),
        Self::hits(Strategy::RestForOne),
        Self::hits(Strategy::OneForAll),
    ];

    const fn ends(end: WorkerEnd) -> [Self; 3] {
        let [permanent, transient, temporary] = Self::LIFETIMES;
        [
            Self::Ends(permanent, end),
            Self::Ends(transient, end),
            Self::Ends(temporary, end),
        ]
    }

    const fn hits(strategy: Strategy) -> [Self; 3] {
        [
            Self::Hits(strategy, 0),
            Self::Hits(strategy, 1),
            Self::Hits(strategy, 2),
        ]
    }

    /// Every cell, one row after the other.
    #[must_use]
    pub fn all() -> &'static [Self] {
        const { &Self::ROWS }.as_flattened()
    }

    /// What it is called among what a learner has won and missed: `board/transient/shutdown`, `board/rest_for_one/B`.
    #[must_use]
    pub fn id(self) -> String {
        let column = match self {
            Self::Ends(restart, _) => restart.written(),
            Self::Hits(strategy, _) => strategy.written(),
        };
        let row = match self {
            Self::Ends(_, end) => end.written(),
            Self::Hits(_, hit) => THREE.get(hit).copied().unwrap_or_default(),
        };
        format!("board/{column}/{row}")
    }

    /// The workers of its tree, in start order.
    #[must_use]
    pub fn workers(self) -> &'static [&'static str] {
        match self {
            Self::Ends(..) => ALONE,
            Self::Hits(..) => THREE,
        }
    }

    /// Its tree, and what is done to which worker.
    #[must_use]
    pub fn tree(self) -> SmallTree {
        match self {
            Self::Ends(restart, end) => SmallTree {
                strategy: Strategy::OneForOne,
                restart,
                workers: ALONE,
                hit: 0,
                end,
            },
            Self::Hits(strategy, hit) => SmallTree {
                strategy,
                restart: Lifetime::Permanent,
                workers: THREE,
                hit,
                end: WorkerEnd::Kill,
            },
        }
    }

    /// Does it, and tells what came of it.
    #[must_use]
    pub fn try_out(self) -> Tried {
        self.tree().try_out()
    }
}
