//! The list of lessons, with what has become of each.

use yew::prelude::*;

use super::parts::go;
use crate::telling::course::{Course, CourseProgress, Lesson, LessonLink, LessonPart, LessonResult, LessonStep};
use crate::ui::action::Action;
use crate::ui::caption::with_code;
use crate::ui::course_act::CourseAct;

/// All lessons, part by part, to be drawn.
pub(super) struct LessonList<'a> {
    /// The lessons.
    pub(super) course: &'a Course,
    /// How far the learner has come.
    pub(super) progress: &'a CourseProgress,
    /// Can that be forgotten?
    pub(super) forgets: bool,
    /// The lesson that was left for something else.
    pub(super) left: Option<&'a str>,
    /// Where actions go.
    pub(super) on: &'a Callback<Action>,
}

/// Draws them.
pub(super) fn draw(list: &LessonList<'_>) -> Html {
    let LessonList {
        course,
        progress,
        forgets,
        left,
        on,
    } = *list;
    let next = course.next_open(progress);
    let left = left.and_then(|id| course.lesson(id));
    let taken = |result: LessonResult| {
        let lessons = course.lessons().iter().filter(|lesson| lesson.variation == 0);
        lessons
            .filter(|lesson| progress.result(&lesson.of) == Some(result))
            .count()
    };
    let (won, missed) = (taken(LessonResult::Won), taken(LessonResult::Missed));
    let all = course.lessons().iter().filter(|lesson| lesson.variation == 0).count();
    html! {
        <>
            <h2 id="course-heading" tabindex="-1">{ "The course" }</h2>
            <p>{ "Bet on what the tree will do, do it, and see. Your own system waits meanwhile." }</p>
            if let Some(lesson) = left {
                <div class="come-back" id="come-back">
                    <p>{ "You were at " }<q>{ with_code(&lesson.title) }</q></p>
                    { go(on, lesson, "course-back", "Come back to it") }
                </div>
            } else if let Some(next) = next {
                { go(on, next, "course-next", if won + missed == 0 { "Begin" } else { "Go on" }) }
            }
            { how_far(won, missed, all) }
            { for LessonPart::ALL.into_iter().filter(|part| course.part(*part).next().is_some()).map(|part| html! {
                <section key={part.written()}>
                    <h3>{ part.word() }</h3>
                    <ol class="lessons">{ for course.part(part).map(|lesson| item(list, lesson)) }</ol>
                </section>
            }) }
            if won + missed > 0 || forgets {
                <button type="button" class="button" id="course-forget" title="Every lesson is open again"
                    onclick={on.reform(|_| Action::Course(CourseAct::Forget))}>{ "Forget my progress" }</button>
            }
        </>
    }
}

fn item(list: &LessonList<'_>, lesson: &Lesson) -> Html {
    let result = list.progress.result(&lesson.of);
    let (sign, word, state) = match result {
        None => ("", "", "open"),
        Some(LessonResult::Won) => ("✓", "won", "won"),
        Some(LessonResult::Missed) => ("↻", "comes again", "missed"),
    };
    let id = lesson.id();
    let to = id.clone();
    let onclick = list.on.reform(move |event: MouseEvent| {
        event.prevent_default();
        Action::Course(CourseAct::Take(to.clone(), LessonStep::Bet))
    });
    html! {
        <li key={id.clone()} data-result={state}>
            <a href={LessonLink::address(&id, LessonStep::Bet)} id={format!("lesson:{id}")} {onclick}>{ with_code(&lesson.title) }</a>
            if result.is_some() {
                <span class="lesson-result"><span aria-hidden="true">{ sign }</span>{ " " }{ word }</span>
            }
        </li>
    }
}

/// The bar of what was won, and the same in words.
fn how_far(won: usize, missed: usize, all: usize) -> Html {
    let words = match missed {
        0 => format!("{won} of {all} won"),
        missed => format!("{won} of {all} won · {missed} missed, to come again"),
    };
    html! {
        <p class="how-far">
            <progress max={all.to_string()} value={won.to_string()} aria-label="Lessons won" />
            <span id="course-progress">{ words }</span>
        </p>
    }
}
