//! `:lists` and `List`: what takes no functions.

use super::functions::{Functions, Modules};
use crate::elixir::fault::Fault;
use crate::runtime::{Term, TermList, number};
use crate::tuple;

pub(super) const MODULES: Modules = &[("lists", LISTS)];

const LISTS: Functions = &[
    ("reverse", 1, reverse),
    ("reverse", 2, reverse_onto),
    ("member", 2, member),
    ("append", 1, append_all),
    ("append", 2, |a| Ok(TermList::with_tail(list(&a[0])?, a[1].clone()))),
    ("last", 1, |a| {
        list(&a[0])?.last().cloned().ok_or_else(Fault::function_clause)
    }),
    ("droplast", 1, |a| {
        let mut elements = list(&a[0])?;
        elements.pop().ok_or_else(Fault::function_clause)?;
        Ok(Term::list(elements))
    }),
    ("sum", 1, |a| folded(list(&a[0])?, Term::Int(0), number::add)),
    ("max", 1, |a| extreme(&a[0], std::cmp::Ordering::Greater)),
    ("min", 1, |a| extreme(&a[0], std::cmp::Ordering::Less)),
    ("sort", 1, |a| {
        let mut elements = list(&a[0])?;
        sort_terms(&mut elements, &Term::compare);
        Ok(Term::list(elements))
    }),
    ("usort", 1, |a| {
        let mut elements = list(&a[0])?;
        sort_terms(&mut elements, &Term::compare);
        elements.dedup_by(|one, before| one.compare(before).is_eq());
        Ok(Term::list(elements))
    }),
    ("uniq", 1, |a| {
        let elements = list(&a[0])?;
        let mut seen = std::collections::BTreeSet::new();
        let first = elements.into_iter().filter(|one| seen.insert(one.clone()));
        Ok(Term::list(first.collect::<Vec<_>>()))
    }),
    ("delete", 2, |a| {
        let mut elements = list(&a[1])?;
        if let Some(at) = elements.iter().position(|one| *one == a[0]) {
            elements.remove(at);
        }
        Ok(Term::list(elements))
    }),
    ("duplicate", 2, |a| {
        let count = within(count(&a[0])?)?;
        Ok(Term::list(vec![a[1].clone(); count]))
    }),
    ("seq", 2, |a| sequence(&a[0], &a[1], &Term::Int(1))),
    ("seq", 3, |a| sequence(&a[0], &a[1], &a[2])),
    ("nth", 2, |a| {
        nth_tail(a, 1)?.first().cloned().ok_or_else(Fault::function_clause)
    }),
    ("nthtail", 2, |a| Ok(Term::List(nth_tail(a, 0)?))),
    ("flatten", 1, |a| Ok(Term::list(flat(&a[0])?))),
    ("flatten", 2, |a| {
        let elements = flat(&a[0])?;
        list(&a[1])?;
        Ok(TermList::with_tail(elements, a[1].clone()))
    }),
    ("sublist", 2, |a| {
        let (elements, count) = (list(&a[0])?, count(&a[1])?);
        Ok(Term::list(elements.into_iter().take(count).collect::<Vec<_>>()))
    }),
    ("sublist", 3, |a| {
        let elements = list(&a[0])?;
        let (start, count) = (count(&a[1])?, count(&a[2])?);
        let behind = start.checked_sub(1).filter(|before| *before <= elements.len());
        let behind = behind.ok_or_else(Fault::function_clause)?;
        Ok(Term::list(
            elements.into_iter().skip(behind).take(count).collect::<Vec<_>>(),
        ))
    }),
    ("split", 2, |a| {
        let (Some(at), Some(mut elements)) = (a[0].as_int(), a[1].list_elements()) else {
            return Err(Fault::from(Term::atom("badarg")));
        };
        let at = usize::try_from(at).map_err(|_| Fault::function_clause())?;
        if at > elements.len() {
            return Err(Fault::from(Term::atom("badarg")));
        }
        let behind = elements.split_off(at);
        Ok(tuple![Term::list(elements), Term::list(behind)])
    }),
    ("prefix", 2, |a| Ok(Term::from(list(&a[1])?.starts_with(&list(&a[0])?)))),
    ("suffix", 2, |a| Ok(Term::from(list(&a[1])?.ends_with(&list(&a[0])?)))),
    ("subtract", 2, super::kernel::subtract),
    ("zip", 2, |a| {
        let (one, other) = (list(&a[0])?, list(&a[1])?);
        if one.len() != other.len() {
            return Err(Fault::function_clause());
        }
        let pairs = one.into_iter().zip(other);
        Ok(Term::list(
            pairs.map(|(one, other)| tuple![one, other]).collect::<Vec<_>>(),
        ))
    }),
    ("unzip", 1, |a| {
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for pair in list(&a[0])? {
            let Some([left, right]) = pair.elements() else {
                return Err(Fault::function_clause());
            };
            one.push(left.clone());
            other.push(right.clone());
        }
        Ok(tuple![Term::list(one), Term::list(other)])
    }),
    ("enumerate", 1, |a| enumerated(1, &a[0])),
    ("enumerate", 2, |a| {
        enumerated(a[0].as_int().ok_or_else(Fault::function_clause)?, &a[1])
    }),
    ("join", 2, |a| {
        let mut joined = Vec::new();
        for (at, one) in list(&a[1])?.into_iter().enumerate() {
            joined.extend((at > 0).then(|| a[0].clone()));
            joined.push(one);
        }
        Ok(Term::list(joined))
    }),
];

/// How many elements a list may have that is made at once: more would take all memory before anything can stop it.
const MOST_AT_ONCE: usize = 10_000_000;

