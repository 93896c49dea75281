//! What is bet on the board now, and what the last bets came to. What was won and missed is among the progress of the course.

use super::BoardCell;
use super::small_tree::Tried;
use crate::telling::course::{CourseProgress, LessonResult};

/// A board that is being filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardSheet {
    cells: Vec<SheetCell>,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct SheetCell {
    /// Which workers will be new; empty while nothing is bet.
    bet: Vec<bool>,
    /// The last bet that was tried out, and what came of it.
    tried: Option<(Vec<bool>, Tried)>,
}

impl BoardSheet {
    /// Is it bet that the worker of that number will be a new process? `None` while nothing is bet.
    #[must_use]
    pub fn bet_on(&self, cell: BoardCell, worker: usize) -> Option<bool> {
        self.get(cell)?.bet.get(worker).copied()
    }

    /// The last bet that was tried out: which workers were to be new, and what came of it.
    #[must_use]
    pub fn tried(&self, cell: BoardCell) -> Option<&(Vec<bool>, Tried)> {
        self.get(cell)?.tried.as_ref()
    }

    /// Bets that the worker of that number will be a new process, or that it will not; of the others, as before.
    pub fn bet(&mut self, cell: BoardCell, worker: usize, is_new: bool) {
        let bet = &mut self.at(cell).bet;
        bet.resize(cell.workers().len(), false);
        if let Some(bet) = bet.get_mut(worker) {
            *bet = is_new;
        }
    }

    /// A person presses what says that the worker of that number will be new, or that it will not: that is bet, or, where it
    /// was, taken back. Of several workers each is marked as new or not, and no mark at all is no bet.
    pub fn press(&mut self, cell: BoardCell, worker: usize, is_new: bool) {
        let before = self.bet_on(cell, worker);
        if cell.workers().len() > 1 {
            self.bet(cell, worker, before != Some(true));
        } else {
            self.bet(cell, worker, is_new);
        }
        let marked = |worker| self.bet_on(cell, worker) == Some(true);
        let is_empty = cell.workers().len() > 1 && !(0..cell.workers().len()).any(marked);
        if is_empty || self.bet_on(cell, worker) == before {
            self.take_back(cell);
        }
    }

    /// Tries those out that were won before and have not been tried out since: what they come to can be told.
    pub fn remember(&mut self, progress: &CourseProgress) {
        for cell in BoardCell::all().iter().copied() {
            if progress.result(&cell.id()) == Some(LessonResult::Won) && self.tried(cell).is_none() {
                let tried = cell.try_out();
                self.at(cell).tried = Some((tried.are_new(), tried));
            }
        }
    }

    /// Takes the bet on a cell back.
    pub fn take_back(&mut self, cell: BoardCell) {
        self.at(cell).bet.clear();
    }

    /// Those of the cells with a bet that has not been tried out.
    #[must_use]
    pub fn open_bets(&self, cells: &[BoardCell]) -> Vec<BoardCell> {
        let has_bet = |cell: &BoardCell| self.get(*cell).is_some_and(|stands| !stands.bet.is_empty());
        cells.iter().copied().filter(has_bet).collect()
    }

    /// Tries all bets out that are open on those cells, each in a tree of its own; how they went is among the progress then.
    pub fn try_out(&mut self, cells: &[BoardCell], progress: &mut CourseProgress) {
        for cell in self.open_bets(cells) {
            let tried = cell.try_out();
            let stands = self.at(cell);
            let bet = std::mem::take(&mut stands.bet);
            let result = if tried.are_new() == bet {
                LessonResult::Won
            } else {
                LessonResult::Missed
            };
            progress.take(&cell.id(), result);
            stands.tried = Some((bet, tried));
        }
    }

    fn get(&self, cell: BoardCell) -> Option<&SheetCell> {
        self.cells.get(number(cell))
    }

    fn at(&mut self, cell: BoardCell) -> &mut SheetCell {
        self.cells.resize(BoardCell::all().len(), SheetCell::default());
        &mut self.cells[number(cell)]
    }
}

/// Where a cell stands among all.
fn number(cell: BoardCell) -> usize {
    let all = BoardCell::all();
    all.iter().position(|other| *other == cell).unwrap_or(all.len())
}
