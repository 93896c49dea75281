//! The bar at the bottom: time, and the log.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::log::Log;
use super::timeline::clock::Hand;
use super::timeline::{Timeline, TimelineBar};
use crate::telling::causes::Selection;
use crate::telling::view::LogLine;

/// Props of [`Footer`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Is time standing still?
    pub paused: bool,
    /// The speed.
    pub speed: f64,
    /// What there is to say about time.
    pub timeline: Rc<Timeline>,
    /// What has just been dropped by acting in the past, in words.
    pub forked: Option<AttrValue>,
    /// Can that be returned to?
    pub left: bool,
    /// What turns the clock.
    pub hand: Hand,
    /// The log's last lines.
    pub log: Rc<Vec<Rc<LogLine>>>,
    /// What is selected.
    pub selection: Option<Rc<Selection>>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The footer.
#[component]
pub fn Footer(props: &Props) -> Html {
    html! {
        <footer>
            <TimelineBar timeline={props.timeline.clone()} paused={props.paused} speed={props.speed} hand={props.hand.clone()}
                forked={props.forked.clone()} left={props.left} on={props.on.clone()} />
            <Log lines={props.log.clone()} selection={props.selection.clone()} on={props.on.clone()} />
        </footer>
    }
}
