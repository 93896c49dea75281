//! `===`: whether two terms are one value.
//!
//! What is still to be compared is kept in a list of its own and not on the stack, so that no term is too deep.

use super::{List, Term};

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
            true => return std::rc::Rc::ptr_eq(a, b).then_some(true),
            false => false,
        },
        _ => false,
    })
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

    fn may_equal_lists(&mut self, mut a: &'a List, mut b: &'a List) -> bool {
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
