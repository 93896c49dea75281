//! Erlang's term order: number < atom < reference < fun < pid < tuple < map < list < bitstring.
//!
//! There are two of it. [`Term::compare`] is what `<` and `==` go by: an integer and a float are compared by what they are
//! worth. [`Ord`] is the order of a map's keys, equal exactly where `===` is: every integer comes before every float.
//!
//! What is still to be compared is kept in a list of its own and not on the stack, so that no term is too deep.

use std::cmp::Ordering;

use super::bitstring::compare_bits;
use super::map::date_pairs;
use super::number::compare_worth;
use super::{Fun, Term, TermList};

/// Whether an integer and a float of the same worth are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// They are one, as for `==`.
    Worth,
    /// They are two, as for `===`.
    Kind,
}

impl Ord for Term {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        at_once(self, other, By::Kind).unwrap_or_else(|| within(self, other, By::Kind))
    }
}

impl PartialOrd for Term {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Term {
    /// What `<`, `==` and `>` say of them: `1` and `1.0` are equal.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        at_once(self, other, By::Worth).unwrap_or_else(|| within(self, other, By::Worth))
    }
}

/// The answer, unless both hold others that have to be asked.
#[inline]
fn at_once(a: &Term, b: &Term, by: By) -> Option<Ordering> {
    Some(match (a, b) {
        (Term::Int(a), Term::Int(b)) => a.cmp(b),
        (Term::Int(_) | Term::Big(_) | Term::Float(_), Term::Int(_) | Term::Big(_) | Term::Float(_)) => {
            compare_numbers(a, b, by)
        }
        (Term::Fun(a), Term::Fun(b)) => match fun_key(a).cmp(&fun_key(b)) {
            Ordering::Equal if !a.environment().is_empty() => return None,
            decided => decided,
        },
        (Term::Atom(a), Term::Atom(b)) => a.cmp(b),
        (Term::Reference(a), Term::Reference(b)) => a.cmp(b),
        (Term::Pid(a), Term::Pid(b)) => a.cmp(b),
        (Term::Tuple(a), Term::Tuple(b)) => match a.len().cmp(&b.len()) {
            Ordering::Equal if !a.is_same(b) => return None,
            decided => decided,
        },
        (Term::Map(a), Term::Map(b)) => match a.len().cmp(&b.len()) {
            Ordering::Equal if !a.is_empty() => return None,
            decided => decided,
        },
        (Term::Date(a), Term::Date(b)) => compare_pairs(&date_pairs(*a), &date_pairs(*b), by),
        (Term::Date(a), Term::Map(b)) => compare_pairs(&date_pairs(*a), b, by),
        (Term::Map(a), Term::Date(b)) => compare_pairs(a, &date_pairs(*b), by),
        (Term::List(a), Term::List(b)) => match (a.is_empty(), b.is_empty()) {
            (false, false) if a.is_same(b) => Ordering::Equal,
            (false, false) => return None,
            (a_ends, b_ends) => b_ends.cmp(&a_ends),
        },
        (Term::Str(a), Term::Str(b)) => a.as_bytes().cmp(b.as_bytes()),
        (a, b) => match (bits_of(a), bits_of(b)) {
            (Some(a), Some(b)) => compare_bits(a, b),
            _ => rank(a).cmp(&rank(b)),
        },
    })
}

/// Two that are still to be compared, and how far that is.
enum Uncompared<'a> {
    Terms(&'a Term, &'a Term),
    Rows(&'a [Term], &'a [Term]),
    Lists(&'a TermList, &'a TermList),
    Keys(&'a [(Term, Term)], &'a [(Term, Term)]),
    Values(&'a [(Term, Term)], &'a [(Term, Term)]),
    /// The keys are compared: what follows is not told apart by kind any more.
    EndOfKeys,
}

