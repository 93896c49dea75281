//! What the list of lessons and a lesson have in common.

use yew::prelude::*;

use crate::telling::course::{Lesson, LessonStep};
use crate::ui::action::Action;
use crate::ui::caption::with_code;
use crate::ui::course_act::CourseAct;

/// A button that leads to a lesson.
pub(super) fn go(on: &Callback<Action>, lesson: &Lesson, id: &'static str, word: &'static str) -> Html {
    let to = lesson.id();
    let onclick = on.reform(move |_: MouseEvent| Action::Course(CourseAct::Take(to.clone(), LessonStep::Bet)));
    html! { <button type="button" class="button go" {id} {onclick}>{ word }</button> }
}

/// Text with its `backquoted` parts as code, and its **marked** words strong.
pub(super) fn worded(text: &str) -> Html {
    let parts = text.split("**").enumerate();
    parts
        .map(|(at, part)| match at % 2 {
            1 => html! { <strong>{ with_code(part) }</strong> },
            _ => with_code(part),
        })
        .collect()
}
