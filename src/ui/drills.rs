//! The three drills as they are drawn: what is to be done, and how far it is done.

use yew::prelude::*;

use super::action::Action;
use super::course::parts::{CourseButton, button};
use super::course_act::CourseAct;
use super::elements::{element, paragraph, plain, with_code};
use super::practice_act::PracticeAct;
use super::practice_view::PracticeView;
use crate::telling::board::BoardCell;
use crate::telling::course::{CourseProgress, LessonResult};
use crate::telling::drills::console::DrillProgress;
use crate::telling::drills::strategies::MatchQuestion;

/// What the first is called among what a learner has won.
pub const LOOKUP: &str = "drill/lookup";
/// The second.
pub const VIA: &str = "drill/via";

/// The drills.
pub struct Drills<'a> {
    /// How far the console has come, and what was answered.
    pub view: &'a PracticeView,
    /// What was won and missed.
    pub progress: &'a CourseProgress,
    /// Where actions go.
    pub on: &'a Callback<Action>,
}

impl Drills<'_> {
    /// Draws them.
    pub fn draw(&self) -> Html {
        let what_counts = "The first two are done in the console, in whatever code: what counts is what it looks up, and whom \
                           its messages reach.";
        let mut parts = vec![paragraph("quiet", vec![plain(what_counts)])];
        if !self.view.has_names {
            let where_to = "What is shown has no registry. The nested system has one.";
            parts.push(paragraph("notice", vec![plain(where_to)]));
        }
        parts.push(self.console_drill(
            LOOKUP,
            "1 Look a name up, and send to it",
            "Find a process with `Registry.lookup/2` and send it a message. Then try a name that nobody has.",
            self.view.console.lookup,
            [
                "A name was looked up, and somebody had it",
                "A message to that process was taken",
                "A name that nobody has gave nothing, and nothing was raised",
            ],
        ));
        parts.push(self.console_drill(
            VIA,
            "2 The same through a via tuple",
            "Call or cast to `{:via, Registry, {registry, key}}`, without a pid of your own. Then to a name that nobody has.",
            self.view.console.via,
            [
                "The tuple led to somebody",
                "A message through it was taken",
                "It was tried with a name that nobody has",
            ],
        ));
        let mut third = vec![
            element("h3", &[], vec![plain("3 Which strategy was it?")]),
            paragraph(
                "",
                vec![plain(
                    "A supervisor has the workers A, B, C and D, in this order. Choose what it does.",
                )],
            ),
        ];
        let questions = MatchQuestion::ALL.into_iter().enumerate();
        third.extend(questions.map(|(number, question)| self.question(number, question)));
        parts.push(element("section", &[], third));
        element("div", &[("class", "drills")], parts)
    }

    fn console_drill(&self, id: &str, title: &str, task: &str, done: DrillProgress, steps: [&'static str; 3]) -> Html {
        let won = self.progress.result(id) == Some(LessonResult::Won);
        let step = |(done, step): (bool, &'static str)| {
            let (class, sign, word) = if done || won {
                ("done", "✓", "done: ")
            } else {
                ("to-do", "○", "to do: ")
            };
            let word = element("span", &[("class", "unseen")], vec![plain(word)]);
            let sign = element("span", &[("aria-hidden", "true")], vec![plain(sign)]);
            let parts = vec![sign, element("span", &[], vec![word, plain(step)])];
            element("li", &[("class", class)], parts)
        };
        let steps = [done.found, done.sent, done.absent].into_iter().zip(steps);
        let console = CourseAct::Practice(PracticeAct::Console);
        let parts = vec![
            element("h3", &[], vec![plain(title.to_owned())]),
            paragraph("", vec![with_code(task)]),
            element("ul", &[("class", "steps")], steps.map(step).collect()),
            button(self.on, &CourseButton::default(), console, plain("To the console")),
        ];
        let class = if won { "won" } else { "open" };
        element("section", &[("data-drill", id), ("class", class)], parts)
    }

    fn question(&self, number: usize, question: MatchQuestion) -> Html {
        let answer = self.view.answers[number].as_ref();
        let kept = self.progress.result(&question.id());
        let (class, said) = match (answer, kept) {
            (Some(answer), _) => (if answer.fits { "won" } else { "missed" }, answer.said.clone()),
            (None, Some(LessonResult::Won)) => ("won", "✓ Won.".to_owned()),
            (None, Some(LessonResult::Missed)) => ("missed", "✕ Missed: choose again.".to_owned()),
            (None, None) => ("open", String::new()),
        };
        let choice = |strategy| {
            let it = CourseButton {
                pressed: Some(answer.is_some_and(|answer| answer.chosen == strategy)),
                ..CourseButton::default()
            };
            let act = CourseAct::Practice(PracticeAct::Match(number, strategy));
            button(self.on, &it, act, plain(strategy.written()))
        };
        let id = format!("question-{number}");
        let choices = BoardCell::STRATEGIES.map(choice).to_vec();
        let parts = vec![
            element(
                "p",
                &[("id", &id)],
                vec![element("b", &[], vec![plain(question.seen())])],
            ),
            element(
                "div",
                &[("class", "choices"), ("role", "group"), ("aria-labelledby", &id)],
                choices,
            ),
            paragraph("said", vec![plain(said)]),
        ];
        let attributes = [("class", class), ("data-question", &*number.to_string())];
        element("div", &attributes, parts)
    }
}
