//! What the page remembers of the board, the drills and the checklist.

use crate::play::Instant;
use crate::ui::practice::PracticeView;

/// What it remembers.
#[derive(Default)]
pub(super) struct PracticeState {
    /// What is shown.
    pub(super) view: PracticeView,
    /// The moment that was looked at last.
    pub(super) seen: Option<Instant>,
}
