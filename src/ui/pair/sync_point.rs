//! Where something was done to both systems, and the futures of both that were left.

use crate::runtime::EventId;
use crate::ui::exhibit::Exhibit;

/// Where both were when something was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SyncPoint {
    /// The last event shown in each.
    pub(super) events: [EventId; 2],
    /// Virtual time in each.
    pub(super) times: [u64; 2],
}

impl SyncPoint {
    pub(super) fn of(both: &[Exhibit; 2]) -> Self {
        Self {
            events: both.each_ref().map(|one| one.simulation.position().event),
            times: both.each_ref().map(|one| one.simulation.system().now_ms()),
        }
    }
}

/// A future of both that was left.
#[derive(Clone, Debug)]
pub(super) struct Left {
    /// Its number in each; `None` where nothing was left.
    pub(super) numbers: [Option<u32>; 2],
    pub(super) sync_points: Vec<SyncPoint>,
}
