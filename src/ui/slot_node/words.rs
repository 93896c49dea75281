//! A slot in words: for who hears the tree, and for where there is little room.

use crate::diagram::label;
use crate::telling::view::{SlotKind, SlotView, Status};

/// The sign beside the status word.
#[must_use]
pub fn glyph(status: Status) -> &'static str {
    match status {
        Status::Alive => "●",
        Status::Starting => "↻",
        Status::Waiting => "◔",
        Status::Exiting => "◌",
        Status::Dead => "✕",
        Status::Restarting => "↺",
    }
}

/// A pid without its wrapping, for where there is little room: `0.112.0`.
#[must_use]
pub fn short_pid(pid: &str) -> &str {
    pid.trim_start_matches("#PID<").trim_end_matches('>')
}

/// The whole node in words.
pub(super) fn spoken(slot: &SlotView) -> String {
    let pid = slot.pid.as_deref().unwrap_or("no process");
    let mut words = format!("{}, {}, {pid}", label::fit(&slot.label, 60.0), slot.status.word());
    if let SlotKind::Supervisor {
        strategy,
        restarts,
        max_restarts,
        ..
    } = &slot.kind
    {
        words += &format!(", supervisor {strategy}, {restarts} of {max_restarts} restarts");
    }
    if slot.generation > 1 {
        words += &format!(", generation {}", slot.generation);
    }
    if slot.doomed {
        words += ", about to end";
    }
    if !slot.detail.is_empty() {
        words += &format!(", {}", slot.detail);
    }
    words
}
