//! The clauses of a `receive` or a `case` as plain data: what a term has to be like, and what has to be true of it.
//!
//! A clause takes a term when its pattern matches and one of its guards holds; it has bound its variables then. Whoever
//! writes clauses has put the values of pinned variables in as literals before. Patterns and guards nest as deep as the text
//! that they were read from; the terms that they are tried on may be of any depth and length.

mod guard;
mod guard_function;
mod match_pattern;

pub use guard::Guard;
pub use guard_function::GuardFunction;
pub use match_pattern::{MatchPattern, Variables};

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
    /// What the variables stand for, when it takes that term.
    #[must_use]
    pub fn matches(&self, term: &Term) -> Option<Variables> {
        let mut variables = Variables::new();
        let takes = self.pattern.matches(term, &mut variables)
            && (self.guards.is_empty() || self.guards.iter().any(|guard| guard.holds(&variables)));
        takes.then_some(variables)
    }
}

/// The first of these clauses that takes the term: which it is, and what its variables stand for.
#[must_use]
pub fn select(clauses: &[CaseClause], term: &Term) -> Option<(usize, Variables)> {
    let mut tried = clauses.iter().enumerate();
    tried.find_map(|(at, clause)| Some((at, clause.matches(term)?)))
}

#[cfg(test)]
mod tests;
