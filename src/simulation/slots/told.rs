//! What the story asks of the places.

use super::drawn::gauge;
use super::{Slot, Slots};
use crate::otp::{Kind, Process};
use crate::runtime::{Pid, Term};
use crate::simulation::view::Status;
use crate::systems::todo::{TodoServer, TodoSystem};

impl Slots {
    /// The slot above.
    pub(in crate::simulation) fn parent(&self, path: &str) -> Option<&str> {
        self.get(path)?.parent.as_deref()
    }

    fn children_of(&self, path: &str) -> Vec<(&String, &Slot)> {
        let slots = self.slots.iter();
        let mut children: Vec<_> = slots.filter(|(_, slot)| slot.parent.as_deref() == Some(path)).collect();
        children.sort_by_key(|(_, slot)| slot.rank);
        children
    }

    /// The slots below it whose processes live, in the order of their start.
    pub(in crate::simulation) fn children_alive(&self, path: &str) -> Vec<String> {
        let children = self.children_of(path).into_iter();
        children
            .filter(|(_, slot)| slot.pid.is_some())
            .map(|(path, _)| path.clone())
            .collect()
    }

    /// All slots below it, each before those below itself.
    pub(in crate::simulation) fn below(&self, path: &str) -> Vec<String> {
        let mut below = Vec::new();
        let mut open = vec![path.to_owned()];
        while let Some(path) = open.pop() {
            let children = self.children_of(&path);
            below.extend(children.iter().map(|(path, _)| (*path).clone()));
            open.extend(children.into_iter().rev().map(|(path, _)| path.clone()));
        }
        below
    }

    /// Is it known that a supervisor lives or lived there?
    pub(in crate::simulation) fn is_supervisor(&self, path: &str) -> bool {
        self.get(path).is_some_and(|slot| slot.supervises.is_some())
    }

    /// Is the process there in its `init`?
    pub(in crate::simulation) fn is_starting(&self, path: &str) -> bool {
        self.get(path).is_some_and(|slot| slot.status == Status::Starting)
    }

    /// Is it empty, and will no supervisor fill it by itself?
    pub(in crate::simulation) fn rests(&self, path: &str) -> bool {
        self.get(path).is_some_and(Slot::rests)
    }

    /// Was it started by a DynamicSupervisor?
    pub(in crate::simulation) fn is_dynamic(&self, path: &str) -> bool {
        self.get(path).is_some_and(|slot| slot.dynamic)
    }

    /// The module that is started there.
    pub(in crate::simulation) fn module(&self, path: &str) -> Option<&'static str> {
        match self.get(path)?.start.elements()?.first()? {
            Term::Atom(module) => Some(module.name()),
            _ => None,
        }
    }

    /// The process that lived there before the present one.
    pub(in crate::simulation) fn before(&self, path: &str) -> Option<Pid> {
        let mut generations = self.get(path)?.generations.iter().rev();
        generations.nth(1).map(|generation| generation.pid)
    }

    /// How many entries the to-do server there was seen to hold last.
    pub(in crate::simulation) fn held(&self, path: &str) -> Option<usize> {
        self.get(path)?.held
    }

    /// Takes note of what kind of supervisor has just finished its `init`, to draw it as such when it is gone.
    pub(in crate::simulation) fn remember(&mut self, pid: Pid, system: &TodoSystem) {
        let path = self.by_pid.get(&pid);
        if let (Some(slot), Some((strategy, _, max_restarts, max_seconds))) =
            (path.and_then(|path| self.slots.get_mut(&**path)), gauge(system, pid))
        {
            slot.supervises = Some((strategy, max_restarts, max_seconds));
        }
    }

    /// Takes note of how many entries a to-do server holds.
    pub(in crate::simulation) fn note(&mut self, pid: Pid, system: &TodoSystem) {
        let Some(slot) = self.by_pid.get(&pid).and_then(|path| self.slots.get_mut(&**path)) else {
            return;
        };
        let server = system.program(pid).and_then(Process::as_server);
        if let Some(Kind::Server(TodoServer::Server(server))) = server.map(|server| &server.kind)
            && let Some(list) = server.list()
        {
            slot.held = Some(list.len());
        }
    }
}
