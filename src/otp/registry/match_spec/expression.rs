//! The guards and bodies of a match specification: terms that are evaluated for an entry.

use std::cmp::Ordering;

use super::head::{Taken, variable};
use crate::runtime::Term;
use crate::tuple;

/// A term of a guard or a body, read.
pub(super) enum Expression {
    /// `{:const, term}`, and what stands for itself.
    Constant(Term),
    /// `:"$1"`.
    Variable(u32),
    /// `:"$_"`: the entry, `{key, {pid, value}}`.
    Entry,
    /// `:"$$"`: all variables.
    Variables,
    /// `{{…}}`.
    Tuple(Vec<Self>),
    /// `[…]`.
    List(Vec<Self>),
    /// `%{…}`.
    Map(Vec<(Term, Self)>),
    /// `{function, …}`.
    Call(Callable, Vec<Self>),
}

/// What can be called.
#[derive(Clone, Copy)]
pub(super) enum Callable {
    /// `==`, `<` and the others: is the order one of these?
    Compare(&'static [Ordering]),
    /// `=:=` and its contrary: are they one value, or are they not?
    Same(bool),
    /// `is_atom` and the others.
    Is(fn(&Term) -> bool),
    /// `element`.
    Element,
    /// `not`.
    Not,
    /// `and`, `or`: all arguments are evaluated; the one value that decides.
    Strict(bool),
    /// `andalso`, `orelse`: the first argument of that value decides.
    Lazy(bool),
}

use Ordering::{Equal, Greater, Less};

impl Callable {
    fn named(name: &str, arity: usize) -> Option<Self> {
        Some(match (name, arity) {
            ("==", 2) => Self::Compare(&[Equal]),
            ("/=", 2) => Self::Compare(&[Less, Greater]),
            ("=:=", 2) => Self::Same(true),
            ("=/=", 2) => Self::Same(false),
            ("<", 2) => Self::Compare(&[Less]),
            ("=<", 2) => Self::Compare(&[Less, Equal]),
            (">", 2) => Self::Compare(&[Greater]),
            (">=", 2) => Self::Compare(&[Greater, Equal]),
            ("element", 2) => Self::Element,
            ("not", 1) => Self::Not,
            ("and", 1..) => Self::Strict(false),
            ("or", 1..) => Self::Strict(true),
            ("andalso", 1..) => Self::Lazy(false),
            ("orelse", 1..) => Self::Lazy(true),
            ("is_atom", 1) => Self::Is(|term| matches!(term, Term::Atom(_))),
            ("is_integer", 1) => Self::Is(Term::is_integer),
            ("is_float", 1) => Self::Is(|term| matches!(term, Term::Float(_))),
            ("is_number", 1) => Self::Is(Term::is_number),
            ("is_binary", 1) => Self::Is(|term| term.as_bytes().is_some()),
            ("is_function", 1) => Self::Is(|term| matches!(term, Term::Fun(_))),
            ("is_pid", 1) => Self::Is(|term| matches!(term, Term::Pid(_))),
            ("is_reference", 1) => Self::Is(|term| matches!(term, Term::Reference(_))),
            ("is_tuple", 1) => Self::Is(|term| matches!(term, Term::Tuple(_))),
            ("is_list", 1) => Self::Is(|term| matches!(term, Term::List(_))),
            ("is_map", 1) => Self::Is(|term| matches!(term, Term::Map(_) | Term::Date(_))),
            _ => return None,
        })
    }
}

impl Expression {
    /// Reads one; `None` when it is none, or names a variable that is not bound.
    pub(super) fn parse(term: &Term, bound: &[u32]) -> Option<Self> {
        let all = |terms: &[Term]| -> Option<Vec<Self>> { terms.iter().map(|term| Self::parse(term, bound)).collect() };
        match term {
            Term::Atom(atom) => match (variable(term), atom.name()) {
                (Some(number), _) => bound.contains(&number).then_some(Self::Variable(number)),
                (None, "$_") => Some(Self::Entry),
                (None, "$$") => Some(Self::Variables),
                (None, _) => Some(Self::Constant(term.clone())),
            },
            Term::Tuple(parts) => match &**parts {
                [Term::Tuple(elements)] => Some(Self::Tuple(all(elements)?)),
                [constant, value] if constant.is_atom("const") => Some(Self::Constant(value.clone())),
                [Term::Atom(name), arguments @ ..] => {
                    let function = Callable::named(name.name(), arguments.len())?;
                    Some(Self::Call(function, all(arguments)?))
                }
                _ => None,
            },
            Term::List(parts) => Some(Self::List(all(&parts.elements::<Vec<_>>()?)?)),
            Term::Map(pairs) => {
                let pair = |(key, value): &(Term, Term)| Some((key.clone(), Self::parse(value, bound)?));
                Some(Self::Map(pairs.iter().map(pair).collect::<Option<_>>()?))
            }
            Term::Int(_)
            | Term::Big(_)
            | Term::Float(_)
            | Term::Str(_)
            | Term::Bits(_)
            | Term::Pid(_)
            | Term::Reference(_)
            | Term::Fun(_)
            | Term::Date(_) => Some(Self::Constant(term.clone())),
        }
    }

