//! The guards and bodies of a match specification: terms that are evaluated for an object.

use super::head::{Taken, variable};
use crate::runtime::{GuardFunction, Term};

/// A term of a guard or a body, read.
pub(super) enum Expression {
    /// `{:const, term}`, and what stands for itself.
    Constant(Term),
    /// `:"$1"`.
    Variable(u32),
    /// `:"$_"`: the object.
    Object,
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
    /// What a guard may call.
    Function(GuardFunction),
    /// `and`, `or`: all arguments are evaluated; the one value that decides.
    Strict(bool),
    /// `andalso`, `orelse`: the first argument of that value decides.
    Lazy(bool),
}

impl Callable {
    fn named(name: &str, arity: usize) -> Option<Self> {
        Some(match (name, arity) {
            ("and", 1..) => Self::Strict(false),
            ("or", 1..) => Self::Strict(true),
            ("andalso", 1..) => Self::Lazy(false),
            ("orelse", 1..) => Self::Lazy(true),
            _ => Self::Function(GuardFunction::named(name, arity)?),
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
                (None, "$_") => Some(Self::Object),
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
            Self::Object => Some(row.object.clone()),
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
                    if argument.evaluate(row)?.as_bool()? == *decides {
                        return Some(Term::from(*decides));
                    }
                }
                Some(Term::from(!*decides))
            }
            Self::Call(Callable::Strict(decides), arguments) => {
                let truths = all(arguments)?;
                let truths = truths.iter().map(Term::as_bool).collect::<Option<Vec<_>>>()?;
                Some(Term::from(if truths.contains(decides) { *decides } else { !*decides }))
            }
            Self::Call(Callable::Function(function), arguments) => match all(arguments)?.as_slice() {
                [term] => function.of_one(term),
                [a, b] => function.of_two(a, b),
                [a, b, c] => function.of_three(a, b, c),
                _ => None,
            },
        }
    }
}
