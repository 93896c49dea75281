//! The bar at the bottom: time, and the log.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::drawn::{Draw, drawn};
use super::log::Log;
use super::timeline::clock::Hand;
use super::timeline::{Timeline, TimelineBar};
use crate::telling::causes::Selection;
use crate::telling::view::LogLine;

/// The footer.
#[derive(PartialEq)]
pub struct Footer {
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

impl Draw for Footer {
    fn draw(&self) -> Html {
        html! {
            <footer>
                { drawn(TimelineBar {
                    timeline: self.timeline.clone(),
                    paused: self.paused,
                    speed: self.speed,
                    hand: self.hand.clone(),
                    forked: self.forked.clone(),
                    left: self.left,
                    on: self.on.clone(),
                }) }
                <Log lines={self.log.clone()} selection={self.selection.clone()} on={self.on.clone()} />
            </footer>
        }
    }
}
