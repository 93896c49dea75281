//! Where the arrow keys lead in the tree.
//!
//! The tree grows to the right, so right is down a level and left is up one. Up and down walk the visible order, as the
//! ARIA tree pattern has it. Nothing collapses: every process stays in reach.

use std::rc::Rc;

use crate::simulation::view::SlotView;

/// The slot that has the focus after this key; `None` if the key means nothing here or leads nowhere.
#[must_use]
pub fn target(slots: &[Rc<SlotView>], focused: &str, key: &str) -> Option<String> {
    let here = slots.iter().position(|slot| slot.path == focused);
    let there = match key {
        "ArrowUp" => here?.checked_sub(1)?,
        "ArrowDown" => here? + 1,
        "ArrowLeft" => {
            let parent = slots.get(here?)?.parent.as_deref()?;
            slots.iter().position(|slot| slot.path == parent)?
        }
        "ArrowRight" => slots.iter().position(|slot| slot.parent.as_deref() == Some(focused))?,
        "Home" => 0,
        "End" => slots.len().checked_sub(1)?,
        _no_key_of_the_tree => return None,
    };
    slots.get(there).map(|slot| slot.path.clone())
}
