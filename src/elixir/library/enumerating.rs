//! What `Enum` and `MapSet` need that takes no function and has to be fast: the functions behind those that do.

use std::collections::{BTreeMap, BTreeSet};

use super::functions::{Functions, Modules};
use super::lists::{folded, list, sort_terms, within};
use crate::elixir::fault::Fault;
use crate::runtime::{Term, number, sort_by};
use crate::tuple;

pub(super) const MODULES: Modules = &[("Elixir.Coppice", COPPICE)];

const COPPICE: Functions = &[
    // In the order of `:asc` or `:desc`; equal ones stay as they are.
    ("sorted", 2, |a| {
        let mut elements = list(&a[0])?;
        match a[1].is_atom("desc") {
            true => sort_terms(&mut elements, &|one, other| other.compare(one)),
            false => sort_terms(&mut elements, &Term::compare),
        }
        Ok(Term::list(elements))
    }),
    // Of pairs of a key and a value, the values in the order of their keys.
    ("sorted_values", 2, |a| {
        let mut pairs = pairs(&a[0])?;
        match a[1].is_atom("desc") {
            true => sort_by(&mut pairs, |(one, _), (other, _)| other.compare(one)),
            false => sort_by(&mut pairs, |(one, _), (other, _)| one.compare(other)),
        }
        Ok(values(pairs))
    }),
    // Of pairs of a key and a value, the values whose keys come for the first time.
    ("unique_values", 1, |a| {
        let mut seen = BTreeSet::new();
        let first = pairs(&a[0])?.into_iter().filter(|(key, _)| seen.insert(key.clone()));
        Ok(values(first.collect()))
    }),
    ("frequencies", 1, |a| {
        let mut counted = BTreeMap::<Term, i64>::new();
        for one in list(&a[0])? {
            *counted.entry(one).or_default() += 1;
        }
        Ok(Term::map(
            counted.into_iter().map(|(one, count)| (one, Term::Int(count))),
        ))
    }),
    // Of pairs of a key and a value, the last ones first, the values of each key.
    ("grouped", 1, |a| {
        let mut groups = BTreeMap::<Term, Term>::new();
        for (key, value) in pairs(&a[0])? {
            let behind = groups.remove(&key).unwrap_or(Term::list([]));
            groups.insert(key, Term::cons(value, behind));
        }
        Ok(Term::map(groups))
    }),
    // Of bitstrings, the last ones first, all in one.
    ("concatenated", 1, |a| {
        let (mut bytes, mut bits) = (Vec::<u8>::new(), 0_usize);
        for part in list(&a[0])?.iter().rev() {
            let (of, count) = match part {
                Term::Str(text) => (text.as_bytes(), text.len() * 8),
                Term::Bits(all) => (all.bytes(), all.bit_size()),
                _ => return Err(Fault::function_clause()),
            };
            for at in 0..count {
                if bits % 8 == 0 {
                    bytes.push(0);
                }
                if let Some(last) = bytes.last_mut() {
                    *last |= (of[at / 8] >> (7 - at % 8) & 1) << (7 - bits % 8);
                }
                bits += 1;
            }
        }
        Ok(Term::bitstring(bytes, bits))
    }),
    ("joined", 2, |a| {
        let mut parts = Vec::new();
        for (at, one) in list(&a[0])?.into_iter().enumerate() {
            parts.extend((at > 0).then(|| a[1].clone()));
            parts.push(one);
        }
        super::texts::concat(&parts)
    }),
    ("product", 1, |a| folded(list(&a[0])?, Term::Int(1), number::multiply)),
    ("indexed", 2, |a| {
        let mut at = a[1].clone();
        let mut indexed = Vec::new();
        for one in list(&a[0])? {
            let next = number::add(&at, &Term::Int(1)).map_err(|error| Fault::from(error.to_term()))?;
            indexed.push(tuple![one, std::mem::replace(&mut at, next)]);
        }
        Ok(Term::list(indexed))
    }),
    // The numbers of a range that is known to be one.
    ("range_list", 3, |a| {
        match (a[0].as_int(), a[1].as_int(), a[2].as_int()) {
            (Some(first), Some(last), Some(step)) if step != 0 => {
                let is_empty = if step > 0 { first > last } else { first < last };
                let steps = last.abs_diff(first) / step.unsigned_abs();
                within(if is_empty {
                    0
                } else {
                    usize::try_from(steps).unwrap_or(usize::MAX)
                })?;
                let inside = |at: &i64| if step > 0 { *at <= last } else { *at >= last };
                let numbers = std::iter::successors(Some(first), |at| at.checked_add(step)).take_while(inside);
                Ok(Term::list(numbers.map(Term::Int).collect::<Vec<_>>()))
            }
            _ => big_range(a),
        }
    }),
    // The keys of two maps: in both, in the first alone.
    ("common_keys", 2, |a| kept(a, true)),
    ("other_keys", 2, |a| kept(a, false)),
];

fn pairs(term: &Term) -> Result<Vec<(Term, Term)>, Fault> {
    let pair = |pair: Term| match pair.elements() {
        Some([key, value]) => Ok((key.clone(), value.clone())),
        _ => Err(Fault::function_clause()),
    };
    list(term)?.into_iter().map(pair).collect()
}

fn values(pairs: Vec<(Term, Term)>) -> Term {
    Term::list(pairs.into_iter().map(|(_, value)| value).collect::<Vec<_>>())
}

/// A range that goes beyond what is small, or to what is no integer.
fn big_range(a: &[Term]) -> Result<Term, Fault> {
    let [first, last, step] = [&a[0], &a[1], &a[2]];
    let up = step.compare(&Term::Int(0)).is_gt();
    let inside = |at: &Term| {
        if up {
            at.compare(last).is_le()
        } else {
            at.compare(last).is_ge()
        }
    };
    if inside(first) && last.is_integer() {
        let steps = number::subtract(last, first).and_then(|all| number::div(&all, step));
        within(
            steps
                .ok()
                .and_then(|steps| usize::try_from(steps.as_int()?).ok())
                .unwrap_or(usize::MAX),
        )?;
    }
    let (mut at, mut numbers) = (first.clone(), Vec::new());
    while inside(&at) {
        // Every number comes before what is no number: that has no end.
        within(if last.is_number() { numbers.len() } else { usize::MAX })?;
        let next = number::add(&at, step).map_err(|error| Fault::from(error.to_term()))?;
        numbers.push(std::mem::replace(&mut at, next));
    }
    Ok(Term::list(numbers))
}

/// The pairs of the first map whose keys the second has, or has not.
pub(super) fn kept(a: &[Term], common: bool) -> Result<Term, Fault> {
    let (Some(one), Some(other)) = (a[0].as_map(), a[1].as_map()) else {
        return Err(Fault::function_clause());
    };
    let kept = one.iter().filter(|(key, _)| other.get(key).is_some() == common);
    Ok(Term::map(kept.cloned()))
}
