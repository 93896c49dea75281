//! The course: its drawer, its text, how far the learner has come. The lesson that is being taken stands beside ([`lessons`]).
//!
//! [`lessons`]: super::lessons

use std::rc::Rc;

use super::App;
use crate::telling::course::{Attempt, Course, LessonLink, LessonStep};
use crate::telling::view::short;
use crate::ui::action::Action;
use crate::ui::browser;
use crate::ui::course_act::CourseAct;
use crate::ui::course_text::CourseText;
use crate::ui::fetching::fetch_text;
use crate::ui::practice_act::PracticePage;

/// The heading of the drawer, which takes the focus when it opens, and that of a lesson.
const HEADING: &str = "course-heading";

impl App {
    /// Everything that has to do with it.
    pub(super) fn act_on_course(&mut self, act: CourseAct) {
        self.leave_practice_for(&act);
        match act {
            CourseAct::Open(open) => self.open_course(open),
            CourseAct::Fetch => self.fetch_course(),
            CourseAct::Text(text) => self.take_course(text),
            CourseAct::List => {
                self.leave_lesson();
                self.course.left = None;
                self.course.notice = None;
                self.course.go_on(|progress| progress.at = None);
                self.course.to_focus = Some(HEADING);
            }
            CourseAct::Follow => self.follow_address(),
            CourseAct::Take(id, step) => self.take_lesson(&id, step),
            CourseAct::Choose(option) => self.with_attempt(|attempt, _| attempt.choose(option)),
            CourseAct::Act { does } => self.begin_act(does),
            CourseAct::Rewind => self.rewind_lesson(),
            CourseAct::ComeBack => self.with_attempt(Attempt::come_back),
            CourseAct::Beside(other) => self.show_lesson_beside(other),
            CourseAct::Alone => self.show_lesson_alone(),
            CourseAct::Decline => {
                self.course.invites = false;
                self.settings.invited = true;
                self.settings.remember();
            }
            CourseAct::Practice(act) => self.act_on_practice(act),
            CourseAct::Forget => {
                self.course.trouble = None;
                self.course.progress = Rc::default();
                self.course.keep();
                "Your progress is forgotten.".clone_into(&mut self.said);
            }
        }
    }

    fn open_course(&mut self, open: bool) {
        self.course.open = open;
        self.unmeasured = true;
        self.course.notice = None;
        if !open {
            let id = self.course.taken.as_ref().map(|taken| taken.attempt.lesson().id());
            self.leave_lesson();
            self.course.left = None;
            self.course.go_on(|progress| progress.at = id);
            self.course.to_focus = Some("show-course");
            return;
        }
        self.course.invites = false;
        if !self.settings.invited {
            self.settings.invited = true;
            self.settings.remember();
        }
        self.course.to_focus = Some(HEADING);
        if let Some(lesson) = self.course.progress.at.clone() {
            self.course.left = Some(lesson);
        }
        self.fetch_course();
    }

    fn fetch_course(&mut self) {
        if matches!(self.course.text, CourseText::Unasked | CourseText::Missing(_)) {
            self.course.text = CourseText::Coming;
            let taken = self.on.reform(|text| Action::Course(CourseAct::Text(text)));
            fetch_text("course.json".to_owned(), taken);
        }
    }

    fn take_course(&mut self, text: Result<String, String>) {
        match text.and_then(|text| Course::read(&text)) {
            Ok(course) => {
                self.course.text = CourseText::Here(Rc::new(course));
                if let Some(link) = self.course.awaited.take() {
                    self.follow(link);
                }
            }
            Err(why) => {
                self.said = format!("The lessons have not come: {why}.");
                self.course.text = CourseText::Missing(why);
            }
        }
    }

    /// Goes where the address leads, if that is to a lesson.
    pub(super) fn follow_address(&mut self) {
        let page = PracticePage::at(&browser::fragment());
        let link = LessonLink::read(&browser::fragment());
        if page.is_none() && link.is_none() {
            return;
        }
        if !self.course.open {
            self.open_course(true);
        }
        let Some(link) = link else {
            return self.open_practice(page);
        };
        match self.course.text {
            CourseText::Here(_) => self.follow(link),
            CourseText::Unasked | CourseText::Coming | CourseText::Missing(_) => self.course.awaited = Some(link),
        }
    }

    fn follow(&mut self, link: LessonLink) {
        let course = self.course.text.course();
        let is_there = course.is_some_and(|course| course.lesson(&link.lesson).is_some());
        match link.step {
            Some(step) if is_there => self.on.emit(Action::Course(CourseAct::Take(link.lesson, step))),
            None if is_there => {
                let lesson = link.lesson.clone();
                self.on.emit(Action::Course(CourseAct::Take(lesson, LessonStep::Bet)));
                self.course.notice =
                    Some("The link leads to a step that this lesson does not have: here is its beginning.".into());
            }
            Some(_) | None => {
                self.leave_lesson();
                self.course.left = None;
                let lesson = short(&link.lesson);
                self.course.notice =
                    Some(format!("There is no lesson “{lesson}”. These are the lessons that there are.").into());
            }
        }
        if let Some(notice) = &self.course.notice {
            self.said = notice.to_string();
        }
    }

    /// The learner has killed something of his own system: once, he is invited.
    pub(super) fn invite(&mut self) {
        if !self.settings.invited && !self.course.open && self.shows_own() {
            self.course.invites = true;
        }
    }
}
