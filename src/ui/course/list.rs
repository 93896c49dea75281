//! The list of lessons, with what has become of each.

use yew::prelude::*;

use super::super::elements::{element, paragraph, plain, with_code};
use super::parts::{CourseButton, button, go, heading};
use crate::telling::course::{Course, CourseProgress, Lesson, LessonLink, LessonPart, LessonResult, LessonStep};
use crate::ui::action::Action;
use crate::ui::course_act::CourseAct;

/// All lessons, part by part, to be drawn.
pub(super) struct LessonList<'a> {
    /// The lessons.
    pub(super) course: &'a Course,
    /// How far the learner has come.
    pub(super) progress: &'a CourseProgress,
    /// Can that be forgotten, though nothing was taken?
    pub(super) forgets: bool,
    /// The lesson that was left for something else.
    pub(super) left: Option<&'a str>,
    /// Where actions go.
    pub(super) on: &'a Callback<Action>,
}

/// Draws them.
pub(super) fn draw(list: &LessonList<'_>) -> Vec<Html> {
    let (course, on) = (list.course, list.on);
    let (mut all, mut won, mut missed) = (0, 0, 0);
    for lesson in course.lessons().iter().filter(|lesson| lesson.variation == 0) {
        all += 1;
        match list.progress.result(&lesson.of) {
            Some(LessonResult::Won) => won += 1,
            Some(LessonResult::Missed) => missed += 1,
            None => {}
        }
    }
    let mut parts = vec![
        heading(vec![plain("The course")]),
        paragraph(
            "",
            vec![plain(
                "Bet on what the tree will do, do it, and see. Your own system waits meanwhile.",
            )],
        ),
    ];
    if let Some(lesson) = list.left.and_then(|id| course.lesson(id)) {
        let at = vec![plain("You were at "), element("q", &[], vec![with_code(&lesson.title)])];
        let back = go(on, lesson, "course-back", "go", plain("Come back to it"));
        parts.push(element("div", &[("class", "come-back")], vec![paragraph("", at), back]));
    } else if let Some(next) = course.next_open(list.progress) {
        let word = if won + missed == 0 { "Begin" } else { "Go on" };
        parts.push(go(on, next, "course-next", "go", plain(word)));
    }
    parts.push(how_far(won, missed, all));
    for part in LessonPart::ALL {
        let items: Vec<Html> = course.part(part).map(|lesson| item(list, lesson)).collect();
        if !items.is_empty() {
            parts.push(element("h3", &[], vec![plain(part.word())]));
            parts.push(element("ol", &[("class", "lessons")], items));
        }
    }
    if won + missed > 0 || list.forgets {
        let forget = CourseButton {
            id: "course-forget",
            title: "Every lesson is open again",
            ..CourseButton::default()
        };
        parts.push(button(on, &forget, CourseAct::Forget, plain("Forget my progress")));
    }
    parts
}

fn item(list: &LessonList<'_>, lesson: &Lesson) -> Html {
    let (words, state) = match list.progress.result(&lesson.of) {
        None => ("", "open"),
        Some(LessonResult::Won) => ("✓ won", "won"),
        Some(LessonResult::Missed) => ("↻ comes again", "missed"),
    };
    let id = lesson.id();
    let to = id.clone();
    let onclick = list.on.reform(move |event: MouseEvent| {
        event.prevent_default();
        Action::Course(CourseAct::Take(to.clone(), LessonStep::Bet))
    });
    let mut parts = vec![html! {
        <a href={LessonLink::address(&id, LessonStep::Bet)} id={format!("lesson:{id}")} {onclick}>{ with_code(&lesson.title) }</a>
    }];
    if !words.is_empty() {
        parts.push(element("span", &[("class", "lesson-result")], vec![plain(words)]));
    }
    element("li", &[("data-result", state)], parts)
}

/// The bar of what was won, and the same in words.
fn how_far(won: usize, missed: usize, all: usize) -> Html {
    let words = match missed {
        0 => format!("{won} of {all} won"),
        missed => format!("{won} of {all} won · {missed} missed, to come again"),
    };
    let bar = [
        ("max", &*all.to_string()),
        ("value", &*won.to_string()),
        ("aria-label", "Lessons won"),
    ];
    let bar = element("progress", &bar, Vec::new());
    let words = element("span", &[("id", "course-progress")], vec![plain(words)]);
    paragraph("how-far", vec![bar, words])
}