/// Compares what they hold, from left to right, until two differ.
fn within(a: &Term, b: &Term, mut by: By) -> Ordering {
    let mut rest = vec![Uncompared::Terms(a, b)];
    while let Some(next) = rest.pop() {
        match next {
            Uncompared::Terms(a, b) => match at_once(a, b, by) {
                Some(Ordering::Equal) => {}
                Some(decided) => return decided,
                None => enter(a, b, &mut by, &mut rest),
            },
            Uncompared::Rows([a, more_a @ ..], [b, more_b @ ..]) => {
                rest.push(Uncompared::Rows(more_a, more_b));
                rest.push(Uncompared::Terms(a, b));
            }
            Uncompared::Lists(a, b) => {
                let (Some((a, tail_a)), Some((b, tail_b))) = (a.split(), b.split()) else {
                    continue;
                };
                match (tail_a, tail_b) {
                    (Term::List(tail_a), Term::List(tail_b)) if !tail_a.is_empty() && !tail_b.is_empty() => {
                        if !tail_a.is_same(tail_b) {
                            rest.push(Uncompared::Lists(tail_a, tail_b));
                        }
                    }
                    (end_a, end_b) => rest.push(Uncompared::Terms(end_a, end_b)),
                }
                rest.push(Uncompared::Terms(a, b));
            }
            Uncompared::Keys([(a, _), more_a @ ..], [(b, _), more_b @ ..]) => {
                rest.push(Uncompared::Keys(more_a, more_b));
                rest.push(Uncompared::Terms(a, b));
            }
            Uncompared::Values([(_, a), more_a @ ..], [(_, b), more_b @ ..]) => {
                rest.push(Uncompared::Values(more_a, more_b));
                rest.push(Uncompared::Terms(a, b));
            }
            Uncompared::EndOfKeys => by = By::Worth,
            Uncompared::Rows(..) | Uncompared::Keys(..) | Uncompared::Values(..) => {}
        }
    }
    Ordering::Equal
}

/// What is to be compared of two that are of one kind and of one size.
fn enter<'a>(a: &'a Term, b: &'a Term, by: &mut By, rest: &mut Vec<Uncompared<'a>>) {
    match (a, b) {
        (Term::Tuple(a), Term::Tuple(b)) => rest.push(Uncompared::Rows(a, b)),
        (Term::List(a), Term::List(b)) => rest.push(Uncompared::Lists(a, b)),
        (Term::Fun(a), Term::Fun(b)) => rest.push(Uncompared::Rows(a.environment(), b.environment())),
        (Term::Map(a), Term::Map(b)) => {
            rest.push(Uncompared::Values(a, b));
            if *by == By::Worth {
                rest.push(Uncompared::EndOfKeys);
                *by = By::Kind;
            }
            rest.push(Uncompared::Keys(a, b));
        }
        _ => {}
    }
}

/// Erlang's order of maps, by size, then by all keys, then by all values, where one of them is a date: whatever is
/// compared with a part of a date is compared at once.
fn compare_pairs(a: &[(Term, Term)], b: &[(Term, Term)], by: By) -> Ordering {
    let pairs = || a.iter().zip(b);
    let flat = |a, b, by| at_once(a, b, by).unwrap_or(Ordering::Equal);
    let keys = || {
        pairs()
            .map(|(a, b)| flat(&a.0, &b.0, By::Kind))
            .find(|order| order.is_ne())
    };
    let values = || pairs().map(|(a, b)| flat(&a.1, &b.1, by)).find(|order| order.is_ne());
    match a.len().cmp(&b.len()) {
        Ordering::Equal => keys().or_else(values).unwrap_or(Ordering::Equal),
        decided => decided,
    }
}

fn compare_numbers(a: &Term, b: &Term, by: By) -> Ordering {
    let kinds = || matches!(a, Term::Float(_)).cmp(&matches!(b, Term::Float(_)));
    let worth = || compare_worth(a, b).unwrap_or(Ordering::Equal);
    match by {
        By::Worth => worth(),
        By::Kind => kinds().then_with(worth),
    }
}

