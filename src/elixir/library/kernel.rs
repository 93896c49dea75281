//! `Kernel` and `:erlang`: what only computes, and the functions behind `raise` and ranges.

use super::functions::{Functions, Modules};
use super::guards::guard;
use super::structs;
use crate::elixir::fault::Fault;
use crate::runtime::{Atom, GuardFunction, Term, number};

pub(super) const MODULES: Modules = &[
    ("Elixir.Kernel", KERNEL),
    ("erlang", ERLANG),
    ("Elixir.Coppice", COPPICE),
    ("Elixir.Range", RANGE),
];

const KERNEL: Functions = &[
    ("elem", 2, elem),
    ("put_elem", 3, put_elem),
    ("max", 2, |a| {
        Ok(if a[0].compare(&a[1]).is_ge() {
            a[0].clone()
        } else {
            a[1].clone()
        })
    }),
    ("min", 2, |a| {
        Ok(if a[0].compare(&a[1]).is_le() {
            a[0].clone()
        } else {
            a[1].clone()
        })
    }),
    ("++", 2, append),
    ("--", 2, subtract),
    ("is_map_key", 2, |a| {
        guard(GuardFunction::IsMapKey, &[a[1].clone(), a[0].clone()])
    }),
    ("is_struct", 1, |a| Ok(Term::from(is_struct(&a[0])))),
    ("is_struct", 2, |a| {
        Ok(Term::from(a[0].field("__struct__") == Some(&a[1])))
    }),
    ("is_exception", 1, |a| {
        Ok(Term::from(is_struct(&a[0]) && a[0].field("__exception__").is_some()))
    }),
    ("+", 1, |a| guard(GuardFunction::Plus, a)),
    ("-", 1, |a| guard(GuardFunction::Negate, a)),
    ("+", 2, |a| guard(GuardFunction::Add, a)),
    ("-", 2, |a| guard(GuardFunction::Subtract, a)),
    ("*", 2, |a| guard(GuardFunction::Multiply, a)),
    ("/", 2, |a| guard(GuardFunction::Divide, a)),
    ("==", 2, |a| guard(GuardFunction::Equal, a)),
    ("!=", 2, |a| guard(GuardFunction::NotEqual, a)),
    ("===", 2, |a| guard(GuardFunction::Same, a)),
    ("!==", 2, |a| guard(GuardFunction::NotSame, a)),
    ("<", 2, |a| guard(GuardFunction::Less, a)),
    (">", 2, |a| guard(GuardFunction::Greater, a)),
    ("<=", 2, |a| guard(GuardFunction::AtMost, a)),
    (">=", 2, |a| guard(GuardFunction::AtLeast, a)),
    ("not", 1, |a| guard(GuardFunction::Not, a)),
    ("binary_part", 3, |a| guard(GuardFunction::BinaryPart, a)),
];

/// The functions of `:erlang` that a guard may call are there under their own names ; these besides.
const ERLANG: Functions = &[
    ("++", 2, append),
    ("--", 2, subtract),
    ("setelement", 3, |a| {
        put_elem(&[a[1].clone(), predecessor(&a[0])?, a[2].clone()])
    }),
    ("term_to_binary", 1, |a| match a[0].to_external() {
        Some(bytes) => Ok(Term::binary(bytes)),
        None => Err(Fault::limit(
            "closures, references and terms that nest deeper than 1,000 levels cannot be made a binary in Coppice",
        )),
    }),
    ("phash2", 2, |a| {
        match a[1].as_int().and_then(|range| u64::try_from(range).ok()) {
            Some(range) if (1..=1 << 32).contains(&range) => Ok(Term::Int(a[0].phash2_within(range).into())),
            _ => Err(Fault::from(Term::atom("badarg"))),
        }
    }),
    ("phash2", 1, |a| Ok(Term::Int(a[0].phash2().into()))),
];

/// What macros are written as.
const COPPICE: Functions = &[
    ("range", 2, range),
    ("struct", 2, structs::build),
    ("exception_fields", 2, structs::exception_fields),
];

