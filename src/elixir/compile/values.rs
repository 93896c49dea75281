//! Values in a row of slots: arguments, elements, keys and values.

use super::body::{Body, Want};
use super::error::Compiled;
use super::slots::Variable;
use crate::elixir::code::{Instruction, SlotRow, Source};
use crate::elixir::syntax::Quoted;
use crate::runtime::Slot;

impl Body<'_, '_> {
    /// Values one behind the other in slots. None sees what another binds.
    pub(super) fn values<'q>(&mut self, quoted: impl ExactSizeIterator<Item = &'q Quoted>) -> Compiled<SlotRow> {
        self.values_from(0, &quoted.collect::<Vec<_>>())
    }

    /// The same, of which that one is evaluated before all others.
    pub(super) fn values_from(&mut self, first: usize, quoted: &[&Quoted]) -> Compiled<SlotRow> {
        let row = self.row(quoted.len())?;
        let (scope, mut bound) = (self.scope(), Vec::new());
        self.values_into(row.first, first, quoted, &mut bound)?;
        self.bring_back(scope, bound);
        Ok(row)
    }

    /// The same into slots from that one on. What they bind is not seen any more, and comes behind what is bound.
    pub(super) fn values_into(
        &mut self,
        slot: Slot,
        first: usize,
        quoted: &[&Quoted],
        bound: &mut Vec<Variable>,
    ) -> Compiled<()> {
        let scope = self.scope();
        let others = (0..quoted.len()).filter(|at| *at != first);
        for at in (first..quoted.len()).take(1).chain(others) {
            let mark = self.mark();
            self.expression(quoted[at], Want::Into(slot + at as u16))?;
            self.release(mark);
            bound.append(&mut self.set_aside(scope));
        }
        Ok(())
    }

    /// What is made of values: they are not needed any more when it is there.
    pub(super) fn made<'q>(
        &mut self,
        quoted: impl ExactSizeIterator<Item = &'q Quoted>,
        want: Want,
        instruction: impl FnOnce(&mut Self, u16, SlotRow) -> Compiled<Instruction>,
    ) -> Compiled<Source> {
        let to = self.target(want)?;
        let mark = self.mark();
        let row = self.values(quoted)?;
        let instruction = instruction(self, to, row)?;
        self.emit(instruction);
        self.release(mark);
        Ok(self.done(want, Source::Slot(to)))
    }
}
