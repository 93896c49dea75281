//! The choice of the system that stands on one side.

use yew::prelude::*;

use super::action::Action;
use super::ids::Side;
use super::system_choice::{DesignKind, Showing};

/// Props of [`DesignChoice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Which side.
    pub side: Side,
    /// What stands on both.
    pub both: [DesignKind; 2],
    /// Is there a tree of one's own to choose?
    pub has_tree: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The choice.
#[component]
pub fn DesignChoice(props: &Props) -> Html {
    let (both, at) = (props.both, props.side.at());
    let onchange = props.on.reform(move |event: Event| {
        let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
        let chosen = DesignKind::ALL.into_iter().find(|kind| kind.id() == select.value());
        let kind = chosen.unwrap_or(both[at]);
        Action::Show(Showing::with(both, at, kind))
    });
    html! {
        <select class="design-choice" id={props.side.id("design")} aria-label="Which system stands here" {onchange}>
            { for DesignKind::ALL.into_iter().map(|kind| html! {
                <option key={kind.id()} value={kind.id()} selected={kind == both[at]} disabled={kind == DesignKind::Tree && !props.has_tree}>{ kind.word() }</option>
            }) }
        </select>
    }
}
