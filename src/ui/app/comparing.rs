//! Two trees as an argument: what a lesson does is done in the flat tree too, or with another strategy.

use std::rc::Rc;

use super::App;
use crate::play::Command;
use crate::systems::Design;
use crate::telling::course::LessonAct;
use crate::ui::action::Action;
use crate::ui::course_act::Beside;
use crate::ui::ids::Side;
use crate::ui::pair::Pair;

impl App {
    /// The same is done in two systems: the lesson's, and another beside it.
    pub(super) fn show_lesson_beside(&mut self, other: Beside) {
        let speed = self.here().simulation.speed();
        let Some(taken) = &mut self.course.taken else { return };
        let lesson = Rc::clone(taken.attempt.lesson());
        let design = &lesson.runs.design;
        let with = lesson.other.as_ref().and_then(|(path, strategy)| {
            let ids: Vec<String> = path.split('/').map(str::to_owned).collect();
            let strategy = (*strategy).into();
            let with: Option<Design> = design.with_strategy(&ids, strategy);
            Some((with?, strategy.name()))
        });
        let (second, title) = match other {
            Beside::Flat => (Design::flat(), "In the flat tree"),
            Beside::OtherStrategy => match with {
                Some(with) => with,
                None => return,
            },
        };
        let lists = &taken.exhibit.simulation.start().lists;
        let mut pair = Pair::beside([design.clone(), second], lists, speed, &self.on);
        for (exhibit, title) in pair.both.iter_mut().zip(["As in the lesson", title]) {
            exhibit.title = Some(title);
            exhibit.teaches = true;
            exhibit.simulation.settle();
            exhibit.arrange();
        }
        let commands =
            |acts: &[LessonAct]| -> Vec<Command> { acts.iter().filter_map(|act| act.command().ok()).collect() };
        let acts = commands(&lesson.act.acts).into_iter().rev().collect();
        taken.compared = Some((other, acts));
        self.here = Side::First;
        self.pair = Some(pair);
        self.unmeasured = true;
        for command in commands(&lesson.before) {
            self.do_in_both(command);
            for exhibit in self.exhibits_mut() {
                exhibit.simulation.settle();
            }
        }
    }

    /// Does the next thing in both, once both have settled.
    pub(super) fn comparison_goes_on(&mut self) -> bool {
        let settled = self.exhibits().iter().all(|exhibit| exhibit.simulation.has_settled());
        let compared = self.course.taken.as_mut().and_then(|taken| taken.compared.as_mut());
        let Some(command) = compared.filter(|_| settled).and_then(|(_, acts)| acts.pop()) else {
            return false;
        };
        self.do_in_both(command);
        true
    }

    /// What is done to a process is done to that of the other that is for the same.
    fn do_in_both(&mut self, command: Command) {
        match command {
            Command::Do(path, deed) => self.hit(&path, &deed),
            Command::Open(list) => self.act(Action::OpenList(list)),
            // Whoever serves it, the list is asked for the same.
            asked => self.in_all(|simulation| drop(simulation.perform(&asked))),
        }
    }

    /// The lesson's own system is shown again.
    pub(super) fn show_lesson_alone(&mut self) {
        if let Some(taken) = &mut self.course.taken {
            taken.compared = None;
            self.pair = None;
            self.here = Side::First;
            self.unmeasured = true;
        }
    }
}
