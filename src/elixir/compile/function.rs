//! The clauses of a function: parameters, guards, bodies.

use super::body::{Body, Label, Want};
use super::error::Compiled;
use super::pattern::Bound;
use super::quoted::{ArrowClause, variable};
use crate::elixir::code::{Failure, Instruction, Source};
use crate::elixir::syntax::Quoted;
use crate::runtime::{MatchPattern, Slot};

impl Body<'_, '_> {
    /// The clauses of a closure. The arguments are in the first slots.
    pub(super) fn function_clauses(&mut self, arity: u8, clauses: &[ArrowClause<'_>]) -> Compiled<()> {
        self.arguments(arity)?;
        self.inherit()?;
        let mut open = true;
        for clause in clauses {
            open &= self.function_clause(clause)?;
        }
        if open {
            self.no_clause();
        }
        Ok(())
    }

    /// Keeps the first slots for the arguments.
    pub(super) fn arguments(&mut self, arity: u8) -> Compiled<()> {
        let row = self.row(usize::from(arity))?;
        self.keep(row.first + row.count);
        Ok(())
    }

    pub(super) fn no_clause(&mut self) {
        self.fail(Failure::Function, Source::Slot(0));
    }

    /// One clause; false when it takes whatever comes, so that none behind it is ever tried.
    pub(super) fn function_clause(&mut self, clause: &ArrowClause<'_>) -> Compiled<bool> {
        let mut next = Self::label();
        let (scope, mark) = (self.scope(), self.mark());
        self.at_line(clause.line);
        self.parameters(clause.parameters, &mut next)?;
        self.guarded(clause.guard, &mut next)?;
        self.expression(clause.body, Want::Return)?;
        self.leave(scope);
        self.release(mark);
        let is_tried = !next.is_unused();
        self.place(next);
        Ok(is_tried)
    }

    fn parameters(&mut self, parameters: &[Quoted], otherwise: &mut Label) -> Compiled<()> {
        let mut bound = Bound::new();
        let mut patterns = Vec::new();
        for (at, parameter) in parameters.iter().enumerate() {
            let slot = at as Slot;
            match variable(parameter) {
                // It stands where the argument is.
                Some(name) if !bound.iter().any(|(known, _)| *known == name) => bound.push((name, slot)),
                _ => patterns.push((slot, self.pattern_part(parameter, &mut bound)?)),
            }
        }
        for (name, slot) in bound {
            self.bind_to(name, slot);
        }
        for (slot, pattern) in patterns {
            if pattern != MatchPattern::Any {
                let line = self.line();
                let pattern = self.unit.pattern(pattern, line)?;
                let value = Source::Slot(slot);
                self.emit_to(otherwise, Instruction::Match { pattern, value, at: 0 });
            }
        }
        Ok(())
    }
}
