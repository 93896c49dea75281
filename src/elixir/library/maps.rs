//! `Map`, `:maps`, `MapSet`, `Tuple`: what takes no functions.

use std::collections::BTreeSet;

use super::functions::{Functions, Modules};
use super::lists::list;
use crate::elixir::fault::{Fault, exception};
use crate::runtime::{Term, gather};
use crate::tuple;

pub(super) const MODULES: Modules = &[("Elixir.Map", MAP), ("maps", MAPS), ("Elixir.Tuple", TUPLE)];

const MAP: Functions = &[
    ("new", 0, |_| Ok(Term::map([]))),
    ("put", 3, |a| Ok(map(&a[0])?.put(a[1].clone(), a[2].clone()))),
    ("get", 2, |a| Ok(get(&a[0], &a[1])?.unwrap_or(Term::atom("nil")))),
    ("get", 3, |a| Ok(get(&a[0], &a[1])?.unwrap_or(a[2].clone()))),
    ("fetch", 2, |a| {
        Ok(match get(&a[0], &a[1])? {
            Some(value) => tuple![Term::atom("ok"), value],
            None => Term::atom("error"),
        })
    }),
    ("has_key?", 2, |a| Ok(Term::from(get(&a[0], &a[1])?.is_some()))),
    ("delete", 2, |a| Ok(map(&a[0])?.without(&a[1]))),
    ("to_list", 1, |a| Ok(Term::list(pairs(&a[0])?))),
    ("keys", 1, keys),
    ("values", 1, values),
    ("put_new", 3, |a| {
        Ok(match get(&a[0], &a[1])? {
            Some(_) => a[0].clone(),
            None => a[0].clone().put(a[1].clone(), a[2].clone()),
        })
    }),
    ("replace", 3, |a| {
        Ok(match get(&a[0], &a[1])? {
            Some(_) => a[0].clone().put(a[1].clone(), a[2].clone()),
            None => a[0].clone(),
        })
    }),
    ("merge", 2, merge),
    ("equal?", 2, |a| {
        if a[0].as_map().is_none() || a[1].as_map().is_none() {
            let other = if a[0].as_map().is_none() { &a[0] } else { &a[1] };
            map(other)?;
        }
        Ok(Term::from(a[0] == a[1]))
    }),
    ("pop", 2, |a| pop(a, &Term::atom("nil"))),
    ("pop", 3, |a| pop(a, &a[2])),
    ("pop!", 2, |a| match get(&a[0], &a[1])? {
        Some(value) => Ok(tuple![value, a[0].clone().without(&a[1])]),
        None => {
            let fields = [
                ("key", a[1].clone()),
                ("message", Term::atom("nil")),
                ("term", a[0].clone()),
            ];
            Err(Fault::from(exception("Elixir.KeyError", fields)))
        }
    }),
];

const MAPS: Functions = &[
    ("new", 0, |_| Ok(Term::map([]))),
    ("put", 3, |a| Ok(map(&a[2])?.put(a[0].clone(), a[1].clone()))),
    ("get", 2, |a| get(&a[1], &a[0])?.ok_or_else(|| missing(&a[0]))),
    ("get", 3, |a| Ok(get(&a[1], &a[0])?.unwrap_or(a[2].clone()))),
    ("find", 2, |a| {
        Ok(match get(&a[1], &a[0])? {
            Some(value) => tuple![Term::atom("ok"), value],
            None => Term::atom("error"),
        })
    }),
    ("is_key", 2, |a| Ok(Term::from(get(&a[1], &a[0])?.is_some()))),
    ("remove", 2, |a| Ok(map(&a[1])?.without(&a[0]))),
    ("take", 2, |a| {
        Ok(match get(&a[1], &a[0])? {
            Some(value) => tuple![value, a[1].clone().without(&a[0])],
            None => Term::atom("error"),
        })
    }),
    ("update", 3, |a| update(&a[2], &a[0], &a[1])),
    ("keys", 1, keys),
    ("values", 1, values),
    ("size", 1, |a| {
        map(&a[0])?;
        Ok(Term::Int(a[0].as_map().map_or(0, |map| map.len()) as i64))
    }),
    ("to_list", 1, |a| Ok(Term::list(pairs(&a[0])?))),
    ("from_list", 1, |a| of_pairs(&a[0])),
    ("from_keys", 2, |a| {
        let keys = proper(&a[0])?;
        Ok(Term::map(keys.into_iter().map(|key| (key, a[1].clone()))))
    }),
    ("merge", 2, merge),
    ("intersect", 2, |a| {
        super::enumerating::kept(&[a[1].clone(), a[0].clone()], true)
    }),
    ("with", 2, |a| select(a, true)),
    ("without", 2, |a| select(a, false)),
];

const TUPLE: Functions = &[
    ("to_list", 1, |a| {
        let elements = a[0].elements().ok_or_else(|| Fault::badarg(&[(1, "not a tuple")]))?;
        Ok(Term::list(elements.to_vec()))
    }),
    ("append", 2, |a| {
        let elements = a[0].elements().ok_or_else(|| Fault::badarg(&[(1, "not a tuple")]))?;
        Ok(Term::tuple([elements, &[a[1].clone()]].concat()))
    }),
    ("insert_at", 3, |a| {
        let (mut elements, at) = placed(a, 1)?;
        elements.insert(at, a[2].clone());
        Ok(Term::tuple(elements))
    }),
    ("delete_at", 2, |a| {
        let (mut elements, at) = placed(a, 0)?;
        elements.remove(at);
        Ok(Term::tuple(elements))
    }),
    ("duplicate", 2, |a| {
        let count = a[1].as_int().and_then(|count| usize::try_from(count).ok());
        let count = count.filter(|count| *count < 1 << 24);
        let count = count.ok_or_else(|| Fault::badarg(&[(1, "out of range")]))?;
        Ok(Term::tuple(vec![a[0].clone(); count]))
    }),
];

