//! What an event means for the places.

use std::rc::Rc;

use super::before_spawn::Announced;
use super::key::Key;
use super::{PlaceId, Places};
use crate::otp::{Event as OtpEvent, Restart};
use crate::runtime::{Event, EventKind, ExitReason, Millis, Pid, Term};
use crate::systems::System;
use crate::telling::status::Status;
use crate::telling::view::short;

impl Places {
    /// Takes in an event; true when a place is drawn otherwise.
    pub(in crate::telling) fn apply(&mut self, event: &Event<OtpEvent>, system: &System) -> bool {
        let changed = self.take_in(event, system);
        if matches!(event.kind, EventKind::Spawned { .. } | EventKind::Exited { .. })
            && let Some(place) = self.of(event.pid).and_then(|id| self.edit(id))
        {
            place.fate = event.id;
        }
        changed
    }

    fn take_in(&mut self, event: &Event<OtpEvent>, system: &System) -> bool {
        match &event.kind {
            EventKind::Spawned { parent, .. } => self.spawned(event.pid, *parent, event.time_ms, system),
            EventKind::Registered(name) => self.is_named(event.pid, Term::Atom(*name)),
            EventKind::Exited { reason, .. } => self.move_out(event.pid, event.time_ms, reason),
            EventKind::Program(report) => self.reported(event.pid, report),
            _ => false,
        }
    }

    fn reported(&mut self, pid: Pid, report: &OtpEvent) -> bool {
        match report {
            OtpEvent::ChildStarting {
                id,
                start,
                restart,
                dynamic,
                replaces,
            } => {
                let key = if *dynamic {
                    Key::Started(start.clone())
                } else {
                    Key::Child(id.clone())
                };
                let announced = Announced {
                    key,
                    start: start.clone(),
                    restart: *restart,
                    dynamic: *dynamic,
                    supervised: true,
                    replaces: *replaces,
                };
                self.announce(pid, announced)
            }
            OtpEvent::KeyRegistered { key, .. } => self.is_named(pid, key.clone()),
            OtpEvent::InitBegun => self.begins(pid),
            OtpEvent::InitDone => self.set_status(pid, Status::Alive),
            OtpEvent::ChildStopping { pid, .. } => self.set_status(*pid, Status::Exiting),
            OtpEvent::LimitReached { .. } | OtpEvent::Terminating(_) => self.set_status(pid, Status::Exiting),
            OtpEvent::RestartDecided { .. } => self.counts(pid),
            OtpEvent::TryAgain(id) => {
                self.counts(pid);
                let child = self.of(pid).and_then(|supervisor| self.child(supervisor, id));
                child.is_some_and(|child| self.enter(child, Status::Restarting))
            }
            OtpEvent::NotRestarted {
                pid,
                restart: Restart::Temporary,
                ..
            } => self.forget(*pid),
            OtpEvent::ChildForgotten { pid: Some(pid), .. } => self.forget(*pid),
            _ => false,
        }
    }

    fn is_named(&mut self, pid: Pid, name: Term) -> bool {
        if let Some(place) = self.of(pid).and_then(|id| self.edit(id)) {
            // Who was started by hand is told apart by its name best.
            let by_hand = place.start.is_atom("nil") || matches!(&place.key, Key::Running(_));
            let renamed = by_hand && !place.outside && place.names.is_empty();
            if renamed {
                place.label = Rc::from(short(&name.to_string()));
            }
            place.names.push(name);
            return renamed;
        }
        false
    }

    /// From here on it is known what kind of supervisor it is.
    fn begins(&mut self, pid: Pid) -> bool {
        if let Some(place) = self.of(pid).and_then(|id| self.edit(id)) {
            place.begun = true;
        }
        false
    }

    /// A supervisor's window counts a restart.
    fn counts(&mut self, supervisor: Pid) -> bool {
        if let Some(id) = self.of(supervisor) {
            self.counting.insert(id);
        }
        false
    }

    fn move_out(&mut self, pid: Pid, now_ms: Millis, reason: &ExitReason) -> bool {
        self.starting.remove(&pid);
        let Some(id) = self.of(pid) else {
            return false;
        };
        let Some(place) = self.edit(id) else {
            return false;
        };
        let lived = place.generations.iter_mut().rev();
        if let Some(generation) = lived.into_iter().find(|generation| generation.pid == pid) {
            generation.ended = Some((now_ms, reason.clone()));
        }
        let outside = place.outside;
        place.forgotten |= !place.supervised;
        if place.pid == Some(pid) {
            place.pid = None;
            self.alive -= u32::from(!outside);
            self.enter(id, Status::Dead);
        }
        self.keep_vacancy(id);
        self.keep_resting(id);
        self.leave_alone(id);
        !outside
    }

    /// Nobody tries again for a dead process, and what it started otherwise than by a child spec does not come back.
    fn leave_alone(&mut self, id: PlaceId) {
        if self.get(id).is_none_or(|place| !place.has_open_ends()) {
            return;
        }
        let children: Vec<_> = self.children_of(id).map(|(child, _)| child).collect();
        for child in children {
            let Some(place) = self.get(child) else {
                continue;
            };
            let (dynamic, restarting) = (place.dynamic, place.status == Status::Restarting);
            if dynamic && !place.is_forgotten() {
                if let Some(place) = self.edit(child) {
                    place.forgotten = true;
                }
                self.keep_resting(child);
            }
            if restarting {
                self.enter(child, Status::Dead);
            }
        }
    }

    fn set_status(&mut self, pid: Pid, status: Status) -> bool {
        let id = self.of(pid).filter(|id| self.pid(*id) == Some(pid));
        id.is_some_and(|id| self.enter(id, status))
    }

    /// Changes the status; true when it was another.
    pub(super) fn enter(&mut self, id: PlaceId, status: Status) -> bool {
        let Some((before, parent)) = self.get(id).map(|place| (place.status, place.parent)) else {
            return false;
        };
        if before == status {
            return false;
        }
        if let Some(place) = self.edit(id) {
            place.status = status;
            place.came_up += u32::from(status == Status::Alive);
        }
        let below = self.below_mut(parent);
        below.tally.take(before);
        below.tally.add(status);
        match status {
            Status::Alive | Status::Waiting | Status::Starting => {
                self.uncalm.remove(&(parent, id));
            }
            Status::Exiting | Status::Dead | Status::Restarting => {
                self.uncalm.insert((parent, id));
            }
        }
        true
    }

    /// Its supervisor has no place for it any more; true when that is seen.
    fn forget(&mut self, pid: Pid) -> bool {
        let Some(id) = self.of(pid) else {
            return false;
        };
        let Some(place) = self.edit(id) else {
            return false;
        };
        place.forgotten = place.dynamic;
        let rests = place.rests();
        self.keep_resting(id);
        rests
    }

    /// Takes note of what kind of supervisor a process has said that it is, to draw it as such when it is gone, and of how
    /// many entries a to-do server holds.
    pub(in crate::telling) fn note(&mut self, pid: Pid, system: &System) {
        let Some(program) = system.program(pid) else {
            return;
        };
        let (held, supervises) = (self.design.held(program), super::occupant::supervises(program));
        if held.is_none() && supervises.is_none() {
            return;
        }
        let Some((id, place)) = self.of(pid).and_then(|id| Some((id, self.get(id)?))) else {
            return;
        };
        let supervises = supervises.filter(|_| place.begun);
        let (held, supervises) = (held.or(place.held), supervises.or(place.supervises));
        if (held, supervises) != (place.held, place.supervises)
            && let Some(place) = self.edit(id)
        {
            place.held = held;
            place.supervises = supervises;
        }
    }
}
