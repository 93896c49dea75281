//! The choice of a supervisor's strategy. To choose is to start over: a supervisor keeps the strategy that it began with.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::action::Action;
use super::drawn::Draw;
use crate::otp::Strategy;

/// The choice.
#[derive(Debug, PartialEq)]
pub struct StrategyChoice {
    /// Its id.
    pub id: String,
    /// The supervisor's path.
    pub path: String,
    /// What the supervisor is called.
    pub label: String,
    /// What was chosen.
    pub chosen: Strategy,
    /// Is a story told? Then others decide, and what this one means would be taken for the reason.
    pub quiet: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for StrategyChoice {
    fn draw(&self) -> Html {
        let path = self.path.clone();
        let onchange = self.on.reform(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let name = select.map(|select| select.value()).unwrap_or_default();
            let chosen = Strategy::ALL.into_iter().find(|strategy| strategy.name() == name);
            Action::StartOverWith(path.clone(), chosen.unwrap_or_default())
        });
        html! {
            <div class="strategy-choice">
                <label for={self.id.clone()}>{ format!("{}’s strategy (a change starts over)", self.label) }</label>
                <select id={self.id.clone()} title="Choosing starts the system over; your lists stay" {onchange}>
                    { for Strategy::ALL.iter().map(|choice| {
                        let name = choice.name();
                        html! { <option key={name} value={name} selected={*choice == self.chosen}>{ name }</option> }
                    }) }
                </select>
                if !self.quiet {
                    <span class="strategy-meaning">{ meaning(self.chosen) }</span>
                }
            </div>
        }
    }
}

/// What a strategy does, in words.
fn meaning(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::OneForOne => "only its child that died is restarted",
        Strategy::RestForOne => "its child that died and those after it are restarted",
        Strategy::OneForAll => "all its children are restarted",
    }
}
