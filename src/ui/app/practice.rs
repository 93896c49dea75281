//! The board, the drills and the checklist: what is done there, and when the system is looked at for them.

use std::rc::Rc;

use super::App;
use super::practice_state::{PracticeState, WatchedTree};
use crate::play::Instant;
use crate::runtime::EventId;
use crate::telling::board::BoardCell;
use crate::telling::checklist::check;
use crate::telling::course::{CourseProgress, LessonResult};
use crate::telling::drills::console::{DrillProgress, done_in_the_console};
use crate::telling::drills::strategies::MatchQuestion;
use crate::ui::action::{Action, Tab};
use crate::ui::browser;
use crate::ui::course_act::CourseAct;
use crate::ui::drills::{LOOKUP, VIA};
use crate::ui::exhibit::Exhibit;
use crate::ui::ids::Side;
use crate::ui::practice_act::{PracticeAct, PracticePage};

impl App {
    /// Everything that has to do with them.
    pub(super) fn act_on_practice(&mut self, act: PracticeAct) {
        match act {
            PracticeAct::Open(page) => self.open_practice(page),
            PracticeAct::Press(cell, worker, is_new) => {
                Rc::make_mut(&mut self.practice.view.sheet).press(cell, worker, is_new);
            }
            PracticeAct::Run(row) => self.run_row(row),
            PracticeAct::Console => self.act(Action::Tab(Tab::Elixir)),
            PracticeAct::Show(path) => self.act(Action::PickProcess(path)),
            PracticeAct::Watch(None) => self.stop_watching(),
            PracticeAct::Watch(Some(cell)) => self.watch(cell),
            PracticeAct::Match(number, strategy) => {
                let question = MatchQuestion::ALL[number];
                let answer = question.answer(strategy);
                self.said.clone_from(&answer.said);
                let result = result(answer.fits);
                self.course.go_on(|progress| progress.take(&question.id(), result));
                Rc::make_mut(&mut self.practice.view.answers)[number] = Some(answer);
            }
        }
    }

    /// What else is done with the course ends the page that is open; what is forgotten there is forgotten here.
    pub(super) fn leave_practice_for(&mut self, act: &CourseAct) {
        if *act == CourseAct::Forget {
            self.stop_watching();
            self.practice = PracticeState::default();
        }
        let leaves = matches!(act, CourseAct::List | CourseAct::Take(..) | CourseAct::Open(_));
        if leaves {
            self.stop_watching();
        }
        if leaves && self.practice.view.page.take().is_some() {
            browser::set_fragment("");
        }
    }

    pub(super) fn open_practice(&mut self, page: Option<PracticePage>) {
        self.leave_lesson();
        self.practice.view.page = page;
        self.practice.seen = None;
        self.course.to_focus = Some("course-heading");
        browser::set_fragment(&page.map(|page| format!("#{}", page.word())).unwrap_or_default());
        if page == Some(PracticePage::Board) {
            Rc::make_mut(&mut self.practice.view.sheet).remember(&self.course.progress);
        }
    }

    /// The tree of that cell is shown, and it is done there.
    fn watch(&mut self, cell: BoardCell) {
        self.stop_watching();
        let speed = self.here().simulation.speed();
        let here = self.here;
        let set_aside = self.pair.take().map(|pair| (pair, here));
        self.here = Side::First;
        let tree = cell.tree();
        let mut simulation = tree.start();
        simulation.set_speed(speed);
        tree.hit(&mut simulation);
        let mut exhibit = Exhibit::new(Side::First, simulation, self.on.clone());
        exhibit.arrange();
        self.practice.watched = Some(Box::new(WatchedTree { exhibit, set_aside }));
        self.practice.view.watches = Some(cell);
        self.unmeasured = true;
    }

    /// What was shown before is shown again.
    pub(super) fn stop_watching(&mut self) {
        self.practice.view.watches = None;
        if let Some(watched) = self.practice.watched.take() {
            self.come_back(watched.set_aside);
        }
    }

    fn run_row(&mut self, number: usize) {
        self.stop_watching();
        let view = &mut self.practice.view;
        let run = view.sheet.open_bets(&BoardCell::ROWS[number]);
        if run.is_empty() {
            "Bet on a cell of this row first.".clone_into(&mut self.said);
            return;
        }
        let sheet = Rc::make_mut(&mut view.sheet);
        self.course.go_on(|progress| sheet.try_out(&run, progress));
        let is_right = |cell: &&BoardCell| {
            let tried = sheet.tried(**cell);
            tried.is_some_and(|(bet, tried)| *bet == tried.are_new())
        };
        let (right, all) = (run.iter().filter(is_right).count(), run.len());
        self.said = format!("{right} of {all} right.");
        view.last = Some(number);
    }

    /// Looks at the system that is shown, if the page that is open asks for that: not while something is told of it, and not again
    /// before something has happened. True when that changes what is shown.
    pub(super) fn look_for_practice(&mut self) -> bool {
        let page = self.practice.view.page.filter(|_| self.course.open);
        let Some(page) = page.filter(|page| *page != PracticePage::Board) else {
            return false;
        };
        let simulation = &self.here().simulation;
        let now = (self.here, simulation.instant(), simulation.world().shown());
        let is_same = |(side, instant, shown): (Side, Instant, EventId)| {
            side == now.0 && instant.is_beside(now.1) && shown == now.2
        };
        let tells = !simulation.paused() && !simulation.has_settled();
        if self.practice.seen.is_some_and(|seen| tells || is_same(seen)) {
            return false;
        }
        self.practice.seen = Some(now);
        let before = self.practice.view.clone();
        if page == PracticePage::Checklist {
            self.check();
        } else {
            self.look_at_drills();
        }
        self.practice.view != before
    }

    fn check(&mut self) {
        let here = self.here();
        let (lines, about) = (check(&here.simulation), here.kind().word());
        let view = &mut self.practice.view;
        view.lines = Rc::new(lines);
        view.about = about.into();
    }

    fn look_at_drills(&mut self) {
        let here = self.here();
        let (console, has_names) = (done_in_the_console(&here.simulation), !here.view.tables.is_empty());
        self.practice.view.console = console;
        self.practice.view.has_names = has_names;
        self.course.go_on(|progress| {
            solve(LOOKUP, console.lookup, progress);
            solve(VIA, console.via, progress);
        });
    }
}

fn solve(id: &str, done: DrillProgress, progress: &mut CourseProgress) {
    if done.is_solved() {
        progress.take(id, LessonResult::Won);
    }
}

fn result(right: bool) -> LessonResult {
    if right { LessonResult::Won } else { LessonResult::Missed }
}
