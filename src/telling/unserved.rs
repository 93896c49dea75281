//! What a person may want to do once a story is over and something is left undone that nobody will do by himself.

use std::rc::Rc;

use super::view::{SlotKind, SlotView, View};

/// The list that nobody serves although it is stored; nothing while something still happens. Whoever asks for it has it
/// served again, as long as there is somebody to ask: that the whole system has ended is told elsewhere.
#[must_use]
pub fn unserved_list(view: &View) -> Option<&str> {
    if !view.idle || view.story.is_some() {
        return None;
    }
    let stored = view.storage.as_ref()?;
    let is_stored = |name: &String| stored.rows.iter().any(|row| row.list == *name);
    let has_a_supervisor = |path: &Option<String>| {
        let above = path.as_deref().and_then(|path| view.slot(path));
        above.is_some_and(|above| above.pid.is_some())
    };
    let unserved = |slot: &&Rc<SlotView>| {
        slot.resting && slot.kind == SlotKind::Dynamic && is_stored(&slot.label) && has_a_supervisor(&slot.parent)
    };
    let slot = view.slots.iter().find(unserved)?;
    Some(&slot.label)
}
