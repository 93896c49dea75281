//! Structs as their modules declare them.
//!
//! A map prints as a struct when a module of that name is loaded and declares just these fields, however the map came about. A
//! term knows how its fields are declared where it was made as a struct; of others it is looked up when they are printed.

use std::borrow::Cow;
use std::cell::Cell;

use super::loaded::Loaded;
use crate::runtime::{Map, Term, TermList};

/// Further in nothing is looked up: each level takes stack.
const MAX_DEPTH: u32 = 256;
/// So many terms are looked at, and behind them nothing is looked up: what holds itself twice, again and again, has no end.
const MAX_TERMS: u32 = 100_000;

/// The same term, in which every struct knows how its module declares its fields.
pub fn as_declared<'t>(term: &'t Term, loaded: &Loaded) -> Cow<'t, Term> {
    declared(term, loaded, 0, &Cell::new(MAX_TERMS)).map_or(Cow::Borrowed(term), Cow::Owned)
}

/// The term with what was not known before; `None` where all of it was.
fn declared(term: &Term, loaded: &Loaded, depth: u32, left: &Cell<u32>) -> Option<Term> {
    if depth > MAX_DEPTH || left.get() == 0 {
        return None;
    }
    left.set(left.get() - 1);
    let within = |term: &Term| declared(term, loaded, depth + 1, left);
    match term {
        Term::Tuple(elements) => changed(elements.iter(), within).map(Term::tuple),
        Term::List(list) => {
            let mut cells = list.iter();
            let count = cells.by_ref().count();
            let all = list.iter().chain(cells.end());
            let mut parts = changed(all, within)?;
            let end = if parts.len() > count { parts.pop() } else { None };
            Some(TermList::with_tail(parts, end.unwrap_or(Term::List(TermList::EMPTY))))
        }
        Term::Map(map) => {
            let inside = changed(map.iter().flat_map(|(key, value)| [key, value]), within);
            let fields = match map.get(&Term::atom("__struct__")) {
                Some(Term::Atom(module)) if !map.is_declared() => loaded.fields(*module),
                _ => None,
            };
            if inside.is_none() && fields.is_none() {
                return None;
            }
            let made = inside.map_or_else(|| term.clone(), |inside| rebuilt(map, inside));
            Some(match fields {
                Some(fields) => made.declared(&fields),
                None => made,
            })
        }
        _ => None,
    }
}

/// The same map with these keys and values in the places of its own.
fn rebuilt(map: &Map, parts: Vec<Term>) -> Term {
    let mut parts = parts.into_iter();
    let pairs = std::iter::from_fn(|| Some((parts.next()?, parts.next()?)));
    let made = Term::map(pairs.collect::<Vec<_>>());
    match map.declared_order() {
        Some(order) => made.declared(&order),
        None => made,
    }
}

/// All of them, when something is known of any that was not before.
fn changed<'t>(
    terms: impl Iterator<Item = &'t Term> + Clone,
    within: impl Fn(&Term) -> Option<Term>,
) -> Option<Vec<Term>> {
    let mut all: Option<Vec<Term>> = None;
    for (at, term) in terms.clone().enumerate() {
        match (within(term), &mut all) {
            (Some(new), Some(all)) => all.push(new),
            (Some(new), none) => {
                let mut before: Vec<Term> = terms.clone().take(at).cloned().collect();
                before.push(new);
                *none = Some(before);
            }
            (None, Some(all)) => all.push(term.clone()),
            (None, None) => {}
        }
    }
    all
}
