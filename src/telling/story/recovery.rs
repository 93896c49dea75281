//! What supervisors are bringing back, and what they are not.

use std::rc::Rc;

use super::super::places::{PlaceId, Places};
use crate::runtime::OrdSet;

/// What a supervisor is bringing back.
#[derive(Clone, Debug)]
pub(super) struct Recovery {
    /// The places of the decision.
    pub(super) places: Rc<[PlaceId]>,
    /// Those of them that are not ready again.
    pub(super) missing: OrdSet<PlaceId>,
    /// Names taken again meanwhile, in order.
    pub(super) names: Vec<String>,
    /// The how many-th try this is to bring them back: the first, as long as no start fails.
    pub(super) tries: u32,
    /// Has a start failed in this try?
    pub(super) failed: bool,
    /// How many restarts that makes in the supervisor's window.
    pub(super) restarts: Option<Restarts>,
    /// Is it one process without children? Then its name is a beat by itself.
    pub(super) single: bool,
}

/// What is counted in a supervisor's window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Restarts {
    pub(super) count: u32,
    pub(super) most: u32,
    pub(super) seconds: u32,
}

impl Recovery {
    pub(super) fn new(affected: Vec<PlaceId>, places: &Places) -> Self {
        Self {
            missing: affected.iter().copied().collect(),
            single: affected.len() == 1 && affected.iter().all(|slot| !places.is_supervisor(*slot)),
            names: Vec::new(),
            tries: 1,
            failed: false,
            restarts: None,
            places: affected.into(),
        }
    }

    pub(super) fn is_about(&self, slot: PlaceId) -> bool {
        self.places.contains(&slot)
    }

    /// Those of its places that have to be emptied before anything is started, in start order.
    pub(super) fn to_stop(&self, places: &Places) -> Vec<PlaceId> {
        let alive = self.places.iter().filter(|slot| places.is_filled(**slot));
        alive.copied().collect()
    }
}
