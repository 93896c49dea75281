//! `:lists` of tuples that are found by one of their elements: `keyfind` and what goes with it.

use super::functions::{Functions, Modules};
use super::lists::list;
use super::lists::sort_terms;
use crate::elixir::fault::Fault;
use crate::runtime::Term;
use crate::tuple;

pub(super) const MODULES: Modules = &[("lists", KEYED)];

const KEYED: Functions = &[
    ("keyfind", 3, |a| {
        let (elements, found) = found(a, true)?;
        Ok(found.map_or(Term::from(false), |at| elements[at].clone()))
    }),
    ("keysearch", 3, |a| {
        let (elements, found) = found(a, true)?;
        Ok(found.map_or(Term::from(false), |at| {
            tuple![Term::atom("value"), elements[at].clone()]
        }))
    }),
    ("keymember", 3, |a| Ok(Term::from(found(a, true)?.1.is_some()))),
    ("keydelete", 3, |a| {
        let (mut elements, found) = found(a, false)?;
        if let Some(at) = found {
            elements.remove(at);
        }
        Ok(Term::list(elements))
    }),
    ("keyreplace", 4, |a| {
        let (mut elements, found) = found(a, false)?;
        a[3].elements().ok_or_else(Fault::function_clause)?;
        if let Some(at) = found {
            elements[at] = a[3].clone();
        }
        Ok(Term::list(elements))
    }),
    ("keystore", 4, |a| {
        let (mut elements, found) = found(a, false)?;
        a[3].elements().ok_or_else(Fault::function_clause)?;
        match found {
            Some(at) => elements[at] = a[3].clone(),
            None => elements.push(a[3].clone()),
        }
        Ok(Term::list(elements))
    }),
    ("keytake", 3, |a| {
        let (mut elements, found) = found(a, false)?;
        Ok(match found {
            Some(at) => {
                let taken = elements.remove(at);
                tuple![Term::atom("value"), taken, Term::list(elements)]
            }
            None => Term::from(false),
        })
    }),
    ("keysort", 2, |a| {
        let at = place(&a[0]).ok_or_else(Fault::function_clause)?;
        let mut elements = list(&a[1])?;
        let in_order = |term: &Term| term.elements().is_some_and(|elements| elements.len() > at);
        if elements.len() > 1 && !elements.iter().all(in_order) {
            return Err(Fault::badarg(&[(1, "out of range")]));
        }
        let key = |term: &Term| term.elements().map_or(term.clone(), |elements| elements[at].clone());
        sort_terms(&mut elements, &|one, other| key(one).compare(&key(other)));
        Ok(Term::list(elements))
    }),
    ("ukeysort", 2, |a| {
        let at = place(&a[0]).ok_or_else(Fault::function_clause)?;
        let mut elements = list(&a[1])?;
        let key = |term: &Term| term.elements().and_then(|elements| elements.get(at)).cloned();
        if elements.iter().any(|one| key(one).is_none()) {
            return Err(Fault::badarg(&[(1, "out of range")]));
        }
        let compare = |one: &Term, other: &Term| match (key(one), key(other)) {
            (Some(one), Some(other)) => one.compare(&other),
            _ => std::cmp::Ordering::Equal,
        };
        sort_terms(&mut elements, &compare);
        elements.dedup_by(|one, before| compare(one, before).is_eq());
        Ok(Term::list(elements))
    }),
];

/// The index of a tuple's element that is counted from 1.
fn place(term: &Term) -> Option<usize> {
    usize::try_from(term.as_int()?.checked_sub(1)?).ok()
}

/// The elements of the list, and where the first tuple is that has the key at that place.
fn found(a: &[Term], is_own: bool) -> Result<(Vec<Term>, Option<usize>), Fault> {
    // What is a function of the BEAM's own says what is wrong; what is written in Erlang has no clause for it.
    let wrong = |at: i64, what: &str| match is_own {
        true => Fault::badarg(&[(at, what)]),
        false => Fault::function_clause(),
    };
    let at = match (place(&a[1]), a[1].as_int()) {
        (Some(at), _) => at,
        (None, Some(_)) => return Err(wrong(2, "out of range")),
        (None, None) => return Err(wrong(2, "not an integer")),
    };
    let elements = match &a[2] {
        Term::List(list) => {
            let mut elements = list.iter();
            let all: Vec<Term> = elements.by_ref().cloned().collect();
            let has = |one: &Term| {
                one.elements()
                    .and_then(|one| one.get(at))
                    .is_some_and(|one| one.compare(&a[0]).is_eq())
            };
            let found = all.iter().position(has);
            if found.is_none() && elements.end().is_some() {
                return Err(wrong(3, "not a proper list"));
            }
            (all, found)
        }
        _ => return Err(wrong(3, "not a list")),
    };
    Ok(elements)
}