/// As many elements, when that is not too many.
pub(super) fn within(count: usize) -> Result<usize, Fault> {
    if count > MOST_AT_ONCE {
        return Err(Fault::limit(
            "a list of that many elements is longer than Coppice has room for",
        ));
    }
    Ok(count)
}

/// The elements of a proper list.
pub(super) fn list(term: &Term) -> Result<Vec<Term>, Fault> {
    term.list_elements().ok_or_else(Fault::function_clause)
}

fn count(term: &Term) -> Result<usize, Fault> {
    let count = term.as_int().and_then(|count| usize::try_from(count).ok());
    count.ok_or_else(Fault::function_clause)
}

fn reverse(a: &[Term]) -> Result<Term, Fault> {
    reverse_onto(&[a[0].clone(), Term::list([])]).map_err(|_| Fault::function_clause())
}

fn reverse_onto(a: &[Term]) -> Result<Term, Fault> {
    let wrong = || match &a[0] {
        Term::List(_) => Fault::badarg(&[(1, "not a proper list")]),
        _ => Fault::badarg(&[(1, "not a list")]),
    };
    let list = a[0].as_list().ok_or_else(wrong)?;
    let mut elements = list.iter();
    let reversed = elements
        .by_ref()
        .fold(a[1].clone(), |tail, head| Term::cons(head.clone(), tail));
    match elements.end() {
        None => Ok(reversed),
        Some(_) => Err(wrong()),
    }
}

fn member(a: &[Term]) -> Result<Term, Fault> {
    let wrong = || Fault::badarg(&[(2, "not a list")]);
    let mut elements = a[1].as_list().ok_or_else(wrong)?.iter();
    let found = elements.by_ref().any(|one| *one == a[0]);
    match elements.end() {
        Some(_) if !found => Err(Fault::badarg(&[(2, "not a proper list")])),
        _ => Ok(Term::from(found)),
    }
}

fn append_all(a: &[Term]) -> Result<Term, Fault> {
    let mut lists = list(&a[0])?.into_iter().rev();
    let last = lists.next().unwrap_or(Term::list([]));
    lists.try_fold(last, |behind, one| Ok(TermList::with_tail(list(&one)?, behind)))
}

/// All of them one after the other, by an operation of arithmetic.
pub(super) fn folded(
    elements: Vec<Term>,
    first: Term,
    operation: impl Fn(&Term, &Term) -> Result<Term, number::ArithmeticError>,
) -> Result<Term, Fault> {
    let mut all = elements.iter();
    all.try_fold(first, |sum, one| operation(&sum, one))
        .map_err(|error| Fault::from(error.to_term()))
}

/// The first of those that no other exceeds in that direction.
fn extreme(term: &Term, beyond: std::cmp::Ordering) -> Result<Term, Fault> {
    let more = |best: Term, one: Term| if one.compare(&best) == beyond { one } else { best };
    list(term)?.into_iter().reduce(more).ok_or_else(Fault::function_clause)
}

fn sequence(first: &Term, last: &Term, step: &Term) -> Result<Term, Fault> {
    let (Some(first), Some(last), Some(step)) = (first.as_int(), last.as_int(), step.as_int()) else {
        return Err(Fault::function_clause());
    };
    let possible = match step {
        0 => first == last,
        1.. => first - step <= last,
        _ => first - step >= last,
    };
    if step == 0 && !possible {
        return Err(Fault::badarg(&[(3, "not a positive increment")]));
    }
    if !possible {
        return Err(Fault::function_clause());
    }
    if step != 0 {
        within(usize::try_from(last.abs_diff(first) / step.unsigned_abs()).unwrap_or(usize::MAX))?;
    }
    let inside = |at: &i64| if step > 0 { *at <= last } else { *at >= last };
    let next = |at: &i64| at.checked_add(step).filter(|_| step != 0);
    let numbers = std::iter::successors(Some(first), next).take_while(inside);
    Ok(Term::list(numbers.map(Term::Int).collect::<Vec<_>>()))
}

/// What is left of a list behind the elements before the one of that number, counted from `from`.
fn nth_tail(a: &[Term], from: i64) -> Result<TermList, Fault> {
    let count = a[0].as_int().and_then(|at| usize::try_from(at - from).ok());
    let mut elements = a[1].as_list().ok_or_else(Fault::function_clause)?.iter();
    for _ in 0..count.ok_or_else(Fault::function_clause)? {
        elements.next().ok_or_else(Fault::function_clause)?;
    }
    Ok(elements.rest().clone())
}

/// Sorts stably; one copy of that code, whatever the comparison.
#[inline(never)]
pub(super) fn sort_terms(elements: &mut [Term], compare: &dyn Fn(&Term, &Term) -> std::cmp::Ordering) {
    elements.sort_by(compare);
}

/// The elements of a list and of the lists in it.
fn flat(term: &Term) -> Result<Vec<Term>, Fault> {
    let mut all = Vec::new();
    let mut open = vec![term.as_list().ok_or_else(Fault::function_clause)?.iter()];
    while let Some(elements) = open.last_mut() {
        match elements.next() {
            Some(Term::List(inner)) => open.push(inner.iter()),
            Some(one) => all.push(one.clone()),
            None if elements.end().is_some() => return Err(Fault::function_clause()),
            None => {
                open.pop();
            }
        }
    }
    Ok(all)
}

fn enumerated(from: i64, term: &Term) -> Result<Term, Fault> {
    let pairs = (from..).zip(list(term)?);
    Ok(Term::list(pairs.map(|(at, one)| tuple![at, one]).collect::<Vec<_>>()))
}
