//! The slots of a function that is being compiled, and what stands in them.

use crate::runtime::{Atom, Slot};

/// A variable of a scope.
#[derive(Clone, Copy, Debug)]
pub(super) struct Variable {
    pub name: Atom,
    pub slot: Slot,
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
}
