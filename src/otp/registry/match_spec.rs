//! Match specifications over a registry's entries: patterns in heads, then guards, then what is made of an entry.
//!
//! A subset of what ETS has: patterns of any terms with `:_` and `:"$1"`; comparisons, type tests, booleans, `element`
//! and `const` in guards and bodies. Everything is read first: what is not understood, or names a variable that no
//! head binds, makes the whole specification invalid, also over no entries.

mod expression;
mod head;

use std::collections::BTreeMap;

use expression::Expression;
use head::{Bindings, Taken, fits, variables};

use crate::runtime::Term;

/// A match specification: the first clause that takes an entry says what is made of it.
pub(super) struct Spec {
    clauses: Vec<Clause>,
}

impl Spec {
    pub(super) fn parse(spec: &[Term]) -> Option<Self> {
        let clauses = spec.iter().map(Clause::parse).collect::<Option<_>>()?;
        Some(Self { clauses })
    }

    /// What becomes of the entry `{key, {pid, value}}`; `None` when no clause takes it.
    pub(super) fn run(&self, key: &Term, entry: &Term) -> Option<Term> {
        self.clauses.iter().find_map(|clause| {
            let bindings = clause.matches(key, entry)?;
            let row = Taken { key, entry, bindings };
            let mut results = clause.body.iter().map(|expression| expression.evaluate(&row));
            // A body that fails makes the atom `:EXIT`.
            let all = results.by_ref().collect::<Option<Vec<_>>>();
            Some(all.and_then(|mut all| all.pop()).unwrap_or(Term::atom("EXIT")))
        })
    }
}

/// `{{key, pid, value}, guards, body}`.
pub(super) struct Clause {
    key: Term,
    pid: Term,
    value: Term,
    guards: Vec<Expression>,
    body: Vec<Expression>,
}

impl Clause {
    /// One that looks at the value alone.
    pub(super) fn of_value(pattern: &Term, guards: &[Term]) -> Option<Self> {
        let any = Term::atom("_");
        Self::new([&any, &any, pattern], guards, &[])
    }

    /// Does that term have a head of three, and two more parts?
    pub(super) fn has_its_shape(term: &Term) -> bool {
        let parts = term.elements().filter(|parts| parts.len() == 3);
        parts
            .and_then(|parts| parts[0].elements())
            .is_some_and(|head| head.len() == 3)
    }

    fn parse(term: &Term) -> Option<Self> {
        let [head, Term::List(guards), Term::List(body)] = term.elements()? else {
            return None;
        };
        let [key, pid, value] = head.elements()? else {
            return None;
        };
        if body.is_empty() {
            return None;
        }
        Self::new(
            [key, pid, value],
            &guards.elements::<Vec<_>>()?,
            &body.elements::<Vec<_>>()?,
        )
    }

    fn new(head: [&Term; 3], guards: &[Term], body: &[Term]) -> Option<Self> {
        let mut bound = Vec::new();
        for pattern in head {
            variables(pattern, &mut bound);
        }
        let parse = |terms: &[Term]| -> Option<Vec<Expression>> {
            let parsed = terms.iter().map(|term| Expression::parse(term, &bound));
            parsed.collect()
        };
        let [key, pid, value] = head.map(Clone::clone);
        Some(Self {
            key,
            pid,
            value,
            guards: parse(guards)?,
            body: parse(body)?,
        })
    }

    /// What its variables stand for in the entry `{key, {pid, value}}`; `None` when it does not take it.
    pub(super) fn matches<'a>(&self, key: &'a Term, entry: &'a Term) -> Option<Bindings<'a>> {
        let [pid, value] = entry.elements()? else {
            return None;
        };
        let mut bindings = BTreeMap::new();
        let heads = [(&self.key, key), (&self.pid, pid), (&self.value, value)];
        if !heads.iter().all(|(pattern, term)| fits(pattern, term, &mut bindings)) {
            return None;
        }
        let row = Taken { key, entry, bindings };
        let passes = |guard: &Expression| guard.evaluate(&row).is_some_and(|value| value.is_atom("true"));
        self.guards.iter().all(passes).then_some(row.bindings)
    }
}
