//! What the drawing of a place is made of, cheap to compare: as long as it is the same, so is the drawing.

use std::collections::BTreeMap;

use super::occupant::{ending, is_hit};
use super::{Place, PlaceId, Places};
use crate::otp::RestartWindow;
use crate::runtime::Pid;
use crate::systems::System;
use crate::telling::sibling_blocks::Folding;
use crate::telling::status::LeftToDo;
use crate::telling::story::Teller;

/// All that a drawing of a place depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) version: u32,
    pub(super) waits: bool,
    pub(super) hit: bool,
    pub(super) mailbox: usize,
    pub(super) held: Option<usize>,
    pub(super) window: Option<RestartWindow>,
    pub(super) affected: bool,
    pub(super) doomed: bool,
    pub(super) involved: bool,
    pub(super) level: u32,
    pub(super) position: u32,
    pub(super) siblings: u32,
    pub(super) opens: bool,
    pub(super) found: bool,
    pub(super) orphan: bool,
    pub(super) ending: Option<LeftToDo>,
}

/// What a look is about.
#[derive(Clone, Copy)]
pub(in crate::telling) struct Sight<'a> {
    pub(in crate::telling) system: &'a System,
    pub(in crate::telling) teller: &'a Teller,
    /// The events shown are all that have happened.
    pub(in crate::telling) live: bool,
    /// How often supervisors have decided what is yet to be shown.
    pub(in crate::telling) decided: &'a BTreeMap<Pid, u32>,
    pub(in crate::telling) folding: &'a Folding,
}

/// Where among its siblings a place is.
#[derive(Clone, Copy)]
pub(super) struct Rank {
    pub(super) level: u32,
    pub(super) position: u32,
    pub(super) siblings: u32,
}

impl Sign {
    /// What a place is drawn from now.
    pub(super) fn of(
        places: &Places,
        sight: Sight<'_>,
        (id, place): (PlaceId, &Place),
        rank: Rank,
        found: bool,
    ) -> Self {
        let Sight {
            system, teller, live, ..
        } = sight;
        let last = place.generations.back().map(|generation| generation.pid);
        let program = |pid: Option<Pid>| pid.and_then(|pid| system.program(pid));
        Self {
            version: place.version,
            waits: live && place.pid.is_some_and(|pid| system.is_blocked(pid)),
            hit: place.pid.is_some_and(|pid| is_hit(system, pid)),
            mailbox: place.pid.map_or(0, |pid| system.mailbox_len(pid)),
            held: program(place.pid).and_then(|program| places.design.held(program)),
            window: program(last)
                .and_then(|program| program.window(system.now_ms()))
                .map(|window| shown(window, last, sight.decided)),
            affected: teller.is_affected(id),
            doomed: place.pid.is_some_and(|pid| teller.is_doomed(pid)),
            involved: teller.is_involved(id),
            level: rank.level,
            position: rank.position,
            siblings: rank.siblings,
            opens: place.below.count > 0,
            found,
            orphan: places.is_orphan(place),
            ending: ending(place, system),
        }
    }
}

/// The window as it was before what is yet to be shown.
fn shown(window: RestartWindow, pid: Option<Pid>, decided: &BTreeMap<Pid, u32>) -> RestartWindow {
    let ahead = pid.and_then(|pid| decided.get(&pid)).copied().unwrap_or_default();
    RestartWindow {
        restarts: window.restarts.saturating_sub(ahead),
        ..window
    }
}
