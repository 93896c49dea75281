//! Match specifications over the objects of a table: patterns in heads, then guards, then what is made of an object.
//!
//! Patterns are of any terms with `:_` and `:"$1"`; guards and bodies have the functions that a guard may call, booleans of
//! any number of arguments, and `const`. Everything is read first: what is not understood, or names a variable that no
//! head binds, makes the whole specification invalid, also over no objects. It lacks `self` and what traces.

mod expression;
mod head;

use std::collections::BTreeMap;

use expression::Expression;
use head::{Bindings, Taken, fits, variables};

use crate::runtime::Term;

/// A match specification: the first clause that takes an object says what is made of it.
pub struct MatchSpec {
    clauses: Vec<MatchClause>,
}

impl MatchSpec {
    /// Reads one; `None` when it is none.
    #[must_use]
    pub fn parse(spec: &[Term]) -> Option<Self> {
        let clauses = spec.iter().map(MatchClause::parse).collect::<Option<_>>()?;
        Some(Self { clauses })
    }

    /// What becomes of the object; `None` when no clause takes it.
    #[must_use]
    pub fn run(&self, object: &Term) -> Option<Term> {
        self.clauses.iter().find_map(|clause| {
            let bindings = clause.matches(object)?;
            let row = Taken { object, bindings };
            let mut results = clause.body.iter().map(|expression| expression.evaluate(&row));
            // A body that fails makes the atom `:EXIT`.
            let all = results.by_ref().collect::<Option<Vec<_>>>();
            Some(all.and_then(|mut all| all.pop()).unwrap_or(Term::atom("EXIT")))
        })
    }
}

/// `{head, guards, body}`.
pub(in crate::otp) struct MatchClause {
    head: Term,
    guards: Vec<Expression>,
    body: Vec<Expression>,
}

impl MatchClause {
    fn parse(term: &Term) -> Option<Self> {
        let [head, Term::List(guards), Term::List(body)] = term.elements()? else {
            return None;
        };
        if body.is_empty() {
            return None;
        }
        Self::new(head, &guards.elements::<Vec<_>>()?, &body.elements::<Vec<_>>()?)
    }

    /// A head is a tuple or a variable.
    pub(in crate::otp) fn new(head: &Term, guards: &[Term], body: &[Term]) -> Option<Self> {
        let mut bound = Vec::new();
        variables(head, &mut bound);
        if bound.is_empty() && !matches!(head, Term::Tuple(_)) && !head.is_atom("_") {
            return None;
        }
        let parse = |terms: &[Term]| -> Option<Vec<Expression>> {
            let parsed = terms.iter().map(|term| Expression::parse(term, &bound));
            parsed.collect()
        };
        Some(Self {
            head: head.clone(),
            guards: parse(guards)?,
            body: parse(body)?,
        })
    }

    /// What its variables stand for in the object; `None` when it does not take it.
    pub(in crate::otp) fn matches<'a>(&self, object: &'a Term) -> Option<Bindings<'a>> {
        let mut bindings = BTreeMap::new();
        if !fits(&self.head, object, &mut bindings) {
            return None;
        }
        let row = Taken { object, bindings };
        let passes = |guard: &Expression| guard.evaluate(&row).is_some_and(|value| value.is_atom("true"));
        self.guards.iter().all(passes).then_some(row.bindings)
    }
}
