//! The slots of a function that is being compiled, and what stands in them.

use crate::runtime::{Atom, Slot};

/// A variable of a scope: where it is bound, and again where it is used first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Variable {
    pub name: Atom,
    pub slot: Slot,
    pub is_use: bool,
}

/// A variable of a function around a closure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Captured {
    pub name: Atom,
    /// Where it stands in the function around.
    pub from: Slot,
    /// Where it stands in the closure.
    pub own: Slot,
}

/// The slots of a function, and what stands in them.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub variables: Vec<Variable>,
    pub captured: Vec<Captured>,
    /// What was used in scopes that have been left while the expression around them goes on.
    pub left: Vec<Variable>,
    pub next: Slot,
    pub most: Slot,
    /// Behind the last slot of a variable.
    pub kept: Slot,
}

impl Slots {
    pub(super) fn held(&self, name: Atom) -> Option<Slot> {
        let variables = self.variables.iter().rev();
        let own = variables.map(|variable| (variable.name, variable.slot));
        let captured = self.captured.iter().map(|captured| (captured.name, captured.own));
        own.chain(captured)
            .find(|(known, _)| *known == name)
            .map(|(_, slot)| slot)
    }

    pub(super) fn capture(&mut self, name: Atom, from: Slot) -> Slot {
        let own = self.most;
        self.next = own + 1;
        self.most = self.next;
        self.kept = self.next;
        self.captured.push(Captured { name, from, own });
        own
    }

    pub(super) fn r#use(&mut self, name: Atom, slot: Slot) {
        // What was raised has no variables on the BEAM while clauses look at it.
        if !name.name().starts_with("caught@") && !self.uses().any(|known| known.slot == slot) {
            let is_use = true;
            self.variables.push(Variable { name, slot, is_use });
        }
    }

    /// What has been used so far, as far as it is in scope.
    pub(super) fn uses(&self) -> impl Iterator<Item = &Variable> {
        self.variables.iter().filter(|variable| variable.is_use)
    }

    /// Forgets what has been bound since there were so many variables; what has been used of the others comes back later.
    /// After an error there may be fewer: it stops in the middle of a function.
    pub(super) fn leave(&mut self, scope: usize) {
        let gone = self.variables.split_off(scope.min(self.variables.len()));
        let is_gone = |slot| gone.iter().any(|variable| !variable.is_use && variable.slot == slot);
        let used = gone
            .iter()
            .filter(|variable| variable.is_use && !is_gone(variable.slot));
        self.left.extend(used);
    }

    /// What was used in scopes that have been left since has been used now.
    pub(super) fn come_back(&mut self, since: usize) {
        for used in self.left.split_off(since.min(self.left.len())) {
            self.r#use(used.name, used.slot);
        }
    }
}
