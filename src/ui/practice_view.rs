//! What is shown of the board, the drills and the checklist.

use std::rc::Rc;

use yew::AttrValue;

use super::practice_act::PracticePage;
use crate::telling::board::BoardCell;
use crate::telling::board::sheet::BoardSheet;
use crate::telling::checklist::CheckLine;
use crate::telling::drills::console::ConsoleDrills;
use crate::telling::drills::strategies::MatchAnswer;

/// What is shown of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PracticeView {
    /// The page, if one of them is shown.
    pub page: Option<PracticePage>,
    /// What is bet on the board.
    pub sheet: Rc<BoardSheet>,
    /// The row that was run last.
    pub last: Option<usize>,
    /// The cell whose tree is watched.
    pub watches: Option<BoardCell>,
    /// How far the console has come with the drills.
    pub console: ConsoleDrills,
    /// Has the system that is shown a registry?
    pub has_names: bool,
    /// What was said to what was chosen in the third drill.
    pub answers: Rc<[Option<MatchAnswer>; 3]>,
    /// The lines of the checklist.
    pub lines: Rc<Vec<CheckLine>>,
    /// Whose system it is held against.
    pub about: AttrValue,
}
