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
        self.tree(strategy).try_out().are_new()
    }

    /// What it is called among what a learner has won and missed: `drill/strategy/A`.
    #[must_use]
    pub fn id(self) -> String {
        format!("drill/strategy/{}", WORKERS.get(self.hit).copied().unwrap_or_default())
    }

    /// What is to be said to whoever chooses that strategy: each is tried.
    #[must_use]
    pub fn answer(self, chosen: Strategy) -> MatchAnswer {
        let new = self.under(chosen);
        let fits = new == self.new;
        let others: Vec<&str> = self
            .fitting()
            .into_iter()
            .filter(|other| *other != chosen)
            .map(Strategy::written)
            .collect();
        let said = match others.as_slice() {
            _ if !fits => format!("No: under {}, {}.", chosen.written(), are_new(&new)),
            [] => format!("Yes: under {}, {}. Under no other.", chosen.written(), are_new(&new)),
            others => format!(
                "Yes: under {}, {}. So they are under {}: this crash alone does not tell which of them it is.",
                chosen.written(),
                are_new(&new),
                others.join(" and ")
            ),
        };
        MatchAnswer { chosen, fits, said }
    }

    /// The strategies that come to what was seen.
    #[must_use]
    pub fn fitting(self) -> Vec<Strategy> {
        let all = BoardCell::STRATEGIES.into_iter();
        all.filter(|strategy| self.under(*strategy) == self.new).collect()
    }

    /// What was seen, in words: `B crashes, and only B is new.`
    #[must_use]
    pub fn seen(self) -> String {
        let crashed = WORKERS.get(self.hit).copied().unwrap_or_default();
        format!("{crashed} crashes, and {}.", are_new(&self.new))
    }
}

/// What came of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchAnswer {
    /// What was chosen.
    pub chosen: Strategy,
    /// Does it come to what was seen?
    pub fits: bool,
    /// What it comes to, in a sentence or two.
    pub said: String,
}

/// `only B is new`, `A, B, C and D are new`.
fn are_new(new: &[bool]) -> String {
    let names = WORKERS.iter().zip(new);
    let names: Vec<&str> = names.filter_map(|(name, new)| new.then_some(*name)).collect();
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last} are new", before.join(", ")),
        Some(_) | None => format!("only {} is new", names.join("")),
    }
}
