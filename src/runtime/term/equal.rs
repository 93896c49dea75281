//! `===`: whether two terms are one value.
//!
//! What is still to be compared is kept in a list of its own and not on the stack, so that no term is too deep.

use std::rc::Rc;

use super::{Fun, Term, TermList};

impl PartialEq for Term {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        at_once(self, other).unwrap_or_else(|| within(self, other))
    }
}

impl Eq for Term {}

/// The answer, unless both hold others that have to be asked.
#[inline]
fn at_once(a: &Term, b: &Term) -> Option<bool> {
    Some(match (a, b) {
        (Term::Int(a), Term::Int(b)) => a == b,
        (Term::Atom(a), Term::Atom(b)) => a == b,
        (Term::Big(a), Term::Big(b)) => a == b,
        (Term::Float(a), Term::Float(b)) => a == b,
        (Term::Bits(a), Term::Bits(b)) => a == b,
        (Term::Fun(a), Term::Fun(b)) => match (&**a, &**b) {
            (
                Fun::Capture {
                    module: module_a,
                    function: function_a,
                    arity: arity_a,
                },
                Fun::Capture {
                    module: module_b,
                    function: function_b,
                    arity: arity_b,
                },
            ) => (module_a, function_a, arity_a) == (module_b, function_b, arity_b),
            (Fun::Closure { .. }, Fun::Closure { .. }) if Rc::ptr_eq(a, b) => true,
            (Fun::Closure { .. }, Fun::Closure { .. }) => return same_code(a, b),
            _ => false,
        },
        (Term::Str(a), Term::Str(b)) => a == b,
        (Term::Pid(a), Term::Pid(b)) => a == b,
        (Term::Reference(a), Term::Reference(b)) => a == b,
        (Term::Date(a), Term::Date(b)) => a == b,
        (Term::Tuple(a), Term::Tuple(b)) => match a.len() == b.len() {
            true if a.is_empty() => true,
            true => return a.is_same(b).then_some(true),
            false => false,
        },
        (Term::List(a), Term::List(b)) => match a.is_empty() || b.is_empty() {
            true => a.is_empty() && b.is_empty(),
            false => return a.is_same(b).then_some(true),
        },
        (Term::Map(a), Term::Map(b)) => match a.len() == b.len() {
            true if a.is_empty() => true,
            true => return Rc::ptr_eq(a, b).then_some(true),
            false => false,
        },
        _ => false,
    })
}

/// False for two closures that differ without what they have captured.
fn same_code(a: &Fun, b: &Fun) -> Option<bool> {
    let key = |fun: &Fun| match fun {
        Fun::Closure {
            code,
            arity,
            environment,
        } => (*code, *arity, environment.len()),
        Fun::Capture { arity, .. } => (0, *arity, 0),
    };
    (key(a) != key(b)).then_some(false)
}

/// Pairs that are still to be compared: the next one, and others.
#[derive(Default)]
struct Pending<'a> {
    next: Option<(&'a Term, &'a Term)>,
    others: Vec<(&'a Term, &'a Term)>,
}

impl<'a> Pending<'a> {
    /// False when they differ for certain; what is to be looked into is kept for later.
    fn may_equal(&mut self, a: &'a Term, b: &'a Term) -> bool {
        at_once(a, b).unwrap_or_else(|| {
            self.others.extend(self.next.replace((a, b)));
            true
        })
    }

    fn may_equal_lists(&mut self, mut a: &'a TermList, mut b: &'a TermList) -> bool {
        while let (Some((head_a, tail_a)), Some((head_b, tail_b))) = (a.split(), b.split()) {
            if !self.may_equal(head_a, head_b) {
                return false;
            }
            match (tail_a, tail_b) {
                (Term::List(tail_a), Term::List(tail_b)) => (a, b) = (tail_a, tail_b),
                (end_a, end_b) => return self.may_equal(end_a, end_b),
            }
            if a.is_same(b) {
                return true;
            }
        }
        a.is_empty() && b.is_empty()
    }
}

fn within(a: &Term, b: &Term) -> bool {
    let mut pending = Pending {
        next: Some((a, b)),
        others: Vec::new(),
    };
    while let Some((a, b)) = pending.next.take().or_else(|| pending.others.pop()) {
        let may_be = match (a, b) {
            (Term::Tuple(a), Term::Tuple(b)) => a.iter().zip(b.iter()).all(|(a, b)| pending.may_equal(a, b)),
            (Term::List(a), Term::List(b)) => pending.may_equal_lists(a, b),
            (Term::Fun(a), Term::Fun(b)) => {
                let mut captured = a.environment().iter().zip(b.environment());
                captured.all(|(a, b)| pending.may_equal(a, b))
            }
            (Term::Map(a), Term::Map(b)) => {
                let mut pairs = a.iter().zip(b.iter());
                pairs.all(|(a, b)| pending.may_equal(&a.0, &b.0) && pending.may_equal(&a.1, &b.1))
            }
            _ => false,
        };
        if !may_be {
            return false;
        }
    }
    true
}
