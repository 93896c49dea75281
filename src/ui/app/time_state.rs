//! What the page remembers about time beside what it shows.

use yew::AttrValue;

use crate::ui::timeline::clock::Hand;

/// What the page remembers about time beside the simulation.
#[derive(Default)]
pub(super) struct Time {
    /// What turns the clock.
    pub(super) hand: Hand,
    /// Did it play when the present was left? Then it plays again once one is back.
    pub(super) resume: bool,
    /// What has just been dropped by acting in the past, in words.
    pub(super) forked: Option<AttrValue>,
    /// Can that be returned to?
    pub(super) left: bool,
    /// Has the present action done something to a process?
    pub(super) acted: bool,
    /// Something was done while time stood still, and nothing has come of it yet.
    pub(super) waits: bool,
}

/// What is done while time stands still is under way, and no more.
const PAUSED: &str = "Time is paused: play or step to see what happens.";

impl Time {
    /// What there is to say above the bar.
    pub(super) fn sign(&self) -> Option<AttrValue> {
        match (&self.forked, self.waits) {
            (Some(forked), true) => Some(format!("{forked} {PAUSED}").into()),
            (None, true) => Some(PAUSED.into()),
            (forked, false) => forked.clone(),
        }
    }
}
