//! The heads of a match specification: patterns, and what their variables stand for in an object.

use std::collections::BTreeMap;

use crate::runtime::{Term, TermList};

/// What the variables of a head stand for.
pub(in crate::otp) type Bindings<'a> = BTreeMap<u32, &'a Term>;

/// An object that a head took.
pub(super) struct Taken<'a> {
    pub(super) object: &'a Term,
    pub(super) bindings: Bindings<'a>,
}

/// The number of a variable: 1 for `:"$1"`.
pub(super) fn variable(term: &Term) -> Option<u32> {
    let Term::Atom(atom) = term else { return None };
    let digits = atom.name().strip_prefix('$')?;
    let written = digits.parse::<u32>().ok()?;
    // `:"$01"` is none.
    (written.to_string() == digits).then_some(written)
}

/// Adds the variables of a pattern to those found.
pub(super) fn variables(pattern: &Term, found: &mut Vec<u32>) {
    found.extend(variable(pattern));
    match pattern {
        Term::Tuple(parts) => parts.iter().for_each(|part| variables(part, found)),
        Term::List(parts) => {
            let mut parts = parts.iter();
            parts.by_ref().for_each(|part| variables(part, found));
            parts.end().into_iter().for_each(|end| variables(end, found));
        }
        Term::Map(pairs) => pairs.iter().for_each(|(_, value)| variables(value, found)),
        _ => {}
    }
}

/// Does the pattern take the term? A map takes any that has its keys.
pub(super) fn fits<'a>(pattern: &Term, term: &'a Term, bindings: &mut Bindings<'a>) -> bool {
    if pattern.is_atom("_") {
        return true;
    }
    if let Some(number) = variable(pattern) {
        return *bindings.entry(number).or_insert(term) == term;
    }
    match (pattern, term) {
        (Term::Tuple(patterns), Term::Tuple(terms)) => {
            let mut pairs = patterns.iter().zip(&**terms);
            patterns.len() == terms.len() && pairs.all(|(pattern, term)| fits(pattern, term, bindings))
        }
        (Term::List(patterns), Term::List(terms)) => fits_list(patterns, terms, bindings),
        (Term::Map(pairs), Term::Map(_)) => pairs
            .iter()
            .all(|(key, pattern)| term.get(key).is_some_and(|value| fits(pattern, value, bindings))),
        (pattern, term) => pattern == term,
    }
}

/// Cell by cell, and then what both end in: that may be a variable, which takes all that is left.
fn fits_list<'a>(mut patterns: &TermList, mut terms: &'a TermList, bindings: &mut Bindings<'a>) -> bool {
    while let (Some((pattern, patterns_left)), Some((term, left))) = (patterns.split(), terms.split()) {
        if !fits(pattern, term, bindings) {
            return false;
        }
        match (patterns_left, left) {
            (Term::List(patterns_left), Term::List(left)) => (patterns, terms) = (patterns_left, left),
            (pattern, end) => return fits(pattern, end, bindings),
        }
    }
    patterns.is_empty() && terms.is_empty()
}
