//! What the page remembers of the course beside what it shows.

use std::rc::Rc;

use yew::AttrValue;

use crate::play::Command;
use crate::storage::{LocalStorage, Storage};
use crate::telling::course::{Attempt, CourseProgress, LessonLink};
use crate::ui::action::Tab;
use crate::ui::course_act::Beside;
use crate::ui::course_text::CourseText;
use crate::ui::exhibit::Exhibit;
use crate::ui::ids::Side;
use crate::ui::pair::Pair;

/// Beside the lists, and no list.
const KEY: &str = "coppice/1/course";

/// What the page remembers of the course.
#[derive(Default)]
pub(super) struct CourseState {
    pub(super) open: bool,
    pub(super) text: CourseText,
    pub(super) progress: Rc<CourseProgress>,
    /// What was kept must be left as it is, for that reason.
    pub(super) trouble: Option<AttrValue>,
    /// The lesson that is being taken.
    pub(super) taken: Option<Box<TakenLesson>>,
    /// The lesson that was left for something else.
    pub(super) left: Option<String>,
    /// What is said of a link that leads nowhere, or of a lesson that cannot be taken.
    pub(super) notice: Option<AttrValue>,
    /// What is to be taken once the text is there.
    pub(super) awaited: Option<LessonLink>,
    /// What the panel showed before a lesson turned it to the console.
    pub(super) tab_before: Option<Tab>,
    /// What the next drawing gives the focus to.
    pub(super) to_focus: Option<&'static str>,
    /// Set when a lesson is over: the next drawing brings into sight what came of it.
    pub(super) to_reveal: bool,
    /// What a screen reader is to hear of that, behind what it hears of the tree.
    pub(super) said: Option<&'static str>,
    /// Is the learner to be invited?
    pub(super) invites: bool,
}

impl CourseState {
    /// With the progress of the last visit.
    pub(super) fn of_last_visit() -> Self {
        let kept = LocalStorage.read(KEY).ok().flatten();
        let (progress, trouble) = match kept.map(|kept| CourseProgress::read(&kept)) {
            None => (CourseProgress::default(), None),
            Some(Ok(progress)) => (progress, None),
            Some(Err(trouble)) => (CourseProgress::default(), Some(trouble.words().into())),
        };
        Self {
            progress: Rc::new(progress),
            trouble,
            ..Self::default()
        }
    }

    /// Changes the progress, and keeps it, unless what is kept must be left as it is.
    pub(super) fn go_on(&mut self, change: impl FnOnce(&mut CourseProgress)) {
        let mut progress = (*self.progress).clone();
        change(&mut progress);
        if progress == *self.progress {
            return;
        }
        self.progress = Rc::new(progress);
        self.keep();
    }

    pub(super) fn keep(&self) {
        if self.trouble.is_none() {
            // Without storage it lasts as long as the page.
            let _ = LocalStorage.write(KEY, &self.progress.text());
        }
    }
}

/// A lesson that is being taken.
pub(super) struct TakenLesson {
    pub(super) attempt: Attempt,
    pub(super) exhibit: Exhibit,
    /// What was compared before, and which side was turned to.
    pub(super) set_aside: Option<(Pair, Side)>,
    /// What is compared in the lesson, and what is still to be done to both.
    pub(super) compared: Option<(Beside, Vec<Command>)>,
}
