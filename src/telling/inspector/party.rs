//! A process as the inspector speaks of it.

use super::super::picture::World;
use super::super::view::Party;
use crate::runtime::Pid;

/// A process by its pid and what its slot is called.
pub(super) fn party(world: &World, pid: Pid) -> Party {
    let slot = world.picture().places.in_tree(pid);
    Party {
        pid: pid.to_string(),
        label: match slot {
            Some(slot) => world.picture().places.label(slot),
            None if pid == world.shell() => "the shell".to_owned(),
            None => String::new(),
        },
        slot: slot.map(|slot| world.picture().places.path_of(slot).to_string()),
    }
}