    /// Its value; `None` when it fails.
    pub(super) fn evaluate(&self, row: &Taken<'_>) -> Option<Term> {
        let all = |parts: &[Self]| -> Option<Vec<Term>> { parts.iter().map(|part| part.evaluate(row)).collect() };
        match self {
            Self::Constant(term) => Some(term.clone()),
            Self::Variable(number) => row.bindings.get(number).copied().cloned(),
            Self::Entry => Some(tuple![row.key.clone(), row.entry.clone()]),
            Self::Variables => {
                let values = row.bindings.values().copied().cloned();
                Some(Term::list(values.collect::<Vec<_>>()))
            }
            Self::Tuple(parts) => Some(Term::tuple(all(parts)?)),
            Self::List(parts) => Some(Term::list(all(parts)?)),
            Self::Map(pairs) => {
                let pair = |(key, value): &(Term, Self)| Some((key.clone(), value.evaluate(row)?));
                Some(Term::map(pairs.iter().map(pair).collect::<Option<Vec<_>>>()?))
            }
            Self::Call(Callable::Lazy(decides), arguments) => {
                for argument in arguments {
                    if truth(&argument.evaluate(row)?)? == *decides {
                        return Some(Term::from(*decides));
                    }
                }
                Some(Term::from(!*decides))
            }
            Self::Call(function, arguments) => apply(*function, &all(arguments)?),
        }
    }
}

/// A call whose arguments are evaluated.
fn apply(function: Callable, arguments: &[Term]) -> Option<Term> {
    match (function, arguments) {
        (Callable::Compare(orders), [a, b]) => Some(Term::from(orders.contains(&a.compare(b)))),
        (Callable::Same(wanted), [a, b]) => Some(Term::from((a == b) == wanted)),
        (Callable::Is(test), [term]) => Some(Term::from(test(term))),
        (Callable::Element, [Term::Int(at), tuple]) => {
            let at = usize::try_from(*at).ok()?.checked_sub(1)?;
            tuple.elements()?.get(at).cloned()
        }
        (Callable::Not, [term]) => Some(Term::from(!truth(term)?)),
        (Callable::Strict(decides) | Callable::Lazy(decides), terms) => {
            let truths = terms.iter().map(truth).collect::<Option<Vec<_>>>()?;
            Some(Term::from(if truths.contains(&decides) { decides } else { !decides }))
        }
        (Callable::Compare(_) | Callable::Same(_) | Callable::Is(_) | Callable::Element | Callable::Not, _) => None,
    }
}

fn truth(term: &Term) -> Option<bool> {
    term.as_bool()
}
