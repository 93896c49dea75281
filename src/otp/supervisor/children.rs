//! A supervisor's children: their order, and where to find them by id and by pid.

use super::super::{ChildPid, ChildSpec, Restart};
use crate::runtime::{Atom, Digest, Digester, OrdMap, Pid, Term};
use crate::tuple;

/// One child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// Its spec.
    pub spec: ChildSpec,
    /// Its process.
    pub pid: ChildPid,
    /// Does the spec still hold the start arguments? Those of a temporary child are dropped when it is started by
    /// `start_child`.
    pub keeps_arguments: bool,
}

crate::digest!(struct Child { spec, pid, keeps_arguments });

impl Child {
    /// `{id, pid, type, modules}`, as `which_children` lists it.
    #[must_use]
    pub fn to_term(&self) -> Term {
        tuple![
            self.spec.id.clone(),
            pid_term(self.pid),
            Term::atom(self.spec.kind.name()),
            self.spec.modules.to_term()
        ]
    }

    /// Does it stand between the supervisor and an automatic shutdown?
    fn counts(&self) -> bool {
        self.spec.significant && self.pid != ChildPid::Undefined
    }

    /// How it was started, as far as that is kept.
    pub(super) fn start(&self) -> Term {
        let start = &self.spec.start;
        if self.keeps_arguments {
            start.to_term()
        } else {
            tuple![start.module, start.function, Atom::new("undefined")]
        }
    }

    /// The record `#child{}`.
    fn record(&self) -> Term {
        let pid = match self.pid {
            ChildPid::Pid(pid) => Term::Pid(pid),
            ChildPid::Undefined => Term::atom("undefined"),
            ChildPid::Restarting(pid) => {
                tuple![Atom::new("restarting"), pid.map_or(Term::atom("undefined"), Term::Pid)]
            }
        };
        tuple![
            Atom::new("child"),
            pid,
            self.spec.id.clone(),
            self.start(),
            Atom::new(self.spec.restart.name()),
            Term::from(self.spec.significant),
            self.spec.shutdown.to_term(),
            Atom::new(self.spec.kind.name()),
            self.spec.modules.to_term()
        ]
    }

    /// Its spec, as `get_childspec` answers.
    pub(super) fn spec_term(&self) -> Term {
        let spec = self.spec.to_term();
        let Term::Map(pairs) = &spec else {
            return spec;
        };
        if self.keeps_arguments {
            return spec;
        }
        Term::map(pairs.iter().cloned().chain([(Term::atom("start"), self.start())]))
    }
}

/// A child's pid as `which_children` shows it.
pub(in super::super) fn pid_term(pid: ChildPid) -> Term {
    match pid {
        ChildPid::Pid(pid) => Term::Pid(pid),
        ChildPid::Undefined => Term::atom("undefined"),
        ChildPid::Restarting(_) => Term::atom("restarting"),
    }
}

/// Order and look-up, kept apart (OTP: `{Ids, Db}`): children in start order under numbers that only grow, and those
/// numbers by id and by pid. Nothing here walks over all to find, add or remove one.
#[derive(Clone, Debug, Default)]
pub(super) struct Children {
    in_order: OrdMap<u64, Child>,
    next: u64,
    by_id: OrdMap<Term, u64>,
    by_pid: OrdMap<Pid, u64>,
    /// How many significant ones are not `:undefined`.
    significant: usize,
}

/// In start order; everything else follows from that.
impl Digest for Children {
    fn digest_into(&self, digester: &mut Digester) {
        digester.length(self.in_order.len());
        for child in self.iter() {
            child.digest_into(digester);
        }
    }
}

impl Children {
    /// Adds a child behind the others; false when its id is taken.
    pub(super) fn add(&mut self, spec: ChildSpec) -> bool {
        if self.by_id.contains_key(&spec.id) {
            return false;
        }
        self.by_id.insert(spec.id.clone(), self.next);
        let child = Child {
            spec,
            pid: ChildPid::Undefined,
            keeps_arguments: true,
        };
        self.in_order.insert(self.next, child);
        self.next += 1;
        true
    }

