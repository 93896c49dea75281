//! The drawer of the course: the lessons with what has become of each, or the one that is being taken.

mod lesson;
mod list;
pub(super) mod parts;
mod seen;

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::course_act::CourseAct;
use super::course_text::CourseText;
use super::drawn::Draw;
use super::elements::{element, paragraph, plain};
use super::library::Library;
use super::practice::{page, ways};
use super::practice_view::PracticeView;
use crate::telling::course::CourseProgress;
use list::LessonList;
use parts::{CourseButton, button, heading, notice};

pub use lesson::LessonView;

/// The drawer.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawer {
    /// The lessons.
    pub text: CourseText,
    /// How far the learner has come.
    pub progress: Rc<CourseProgress>,
    /// Why what was kept of that is left as it is.
    pub trouble: Option<AttrValue>,
    /// What is said of a link or a lesson that there is not.
    pub notice: Option<AttrValue>,
    /// The lesson that was left for something else.
    pub left: Option<String>,
    /// How far what evaluated code needs has come.
    pub library: Library,
    /// The lesson that is being taken.
    pub taken: Option<LessonView>,
    /// What is shown of the board, the drills and the checklist.
    pub practice: PracticeView,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Drawer {
    fn draw(&self) -> Html {
        let library = match &self.library {
            Library::Missing(why) => {
                Some(format!("What evaluates Elixir has not come: {why}. Lessons without it can be taken.").into())
            }
            Library::Unasked | Library::Coming | Library::Here => None,
        };
        let said = |id: &str, said: Option<AttrValue>| said.map(|said| notice(id, said)).unwrap_or_default();
        let mut parts = Vec::new();
        match (&self.text, &self.taken) {
            _ if self.practice.page.is_some() => parts.extend(page(&self.practice, &self.progress, &self.on)),
            (CourseText::Here(course), Some(view)) => parts.extend(lesson::draw(&self.on, course, view)),
            (CourseText::Here(course), None) => parts.extend(list::draw(&LessonList {
                course,
                progress: &self.progress,
                forgets: self.trouble.is_some() || !self.progress.is_empty(),
                left: self.left.as_deref(),
                on: &self.on,
            })),
            (CourseText::Unasked | CourseText::Coming, _) => {
                parts.push(heading(vec![plain("The course")]));
                parts.push(paragraph("quiet", vec![plain("The lessons are on their way …")]));
            }
            (CourseText::Missing(why), _) => {
                let said = format!("The lessons have not come: {why}. Everything else on the page works without them.");
                let again = CourseButton {
                    id: "course-fetch",
                    ..CourseButton::default()
                };
                parts.push(heading(vec![plain("The course")]));
                parts.push(notice("course-missing", said.into()));
                parts.push(button(&self.on, &again, CourseAct::Fetch, plain("Try again")));
            }
        }
        // They stand below the lessons, and would move away from under the pointer when those come.
        let comes = matches!(self.text, CourseText::Unasked | CourseText::Coming);
        if self.taken.is_none() && self.practice.page.is_none() && !comes {
            parts.push(ways(&self.on));
        }
        // Another lesson is another document, and so is another page.
        let page = self
            .practice
            .page
            .map(|page| page.word().to_owned())
            .unwrap_or_default();
        let key = self.taken.as_ref().map_or(page, |view| view.lesson.id());
        let body = html! { <div {key}>{ parts.into_iter().collect::<Html>() }</div> };
        let parts = vec![
            top(self),
            said("course-trouble", self.trouble.clone()),
            said("course-notice", self.notice.clone()),
            said("course-library", library),
            body,
        ];
        let attributes = [("class", "course"), ("id", "course"), ("aria-label", "Course")];
        element("section", &attributes, parts)
    }
}

/// The way back to the list, and out.
fn top(drawer: &Drawer) -> Html {
    let list = CourseButton {
        id: "course-list",
        ..CourseButton::default()
    };
    let close = CourseButton {
        id: "course-close",
        class: "square course-close",
        title: "Close the course: your own system goes on where it was",
        ..CourseButton::default()
    };
    let mut parts = Vec::new();
    if drawer.taken.is_some() || drawer.practice.page.is_some() {
        parts.push(button(&drawer.on, &list, CourseAct::List, plain("‹ All lessons")));
    }
    parts.push(button(&drawer.on, &close, CourseAct::Open(false), plain("×")));
    element("div", &[("class", "course-top")], parts)
}
