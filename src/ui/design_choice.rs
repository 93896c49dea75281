//! The choice of the system that stands on one side.

use yew::prelude::*;

use super::action::Action;
use super::drawn::Draw;
use super::ids::Side;
use super::system_choice::{DesignKind, Showing};

/// The choice.
#[derive(Debug, PartialEq)]
pub struct DesignChoice {
    /// Which side.
    pub side: Side,
    /// What stands on both.
    pub both: [DesignKind; 2],
    /// Is there a tree of one's own to choose?
    pub has_tree: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for DesignChoice {
    fn draw(&self) -> Html {
        let (both, at) = (self.both, self.side.at());
        let onchange = self.on.reform(move |event: Event| {
            let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
            let chosen = DesignKind::ALL.into_iter().find(|kind| kind.id() == select.value());
            let kind = chosen.unwrap_or(both[at]);
            Action::Show(Showing::with(both, at, kind))
        });
        html! {
            <select class="design-choice" id={self.side.id("design")} aria-label="Which system stands here" {onchange}>
                { for DesignKind::ALL.into_iter().map(|kind| html! {
                    <option key={kind.id()} value={kind.id()} selected={kind == both[at]} disabled={kind == DesignKind::Tree && !self.has_tree}>{ kind.word() }</option>
                }) }
            </select>
        }
    }
}
