//! What is asked of the places.

use std::rc::Rc;

use super::key::{CONSOLE, Key};
use super::tally::Tally;
use super::{Place, PlaceId, Places};
use crate::runtime::{Atom, Pid, Term};
use crate::systems::{System, role};
use crate::telling::status::Status;
use crate::telling::view::short;

impl Place {
    /// Are there places below whose state depends on whether it is there?
    pub(super) fn has_open_ends(&self) -> bool {
        self.below.count > 0
    }

    /// The id by which its supervisor knows it, if it is known by one.
    pub(in crate::telling) fn id(&self) -> Option<&Term> {
        match &self.key {
            Key::Child(id) => Some(id),
            Key::Started(_) | Key::Running(_) => None,
        }
    }

    /// What its process is for, whatever the design: what only one design has is for nothing else than its path says.
    pub(in crate::telling) fn role(&self) -> Option<String> {
        role(&self.start, &self.key.name())
    }

    /// Has it that, in small letters, in its name, its pid or the names it is registered under?
    pub(in crate::telling) fn matches(&self, query: &str) -> bool {
        let has = |text: &str| text.to_lowercase().contains(query);
        let pid = || self.pid.is_some_and(|pid| has(&pid.to_string()));
        has(&self.label) || pid() || self.names.iter().any(|name| has(&name.to_string()))
    }

    /// Does a process live there that has come up?
    pub(super) fn is_up(&self) -> bool {
        self.pid.is_some() && self.status != Status::Starting
    }

    pub(super) fn is_forgotten(&self) -> bool {
        self.forgotten
    }
}

impl Places {
    /// The places below another, in the order in which they came.
    pub(in crate::telling) fn children_of(&self, id: PlaceId) -> impl Iterator<Item = (PlaceId, &Place)> {
        self.siblings(self.get(id).and_then(|place| place.below.first))
    }

    /// The places at the top of the tree: what the shell has started.
    pub(in crate::telling) fn roots(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        self.tops().flat_map(|id| self.children_of(id))
    }

    /// The places outside the tree, which have started what is at the top of it.
    pub(super) fn tops(&self) -> impl Iterator<Item = PlaceId> {
        self.siblings(self.tops.first).map(|(id, _)| id)
    }

    fn siblings(&self, first: Option<PlaceId>) -> impl Iterator<Item = (PlaceId, &Place)> {
        let mut next = first;
        std::iter::from_fn(move || {
            let id = next?;
            let place = self.get(id)?;
            next = place.next;
            Some((id, place))
        })
    }

    /// The child of that id under a supervisor.
    pub(in crate::telling) fn child(&self, supervisor: PlaceId, id: &Term) -> Option<PlaceId> {
        self.children.get(&(supervisor, id.clone())).copied()
    }

    /// The children of those ids under a supervisor.
    pub(in crate::telling) fn those(&self, supervisor: PlaceId, ids: &[Term]) -> Vec<PlaceId> {
        ids.iter().filter_map(|id| self.child(supervisor, id)).collect()
    }

    /// All places of the tree, each before those below it.
    pub(in crate::telling) fn all(&self) -> Vec<PlaceId> {
        let mut all = Vec::new();
        for (root, _) in self.roots() {
            all.push(root);
            all.extend(self.below_it(root));
        }
        all
    }

    /// The place that a path leads to. Paths are for people, links and tests: this walks the tree from the root.
    pub(in crate::telling) fn at(&self, path: &str) -> Option<PlaceId> {
        let mut found = self.roots().find(|(_, root)| leads_to(&root.path, path))?;
        while *found.1.path != *path {
            found = self
                .children_of(found.0)
                .find(|(_, child)| leads_to(&child.path, path))?;
        }
        Some(found.0)
    }

    /// How many places there have been.
    pub(in crate::telling) fn made(&self) -> usize {
        self.places.len()
    }

    /// What a registry is called.
    pub(in crate::telling) fn called(&self, registry: Atom) -> String {
        self.design.registry_label(registry)
    }

    /// What people call it, as far as a sentence has room for it.
    pub(in crate::telling) fn label(&self, id: PlaceId) -> String {
        short(self.get(id).map_or("", |place| &place.label))
    }

    /// Its path; empty for a place that was taken away.
    pub(in crate::telling) fn path_of(&self, id: PlaceId) -> Rc<str> {
        self.get(id).map(|place| Rc::clone(&place.path)).unwrap_or_default()
    }

    pub(in crate::telling) fn is_called(&self, id: PlaceId, label: &str) -> bool {
        self.get(id).is_some_and(|place| *place.label == *label)
    }

    /// Which process this is in its place, from 1.
    pub(in crate::telling) fn generation(&self, id: PlaceId) -> usize {
        self.get(id).map_or(0, |place| place.lived)
    }

