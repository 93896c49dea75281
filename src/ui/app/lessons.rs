//! The lesson that is being taken, on a system of its own. The person's own waits meanwhile, and nothing is stored.

use std::rc::Rc;

use super::App;
use super::course_state::{CourseState, TakenLesson};
use crate::telling::Simulation;
use crate::telling::course::{Attempt, Lesson, LessonLink, LessonResult, LessonStep};
use crate::ui::action::{Action, Tab, Tool};
use crate::ui::bet_marks::BetMarks;
use crate::ui::browser;
use crate::ui::course::{Drawer, LessonView};
use crate::ui::course_act::CourseAct;
use crate::ui::exhibit::Exhibit;
use crate::ui::ids::Side;
use crate::ui::pair::Pair;

impl App {
    /// Does it need Elixir's library to be there?
    pub(super) fn lesson_evaluates(&self, act: &CourseAct) -> bool {
        let CourseAct::Take(id, _) = act else { return false };
        let lesson = self.course.text.course().and_then(|course| course.lesson(id));
        lesson.is_some_and(|lesson| lesson.evaluates())
    }

    /// Begins a lesson, and comes to that step of it.
    pub(super) fn take_lesson(&mut self, id: &str, step: LessonStep) {
        let Some(lesson) = self.course.text.course().and_then(|course| course.lesson(id)).cloned() else {
            return;
        };
        let speed = self.here().simulation.speed();
        let set_aside = self.put_aside();
        match Attempt::begin(&lesson) {
            Err(why) => {
                self.come_back(set_aside);
                self.course.notice = Some(format!("This lesson cannot be taken: {why}").into());
            }
            Ok((mut attempt, mut simulation)) => {
                match step {
                    LessonStep::Bet => {}
                    LessonStep::Act => attempt.act(false),
                    LessonStep::See | LessonStep::Why => attempt.show(&mut simulation),
                }
                simulation.set_speed(speed);
                let mut exhibit = Exhibit::new(Side::First, simulation, self.on.clone());
                exhibit.teaches = true;
                exhibit.arrange();
                self.course.taken = Some(Box::new(TakenLesson {
                    attempt,
                    exhibit,
                    set_aside,
                    compared: None,
                }));
                self.course.left = None;
                self.course.to_focus = Some("course-heading");
                self.course.go_on(|progress| progress.at = Some(lesson.id()));
                self.unmeasured = true;
                self.show_console_of(&lesson);
            }
        }
        self.tell_address();
    }

    /// Where a lesson evaluates, what comes of it is read on the console; else what was there before is there again.
    fn show_console_of(&mut self, lesson: &Lesson) {
        let evaluates = lesson.act.acts.iter().any(|act| act.evaluates());
        if evaluates && self.tab != Tab::Elixir {
            self.course.tab_before = Some(self.tab);
            self.tab = Tab::Elixir;
        } else if !evaluates {
            self.show_tab_of_before();
        }
    }

    fn show_tab_of_before(&mut self) {
        if let Some(tab) = self.course.tab_before.take().filter(|_| self.tab == Tab::Elixir) {
            self.tab = tab;
        }
    }

    /// What was compared before waits, and so does what a lesson before it had.
    fn put_aside(&mut self) -> Option<(Pair, Side)> {
        match self.course.taken.take() {
            Some(taken) => {
                self.pair = None;
                taken.set_aside
            }
            None => {
                let here = self.here;
                self.pair.take().map(|pair| (pair, here))
            }
        }
        .inspect(|_| self.here = Side::First)
    }

    pub(super) fn come_back(&mut self, set_aside: Option<(Pair, Side)>) {
        self.here = Side::First;
        if let Some((pair, here)) = set_aside {
            self.pair = Some(pair);
            self.here = here;
        }
        self.unmeasured = true;
    }

    /// The person's own system is shown again, as it was.
    pub(super) fn leave_lesson(&mut self) {
        self.stop_watching();
        if let Some(taken) = self.course.taken.take() {
            self.pair = None;
            self.course.left = Some(taken.attempt.lesson().id());
            self.come_back(taken.set_aside);
            self.show_tab_of_before();
            browser::set_fragment("");
        }
    }

    /// The lesson that is being taken begins again; false when none is.
    pub(super) fn begin_lesson_again(&mut self) -> bool {
        let Some(taken) = &self.course.taken else { return false };
        let id = taken.attempt.lesson().id();
        self.take_lesson(&id, LessonStep::Bet);
        true
    }

    /// Does something to the lesson that is being taken.
    pub(super) fn with_attempt(&mut self, act: impl FnOnce(&mut Attempt, &mut Simulation)) {
        if let Some(taken) = &mut self.course.taken {
            act(&mut taken.attempt, &mut taken.exhibit.simulation);
        }
    }

