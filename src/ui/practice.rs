//! The pages of the drawer beside the lessons: the board, the drills, the checklist; and the way to them.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::board::Board;
use super::checklist::Checklist;
use super::drawn::keyed;
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
    pub fn draw(&self, progress: &Rc<CourseProgress>, on: &Callback<Action>) -> Html {
        let Some(page) = self.page else {
            return Html::default();
        };
        let (progress, on) = (Rc::clone(progress), on.clone());
        html! {
            <>
                <h2 id="course-heading" tabindex="-1">{ page.title() }</h2>
                { match page {
                    PracticePage::Board => keyed(page.word(), Board { sheet: self.sheet.clone(), progress, last: self.last, watches: self.watches, on }),
                    PracticePage::Drills => keyed(page.word(), Drills { console: self.console, has_names: self.has_names, answers: self.answers.clone(), progress, on }),
                    PracticePage::Checklist => keyed(page.word(), Checklist { lines: self.lines.clone(), about: self.about.clone(), on }),
                } }
            </>
        }
    }
}

/// The way to them.
pub fn ways(on: &Callback<Action>) -> Html {
    let one = |page: PracticePage| {
        let onclick = on.reform(move |event: MouseEvent| {
            event.prevent_default();
            Action::Practice(PracticeAct::Open(Some(page)))
        });
        html! {
            <li key={page.word()}>
                <a href={format!("#{}", page.word())} id={format!("practice:{}", page.word())} {onclick}>{ page.title() }</a>
                <span class="quiet">{ page.about() }</span>
            </li>
        }
    };
    html! {
        <section class="practice-ways" aria-labelledby="practice-heading">
            <h3 id="practice-heading">{ "To practise" }</h3>
            <ul>{ for PracticePage::ALL.map(one) }</ul>
        </section>
    }
}
