//! The one dark chip at the top that says what is happening, and, when that is over, what it came to.

use std::rc::Rc;

use yew::prelude::*;

use super::action::{Action, Tab, Travel};
use super::drawn::Draw;
use super::elements::{element, plain, with_code};
use crate::diagram::label;
use crate::telling::view::{Conclusion, Offer, RegistryRow, Story, StoryStep, short};

/// What each beat is called.
pub const BEATS: [&str; 5] = ["exit", "signal", "decision", "new process", "names and data"];

/// The caption chip; an empty place while there is no story, so that nothing jumps.
#[derive(PartialEq)]
pub struct Caption {
    /// The story, if one is being told.
    pub story: Option<Rc<Story>>,
    /// Which of two systems it is told of. That is said where the caption lies over both: on narrow windows.
    pub whose: Option<&'static str>,
    /// The names that move in it. They are repeated here where the registry may be out of sight: on narrow windows.
    pub names: Vec<RegistryRow>,
    /// What the last story came to, when none is being told.
    pub conclusion: Option<Conclusion>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Caption {
    fn draw(&self) -> Html {
        let Some(story) = &self.story else {
            return html! { <div class="caption-place">{ for self.conclusion.as_ref().map(|conclusion| self.conclude(conclusion)) }</div> };
        };
        let beat = usize::from(story.beat);
        // What the sentence names already is not named again.
        let names = self.names.iter();
        let names = names.filter(|row| !story.caption.contains(&row.key) && !story.detail.contains(&row.key));
        let name = BEATS.get(beat.wrapping_sub(1)).copied().unwrap_or_default();
        html! {
            <div class="caption-place">
                <div class="caption" data-beat={story.beat.to_string()} data-at={story.at.clone()}>
                    { steps(&story.steps) }
                    <span class="caption-here" title={name}></span>
                    <div class="caption-words">
                        if let Some(whose) = self.whose {
                            <span class="caption-whose">{ whose }</span>
                        }
                        <span class="caption-text" dir="auto">{ with_code(&story.caption) }</span>
                        if !story.detail.is_empty() {
                            <span class="caption-detail" dir="auto">{ with_code(&story.detail) }</span>
                        }
                        { for names.map(|row| html! {
                            <span class="caption-name" aria-hidden="true">
                                <bdi>{ label::fit_mono(&row.key, 17.0) }</bdi>{ " → " }{ row.pid.clone().unwrap_or_else(|| "—".to_owned()) }
                            </span>
                        }) }
                    </div>
                </div>
            </div>
        }
    }
}

impl Caption {
    /// What the story came to, and what to do now.
    fn conclude(&self, conclusion: &Conclusion) -> Html {
        let incident = conclusion.incident;
        let dismiss = self.on.reform(move |_: MouseEvent| Action::Dismiss(incident));
        html! {
            <div class="conclusion">
                <p>
                    <strong dir="auto">{ conclusion.text.clone() }</strong>{ " " }<span class="quiet" dir="auto">{ conclusion.detail.clone() }</span>
                </p>
                { for conclusion.offers.iter().enumerate().map(|(at, offer)| self.offer(offer, at == 0)) }
                if incident > 0 && !conclusion.offers.contains(&Offer::StartOver) {
                    <button type="button" class="button quiet-button" aria-label="Say no more about it" title="Say no more about it" onclick={dismiss}>{ "×" }</button>
                }
            </div>
        }
    }

    /// A thing to do. The first of them is what most would do next.
    fn offer(&self, offer: &Offer, strong: bool) -> Html {
        let (id, word) = match offer {
            Offer::Ask(list) => (
                if strong { "ask-again" } else { "ask-too" },
                html! { <>{ "Ask for " }<bdi>{ short(list) }</bdi></> },
            ),
            Offer::StartOver => ("begin-again", "Start over".into()),
            Offer::Again(_) => ("watch-again", "Watch it again".into()),
            Offer::Why => ("who-told-whom", "Who told whom".into()),
        };
        let (on, offer) = (self.on.clone(), offer.clone());
        let onclick = Callback::from(move |_: MouseEvent| match &offer {
            Offer::Ask(list) => on.emit(Action::OpenList(list.clone())),
            Offer::StartOver => on.emit(Action::StartOver),
            Offer::Again(event) => {
                on.emit(Action::Travel(Travel::Seek(event.saturating_sub(1))));
                on.emit(Action::Pause(false));
            }
            Offer::Why => on.emit(Action::Tab(Tab::Sequence)),
        });
        html! { <button type="button" class={classes!("button", strong.then_some("strong"))} {id} {onclick}>{ word }</button> }
    }
}

/// How much room the steps have where the window is wide, in pixels. On a narrower one the oldest go out of sight.
const STEPS_WIDTH: f64 = 740.0;
/// The size of their type, and what is around each of them.
const STEP_TYPE: f64 = 12.0;
const AROUND: f64 = 17.0;

/// The steps of the story, the last one being told: what began it, and of the rest the last ones.
fn steps(steps: &[StoryStep]) -> Html {
    let acts = steps.iter().take_while(|step| step.beat == 0).count();
    let (acts, later) = steps.split_at(acts);
    let mut room = STEPS_WIDTH;
    let fitting = (0..later.len()).rev().take_while(|at| {
        let step = &later[*at];
        let whose = if begins(later, *at) {
            label::width_ems(&step.whose)
        } else {
            0.0
        };
        room -= (label::width_ems(&step.word) + whose) * STEP_TYPE + AROUND;
        room > 0.0
    });
    let first = fitting.last().unwrap_or(later.len().saturating_sub(1));
    // What comes last stands first, so that the oldest is what there is no room for.
    let mut shown: Vec<Html> = (first..later.len()).rev().map(|at| step(later, at)).collect();
    if first > 0 {
        shown.push(element("li", &[("class", "whose")], vec![plain("…")]));
    }
    html! {
        <div class="caption-steps" aria-hidden="true">
            if !acts.is_empty() {
                <ol>{ for acts.iter().map(chip) }</ol>
            }
            <ol class="later">{ for shown }</ol>
        </div>
    }
}

/// A step, and before the first of somebody's whose they are.
fn step(steps: &[StoryStep], at: usize) -> Html {
    let mut parts = vec![chip(&steps[at])];
    if begins(steps, at) {
        parts.push(element(
            "li",
            &[("class", "whose")],
            vec![plain(format!("{}:", short(&steps[at].whose)))],
        ));
    }
    parts.into_iter().collect()
}

fn begins(steps: &[StoryStep], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &steps[before]);
    before.is_none_or(|before| before.whose != steps[at].whose) && !steps[at].whose.is_empty()
}

fn chip(step: &StoryStep) -> Html {
    let sign = if step.beat == 0 { "▼ " } else { "" };
    element("li", &[], vec![plain(format!("{sign}{}", short(&step.word)))])
}
