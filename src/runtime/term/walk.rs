//! Everything within a term, one after the other: what a digest and a hash are made of.
//!
//! A term comes before what it holds, and that in its order. What is still to come is kept in a list of its own and not on
//! the stack, so that no term is too deep.

use std::hash::{Hash, Hasher};
use std::slice::Iter;

use super::super::{Digest, Digester};
use super::list::Elements;
use super::{Fun, Map, Term};

/// What is left of one that holds others.
enum Ahead<'a> {
    Row(Iter<'a, Term>),
    List(Elements<'a>),
    Pairs(Iter<'a, (Term, Term)>),
    One(&'a Term),
}

/// The terms within one, and it first.
struct Traversal<'a>(Vec<Ahead<'a>>);

impl<'a> Traversal<'a> {
    fn new(term: &'a Term) -> Self {
        Self(vec![Ahead::One(term)])
    }

    fn next(&mut self) -> Option<&'a Term> {
        loop {
            let next = match self.0.last_mut()? {
                Ahead::Row(rest) => rest.next(),
                Ahead::List(rest) => match rest.next() {
                    Some(head) => Some(head),
                    None => {
                        let end = rest.end();
                        self.0.pop();
                        self.0.extend(end.map(Ahead::One));
                        continue;
                    }
                },
                Ahead::Pairs(pairs) => match pairs.next() {
                    Some((key, value)) => {
                        self.0.push(Ahead::One(value));
                        Some(key)
                    }
                    None => None,
                },
                Ahead::One(_) => {
                    if let Some(Ahead::One(term)) = self.0.pop() {
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
        self.0.push(Ahead::Row(elements.iter()));
    }

    fn enter_pairs(&mut self, map: &'a Map) {
        self.0.push(Ahead::Pairs(map.iter()));
    }
}

impl Digest for Term {
    fn digest_into(&self, digester: &mut Digester) {
        let mut walk = Traversal::new(self);
        while let Some(term) = walk.next() {
            match term {
                Self::Int(number) => leaf(digester, "int", number),
                Self::Big(number) => leaf(digester, "big", number),
                Self::Float(number) => leaf(digester, "float", number),
                Self::Bits(bits) => leaf(digester, "bits", &**bits),
                Self::Fun(fun) => {
                    digest_code(fun, digester);
                    walk.enter_row(fun.environment());
                }
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
                    walk.0.push(Ahead::List(list.iter()));
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

/// What a function is but for what it has captured.
fn digest_code(fun: &Fun, digester: &mut Digester) {
    match fun {
        Fun::Capture {
            module,
            function,
            arity,
        } => {
            leaf(digester, "capture", module);
            function.digest_into(digester);
            arity.digest_into(digester);
        }
        Fun::Closure {
            code,
            arity,
            environment,
        } => {
            leaf(digester, "closure", code);
            arity.digest_into(digester);
            digester.length(environment.len());
        }
    }
}

fn hash_code<H: Hasher>(fun: &Fun, state: &mut H) {
    match fun {
        Fun::Capture {
            module,
            function,
            arity,
        } => (module, function, arity).hash(state),
        Fun::Closure {
            code,
            arity,
            environment,
        } => (code, arity, environment.len()).hash(state),
    }
}

impl Hash for Term {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let mut walk = Traversal::new(self);
        while let Some(term) = walk.next() {
            std::mem::discriminant(term).hash(state);
            match term {
                Self::Int(number) => number.hash(state),
                Self::Big(number) => number.hash(state),
                Self::Float(number) => number.hash(state),
                Self::Bits(bits) => bits.hash(state),
                Self::Fun(fun) => {
                    hash_code(fun, state);
                    walk.enter_row(fun.environment());
                }
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
                    walk.0.push(Ahead::List(list.iter()));
                }
                Self::Map(map) => {
                    map.len().hash(state);
                    walk.enter_pairs(map);
                }
            }
        }
    }
}
