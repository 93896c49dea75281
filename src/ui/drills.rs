//! The three drills as they are drawn: what is to be done, and how far it is done.

use std::rc::Rc;

use yew::prelude::*;

use super::action::{Action, Tab};
use super::drawn::Draw;
use super::practice_act::PracticeAct;
use crate::telling::board::BoardCell;
use crate::telling::course::{CourseProgress, LessonResult};
use crate::telling::drills::console::{ConsoleDrills, DrillProgress};
use crate::telling::drills::strategies::{MatchAnswer, MatchQuestion};

/// The ids of the first two among what a learner has won.
pub const LOOKUP: &str = "drill/lookup";
/// The second.
pub const VIA: &str = "drill/via";

/// The drills.
#[derive(Debug, PartialEq)]
pub struct Drills {
    /// How far the console has come.
    pub console: ConsoleDrills,
    /// Has the system that is shown a registry?
    pub has_names: bool,
    /// What was said to what was chosen in the third.
    pub answers: Rc<[Option<MatchAnswer>; 3]>,
    /// What was won and missed.
    pub progress: Rc<CourseProgress>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Drills {
    fn draw(&self) -> Html {
        html! {
            <div class="drills">
                <p class="quiet">{ "The first two are done in the console, in whatever code: what counts is what it looks up, and whom its messages reach." }</p>
                if !self.has_names {
                    <p class="notice">{ "What is shown has no registry. The nested system has one." }</p>
                }
                { self.console_drill(
                    LOOKUP,
                    "1 Look a name up, and send to it",
                    html! { <>{ "Find a process with " }<code>{ "Registry.lookup/2" }</code>{ " and send it a message. Then try a name that nobody has." }</> },
                    self.console.lookup,
                    [
                        "A name was looked up, and somebody had it",
                        "A message to that process was taken",
                        "A name that nobody has gave nothing, and nothing was raised",
                    ],
                ) }
                { self.console_drill(
                    VIA,
                    "2 The same through a via tuple",
                    html! { <>{ "Call or cast to " }<code>{ "{:via, Registry, {registry, key}}" }</code>{ ", without a pid of your own. Then to a name that nobody has." }</> },
                    self.console.via,
                    [
                        "The tuple led to somebody",
                        "A message through it was taken",
                        "It was tried with a name that nobody has",
                    ],
                ) }
                <section aria-labelledby="drill-3">
                    <h3 id="drill-3">{ "3 Which strategy was it?" }</h3>
                    <p>{ "A supervisor has the workers A, B, C and D, in this order. Choose what it does." }</p>
                    { for MatchQuestion::ALL.into_iter().enumerate().map(|(number, question)| self.question(number, question)) }
                </section>
            </div>
        }
    }
}

impl Drills {
    fn console_drill(
        &self,
        id: &'static str,
        title: &str,
        task: Html,
        done: DrillProgress,
        steps: [&'static str; 3],
    ) -> Html {
        let won = self.progress.result(id) == Some(LessonResult::Won);
        let steps = [done.found, done.sent, done.absent].into_iter().zip(steps);
        let step = |(done, step): (bool, &'static str)| {
            let (class, sign, word) = mark(done || won);
            html! { <li {class}><span aria-hidden="true">{ sign }</span><span><span class="unseen">{ word }</span>{ step }</span></li> }
        };
        html! {
            <section data-drill={id} class={won.then_some("won")} aria-labelledby={id}>
                <h3 {id}>{ title }{ if won { " ✓" } else { "" } }<span class="unseen">{ if won { ", done" } else { "" } }</span></h3>
                <p>{ task }</p>
                <ul class="steps">{ for steps.map(step) }</ul>
                <button type="button" class="button" onclick={self.on.reform(|_| Action::Tab(Tab::Elixir))}>{ "To the console" }</button>
            </section>
        }
    }

    fn question(&self, number: usize, question: MatchQuestion) -> Html {
        let answer = self.answers[number].as_ref();
        let id = format!("question-{number}");
        let result = match (answer, self.progress.result(&question.id())) {
            (Some(answer), _) if answer.fits => Some("won"),
            (Some(_), _) | (None, Some(LessonResult::Missed)) => Some("missed"),
            (None, Some(LessonResult::Won)) => Some("won"),
            (None, None) => None,
        };
        let choice = |strategy| {
            let chosen = answer.is_some_and(|answer| answer.chosen == strategy);
            let onclick = self
                .on
                .reform(move |_| Action::Practice(PracticeAct::Match(number, strategy)));
            html! { <button type="button" aria-pressed={chosen.to_string()} {onclick}>{ strategy.written() }</button> }
        };
        let said = match (answer, result) {
            (Some(answer), _) => answer.said.clone(),
            (None, Some("won")) => "✓ Won.".to_owned(),
            (None, Some(_)) => "✕ Missed: choose again.".to_owned(),
            (None, None) => String::new(),
        };
        html! {
            <div class={classes!("question", result)} data-question={number.to_string()} role="group" aria-labelledby={id.clone()}>
                <p {id}><b>{ question.seen() }</b></p>
                <div class="segments">{ for BoardCell::STRATEGIES.map(choice) }</div>
                <p class="said">{ said }</p>
            </div>
        }
    }
}

fn mark(done: bool) -> (&'static str, &'static str, &'static str) {
    if done {
        ("done", "✓", "done: ")
    } else {
        ("to-do", "○", "to do: ")
    }
}
