//! The pages of the drawer beside the lessons: the board, the drills, the checklist; and the way to them.

use yew::prelude::*;

use super::action::Action;
use super::board::Board;
use super::checklist::checklist;
use super::course::parts::{CourseButton, button, heading};
use super::course_act::CourseAct;
use super::drills::Drills;
use super::elements::{element, plain};
use super::practice_act::{PracticeAct, PracticePage};
use super::practice_view::PracticeView;
use crate::telling::course::CourseProgress;

/// Draws the page, if one of them is shown.
#[must_use]
pub fn page(view: &PracticeView, progress: &CourseProgress, on: &Callback<Action>) -> Vec<Html> {
    let Some(page) = view.page else {
        return Vec::new();
    };
    let body = match page {
        PracticePage::Board => Board { view, progress, on }.draw(),
        PracticePage::Drills => Drills { view, progress, on }.draw(),
        PracticePage::Checklist => checklist(&view.lines, &view.about, on),
    };
    vec![heading(vec![plain(page.title())]), body]
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
