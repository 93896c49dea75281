//! The variables of a function that is being compiled: where each stands, and which of the functions around it captures.

use super::body::{Body, MAX_SLOTS, TOO_MANY_VARIABLES};
use super::error::{CompileError, Compiled};
use super::slots::Variable;
use crate::runtime::{Atom, Slot};

impl Body<'_, '_> {
    pub(super) fn bind_to(&mut self, name: Atom, slot: Slot) {
        let is_use = false;
        self.here.variables.push(Variable { name, slot, is_use });
        self.here.kept = self.here.kept.max(slot + 1);
    }

    /// How many variables there are: those that come behind can be forgotten.
    pub(super) fn scope(&self) -> usize {
        self.here.variables.len()
    }

    pub(super) fn leave(&mut self, scope: usize) {
        self.here.leave(scope);
    }

    /// The same, where what comes next counts as used what was used there.
    pub(super) fn leave_used(&mut self, scope: usize) {
        let left = self.here.left.len();
        self.here.leave(scope);
        self.here.come_back(left);
    }

    /// What has been bound since is not seen for a while: parts of one expression do not see what others of them bind.
    pub(super) fn set_aside(&mut self, scope: usize) -> Vec<Variable> {
        self.here.variables.split_off(scope)
    }

    /// What has been used since does not count for a while.
    pub(super) fn set_uses_aside(&mut self, scope: usize) -> Vec<Variable> {
        let variables = &mut self.here.variables;
        variables.extract_if(scope.., |variable| variable.is_use).collect()
    }

    /// It is seen again, as what was bound before all that has been bound since then.
    pub(super) fn bring_back(&mut self, scope: usize, bound: Vec<Variable>) {
        self.here.variables.splice(scope..scope, bound);
    }

    /// The names that are bound from there on in this function, the last binding of each.
    pub(super) fn bound_since(&self, scope: usize) -> Vec<(Atom, Slot)> {
        let mut found: Vec<(Atom, Slot)> = Vec::new();
        for variable in self.here.variables[scope..].iter().rev() {
            if !variable.is_use && !found.iter().any(|(name, _)| *name == variable.name) {
                found.push((variable.name, variable.slot));
            }
        }
        found.reverse();
        found
    }

    /// Where that variable stands; one of the functions around is captured.
    pub(super) fn find(&mut self, name: Atom) -> Compiled<Option<Slot>> {
        if let Some(slot) = self.here.held(name) {
            if self.notes_uses() {
                self.here.r#use(name, slot);
            }
            return Ok(Some(slot));
        }
        let mut around = self.around.iter().enumerate().rev();
        let Some((at, mut slot)) = around.find_map(|(at, outer)| Some((at, outer.held(name)?))) else {
            return Ok(None);
        };
        let uses = self.notes_uses();
        if uses && at > 0 {
            self.around[at].r#use(name, slot);
        }
        let line = self.line();
        // Every function in between hands it on.
        for inner in self.around[at + 1..].iter_mut().chain([&mut self.here]) {
            if inner.most >= MAX_SLOTS {
                return Err(CompileError::new(line, TOO_MANY_VARIABLES));
            }
            slot = inner.capture(name, slot);
            if uses {
                inner.r#use(name, slot);
            }
        }
        Ok(Some(slot))
    }

    /// A function within one of evaluated code captures also what that one has used before it, as `erl_eval` has it
    /// (`erl_lint:used_vars/2` counts the uses around a function with its own). Compiled code captures what it uses.
    pub(super) fn inherit(&mut self) -> Compiled<()> {
        let [_, .., around] = &self.around[..] else {
            return Ok(());
        };
        let line = self.line();
        for used in around.uses() {
            if self.here.most >= MAX_SLOTS {
                return Err(CompileError::new(line, TOO_MANY_VARIABLES));
            }
            let own = self.here.capture(used.name, used.slot);
            self.here.r#use(used.name, own);
        }
        Ok(())
    }

    /// Is it written down what this function uses?
    fn notes_uses(&self) -> bool {
        !self.around.is_empty() && self.environment.module.is_none()
    }
}
