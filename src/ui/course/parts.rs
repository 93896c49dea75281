//! What the list of lessons and a lesson are made of.

use yew::prelude::*;

use crate::telling::course::{Lesson, LessonStep};
use crate::ui::action::Action;
use crate::ui::course_act::CourseAct;
use crate::ui::elements::{element, plain, with_code};

/// A button that does something with the course.
#[derive(Default)]
pub(in crate::ui) struct CourseButton<'a> {
    /// Its id.
    pub(in crate::ui) id: &'a str,
    /// Its classes, behind that of every button.
    pub(in crate::ui) class: &'a str,
    /// What more there is to say about it; for who does not see it, if it has only a sign.
    pub(in crate::ui) title: &'a str,
    /// Is it one of several to choose from, and chosen?
    pub(in crate::ui) pressed: Option<bool>,
    /// Is it of no use now?
    pub(in crate::ui) off: bool,
}

/// Draws it.
pub(in crate::ui) fn button(on: &Callback<Action>, it: &CourseButton<'_>, act: CourseAct, word: Html) -> Html {
    let off = it.off;
    let onclick = {
        let on = on.clone();
        Callback::from(move |_: MouseEvent| {
            if !off {
                on.emit(Action::Course(act.clone()));
            }
        })
    };
    let title = Some(it.title.to_owned()).filter(|title| !title.is_empty());
    html! {
        <button type="button" class={format!("button {}", it.class)} id={it.id.to_owned()} title={title.clone()} aria-label={title.filter(|_| it.class.contains("square"))}
            aria-pressed={it.pressed.map(|pressed| pressed.to_string())} aria-disabled={off.then_some("true")} {onclick}>{ word }</button>
    }
}

/// A button that leads to the beginning of a lesson.
pub(super) fn go(on: &Callback<Action>, lesson: &Lesson, id: &str, class: &str, word: Html) -> Html {
    let it = CourseButton {
        id,
        class,
        ..CourseButton::default()
    };
    button(on, &it, CourseAct::Take(lesson.id(), LessonStep::Bet), word)
}

/// The heading of the drawer, which takes the focus.
pub(in crate::ui) fn heading(parts: Vec<Html>) -> Html {
    element("h2", &[("id", "course-heading"), ("tabindex", "-1")], parts)
}

/// What must be read.
pub(super) fn notice(id: &str, words: AttrValue) -> Html {
    let words = element("p", &[("dir", "auto")], vec![plain(words)]);
    element(
        "div",
        &[("class", "notice"), ("role", "alert"), ("id", id)],
        vec![words],
    )
}

/// Text with its `backquoted` parts as code, and its **marked** words strong.
pub(super) fn worded(text: &str) -> Html {
    let parts = text.split("**").enumerate();
    parts
        .map(|(at, part)| match at % 2 {
            1 => element("strong", &[], vec![with_code(part)]),
            _ => with_code(part),
        })
        .collect()
}
