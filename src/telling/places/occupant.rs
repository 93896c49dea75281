//! What is read off a system about who lives in a place.

use super::{Place, Supervises};
use crate::otp::{Frame, Process, RestartWindow, registry};
use crate::runtime::{Pid, Term};
use crate::systems::{Code, System};
use crate::telling::status::{LeftToDo, Status};
use crate::telling::view::SlotKind;

/// What a process that is exiting has still to do, if that is known.
pub(super) fn ending(place: &Place, system: &System) -> Option<LeftToDo> {
    if place.status != Status::Exiting {
        return None;
    }
    let below = place.below;
    let empty = below.tally.of(Status::Dead) + below.tally.of(Status::Restarting);
    let left = below.count.saturating_sub(empty);
    if left > 0 {
        return Some(LeftToDo::Children(left as usize));
    }
    match system.program(place.pid?)?.as_server()?.frame() {
        Frame::CrashReport(reporting) => Some(LeftToDo::Report(reporting.neighbours())),
        Frame::Init { .. }
        | Frame::Idle(_)
        | Frame::Suspended(_)
        | Frame::Replacing(..)
        | Frame::Call(_)
        | Frame::Handle
        | Frame::Terminate(..)
        | Frame::Logging(_) => None,
    }
}

/// Is an exit signal under way that will end it?
pub(super) fn is_hit(system: &System, pid: Pid) -> bool {
    system.program(pid).is_some() && !system.is_alive(pid)
}

pub(super) fn kind(place: &Place, window: Option<RestartWindow>) -> SlotKind {
    // A supervisor that is gone, or whose `init` has not begun, is drawn as the one that was there before.
    let said = window.filter(|_| place.begun);
    if let Some(supervises) = said.map(Supervises::from).or(place.supervises) {
        return SlotKind::Supervisor {
            strategy: supervises.strategy_name(),
            restarts: said.map_or(0, |window| window.restarts),
            max_restarts: supervises.max_restarts,
            max_seconds: supervises.max_seconds,
        };
    }
    if window.is_some() {
        return SlotKind::Supervisor {
            strategy: "",
            restarts: 0,
            max_restarts: 0,
            max_seconds: 0,
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