const RANGE: Functions = &[("new", 2, range), ("new", 3, stepped_range)];

fn predecessor(at: &Term) -> Result<Term, Fault> {
    number::subtract(at, &Term::Int(1)).map_err(|_| Fault::badarg(&[(1, "not an integer")]))
}

fn elem(a: &[Term]) -> Result<Term, Fault> {
    let at = a[1].as_int().and_then(|at| usize::try_from(at).ok());
    let found = a[0]
        .elements()
        .zip(at)
        .and_then(|(elements, at)| elements.get(at).cloned());
    found.ok_or_else(|| misplaced(a, at))
}

/// What is wrong with a tuple or a place in it.
fn misplaced(a: &[Term], at: Option<usize>) -> Fault {
    if !a[1].is_integer() {
        return Fault::from(Term::atom("badarith"));
    }
    let is_outside = at.is_none_or(|at| a[0].elements().is_some_and(|elements| at >= elements.len()));
    let wrong = [
        is_outside.then_some((1, "out of range")),
        a[0].elements().is_none().then_some((2, "not a tuple")),
    ];
    Fault::badarg(&wrong.into_iter().flatten().collect::<Vec<_>>())
}

fn put_elem(a: &[Term]) -> Result<Term, Fault> {
    let at = a[1].as_int().and_then(|at| usize::try_from(at).ok());
    let mut elements = a[0].elements().map(<[Term]>::to_vec).ok_or_else(|| misplaced(a, at))?;
    let place = at.and_then(|at| elements.get_mut(at)).ok_or_else(|| misplaced(a, at))?;
    *place = a[2].clone();
    Ok(Term::tuple(elements))
}

fn append(a: &[Term]) -> Result<Term, Fault> {
    let elements = a[0].list_elements().ok_or_else(|| Fault::from(Term::atom("badarg")))?;
    Ok(crate::runtime::TermList::with_tail(elements, a[1].clone()))
}

/// Takes from the first list the first of each that is in the second.
pub(super) fn subtract(a: &[Term]) -> Result<Term, Fault> {
    let list = |at: usize| a[at].list_elements().ok_or_else(|| Fault::from(Term::atom("badarg")));
    let mut gone = std::collections::BTreeMap::<Term, usize>::new();
    for one in list(1)? {
        *gone.entry(one).or_default() += 1;
    }
    let left = list(0)?.into_iter().filter(|one| match gone.get_mut(one) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    Ok(Term::list(left.collect::<Vec<_>>()))
}

fn is_struct(term: &Term) -> bool {
    matches!(
        term.as_map()
            .and_then(|map| map.get(&Term::atom("__struct__")).cloned()),
        Some(Term::Atom(_))
    )
}

/// `first..last`, which goes down when the last is the smaller one.
fn range(a: &[Term]) -> Result<Term, Fault> {
    if !a[0].is_integer() || !a[1].is_integer() {
        let message = format!(
            "ranges (first..last) expect both sides to be integers, got: {}..{}",
            a[0], a[1]
        );
        return Err(Fault::argument(&message));
    }
    let step = if a[0].compare(&a[1]).is_le() { 1 } else { -1 };
    Ok(range_of(&a[0], &a[1], &Term::Int(step)))
}

fn stepped_range(a: &[Term]) -> Result<Term, Fault> {
    if a.iter().all(Term::is_integer) && a[2] != Term::Int(0) {
        return Ok(range_of(&a[0], &a[1], &a[2]));
    }
    let message = format!(
        "ranges (first..last//step) expect both sides to be integers and the step to be a non-zero integer, got: {}..{}//{}",
        a[0], a[1], a[2]
    );
    Err(Fault::argument(&message))
}

pub(super) fn range_of(first: &Term, last: &Term, step: &Term) -> Term {
    let fields = [("first", first), ("last", last), ("step", step)];
    Term::structure(
        Atom::new("Elixir.Range"),
        fields.map(|(name, value)| (Term::atom(name), value.clone())),
    )
}
