//! The clauses of a `receive` or a `case` as plain data: what a term has to be like, and what has to be true of it.
//!
//! A clause takes a term when its pattern matches and one of its guards holds; it has bound its variables then, each in a
//! slot among the values of the code that the clause is part of, where those that were bound before stand too. Patterns and guards nest as deep as the text
//! that they were read from; the terms that they are tried on may be of any depth and length.

mod binary;
mod guard;
mod guard_function;
mod half;
mod match_pattern;

pub use binary::{Endianness, Segment, SegmentKind, SegmentSize};
pub use guard::Guard;
pub use guard_function::GuardFunction;
pub use half::half_of;
pub use match_pattern::{KnownValue, MatchPattern, Slot};

use std::rc::Rc;

use super::Term;

/// `pattern when guard when guard`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CaseClause {
    /// What the term is like.
    pub pattern: MatchPattern,
    /// Of which one has to hold, when there are any.
    pub guards: Box<[Guard]>,
}

crate::digest!(struct CaseClause { pattern, guards });

impl CaseClause {
    /// Does it take that term? What its variables stand for is in their slots then; when it does not, some may be.
    ///
    /// # Panics
    /// When one of its slots is not among these.
    pub fn takes(&self, term: &Term, slots: &mut [Term]) -> bool {
        self.pattern.matches(term, slots)
            && (self.guards.is_empty() || self.guards.iter().any(|guard| guard.holds(slots)))
    }
}

/// The clauses of a `receive`, with the values among which their variables have their slots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Select {
    /// The clauses.
    pub clauses: Rc<[CaseClause]>,
    /// What stands in the slots before a message is looked at.
    pub slots: Rc<[Term]>,
}

crate::digest!(struct Select { clauses, slots });

impl Select {
    /// The first of the clauses that takes the term: which it is, and what stands in the slots then.
    #[must_use]
    pub fn of(&self, term: &Term) -> Option<(usize, Vec<Term>)> {
        let mut slots = self.slots.to_vec();
        let at = self.clauses.iter().position(|clause| clause.takes(term, &mut slots))?;
        Some((at, slots))
    }
}

#[cfg(test)]
mod tests;
