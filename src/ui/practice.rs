//! The pages of the drawer beside the lessons: the board, the drills, the checklist; and the way to them.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::board::Board;
use super::checklist::checklist;
use super::course::parts::{CourseButton, button, element, heading, plain};
use super::course_act::CourseAct;
use super::drills::Drills;
use super::practice_act::{PracticeAct, PracticePage};
use crate::telling::board::BoardCell;
use crate::telling::board::sheet::BoardSheet;
use crate::telling::checklist::CheckLine;
use crate::telling::course::CourseProgress;
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

impl PracticeView {
    /// Draws the page, if one of them is shown.
    #[must_use]
    pub fn draw(&self, progress: &CourseProgress, on: &Callback<Action>) -> Vec<Html> {
        let Some(page) = self.page else {
            return Vec::new();
        };
        let view = self;
        let body = match page {
            PracticePage::Board => Board { view, progress, on }.draw(),
            PracticePage::Drills => Drills { view, progress, on }.draw(),
            PracticePage::Checklist => checklist(&self.lines, &self.about, on),
        };
        vec![heading(vec![plain(page.title())]), body]
    }
}

/// The way to them.
pub fn ways(on: &Callback<Action>) -> Html {
    let way = |page: PracticePage| {
        let id = format!("practice:{}", page.word());
        let it = CourseButton {
            id: &id,
            class: "plain",
            ..CourseButton::default()
        };
        let act = CourseAct::Practice(PracticeAct::Open(Some(page)));
        let about = element("span", &[("class", "quiet")], vec![plain(page.about())]);
        element("li", &[], vec![button(on, &it, act, plain(page.title())), about])
    };
    let parts = vec![
        element("h3", &[], vec![plain("To practise")]),
        element("ul", &[], PracticePage::ALL.map(way).to_vec()),
    ];
    element("section", &[("class", "practice-ways")], parts)
}
