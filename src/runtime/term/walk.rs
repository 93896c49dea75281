//! Everything within a term, one after the other: what a digest and a hash are made of.
//!
//! A term comes before what it holds, and that in its order. What is still to come is kept in a list of its own and not on
//! the stack, so that no term is too deep.

use std::hash::{Hash, Hasher};
use std::slice::Iter;

use super::super::{Digest, Digester};
use super::list::Elements;
use super::{Map, Term};

/// What is left of one that holds others.
enum Rest<'a> {
    Row(Iter<'a, Term>),
    List(Elements<'a>),
    Pairs(Iter<'a, (Term, Term)>),
    One(&'a Term),
}

/// The terms within one, and it first.
struct Walk<'a>(Vec<Rest<'a>>);

impl<'a> Walk<'a> {
    fn new(term: &'a Term) -> Self {
        Self(vec![Rest::One(term)])
    }

    fn next(&mut self) -> Option<&'a Term> {
        loop {
            let next = match self.0.last_mut()? {
                Rest::Row(rest) => rest.next(),
                Rest::List(rest) => match rest.next() {
                    Some(head) => Some(head),
                    None => {
                        let end = rest.end();
                        self.0.pop();
                        self.0.extend(end.map(Rest::One));
                        continue;
                    }
                },
                Rest::Pairs(pairs) => match pairs.next() {
                    Some((key, value)) => {
                        self.0.push(Rest::One(value));
                        Some(key)
                    }
                    None => None,
                },
                Rest::One(_) => {
                    if let Some(Rest::One(term)) = self.0.pop() {
                        return Some(term);
                    }
                    None
                }
            };
            match next {
                Some(term) => return Some(term),
                None => drop(self.0.pop()),
            }
        }
    }

    fn enter_row(&mut self, elements: &'a [Term]) {
        self.0.push(Rest::Row(elements.iter()));
    }

    fn enter_pairs(&mut self, map: &'a Map) {
        self.0.push(Rest::Pairs(map.iter()));
    }
}

impl Digest for Term {
    fn digest_into(&self, digester: &mut Digester) {
        let mut walk = Walk::new(self);
        while let Some(term) = walk.next() {
            match term {
                Self::Int(number) => leaf(digester, "int", number),
                Self::Atom(atom) => leaf(digester, "atom", atom),
                Self::Str(text) => leaf(digester, "str", text),
                Self::Pid(pid) => leaf(digester, "pid", pid),
                Self::Reference(reference) => leaf(digester, "reference", reference),
                Self::Date(date) => leaf(digester, "date", date),
                Self::Tuple(elements) => {
                    leaf(digester, "tuple", &elements.len());
                    walk.enter_row(elements);
                }
                Self::List(list) => {
                    let mut elements = list.iter();
                    let length = elements.by_ref().count();
                    let kind = elements.end().map_or("list", |_| "improper");
                    leaf(digester, kind, &length);
                    walk.0.push(Rest::List(list.iter()));
                }
                Self::Map(map) => {
                    leaf(digester, "map", &map.len());
                    walk.enter_pairs(map);
                }
            }
        }
    }
}

fn leaf(digester: &mut Digester, kind: &str, value: &impl Digest) {
    digester.text(kind);
    value.digest_into(digester);
}

impl Hash for Term {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let mut walk = Walk::new(self);
        while let Some(term) = walk.next() {
            std::mem::discriminant(term).hash(state);
            match term {
                Self::Int(number) => number.hash(state),
                Self::Atom(atom) => atom.hash(state),
                Self::Str(text) => text.hash(state),
                Self::Pid(pid) => pid.hash(state),
                Self::Reference(reference) => reference.hash(state),
                Self::Date(date) => date.hash(state),
                Self::Tuple(elements) => {
                    elements.len().hash(state);
                    walk.enter_row(elements);
                }
                Self::List(list) => {
                    list.iter().count().hash(state);
                    walk.0.push(Rest::List(list.iter()));
                }
                Self::Map(map) => {
                    map.len().hash(state);
                    walk.enter_pairs(map);
                }
            }
        }
    }
}
