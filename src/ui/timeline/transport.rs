//! Play, pause, and one thing forward or back.

use yew::prelude::*;

use crate::ui::action::{Action, Travel};
use crate::ui::drawn::Draw;

/// The buttons. What leads nowhere is said to be disabled, and keeps the focus: a button that loses it while a key is held
/// down would be in the way.
#[derive(Debug, PartialEq)]
pub struct Transport {
    /// Is time standing still?
    pub paused: bool,
    /// Does nothing move, so that what is paused is what somebody does next?
    pub rests: bool,
    /// Is there nothing before what is shown, and nothing after it?
    pub ends: [bool; 2],
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for Transport {
    fn draw(&self) -> Html {
        let paused = self.paused;
        let (shape, word) = if paused {
            ("M3 1.5v11l9-5.5z", "Play")
        } else {
            ("M3 2h3v10H3zM8 2h3v10H8z", "Pause")
        };
        let says = match (paused, self.rests) {
            (false, true) => "Nothing moves now. Pause what you do next, and step through it (Space)",
            (false, false) => "Pause (Space)",
            (true, _) => "Play (Space)",
        };
        let go = |travel: Travel,
                  id: &'static str,
                  shape: &'static str,
                  word: &'static str,
                  says: &'static str,
                  keys: &'static str| {
            let back = matches!(travel, Travel::StepBack | Travel::BeatBack);
            html! {
                <button type="button" class={classes!("button", back.then_some("back"))} {id} aria-label={says}
                    aria-disabled={self.ends[usize::from(!back)].then_some("true")}
                    title={format!("{says} ({keys})")} aria-keyshortcuts={keys} onclick={self.on.reform(move |_| Action::Travel(travel))}>
                    { icon(shape) }<span class="word" aria-hidden="true">{ word }</span>
                </button>
            }
        };
        html! {
            <div class="transport" role="group" aria-label="Play and step">
                { go(Travel::BeatBack, "beat-back", "M2 2v10M12 2 7.5 7l4.5 5zM7 2 2.5 7 7 12z", "beat", "Back one beat", "<") }
                { go(Travel::StepBack, "step-back", "M3 2v10M11.5 2 5 7l6.5 5z", "event", "Back one event", ",") }
                <button type="button" class={classes!("button", (!self.rests).then_some("strong"))} id="pause" aria-keyshortcuts="Space" title={says}
                    onclick={self.on.reform(move |_| Action::Pause(!paused))}>
                    { icon(shape) }<span class="word">{ word }</span>
                </button>
                { go(Travel::Step, "step", "M11 2v10M2.5 2 9 7l-6.5 5z", "event", "Forward one event", ".") }
                { go(Travel::Beat, "beat", "M12 2v10M2 2l4.5 5L2 12zM7 2l4.5 5L7 12z", "beat", "Forward one beat", ">") }
            </div>
        }
    }
}

fn icon(shape: &'static str) -> Html {
    html! { <svg class="icon" viewBox="0 0 14 14" aria-hidden="true"><path d={shape} /></svg> }
}
