//! What is read off a system about who lives in a place.

use super::{Place, Supervises};
use crate::otp::{Process, RestartWindow, registry};
use crate::runtime::{Pid, Term};
use crate::systems::{Code, System};
use crate::telling::view::SlotKind;

/// Is an exit signal under way that will end it?
pub(super) fn is_hit(system: &System, pid: Pid) -> bool {
    system.program(pid).is_some() && !system.is_alive(pid)
}

pub(super) fn kind(place: &Place, window: Option<RestartWindow>) -> SlotKind {
    // A supervisor whose process is gone is still drawn as the one it was.
    let supervises = window.map(Supervises::from).or(place.supervises);
    if let Some(supervises) = supervises {
        return SlotKind::Supervisor {
            strategy: supervises.strategy_name(),
            restarts: window.map_or(0, |window| window.restarts),
            max_restarts: supervises.max_restarts,
            max_seconds: supervises.max_seconds,
        };
    }
    match place.start.elements().and_then(|start| start.first()) {
        _ if place.dynamic => SlotKind::Dynamic,
        Some(Term::Atom(module)) if module.name() == registry::PARTITION => SlotKind::Partition,
        Some(_) | None => SlotKind::Worker,
    }
}

impl From<RestartWindow> for Supervises {
    fn from(window: RestartWindow) -> Self {
        Self {
            strategy: window.strategy,
            max_restarts: window.max_restarts,
            max_seconds: window.max_seconds,
        }
    }
}

/// What kind of supervisor a process is.
pub(super) fn supervises(program: &Process<Code>) -> Option<Supervises> {
    program.window(0).map(Supervises::from)
}
