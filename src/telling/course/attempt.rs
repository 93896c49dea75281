//! A lesson that is being taken: bet, act, see.
//!
//! Invariant: nothing here knows what a lesson comes to. Who acts, the learner or the lesson, makes no difference: what was
//! done is read off the commands of the run, and the truth off its system once that has settled.

use std::rc::Rc;

use super::act::LessonAct;
use super::census::Census;
use super::lesson::Lesson;
use super::link::LessonStep;
use super::verdict::{Bet, Verdict};
use crate::play::{Beginning, Command, Moment};
use crate::systems::todo::{List, samples};
use crate::telling::Simulation;

/// A lesson that is being taken.
#[derive(Clone, Debug)]
pub struct Attempt {
    lesson: Rc<Lesson>,
    /// What is to be done before the bet, then what is to be done.
    commands: Vec<Command>,
    step: LessonStep,
    marked: Vec<String>,
    chosen: Option<usize>,
    /// Who lived where when it was bet, and when that was.
    before: Census,
    from: Moment,
    /// Does the lesson do what is to be done, rather than the learner?
    does: bool,
    /// Does the learner bet, rather than look at what comes of it?
    bets: bool,
    /// Something else was done than what is to be done.
    strays: bool,
    /// Why what was to be done could not be.
    trouble: Option<String>,
    verdict: Option<Rc<Verdict>>,
}

impl Attempt {
    /// A lesson, and the system that it runs on, which has come to the bet.
    ///
    /// # Errors
    /// What the lesson says that nobody understands, or why what comes before its bet cannot be done.
    pub fn begin(lesson: &Rc<Lesson>) -> Result<(Self, Simulation), String> {
        let acts = lesson.before.iter().chain(&lesson.act.acts);
        let commands = acts.map(LessonAct::command).collect::<Result<Vec<_>, _>>()?;
        let lists = samples().into_iter();
        let lists = lists.filter_map(|(name, document)| Some((name, List::from_json(&document).ok()?)));
        let mut simulation = Simulation::of(Beginning {
            design: lesson.runs.design.clone(),
            lists: lists.collect(),
            ..Beginning::default()
        });
        simulation.settle();
        for (act, command) in lesson.before.iter().zip(&commands) {
            if !act.is_at_once() {
                simulation.settle();
            }
            simulation.perform(command)?;
        }
        simulation.settle();
        let attempt = Self {
            before: Census::of(&simulation),
            from: simulation.moment(),
            lesson: Rc::clone(lesson),
            commands,
            step: LessonStep::Bet,
            marked: Vec::new(),
            chosen: None,
            does: false,
            strays: false,
            trouble: None,
            bets: true,
            verdict: None,
        };
        Ok((attempt, simulation))
    }

    /// The lesson.
    #[must_use]
    pub fn lesson(&self) -> &Rc<Lesson> {
        &self.lesson
    }

    /// Where it is: at the bet, at the act, or where all is to be seen.
    #[must_use]
    pub fn step(&self) -> LessonStep {
        self.step
    }

    /// Who lived where when it was bet.
    #[must_use]
    pub fn before(&self) -> &Census {
        &self.before
    }

    /// The paths of the places that are marked, in the order in which they were.
    #[must_use]
    pub fn marked(&self) -> &[String] {
        &self.marked
    }

    /// The option that is chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// Are places marked now, rather than processes killed?
    #[must_use]
    pub fn takes_marks(&self) -> bool {
        self.step == LessonStep::Bet && self.lesson.bet.mark.is_some()
    }

