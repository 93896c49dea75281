//! How much memory terms take, by the measure of [`made`](super::super::made).

use std::collections::BTreeSet;
use std::rc::Rc;

use super::super::made::{AROUND, CELL, TERM};
use super::{Fun, Term};

/// About how many bytes these terms take beside themselves. What several hold is there once. It stops at more than `most`.
#[must_use]
pub fn bytes_of<'a>(terms: impl IntoIterator<Item = &'a Term>, most: usize) -> usize {
    let mut room = Room::default();
    room.left.extend(terms.into_iter().filter(|term| holds(term)));
    while room.bytes <= most
        && let Some(term) = room.left.pop()
    {
        room.enter(term, most);
    }
    room.bytes
}

#[derive(Default)]
struct Room<'a> {
    bytes: usize,
    left: Vec<&'a Term>,
    /// Where what several hold begins.
    seen: BTreeSet<usize>,
}

impl<'a> Room<'a> {
    /// Is it met for the first time? Only what several hold can be met again.
    fn is_new(&mut self, (place, holders): (usize, usize)) -> bool {
        holders < 2 || self.seen.insert(place)
    }

    fn push(&mut self, terms: impl IntoIterator<Item = &'a Term>) {
        self.left.extend(terms.into_iter().filter(|term| holds(term)));
    }

    fn enter(&mut self, term: &'a Term, most: usize) {
        match term {
            Term::Str(text) => {
                if self.is_new((Rc::as_ptr(text).cast::<u8>().addr(), Rc::strong_count(text))) {
                    self.bytes += text.len() + AROUND;
                }
            }
            Term::Bits(bits) => {
                if self.is_new((Rc::as_ptr(bits).addr(), Rc::strong_count(bits))) {
                    self.bytes += bits.bytes().len() + AROUND;
                }
            }
            Term::Big(number) => {
                if self.is_new(number.place()) {
                    self.bytes += number.bytes() + AROUND;
                }
            }
            Term::Tuple(elements) => {
                if elements.place().is_some_and(|place| self.is_new(place)) {
                    self.bytes += elements.len() * TERM + AROUND;
                    self.push(elements.iter());
                }
            }
            Term::Fun(fun) => {
                if self.is_new((Rc::as_ptr(fun).addr(), Rc::strong_count(fun))) {
                    self.bytes += CELL;
                    if let Fun::Closure { environment, .. } = &**fun {
                        self.bytes += environment.len() * TERM;
                        self.push(environment.iter());
                    }
                }
            }
            Term::Map(map) => {
                if self.is_new((Rc::as_ptr(map).addr(), Rc::strong_count(map))) {
                    self.bytes += map.len() * 2 * TERM + AROUND;
                    self.push(map.iter().flat_map(|(key, value)| [key, value]));
                }
            }
            Term::List(list) => {
                let mut rest = list;
                while self.bytes <= most
                    && let Some(place) = rest.place()
                    && self.is_new(place)
                    && let Some((head, tail)) = rest.split()
                {
                    self.bytes += CELL;
                    self.push([head]);
                    match tail {
                        Term::List(next) => rest = next,
                        other => {
                            self.push([other]);
                            break;
                        }
                    }
                }
            }
            Term::Int(_) | Term::Float(_) | Term::Atom(_) | Term::Pid(_) | Term::Reference(_) | Term::Date(_) => {}
        }
    }
}

/// Does it take more than its own place?
fn holds(term: &Term) -> bool {
    !matches!(
        term,
        Term::Int(_) | Term::Float(_) | Term::Atom(_) | Term::Pid(_) | Term::Reference(_) | Term::Date(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::made::{bytes_made, uncounted};

    #[test]
    fn what_is_held_twice_is_there_once() {
        let text = Term::str("a text");
        let once = bytes_of([&text], usize::MAX);
        assert_eq!(
            bytes_of([&Term::tuple([text.clone(), text.clone()])], usize::MAX),
            once + 2 * TERM + AROUND
        );
        let doubled = (0..100).fold(Term::tuple([Term::Int(1)]), |term, _| Term::tuple([term.clone(), term]));
        assert_eq!(
            bytes_of([&doubled], usize::MAX),
            100 * (2 * TERM + AROUND) + TERM + AROUND
        );
    }

    #[test]
    fn a_list_is_its_cells_and_what_is_in_them_and_what_it_shares_is_there_once() {
        let list = Term::list((0..1_000).map(Term::Int).collect::<Vec<_>>());
        assert_eq!(bytes_of([&list], usize::MAX), 1_000 * CELL);
        let longer = Term::cons(Term::Int(1), list.clone());
        assert_eq!(bytes_of([&list, &longer], usize::MAX), 1_001 * CELL);
        assert!(bytes_of([&list], 100) < 200, "it stops");
    }

    #[test]
    fn what_is_made_is_counted_and_what_is_made_apart_is_not() {
        let before = bytes_made();
        let list = Term::list((0..10).map(Term::Int).collect::<Vec<_>>());
        assert_eq!(bytes_made() - before, 10 * CELL as u64);
        assert_eq!(
            uncounted(|| Term::cons(Term::Int(1), list))
                .as_list()
                .map(|list| list.iter().count()),
            Some(11)
        );
        assert_eq!(bytes_made() - before, 10 * CELL as u64);
    }
}
