//! Ids of elements that are looked for by what they show.

/// Id of the button that kills the process in a slot, in the list.
#[must_use]
pub fn kill_id(path: &str) -> String {
    format!("kill:{path}")
}

/// Id of the element of a slot.
#[must_use]
pub fn slot_id(path: &str) -> String {
    format!("slot:{path}")
}
