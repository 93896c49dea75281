//! The places of the tree: who lives in each, who lived there before. Derived from events alone.
//!
//! A slot is a supervisor and a child id; it stays when its process dies, and the next process of the same child moves
//! in. A dynamic child that is not restarted leaves an empty slot: it says why, until it is asked for again.

pub(super) mod drawn;
mod resting;
mod told;

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use drawn::gauge;

use super::view::{Status, short};
use crate::otp::{Event as OtpEvent, Restart, registry};
use crate::runtime::{Atom, Event, EventKind, ExitReason, Millis, Pid, Term};
use crate::systems::todo::{DATABASE_WORKER, TodoSystem};

/// How many of the processes that lived in a slot are remembered. What happens for ever must not grow for ever.
const GENERATIONS: usize = 50;

/// One place.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) parent: Option<String>,
    pub(super) label: String,
    pub(super) restart: Restart,
    pub(super) start: Term,
    pub(super) pid: Option<Pid>,
    pub(super) status: Status,
    /// The last processes that lived here, oldest first.
    pub(super) generations: VecDeque<Generation>,
    /// How many have lived here, with those that are not remembered.
    pub(super) lived: usize,
    dynamic: bool,
    /// Strategy and window, once it is known that a supervisor lives here.
    supervises: Option<(&'static str, u32, u32)>,
    /// How many entries a to-do server that lives or lived here was seen to hold last.
    held: Option<usize>,
    /// Its supervisor forgot the child.
    forgotten: bool,
    /// Order among its siblings.
    rank: usize,
}

/// One process that lived in a slot.
#[derive(Clone, Debug)]
pub(super) struct Generation {
    pub(super) pid: Pid,
    pub(super) born_ms: Millis,
    pub(super) ended: Option<(Millis, ExitReason)>,
}

impl Slot {
    /// Nobody lives here, and no supervisor will start another process by itself.
    pub(super) fn rests(&self) -> bool {
        self.forgotten && self.pid.is_none()
    }

    /// Since when it is empty; slots of the same time in the order in which they came.
    fn empty_since(&self) -> (Option<Millis>, usize) {
        let ended = self.generations.back().and_then(|last| last.ended.as_ref());
        (ended.map(|(at, _)| *at), self.rank)
    }

    /// Changes the status; true when it was another.
    fn enter(&mut self, status: Status) -> bool {
        let changed = self.status != status;
        self.status = status;
        changed
    }
}

#[derive(Clone, Debug)]
pub(super) struct Slots {
    shell: Pid,
    slots: BTreeMap<String, Slot>,
    /// The slots of the processes remembered. Shared with the worlds kept: it changes seldom and is read often.
    by_pid: Rc<BTreeMap<Pid, Rc<str>>>,
    /// The slot that a supervisor is about to fill.
    starting: BTreeMap<Pid, String>,
    next_rank: usize,
}

impl Slots {
    pub(super) fn new(shell: Pid) -> Self {
        Self {
            shell,
            slots: BTreeMap::new(),
            by_pid: Rc::default(),
            starting: BTreeMap::new(),
            next_rank: 0,
        }
    }

    pub(super) fn get(&self, path: &str) -> Option<&Slot> {
        self.slots.get(path)
    }

    pub(super) fn pid(&self, path: &str) -> Option<Pid> {
        self.slots.get(path)?.pid
    }

    /// The paths of all places.
    pub(super) fn paths(&self) -> impl Iterator<Item = &String> {
        self.slots.keys()
    }

    /// The slot that a process lives in, or lived in last.
    pub(super) fn of(&self, pid: Pid) -> Option<&str> {
        self.by_pid.get(&pid).map(|path| &**path)
    }

    /// What people call it, as far as a sentence has room for it.
    pub(super) fn label(&self, path: &str) -> String {
        short(self.slots.get(path).map_or(path, |slot| &slot.label))
    }

    pub(super) fn is_called(&self, path: &str, label: &str) -> bool {
        self.slots.get(path).is_some_and(|slot| slot.label == label)
    }

    /// Which process this is in its slot, from 1.
    pub(super) fn generation(&self, path: &str) -> usize {
        self.slots.get(path).map_or(0, |slot| slot.lived)
    }

    /// The slots of those child ids under that supervisor.
    pub(super) fn children(&self, supervisor: &str, ids: &[Term]) -> Vec<String> {
        ids.iter().map(|id| format!("{supervisor}/{id}")).collect()
    }

    /// What an event means for the places; true when one is drawn otherwise.
    pub(super) fn apply(&mut self, event: &Event<OtpEvent>) -> bool {
        match &event.kind {
            EventKind::Program(OtpEvent::ChildStarting {
                id,
                start,
                restart,
                dynamic,
                replaces,
            }) => self.child_starting(event.pid, id, start, *restart, *dynamic, *replaces),
            EventKind::Spawned {
                parent: Some(parent), ..
            } => {
                let path = self.starting.remove(parent);
                path.is_some_and(|path| self.move_in(&path, event.pid, event.time_ms))
            }
            EventKind::Program(OtpEvent::InitDone) => self.set_status(event.pid, Status::Alive),
            EventKind::Program(OtpEvent::ChildStopping { pid, .. }) => self.set_status(*pid, Status::Exiting),
            EventKind::Program(OtpEvent::LimitReached { .. } | OtpEvent::Terminating(_)) => {
                self.set_status(event.pid, Status::Exiting)
            }
            EventKind::Program(OtpEvent::TryAgain(id)) => {
                let path = self.of(event.pid).map(|supervisor| format!("{supervisor}/{id}"));
                let slot = path.and_then(|path| self.slots.get_mut(&path));
                slot.is_some_and(|slot| slot.enter(Status::Restarting))
            }
            EventKind::Program(OtpEvent::NotRestarted {
                pid,
                restart: Restart::Temporary,
                ..
            }) => self.forget(*pid),
            EventKind::Program(OtpEvent::ChildForgotten { pid: Some(pid), .. }) => self.forget(*pid),
            EventKind::Exited { reason, .. } => self.move_out(event.pid, event.time_ms, reason),
            _ => false,
        }
    }

