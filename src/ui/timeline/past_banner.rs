//! The sign that the past is shown, what acting there drops, and the way back; and what has been dropped.

use std::rc::Rc;

use yew::prelude::*;

use super::Timeline;
use crate::ui::action::{Action, Travel};
use crate::ui::drawn::Draw;

/// The sign, above the bar, so that nothing under the pointer moves when it comes.
#[derive(Debug, PartialEq)]
pub struct PastBanner {
    /// What there is to say about time.
    pub timeline: Rc<Timeline>,
    /// What has just been dropped, in words.
    pub forked: Option<AttrValue>,
    /// Has something just been left that can be returned to?
    pub left: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for PastBanner {
    fn draw(&self) -> Html {
        if let Some(dropped) = &self.timeline.dropped {
            let position = self.timeline.position;
            return html! {
                <div class="sign past" id="past">
                    <p>
                        <strong>{ format!("You are looking at the past — event {} of {}.", position.event, position.last) }</strong>
                        { " " }
                        <span class="sign-drops">{ format!("Acting here drops {dropped}.") }</span>
                    </p>
                    <button type="button" class="button" id="back-to-now" onclick={self.on.reform(|_| Action::Travel(Travel::Present))}>
                        { "Back to now" }
                    </button>
                </div>
            };
        }
        let Some(words) = &self.forked else {
            return Html::default();
        };
        let last = self.timeline.branches.last().filter(|_| self.left);
        html! {
            <div class="sign forked" id="forked">
                <p>{ words }</p>
                if let Some(number) = last.map(|branch| branch.number) {
                    <button type="button" class="button" id="return-to-branch" title="Goes back to the future that was left. What you have done since is kept, too."
                        onclick={self.on.reform(move |_| Action::Travel(Travel::Branch(number)))}>{ "Return to what was" }</button>
                }
            </div>
        }
    }
}