/// `{:badmap, term}` for what is none.
pub(super) fn map(term: &Term) -> Result<Term, Fault> {
    match term.as_map() {
        Some(_) => Ok(term.clone()),
        None => Err(Fault::from(tuple![Term::atom("badmap"), term.clone()])),
    }
}

pub(super) fn get(term: &Term, key: &Term) -> Result<Option<Term>, Fault> {
    match term {
        Term::Map(map) => Ok(map.get(key).cloned()),
        other => {
            map(other)?;
            Ok(other.as_map().and_then(|map| map.get(key).cloned()))
        }
    }
}

/// `{:badkey, key}`. An exception that is made of it finds the map among the arguments of the call that raised it.
fn missing(key: &Term) -> Fault {
    Fault::from(tuple![Term::atom("badkey"), key.clone()])
}

pub(super) fn pairs(term: &Term) -> Result<Vec<Term>, Fault> {
    map(term)?;
    let map = term.as_map();
    let pairs = map.iter().flat_map(|map| map.iter());
    Ok(pairs.map(|(key, value)| tuple![key.clone(), value.clone()]).collect())
}

fn keys(a: &[Term]) -> Result<Term, Fault> {
    map(&a[0])?;
    let map = a[0].as_map();
    let pairs = map.iter().flat_map(|map| map.iter());
    Ok(Term::list(pairs.map(|(key, _)| key.clone()).collect::<Vec<_>>()))
}

fn values(a: &[Term]) -> Result<Term, Fault> {
    map(&a[0])?;
    let map = a[0].as_map();
    let pairs = map.iter().flat_map(|map| map.iter());
    Ok(Term::list(pairs.map(|(_, value)| value.clone()).collect::<Vec<_>>()))
}

/// The elements of the first argument.
fn proper(term: &Term) -> Result<Vec<Term>, Fault> {
    term.list_elements().ok_or_else(|| match term {
        Term::List(_) => Fault::badarg(&[(1, "not a proper list")]),
        _ => Fault::badarg(&[(1, "not a list")]),
    })
}

/// A map of a list of pairs; of two with one key the later counts.
fn of_pairs(term: &Term) -> Result<Term, Fault> {
    let elements = proper(term)?;
    let pair = |pair: &Term| match pair.elements() {
        Some([key, value]) => Ok((key.clone(), value.clone())),
        _ => Err(Fault::from(Term::atom("badarg"))),
    };
    Ok(Term::map(elements.iter().map(pair).collect::<Result<Vec<_>, _>>()?))
}

fn update(of: &Term, key: &Term, value: &Term) -> Result<Term, Fault> {
    match get(of, key)? {
        Some(_) => Ok(of.clone().put(key.clone(), value.clone())),
        None => Err(missing(key)),
    }
}

fn merge(a: &[Term]) -> Result<Term, Fault> {
    let (into, from) = (map(&a[0])?, map(&a[1])?);
    let from = from.as_map();
    let pairs = from.iter().flat_map(|map| map.iter()).cloned();
    // Many at once: to put one into a map takes as long as the map is.
    let is_plain = into
        .as_map()
        .is_some_and(|map| map.get(&Term::atom("__struct__")).is_none());
    if is_plain && let Some(own) = into.as_map() {
        return Ok(Term::map(own.iter().cloned().chain(pairs)));
    }
    Ok(pairs.fold(into.clone(), |map, (key, value)| map.put(key, value)))
}

fn pop(a: &[Term], default: &Term) -> Result<Term, Fault> {
    Ok(match get(&a[0], &a[1])? {
        Some(value) => tuple![value, a[0].clone().without(&a[1])],
        None => tuple![default.clone(), a[0].clone()],
    })
}

/// The pairs whose keys are listed, or the others.
fn select(a: &[Term], listed: bool) -> Result<Term, Fault> {
    let keys: BTreeSet<Term> = gather(list(&a[0])?);
    map(&a[1])?;
    if !listed {
        return Ok(keys.iter().fold(a[1].clone(), |map, key| map.without(key)));
    }
    let map = a[1].as_map();
    let pairs = map.iter().flat_map(|map| map.iter());
    Ok(Term::map(pairs.filter(|(key, _)| keys.contains(key)).cloned()))
}

/// The elements of a tuple and a place among them, or as many places behind them.
fn placed(a: &[Term], behind: usize) -> Result<(Vec<Term>, usize), Fault> {
    let wrong = || Fault::badarg(&[(1, "out of range")]);
    let elements = a[0].elements().ok_or_else(|| Fault::badarg(&[(2, "not a tuple")]))?;
    let at = a[1]
        .as_int()
        .and_then(|at| usize::try_from(at).ok())
        .ok_or_else(wrong)?;
    if at >= elements.len() + behind {
        return Err(wrong());
    }
    Ok((elements.to_vec(), at))
}
