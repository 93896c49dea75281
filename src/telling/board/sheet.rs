//! What has been bet on the board, and how it came out. What was missed stays marked until it is won.

use super::BoardCell;
use super::small_tree::{ChildFate, Tried};

/// A filled board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardSheet {
    cells: Vec<SheetCell>,
}

/// How a cell stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has found out yet.
    #[default]
    Open,
    /// The last bet was wrong.
    Missed,
    /// It was bet right.
    Won,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct SheetCell {
    /// Which workers will be new; empty while nothing is bet.
    bet: Vec<bool>,
    standing: Standing,
    /// The last bet that was tried out, and what came of it.
    tried: Option<(Vec<bool>, Tried)>,
}

impl BoardSheet {
    /// The board of somebody who has won and missed the cells of those ids.
    #[must_use]
    pub fn resumed(won: &[String], missed: &[String]) -> Self {
        let mut sheet = Self::default();
        for cell in BoardCell::all() {
            let standing = match cell.id() {
                id if won.contains(&id) => Standing::Won,
                id if missed.contains(&id) => Standing::Missed,
                _ => continue,
            };
            sheet.at(cell).standing = standing;
        }
        sheet
    }

    /// The ids of the cells that stand so.
    #[must_use]
    pub fn those(&self, standing: Standing) -> Vec<String> {
        let cells = BoardCell::all()
            .into_iter()
            .filter(|cell| self.standing(*cell) == standing);
        cells.map(BoardCell::id).collect()
    }

    /// How a cell stands.
    #[must_use]
    pub fn standing(&self, cell: BoardCell) -> Standing {
        self.get(cell).map_or(Standing::Open, |cell| cell.standing)
    }

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

    /// Bets that the worker of that number will be a new process, or that it will not; of the others, as before. What is
    /// won stays won.
    pub fn bet(&mut self, cell: BoardCell, worker: usize, is_new: bool) {
        let stands = self.at(cell);
        if stands.standing == Standing::Won {
            return;
        }
        stands.bet.resize(cell.workers().len(), false);
        if let Some(bet) = stands.bet.get_mut(worker) {
            *bet = is_new;
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

    /// Tries all bets out that are open on those cells: each in a tree of its own.
    pub fn try_out(&mut self, cells: &[BoardCell]) {
        for cell in self.open_bets(cells) {
            let tried = cell.try_out();
            let stands = self.at(cell);
            let bet = std::mem::take(&mut stands.bet);
            let truth = tried.fates.iter().map(|fate| *fate == ChildFate::New);
            stands.standing = if truth.eq(bet.iter().copied()) {
                Standing::Won
            } else {
                Standing::Missed
            };
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
