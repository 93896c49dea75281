//! Erlang's term order: number < atom < reference < pid < tuple < map < list < bitstring.
//!
//! Invariant: a total order, equal exactly where `==` is. Only a [`Date`] needs care for that: it is ordered as the map
//! that `%Date{}` is, and before a [`Term::Map`] of the very same pairs.

use std::cmp::Ordering;

use super::map::compare;
use super::{Date, Term};

impl Ord for Term {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => a.cmp(b),
            (Self::Atom(a), Self::Atom(b)) => a.cmp(b),
            (Self::Reference(a), Self::Reference(b)) => a.cmp(b),
            (Self::Pid(a), Self::Pid(b)) => a.cmp(b),
            (Self::Tuple(a), Self::Tuple(b)) => a.len().cmp(&b.len()).then_with(|| a.cmp(b)),
            (Self::Map(a), Self::Map(b)) => compare(a, b),
            (Self::Date(a), Self::Date(b)) => compare(&date_pairs(*a), &date_pairs(*b)),
            (Self::Date(a), Self::Map(b)) => compare(&date_pairs(*a), b).then(Ordering::Less),
            (Self::Map(a), Self::Date(b)) => compare(a, &date_pairs(*b)).then(Ordering::Greater),
            (Self::List(a), Self::List(b)) => a.cmp(b),
            (Self::Str(a), Self::Str(b)) => a.as_bytes().cmp(b.as_bytes()),
            (a, b) => rank(a).cmp(&rank(b)),
        }
    }
}

impl PartialOrd for Term {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Where a type stands among the others.
fn rank(term: &Term) -> u8 {
    match term {
        Term::Int(_) => 0,
        Term::Atom(_) => 1,
        Term::Reference(_) => 2,
        Term::Pid(_) => 3,
        Term::Tuple(_) => 4,
        Term::Map(_) | Term::Date(_) => 5,
        Term::List(_) => 6,
        Term::Str(_) => 7,
    }
}

/// The map that a `%Date{}` is.
fn date_pairs(date: Date) -> [(Term, Term); 5] {
    [
        (Term::atom("__struct__"), Term::atom("Elixir.Date")),
        (Term::atom("calendar"), Term::atom("Elixir.Calendar.ISO")),
        (Term::atom("day"), Term::Int(date.day().into())),
        (Term::atom("month"), Term::Int(date.month().into())),
        (Term::atom("year"), Term::Int(date.year().into())),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::super::identifiers::{Pid, Reference};
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
    fn a_date_and_the_map_of_its_pairs_are_neighbours() {
        let (before, day, after) = (date("2023-01-01"), date("2023-01-02"), date("2023-01-03"));
        let map = Term::map(date_pairs(Date::new(2023, 1, 2).unwrap()));
        assert!(before < day && day < map && map < after);
        assert!(day != map && after > map && map > day);
    }
}
