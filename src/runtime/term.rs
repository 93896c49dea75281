//! The one value type that crosses processes, ordered and printed as Erlang orders and Elixir prints.
//!
//! Invariant: a value has one form, so that what is equal prints, hashes and digests alike; but for the order in which a
//! struct's fields are declared ([`Map`]). However long or deep a term is, nothing that is done to it needs more stack.

mod atom;
mod date;
mod equal;
mod inspect;
mod list;
mod map;
mod order;
mod phash2;
mod release;
mod tuple;
mod walk;

use std::rc::Rc;

pub use atom::Atom;
pub use date::{Date, DateError};
pub use list::{Elements, List};
pub use map::Map;
pub use phash2::phash2;
pub use tuple::Tuple;

use super::identifiers::{Pid, Reference};

/// A value: what messages, replies, registry keys and exit reasons are made of.
#[derive(Clone)]
pub enum Term {
    /// An integer.
    Int(i64),
    /// An atom; `true`, `false` and `nil` are atoms too.
    Atom(Atom),
    /// A UTF-8 binary.
    Str(Rc<str>),
    /// A process identifier.
    Pid(Pid),
    /// A reference, as made by a monitor or a call.
    Reference(Reference),
    /// A `%Date{}`.
    Date(Date),
    /// A tuple.
    Tuple(Tuple),
    /// A list, proper or not.
    List(List),
    /// A map, or a struct when it has a `__struct__` key; a date is none.
    Map(Rc<Map>),
}

/// Why a process ended. A term, as on the BEAM, so that it can be matched, sent, logged and shown.
pub type ExitReason = Term;

/// How many elements of a list count when a term is weighed.
const COUNTED: usize = 1_000;
/// How many of the terms that one holds are looked into then.
const LOOKED_INTO: usize = 16;

impl Term {
    /// About how many bytes it takes beside itself, counted two levels deep: enough to bound what is kept of many, in a
    /// time that does not depend on how large one is.
    #[must_use]
    pub fn weight(&self) -> usize {
        let flat = |term: &Self| match term {
            Self::Str(text) => text.len(),
            Self::Tuple(elements) => elements.len() * size_of::<Self>(),
            Self::List(list) => list.iter().take(COUNTED).count() * 2 * size_of::<Self>(),
            Self::Map(pairs) => pairs.len() * size_of::<(Self, Self)>(),
            Self::Int(_) | Self::Atom(_) | Self::Pid(_) | Self::Reference(_) | Self::Date(_) => 0,
        };
        let below: usize = match self {
            Self::Tuple(elements) => elements.iter().take(LOOKED_INTO).map(flat).sum(),
            Self::List(list) => list.iter().take(LOOKED_INTO).map(flat).sum(),
            Self::Map(pairs) => pairs
                .iter()
                .take(LOOKED_INTO)
                .map(|(key, value)| flat(key) + flat(value))
                .sum(),
            Self::Int(_) | Self::Atom(_) | Self::Str(_) | Self::Pid(_) | Self::Reference(_) | Self::Date(_) => 0,
        };
        flat(self) + below
    }

    /// The atom of that name.
    #[must_use]
    pub const fn atom(name: &'static str) -> Self {
        Self::Atom(Atom::new(name))
    }

    /// A binary with that text.
    #[must_use]
    pub fn str(text: &str) -> Self {
        Self::Str(Rc::from(text))
    }

    /// A tuple of those elements.
    #[must_use]
    pub fn tuple(elements: impl Into<Rc<[Self]>>) -> Self {
        Self::Tuple(Tuple::from(elements))
    }

    /// A list of those elements.
    #[must_use]
    pub fn list(elements: impl Into<List>) -> Self {
        Self::List(elements.into())
    }

    /// `[head | tail]`: an improper list, when the tail is none.
    #[must_use]
    pub fn cons(head: Self, tail: Self) -> Self {
        Self::List(List::cons(head, tail))
    }

    /// A map of those pairs; of two pairs with one key the later wins.
    #[must_use]
    pub fn map(pairs: impl IntoIterator<Item = (Self, Self)>) -> Self {
        let map = Map::new(pairs);
        map.as_date().map_or_else(|| Self::Map(Rc::new(map)), Self::Date)
    }

    /// A struct of that module, with its fields in the order in which its `defstruct` has them.
    #[must_use]
    pub fn structure(module: Atom, fields: impl IntoIterator<Item = (Self, Self)>) -> Self {
        let fields: Vec<_> = fields.into_iter().collect();
        let declared: Vec<_> = fields.iter().map(|(key, _)| key.clone()).collect();
        let module = (Self::atom("__struct__"), Self::Atom(module));
        Self::Map(Rc::new(Map::new(fields.into_iter().chain([module])).declare(&declared)))
    }

    /// The value under a key, when this is a map that has it.
    #[must_use]
    pub fn get(&self, key: &Self) -> Option<&Self> {
        let Self::Map(map) = self else { return None };
        map.get(key)
    }

    /// The value under an atom key, when this is a map that has it.
    #[must_use]
    pub fn field(&self, key: &'static str) -> Option<&Self> {
        self.get(&Self::atom(key))
    }

    /// The elements, when this is a tuple.
    #[must_use]
    pub fn elements(&self) -> Option<&[Self]> {
        match self {
            Self::Tuple(elements) => Some(elements),
            _ => None,
        }
    }

    /// The list, when this is one, proper or not.
    #[must_use]
    pub fn as_list(&self) -> Option<&List> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// The elements one beside the other, when this is a proper list.
    #[must_use]
    pub fn list_elements(&self) -> Option<Vec<Self>> {
        self.as_list()?.elements()
    }

    /// The text, when this is a binary.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The number, when this is an integer.
    #[must_use]
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// True for an integer of any size.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        matches!(self, Self::Int(_))
    }

    /// The pid, when this is one.
    #[must_use]
    pub fn as_pid(&self) -> Option<Pid> {
        match self {
            Self::Pid(pid) => Some(*pid),
            _ => None,
        }
    }

    /// True for the atom of that name.
    #[must_use]
    pub fn is_atom(&self, name: &str) -> bool {
        matches!(self, Self::Atom(atom) if atom.name() == name)
    }
}

/// `{tag, …}` patterns read better with a tuple's elements at hand: `tuple![Term::atom("ok"), pid]`.
#[macro_export]
macro_rules! tuple {
    ($($element:expr),* $(,)?) => { $crate::runtime::Term::tuple([$($crate::runtime::Term::from($element)),*]) };
}

impl From<Pid> for Term {
    fn from(pid: Pid) -> Self {
        Self::Pid(pid)
    }
}

impl From<Reference> for Term {
    fn from(reference: Reference) -> Self {
        Self::Reference(reference)
    }
}

impl From<Atom> for Term {
    fn from(atom: Atom) -> Self {
        Self::Atom(atom)
    }
}

impl From<i64> for Term {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<&str> for Term {
    fn from(text: &str) -> Self {
        Self::str(text)
    }
}

impl From<bool> for Term {
    fn from(yes: bool) -> Self {
        Self::atom(if yes { "true" } else { "false" })
    }
}

impl From<Date> for Term {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

#[cfg(test)]
mod deep_tests;