    fn child_starting(
        &mut self,
        supervisor: Pid,
        id: &Term,
        start: &Term,
        restart: Restart,
        dynamic: bool,
        replaces: Option<Pid>,
    ) -> bool {
        let parent = self.of(supervisor).map(str::to_owned);
        let argument = start.elements().and_then(|start| start[2].as_list()?.first()?.as_str());
        let name = match argument {
            Some(argument) if dynamic => argument.to_owned(),
            Some(_) | None => id.to_string(),
        };
        let path = match &parent {
            Some(parent) => format!("{parent}/{name}"),
            None if supervisor == self.shell => name.clone(),
            None => return false,
        };
        let path = replaces.and_then(|pid| self.of(pid).map(str::to_owned)).unwrap_or(path);
        let rank = self.next_rank;
        let new = !self.slots.contains_key(&path);
        let slot = self.slots.entry(path.clone()).or_insert_with(|| Slot {
            parent,
            label: label(&name, start),
            restart,
            start: start.clone(),
            pid: None,
            status: Status::Dead,
            generations: VecDeque::new(),
            lived: 0,
            dynamic,
            supervises: None,
            held: None,
            forgotten: false,
            rank,
        });
        self.next_rank = self.next_rank.max(slot.rank + 1);
        self.starting.insert(supervisor, path);
        new
    }

    fn move_in(&mut self, path: &str, pid: Pid, born_ms: Millis) -> bool {
        let Some(slot) = self.slots.get_mut(path) else {
            return false;
        };
        let by_pid = Rc::make_mut(&mut self.by_pid);
        if slot.generations.len() >= GENERATIONS
            && let Some(oldest) = slot.generations.pop_front()
        {
            by_pid.remove(&oldest.pid);
        }
        slot.pid = Some(pid);
        slot.status = Status::Starting;
        slot.forgotten = false;
        slot.lived += 1;
        slot.generations.push_back(Generation {
            pid,
            born_ms,
            ended: None,
        });
        by_pid.insert(pid, Rc::from(path));
        true
    }

    fn move_out(&mut self, pid: Pid, now_ms: Millis, reason: &ExitReason) -> bool {
        self.starting.remove(&pid);
        let Some(path) = self.by_pid.get(&pid) else {
            return false;
        };
        let path = Rc::clone(path);
        if let Some(slot) = self.slots.get_mut(&*path) {
            if slot.pid == Some(pid) {
                slot.pid = None;
                slot.status = Status::Dead;
            }
            let lived = slot
                .generations
                .iter_mut()
                .rev()
                .find(|generation| generation.pid == pid);
            if let Some(generation) = lived {
                generation.ended = Some((now_ms, reason.clone()));
            }
        }
        // Nobody tries again for a dead supervisor, and its dynamic children do not come back.
        for slot in self
            .slots
            .values_mut()
            .filter(|slot| slot.parent.as_deref() == Some(&path))
        {
            slot.forgotten |= slot.dynamic;
            if slot.status == Status::Restarting {
                slot.status = Status::Dead;
            }
        }
        true
    }

    fn set_status(&mut self, pid: Pid, status: Status) -> bool {
        let path = self.by_pid.get(&pid);
        let slot = path.and_then(|path| self.slots.get_mut(&**path));
        slot.is_some_and(|slot| slot.pid == Some(pid) && slot.enter(status))
    }

    /// Its supervisor has no place for it any more; true when that is seen.
    fn forget(&mut self, pid: Pid) -> bool {
        let path = self.by_pid.get(&pid);
        let Some(slot) = path.and_then(|path| self.slots.get_mut(&**path)) else {
            return false;
        };
        slot.forgotten = slot.dynamic;
        slot.rests()
    }

    /// How many restarts the supervisors count in their windows.
    pub(super) fn restarts(&self, system: &TodoSystem) -> u32 {
        let pids = self.slots.values().filter_map(|slot| slot.pid);
        pids.filter_map(|pid| gauge(system, pid))
            .map(|(_, count, _, _)| count)
            .sum()
    }
}

/// What people call the child that is started so.
fn label(name: &str, start: &Term) -> String {
    let module = start.elements().and_then(|start| match &start[0] {
        Term::Atom(module) => Some(*module),
        _ => None,
    });
    match module.map(Atom::name) {
        Some(DATABASE_WORKER) => format!("worker {name}"),
        Some(registry::PARTITION) => "PIDPartition0".to_owned(),
        Some(_) | None => name.to_owned(),
    }
}
