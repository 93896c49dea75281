//! Match specifications over a registry's entries: patterns in heads, then guards, then what is made of an entry.
//!
//! A subset of what ETS has: patterns of any terms with `:_` and `:"$1"`; comparisons, type tests, booleans, `element`
//! and `const` in guards and bodies. Everything is read first: what is not understood, or names a variable that no
//! head binds, makes the whole specification invalid, also over no entries.

mod expression;

use std::collections::BTreeMap;

use expression::Expression;

use crate::runtime::Term;

/// What the variables of a head stand for.
type Bindings<'a> = BTreeMap<u32, &'a Term>;

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
            let row = Row { key, entry, bindings };
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
        Self::new([key, pid, value], guards, body)
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
        let row = Row { key, entry, bindings };
        let passes = |guard: &Expression| guard.evaluate(&row).is_some_and(|value| value.is_atom("true"));
        self.guards.iter().all(passes).then_some(row.bindings)
    }
}

/// An entry that a head took.
struct Row<'a> {
    key: &'a Term,
    entry: &'a Term,
    bindings: Bindings<'a>,
}

/// The number of a variable: 1 for `:"$1"`.
fn variable(term: &Term) -> Option<u32> {
    let Term::Atom(atom) = term else { return None };
    let digits = atom.name().strip_prefix('$')?;
    let written = digits.parse::<u32>().ok()?;
    // `:"$01"` is none.
    (written.to_string() == digits).then_some(written)
}

fn variables(pattern: &Term, found: &mut Vec<u32>) {
    found.extend(variable(pattern));
    match pattern {
        Term::Tuple(parts) | Term::List(parts) => parts.iter().for_each(|part| variables(part, found)),
        Term::Map(pairs) => pairs.iter().for_each(|(_, value)| variables(value, found)),
        Term::Int(_) | Term::Atom(_) | Term::Str(_) | Term::Pid(_) | Term::Reference(_) | Term::Date(_) => {}
    }
}

/// Does the pattern take the term? A map takes any that has its keys.
fn fits<'a>(pattern: &Term, term: &'a Term, bindings: &mut Bindings<'a>) -> bool {
    if pattern.is_atom("_") {
        return true;
    }
    if let Some(number) = variable(pattern) {
        return *bindings.entry(number).or_insert(term) == term;
    }
    match (pattern, term) {
        (Term::Tuple(patterns), Term::Tuple(terms)) | (Term::List(patterns), Term::List(terms)) => {
            let mut pairs = patterns.iter().zip(&**terms);
            patterns.len() == terms.len() && pairs.all(|(pattern, term)| fits(pattern, term, bindings))
        }
        (Term::Map(pairs), Term::Map(_)) => pairs
            .iter()
            .all(|(key, pattern)| term.get(key).is_some_and(|value| fits(pattern, value, bindings))),
        (pattern, term) => pattern == term,
    }
}
