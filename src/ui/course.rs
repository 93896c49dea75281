//! The drawer of the course: the lessons with what has become of each, or the one that is being taken.

mod lesson;
mod list;
mod parts;

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::course_act::CourseAct;
use super::course_text::CourseText;
use super::drawn::Draw;
use super::library::Library;
use super::practice::{PracticeView, ways};
use crate::telling::course::CourseProgress;
use list::LessonList;

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
        let say = |act: CourseAct| self.on.reform(move |_: MouseEvent| Action::Course(act.clone()));
        let body = match (&self.text, &self.taken) {
            _ if self.practice.page.is_some() => self.practice.draw(&self.progress, &self.on),
            (CourseText::Here(course), Some(view)) => lesson::draw(&self.on, course, view),
            (CourseText::Here(course), None) => list::draw(&LessonList {
                course,
                progress: &self.progress,
                forgets: self.trouble.is_some() || !self.progress.is_empty(),
                left: self.left.as_deref(),
                on: &self.on,
            }),
            (CourseText::Unasked | CourseText::Coming, _) => {
                html! { <><h2 id="course-heading" tabindex="-1">{ "The course" }</h2><p class="quiet">{ "The lessons are on their way …" }</p></> }
            }
            (CourseText::Missing(why), _) => html! {
                <>
                    <h2 id="course-heading" tabindex="-1">{ "The course" }</h2>
                    <div class="notice" role="alert"><p>{ format!("The lessons have not come: {why}. Everything else on the page works without them.") }</p></div>
                    <button type="button" class="button" id="course-fetch" onclick={say(CourseAct::Fetch)}>{ "Try again" }</button>
                </>
            },
        };
        html! {
            <section class="course" id="course" aria-label="Course">
                <div class="course-top">
                    if self.taken.is_some() || self.practice.page.is_some() {
                        <button type="button" class="button" id="course-list" onclick={say(CourseAct::List)}>{ "‹ All lessons" }</button>
                    }
                    <button type="button" class="button square course-close" id="course-close" aria-label="Close the course" title="Close the course: your own system goes on where it was"
                        onclick={say(CourseAct::Open(false))}>{ "×" }</button>
                </div>
                if let Some(trouble) = &self.trouble {
                    <div class="notice" role="alert"><p>{ trouble.clone() }</p></div>
                }
                if let Some(notice) = &self.notice {
                    <div class="notice" id="course-notice" role="alert"><p dir="auto">{ notice.clone() }</p></div>
                }
                if let Library::Missing(why) = &self.library {
                    <div class="notice" role="alert">
                        <p>{ format!("What evaluates Elixir has not come: {why}. Lessons without it can be taken.") }</p>
                        <button type="button" class="button" onclick={self.on.reform(|_| Action::FetchLibrary)}>{ "Try again" }</button>
                    </div>
                }
                { body }
                if self.taken.is_none() && self.practice.page.is_none() {
                    { ways(&self.on) }
                }
            </section>
        }
    }
}
