//! What the stage is given to draw.

use std::rc::Rc;

use yew::prelude::*;

use super::lens::Lens;
use crate::diagram::Rect;
use crate::diagram::scene::{Arrangement, Scene};
use crate::otp::Strategy;
use crate::ui::action::{Action, Tool};
use crate::ui::bet_marks::BetMarks;
use crate::ui::ids::Side;
use crate::ui::search::Finds;
use crate::ui::view_without_clock::DrawnView;

/// All of it.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Where it stands.
    pub side: Side,
    /// What it is called, when another stands beside it.
    pub name: Option<&'static str>,
    /// The strategy of the root, if it can be chosen.
    pub strategy: Option<Strategy>,
    /// What is to be drawn.
    pub shown: DrawnView,
    /// Where it goes.
    pub scene: Rc<Scene>,
    /// Wide or outline.
    pub arrangement: Arrangement,
    /// Is it shown as a list?
    pub list: bool,
    /// What is seen of it, when wide.
    pub lens: Lens,
    /// The tool in hand.
    pub tool: Tool,
    /// The slot that is the tree's tab stop.
    pub focused: String,
    /// What is marked for a bet, and may be, while there is one.
    pub marks: Option<Rc<BetMarks>>,
    /// The slot in the inspector.
    pub selected: Option<String>,
    /// What is looked for.
    pub finds: Finds,
    /// What is to be drawn, where that is not everything: the part of a large picture that is in sight or near.
    pub seen: Option<Rect>,
    /// Is a node no more than its colour?
    pub farther: bool,
    /// How many times slower than usual the animations run.
    pub tempo: f64,
    /// Do they stand still?
    pub paused: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}