    /// A place was hit while a bet is open: it is marked instead. True when that is all that comes of it.
    pub(super) fn marks(&mut self, path: &str) -> bool {
        let Some(taken) = self.course.taken.as_mut().filter(|_| self.pair.is_none()) else {
            return false;
        };
        let attempt = &mut taken.attempt;
        if attempt.step() != LessonStep::Bet {
            return false;
        }
        if !attempt.takes_marks() {
            // Before the bet a process can be looked at, and no more.
            self.act(Action::Select(path.to_owned()));
        } else if attempt.mark(path) {
            let label = attempt.before().label(path);
            let marked = if attempt.marked().iter().any(|marked| marked == path) {
                "marked"
            } else {
                "no longer marked"
            };
            self.said = format!("{label}: {marked}.");
        }
        true
    }

    /// The bet holds.
    pub(super) fn begin_act(&mut self, does: bool) {
        self.with_attempt(|attempt, simulation| {
            if simulation.is_in_the_past() {
                simulation.fork();
            }
            simulation.set_paused(false);
            attempt.act(does);
        });
        if !does {
            self.tool = Tool::Cut;
        }
        self.tell_address();
    }

    pub(super) fn rewind_lesson(&mut self) {
        self.with_attempt(Attempt::rewind);
        "As it was when you bet. Let it be done again, or do something else.".clone_into(&mut self.said);
        self.tell_address();
    }

    /// Does the lesson wait for the learner to do something?
    pub(super) fn lesson_waits(&self) -> bool {
        let taken = self.course.taken.as_ref().filter(|_| self.pair.is_none());
        taken.is_some_and(|taken| taken.attempt.waits(&taken.exhibit.simulation))
    }

    /// The lesson goes on as far as it can; true when that changes what is shown.
    pub(super) fn lesson_goes_on(&mut self) -> bool {
        if self.pair.is_some() {
            return self.comparison_goes_on();
        }
        let Some(taken) = &mut self.course.taken else {
            return false;
        };
        if !taken.attempt.go_on(&mut taken.exhibit.simulation) {
            return false;
        }
        if taken.attempt.step() == LessonStep::See
            && let Some(verdict) = taken.attempt.verdict().cloned()
        {
            let id = taken.attempt.lesson().id();
            let result = if verdict.won {
                LessonResult::Won
            } else {
                LessonResult::Missed
            };
            let said = if verdict.won {
                "Your bet was right."
            } else {
                "It came otherwise than you bet."
            };
            if verdict.was_bet {
                self.course.go_on(|progress| progress.take(&id, result));
            }
            self.course.said = Some(said);
            self.course.to_reveal = true;
            self.tell_address();
        }
        true
    }

    /// The address leads to where the learner is.
    fn tell_address(&self) {
        if let Some(taken) = &self.course.taken {
            let attempt = &taken.attempt;
            browser::set_fragment(&LessonLink::address(&attempt.lesson().id(), attempt.step()));
        }
    }

    /// The marks of the bet, as they are drawn.
    pub(super) fn marks_drawn(&self) -> Option<Rc<BetMarks>> {
        let taken = self.course.taken.as_ref().filter(|_| self.pair.is_none())?;
        let attempt = &taken.attempt;
        attempt.lesson().bet.mark?;
        Some(Rc::new(BetMarks {
            marked: attempt.marked().to_vec(),
            open: attempt.takes_marks(),
            verdict: attempt.verdict().filter(|_| attempt.step() >= LessonStep::See).cloned(),
        }))
    }

    /// The drawer as it is drawn.
    pub(super) fn drawer(&self) -> Drawer {
        let CourseState {
            text,
            progress,
            trouble,
            taken,
            left,
            notice,
            ..
        } = &self.course;
        Drawer {
            text: text.clone(),
            progress: Rc::clone(progress),
            trouble: trouble.clone(),
            notice: notice.clone(),
            left: left.clone(),
            library: self.library.clone(),
            taken: taken.as_ref().map(|taken| view(taken)),
            practice: self.practice.view.clone(),
            on: self.on.clone(),
        }
    }
}

/// The lesson as it is drawn.
fn view(taken: &TakenLesson) -> LessonView {
    let (attempt, simulation) = (&taken.attempt, &taken.exhibit.simulation);
    let before = attempt.before();
    let marked = before
        .paths()
        .filter(|path| attempt.marked().iter().any(|marked| marked == path));
    LessonView {
        lesson: Rc::clone(attempt.lesson()),
        step: attempt.step(),
        marked: marked.map(|path| before.label(path).to_owned()).collect(),
        chosen: attempt.chosen(),
        is_bet: attempt.is_bet(),
        does: attempt.does(),
        done: attempt.to_be_done(simulation),
        strayed: attempt.strayed().map(str::to_owned),
        verdict: attempt.verdict().cloned(),
        past: simulation.is_in_the_past(),
        compared: taken.compared.as_ref().map(|(other, _)| *other),
    }
}