/// What decides of two functions before what they have captured: closures come first, and of them those that take more
/// arguments, since that is how the BEAM counts its own that stand for evaluated ones.
fn fun_key(fun: &Fun) -> (u8, &str, &str, u8, u64, usize) {
    match fun {
        Fun::Closure {
            code,
            arity,
            environment,
        } => (0, "", "", u8::MAX - arity, *code, environment.len()),
        Fun::Capture {
            module,
            function,
            arity,
        } => (1, module.name(), function.name(), *arity, 0, 0),
    }
}

/// The bytes of a bitstring, and how many bits of the last there are, 0 for all.
pub(super) fn bits_of(term: &Term) -> Option<(&[u8], u8)> {
    match term {
        Term::Str(text) => Some((text.as_bytes(), 0)),
        Term::Bits(bits) => Some((bits.bytes(), bits.odd_bits())),
        _ => None,
    }
}

/// Where a type stands among the others.
fn rank(term: &Term) -> u8 {
    match term {
        Term::Int(_) | Term::Big(_) | Term::Float(_) => 0,
        Term::Atom(_) => 1,
        Term::Reference(_) => 2,
        Term::Fun(_) => 3,
        Term::Pid(_) => 4,
        Term::Tuple(_) => 5,
        Term::Map(_) | Term::Date(_) => 6,
        Term::List(_) => 7,
        Term::Str(_) | Term::Bits(_) => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::identifiers::{Pid, Reference};
    use super::super::Date;
    use super::*;

    fn atom(name: &'static str) -> Term {
        Term::atom(name)
    }

    fn date(text: &str) -> Term {
        Term::Date(Date::parse(text).unwrap())
    }

    fn pid(number: u32) -> Term {
        Term::Pid(Pid { number, slot: 0 })
    }

    /// In the order that `Enum.sort/1` gives them on the BEAM.
    fn ascending() -> Vec<Term> {
        let int = Term::Int;
        vec![
            int(-1),
            int(2),
            atom("Elixir.Todo"),
            atom("a"),
            atom("aa"),
            Term::Reference(Reference(1)),
            pid(1),
            pid(2),
            Term::tuple([]),
            Term::tuple([atom("z")]),
            Term::tuple([int(1), int(1)]),
            Term::tuple([int(1), atom("a")]),
            Term::map([]),
            Term::map([(atom("a"), int(9))]),
            Term::map([(atom("b"), int(1))]),
            Term::map([(atom("b"), int(2))]),
            Term::map([(atom("a"), int(9)), (atom("b"), int(9))]),
            Term::map([(atom("a"), int(1)), (atom("c"), int(1))]),
            date("2024-12-01"),
            date("2023-01-02"),
            date("2024-01-02"),
            Term::map(["a", "b", "c", "d", "e"].map(|key| (atom(key), int(1)))),
            Term::list([]),
            Term::list([int(1)]),
            Term::list([int(1), int(1)]),
            Term::list([int(2)]),
            Term::str(""),
            Term::str("Z"),
            Term::str("a"),
            Term::str("aa"),
            Term::str("é"),
        ]
    }

    #[test]
    fn the_order_is_erlang_s_and_total() {
        let terms = ascending();
        for (i, a) in terms.iter().enumerate() {
            for (j, b) in terms.iter().enumerate() {
                assert_eq!(a.cmp(b), i.cmp(&j), "{a} and {b}");
                assert_eq!(a == b, i == j, "{a} and {b}");
            }
        }
    }

    #[test]
    fn a_date_and_the_map_of_its_pairs_are_one() {
        let (before, day, after) = (date("2023-01-01"), date("2023-01-02"), date("2023-01-03"));
        let map = Term::map(date_pairs(Date::new(2023, 1, 2).unwrap()));
        assert!(before < map && map < after);
        assert_eq!(map, day);
        assert!(matches!(map, Term::Date(_)), "one value has one form");
    }
}