    /// Marks a place, or takes its mark away. False when nothing can be marked there.
    pub fn mark(&mut self, path: &str) -> bool {
        if !self.takes_marks() || self.before.at(path).is_none() {
            return false;
        }
        match self.marked.iter().position(|marked| marked == path) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(path.to_owned()),
        }
        true
    }

    /// Chooses one of the options.
    pub fn choose(&mut self, option: usize) {
        if self.step == LessonStep::Bet && option < self.lesson.bet.options.len() {
            self.chosen = Some(option);
        }
    }

    /// Is there a bet? To mark nothing is one.
    #[must_use]
    pub fn is_bet(&self) -> bool {
        self.lesson.bet.options.is_empty() || self.chosen.is_some()
    }

    /// The bet holds from now on. The lesson does what is to be done, or the learner does it.
    pub fn act(&mut self, does: bool) {
        if self.step <= LessonStep::Act {
            self.step = LessonStep::Act;
            self.does = does;
        }
    }

    /// Does the lesson do what is to be done?
    #[must_use]
    pub fn does(&self) -> bool {
        self.does
    }

    /// What is to be done next by the learner, and how much there is to be done in all.
    #[must_use]
    pub fn to_be_done(&self, simulation: &Simulation) -> (usize, usize) {
        let all = self.lesson.act.acts.len();
        (self.done(simulation).len().min(all), all)
    }

    /// Why it does not go on.
    #[must_use]
    pub fn strayed(&self) -> Option<&str> {
        let strays = self
            .strays
            .then_some("That was something else than the lesson is about.");
        self.trouble.as_deref().or(strays)
    }

    /// Bet and truth, once there is one.
    #[must_use]
    pub fn verdict(&self) -> Option<&Rc<Verdict>> {
        self.verdict.as_ref()
    }

    /// What has been done since the bet.
    fn done(&self, simulation: &Simulation) -> Vec<Command> {
        let commands = simulation.commands().into_iter();
        commands
            .skip(self.lesson.before.len())
            .map(|(_, command)| command)
            .collect()
    }

    /// Goes on as far as it can now; true when something has changed. To be called whenever the system may have settled.
    pub fn go_on(&mut self, simulation: &mut Simulation) -> bool {
        if self.step != LessonStep::Act || simulation.is_in_the_past() {
            return false;
        }
        let (done, expected) = (self.done(simulation), &self.commands[self.lesson.before.len()..]);
        let strays = !expected.starts_with(&done);
        if strays != self.strays {
            self.strays = strays;
            return true;
        }
        if strays || !simulation.has_settled() {
            return false;
        }
        let acts = &self.lesson.act.acts[done.len()..];
        if acts.is_empty() {
            let bet = self.bets.then_some(Bet {
                marked: &self.marked,
                chosen: self.chosen,
            });
            self.verdict = Some(Rc::new(Verdict::of(&self.lesson, bet, &self.before, simulation)));
            self.step = LessonStep::See;
            return true;
        }
        if !self.does {
            return false;
        }
        let more = acts.iter().skip(1).take_while(|act| act.is_at_once()).count();
        for command in &expected[done.len()..=done.len() + more] {
            if let Err(why) = simulation.perform(command) {
                self.trouble = Some(why);
                self.does = false;
                break;
            }
        }
        true
    }

    /// Does all that is to be done, at once.
    pub fn hurry(&mut self, simulation: &mut Simulation) {
        self.act(true);
        loop {
            simulation.settle();
            if !self.go_on(simulation) {
                return;
            }
        }
    }

    /// Shows what comes of it, without a bet.
    pub fn show(&mut self, simulation: &mut Simulation) {
        self.bets = false;
        self.hurry(simulation);
    }

    /// Does it wait for the learner to do something? Then time stands still.
    #[must_use]
    pub fn waits(&self, simulation: &Simulation) -> bool {
        self.step == LessonStep::Act && !self.does && simulation.has_settled() && !simulation.is_in_the_past()
    }

    /// Shows the system as it was when it was bet: the same can be done again, or something else.
    pub fn rewind(&mut self, simulation: &mut Simulation) {
        simulation.set_paused(true);
        simulation.seek_moment(self.from);
        self.step = LessonStep::Act;
        self.does = false;
        self.strays = false;
        self.trouble = None;
    }

    /// Goes back to that, and on from there: what was done instead is left.
    pub fn come_back(&mut self, simulation: &mut Simulation) {
        self.rewind(simulation);
        simulation.fork();
        simulation.set_paused(false);
    }
}