    /// `{ids, %{id => child}}`, the last started first.
    pub(super) fn to_term(&self) -> Term {
        let ids = self.iter().rev().map(|child| child.spec.id.clone());
        let records = self.iter().map(|child| (child.spec.id.clone(), child.record()));
        tuple![Term::list(ids.collect::<Vec<_>>()), Term::map(records)]
    }

    pub(super) fn get(&self, id: &Term) -> Option<&Child> {
        self.in_order.get(self.by_id.get(id)?)
    }

    fn get_mut(&mut self, id: &Term) -> Option<&mut Child> {
        self.in_order.get_mut(self.by_id.get(id)?)
    }

    pub(super) fn id_of(&self, pid: Pid) -> Option<&Term> {
        let child = self.in_order.get(self.by_pid.get(&pid)?)?;
        Some(&child.spec.id)
    }

    pub(super) fn set_pid(&mut self, id: &Term, pid: ChildPid) {
        let Some((number, child)) = self
            .by_id
            .get(id)
            .and_then(|number| Some((*number, self.in_order.get_mut(number)?)))
        else {
            return;
        };
        let old = child.pid.running();
        self.significant -= usize::from(child.counts());
        child.pid = pid;
        self.significant += usize::from(child.counts());
        if let Some(old) = old {
            self.lose_pid(old, number);
        }
        if let Some(new) = pid.running() {
            self.find_by_pid(new, number);
        }
    }

    /// A start function may return a process that is another child's already: by its pid, the one is found whose id comes
    /// first (OTP goes through a map by its keys).
    fn find_by_pid(&mut self, pid: Pid, number: u64) {
        if let Some(other) = self.by_pid.insert(pid, number)
            && let (Some(before), Some(child)) = (self.in_order.get(&other), self.in_order.get(&number))
            && before.spec.id < child.spec.id
        {
            self.by_pid.insert(pid, other);
        }
    }

    fn lose_pid(&mut self, pid: Pid, number: u64) {
        if let Some(other) = self.by_pid.remove(&pid)
            && other != number
        {
            self.by_pid.insert(pid, other);
        }
    }

    /// `save_child`: what a temporary child was started with is not needed again.
    pub(super) fn drop_arguments(&mut self, id: &Term) {
        if let Some(child) = self.get_mut(id)
            && child.spec.restart == Restart::Temporary
        {
            child.spec.start.args = std::rc::Rc::from([]);
            child.keeps_arguments = false;
        }
    }

    pub(super) fn remove(&mut self, id: &Term) -> Option<Child> {
        let number = self.by_id.remove(id)?;
        let child = self.in_order.remove(&number)?;
        self.significant -= usize::from(child.counts());
        if let Some(pid) = child.pid.running() {
            self.lose_pid(pid, number);
        }
        Some(child)
    }

    /// `supervisor:del_child/2`: a temporary child's spec goes, another's pid becomes `:undefined`.
    pub(super) fn forget(&mut self, id: &Term) {
        match self.get(id).map(|child| child.spec.restart) {
            Some(Restart::Temporary) => drop(self.remove(id)),
            Some(Restart::Permanent | Restart::Transient) => self.set_pid(id, ChildPid::Undefined),
            None => {}
        }
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Child> {
        self.in_order.values()
    }

    /// Is there a significant child that is not `:undefined`?
    pub(super) fn any_significant(&self) -> bool {
        self.significant > 0
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.in_order.len()
    }

    /// The ids in start order.
    pub(super) fn ids(&self) -> Vec<Term> {
        self.iter().map(|child| child.spec.id.clone()).collect()
    }

    /// The ids from that one on, in start order.
    pub(super) fn ids_from(&self, id: &Term) -> Vec<Term> {
        let from = self.by_id.get(id).copied().unwrap_or(self.next);
        let later = self.in_order.range_from(&from).map(|(_, child)| child.spec.id.clone());
        later.collect()
    }
}
