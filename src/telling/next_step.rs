//! What a person may want to do once a story is over and something is left undone that nobody will do by himself.

use super::status::Status;
use super::view::{SlotKind, View};

/// What is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Nobody serves that list, which is stored: it can be asked for.
    AskFor(String),
    /// No process is left: the system can be started over.
    StartOver,
}

/// What is offered now; nothing while something still happens.
#[must_use]
pub fn next_step(view: &View) -> Option<NextStep> {
    if !view.idle || view.story.is_some() || view.slots.is_empty() {
        return None;
    }
    let mut processes = view
        .slots
        .iter()
        .filter(|slot| !matches!(slot.kind, SlotKind::Block(_)));
    if processes.clone().all(|slot| slot.status == Status::Dead) {
        return Some(NextStep::StartOver);
    }
    let stored = view.storage.as_ref()?;
    let is_stored = |name: &String| stored.rows.iter().any(|row| row.list == *name);
    let unserved = processes.find(|slot| slot.resting && slot.kind == SlotKind::Dynamic && is_stored(&slot.label));
    unserved.map(|slot| NextStep::AskFor(slot.label.clone()))
}
