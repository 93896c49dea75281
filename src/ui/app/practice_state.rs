//! What the page remembers of the board, the drills and the checklist.

use crate::play::Instant;
use crate::runtime::EventId;
use crate::ui::exhibit::Exhibit;
use crate::ui::ids::Side;
use crate::ui::pair::Pair;
use crate::ui::practice_view::PracticeView;

/// What it remembers.
#[derive(Default)]
pub(super) struct PracticeState {
    /// What is shown.
    pub(super) view: PracticeView,
    /// What was looked at last: which of two systems, of which history, and its last event.
    pub(super) seen: Option<(Side, Instant, EventId)>,
    /// The tree of a cell that is watched.
    pub(super) watched: Option<Box<WatchedTree>>,
}

/// The tree of a cell, shown in the place of everything else.
pub(super) struct WatchedTree {
    pub(super) exhibit: Exhibit,
    /// What was compared before, and which side was turned to.
    pub(super) set_aside: Option<(Pair, Side)>,
}
