//! `Map`, `:maps`, `MapSet`, `Tuple`: what takes no functions.

use crate::elixir::fault::Fault;
use super::table::{Functions, Modules};
use crate::runtime::Term;
use crate::tuple;

pub(super) const MODULES: Modules = &[("Elixir.Map", MAP)];

const MAP: Functions = &[
    ("new", 0, |_| Ok(Term::map([]))),
    ("put", 3, |a| Ok(map(&a[0])?.put(a[1].clone(), a[2].clone()))),
    ("get", 2, |a| Ok(get(&a[0], &a[1])?.unwrap_or(Term::atom("nil")))),
    ("get", 3, |a| Ok(get(&a[0], &a[1])?.unwrap_or(a[2].clone()))),
    ("delete", 2, |a| Ok(map(&a[0])?.without(&a[1]))),
    ("to_list", 1, |a| Ok(Term::list(pairs(&a[0])?))),
];

/// `{:badmap, term}` for what is none.
pub(super) fn map(term: &Term) -> Result<Term, Fault> {
    match term.as_map() {
        Some(_) => Ok(term.clone()),
        None => Err(Fault::from(tuple![Term::atom("badmap"), term.clone()])),
    }
}

pub(super) fn get(term: &Term, key: &Term) -> Result<Option<Term>, Fault> {
    map(term)?;
    Ok(term.as_map().and_then(|map| map.get(key).cloned()))
}

pub(super) fn pairs(term: &Term) -> Result<Vec<Term>, Fault> {
    map(term)?;
    let map = term.as_map();
    let pairs = map.iter().flat_map(|map| map.iter());
    Ok(pairs.map(|(key, value)| tuple![key.clone(), value.clone()]).collect())
}