    /// The place above, in the tree.
    pub(in crate::telling) fn parent(&self, id: PlaceId) -> Option<PlaceId> {
        self.get(id)?.parent.filter(|parent| !self.is_outside(*parent))
    }

    /// Is it the place of the shell, or of who comes from outside?
    pub(in crate::telling) fn is_outside(&self, id: PlaceId) -> bool {
        self.get(id).is_none_or(|place| place.outside)
    }

    /// Is it the place of a console?
    pub(in crate::telling) fn is_console(&self, id: PlaceId) -> bool {
        let place = self.get(id);
        place.is_some_and(|place| place.outside && matches!(&place.key, Key::Running(what) if **what == *CONSOLE))
    }

    /// Does a process live there?
    pub(in crate::telling) fn is_filled(&self, id: PlaceId) -> bool {
        self.pid(id).is_some()
    }

    /// Does any process of the tree live?
    pub(in crate::telling) fn any_alive(&self) -> bool {
        self.alive > 0
    }

    /// The places below it whose processes live, in the order of their start.
    pub(in crate::telling) fn children_alive(&self, id: PlaceId) -> Vec<PlaceId> {
        let alive = self.children_of(id).filter(|(_, place)| place.pid.is_some());
        alive.map(|(child, _)| child).collect()
    }

    /// All places below it, each before those below itself.
    pub(in crate::telling) fn below_it(&self, id: PlaceId) -> Vec<PlaceId> {
        let mut below = Vec::new();
        let mut open: Vec<PlaceId> = self.children_of(id).map(|(child, _)| child).collect();
        open.reverse();
        while let Some(place) = open.pop() {
            below.push(place);
            let from = open.len();
            open.extend(self.children_of(place).map(|(child, _)| child));
            open[from..].reverse();
        }
        below
    }

    /// Is it known that a supervisor lives or lived there?
    pub(in crate::telling) fn is_supervisor(&self, id: PlaceId) -> bool {
        self.get(id).is_some_and(|place| place.supervises.is_some())
    }

    /// Is the process there in its `init`?
    pub(in crate::telling) fn is_starting(&self, id: PlaceId) -> bool {
        self.get(id).is_some_and(|place| place.status == Status::Starting)
    }

    /// Is it empty, and will no supervisor fill it by itself?
    pub(in crate::telling) fn rests(&self, id: PlaceId) -> bool {
        self.get(id).is_some_and(Place::rests)
    }

    /// Was it started by a DynamicSupervisor?
    pub(in crate::telling) fn is_dynamic(&self, id: PlaceId) -> bool {
        self.get(id).is_some_and(|place| place.dynamic)
    }

    /// The module that is started there.
    pub(in crate::telling) fn module(&self, id: PlaceId) -> Option<&'static str> {
        match self.get(id)?.start.elements()?.first()? {
            Term::Atom(module) => Some(module.name()),
            _ => None,
        }
    }

    /// The process that lived there before the present one.
    pub(in crate::telling) fn before(&self, id: PlaceId) -> Option<Pid> {
        let mut generations = self.get(id)?.generations.iter().rev();
        generations.nth(1).map(|generation| generation.pid)
    }

    /// How many entries the to-do server there was seen to hold last.
    pub(in crate::telling) fn held(&self, id: PlaceId) -> Option<usize> {
        self.get(id)?.held
    }

    /// Does a process live there whose starter is gone?
    pub(in crate::telling) fn is_orphan(&self, place: &Place) -> bool {
        let above = place.parent.and_then(|parent| self.get(parent));
        let above = above.filter(|above| !above.outside && place.pid.is_some());
        above.is_some_and(|above| above.pid != place.starter)
    }

    /// How many places are below it.
    pub(in crate::telling) fn count_below(&self, id: PlaceId) -> u32 {
        self.get(id).map_or(0, |place| place.below.count)
    }

    /// The places below it, by status.
    pub(in crate::telling) fn tally_below(&self, id: PlaceId) -> Tally {
        self.get(id).map(|place| place.below.tally).unwrap_or_default()
    }

    /// The places below it in which something else goes on than living, the first ones first.
    pub(in crate::telling) fn uncalm_below(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> {
        let from = (Some(id), PlaceId(0));
        let uncalm = self.uncalm.range_from(&from).copied();
        uncalm
            .take_while(move |(parent, _)| *parent == Some(id))
            .map(|(_, place)| place)
    }

    /// How many restarts the supervisors count in their windows.
    pub(in crate::telling) fn restarts(&self, system: &System) -> u32 {
        let pids = self.counting.iter().filter_map(|id| self.pid(*id));
        let windows = pids.filter_map(|pid| system.program(pid)?.window(system.now_ms()));
        windows.map(|window| window.restarts).sum()
    }
}

/// Is a path that one, or does it go through it?
fn leads_to(through: &str, path: &str) -> bool {
    path.strip_prefix(through)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
