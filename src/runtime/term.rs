//! The one value type that crosses processes, ordered and printed as Erlang orders and Elixir prints.
//!
//! Invariant: a value has one form, so that what is equal prints, hashes and digests alike; but for the order in which a
//! struct's fields are declared ([`Map`]). However long or deep a term is, nothing that is done to it needs more stack.

mod atom;
mod big;
mod bitstring;
mod conversions;
mod date;
mod equal;
mod external_format;
mod float;
mod fun;
mod inspect;
mod list;
mod map;
pub mod number;
mod order;
mod phash2;
mod release;
mod room;
mod tuple;
mod walk;

use std::borrow::Cow;
use std::rc::Rc;

pub use atom::Atom;
pub use big::Big;
pub use bitstring::Bitstring;
pub use date::{Date, DateError};
pub use float::Float;
pub use fun::Fun;
pub use inspect::{InspectOptions, TextForm};
pub use list::{Elements, TermList};
pub use map::Map;
pub use phash2::{phash2, phash2_of_process};
pub use room::bytes_of;
pub use tuple::Tuple;

use super::identifiers::{Pid, Reference};
use super::made;

/// A value: what messages, replies, registry keys and exit reasons are made of.
///
/// What holds nothing in memory comes first, so that one comparison tells that there is nothing to let go of.
#[derive(Clone)]
pub enum Term {
    /// An integer that 64 bits hold.
    Int(i64),
    /// A float.
    Float(Float),
    /// An atom; `true`, `false` and `nil` are atoms too.
    Atom(Atom),
    /// A process identifier.
    Pid(Pid),
    /// A reference, as made by a monitor or a call.
    Reference(Reference),
    /// A `%Date{}`.
    Date(Date),
    /// A UTF-8 binary.
    Str(Rc<str>),
    /// A tuple.
    Tuple(Tuple),
    /// A list, proper or not.
    List(TermList),
    /// A map, or a struct when it has a `__struct__` key; a date is none.
    Map(Rc<Map>),
    /// Any other integer.
    Big(Big),
    /// Any other binary, and a bitstring whose last byte is not whole.
    Bits(Rc<Bitstring>),
    /// A function.
    Fun(Rc<Fun>),
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
            Self::Big(number) => number.words().len() * size_of::<u64>(),
            Self::Bits(bits) => bits.bytes().len(),
            Self::Fun(fun) => size_of_val(fun.environment()),
            Self::Int(_) | Self::Float(_) | Self::Atom(_) | Self::Pid(_) | Self::Reference(_) | Self::Date(_) => 0,
        };
        let below: usize = match self {
            Self::Tuple(elements) => elements.iter().take(LOOKED_INTO).map(flat).sum(),
            Self::List(list) => list.iter().take(LOOKED_INTO).map(flat).sum(),
            Self::Map(pairs) => pairs
                .iter()
                .take(LOOKED_INTO)
                .map(|(key, value)| flat(key) + flat(value))
                .sum(),
            Self::Fun(fun) => fun.environment().iter().take(LOOKED_INTO).map(flat).sum(),
            _ => 0,
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
        made::count(text.len());
        Self::Str(Rc::from(text))
    }

    /// A binary of those bytes.
    #[must_use]
    pub fn binary(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let bits = bytes.len() * 8;
        Self::bitstring(bytes, bits)
    }

    /// The first so many bits of those bytes; as many as there are, when that is fewer.
    #[must_use]
    pub fn bitstring(bytes: impl Into<Vec<u8>>, bits: usize) -> Self {
        let bytes = bytes.into();
        let bits = bits.min(bytes.len() * 8);
        made::count(bytes.len());
        match Bitstring::new(bytes, bits) {
            Ok(bits) => Self::Bits(Rc::new(bits)),
            Err(text) => Self::Str(Rc::from(text)),
        }
    }

    /// That float; `None` for an infinite one and for what is no number.
    #[must_use]
    pub fn float(number: f64) -> Option<Self> {
        Float::new(number).map(Self::Float)
    }

    /// `&module.function/arity`.
    #[must_use]
    pub fn capture(module: Atom, function: Atom, arity: u8) -> Self {
        Self::Fun(Rc::new(Fun::Capture {
            module,
            function,
            arity,
        }))
    }

    /// A function that was made by evaluation: see [`Fun::Closure`].
    #[must_use]
    pub fn closure(code: u64, arity: u8, environment: impl Into<Tuple>) -> Self {
        let environment = environment.into();
        Self::Fun(Rc::new(Fun::Closure {
            code,
            arity,
            environment,
        }))
    }

    /// A tuple of those elements.
    #[must_use]
    pub fn tuple(elements: impl Into<Rc<[Self]>>) -> Self {
        Self::Tuple(Tuple::from(elements))
    }

    /// A list of those elements.
    #[must_use]
    pub fn list(elements: impl Into<TermList>) -> Self {
        Self::List(elements.into())
    }

    /// `[head | tail]`: an improper list, when the tail is none.
    #[must_use]
    pub fn cons(head: Self, tail: Self) -> Self {
        Self::List(TermList::cons(head, tail))
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
    pub fn as_list(&self) -> Option<&TermList> {
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

    /// The bytes, when this is a binary, text or not.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Str(text) => Some(text.as_bytes()),
            Self::Bits(bits) if bits.odd_bits() == 0 => Some(bits.bytes()),
            _ => None,
        }
    }

    /// The number, when this is an integer that 64 bits hold.
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
        matches!(self, Self::Int(_) | Self::Big(_))
    }

    /// True for an integer of any size and for a float.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Int(_) | Self::Big(_) | Self::Float(_))
    }

    /// The truth, when this is `true` or `false`.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Atom(atom) if atom.name() == "true" => Some(true),
            Self::Atom(atom) if atom.name() == "false" => Some(false),
            _ => None,
        }
    }

    /// The map, when this is one; a date is the map of its fields.
    #[must_use]
    pub fn as_map(&self) -> Option<Cow<'_, Map>> {
        match self {
            Self::Map(map) => Some(Cow::Borrowed(map)),
            Self::Date(date) => Some(Cow::Owned(Map::of_date(*date))),
            _ => None,
        }
    }

    /// How many bits there are, when this is a bitstring.
    #[must_use]
    pub fn bit_size(&self) -> Option<usize> {
        match self {
            Self::Str(text) => Some(text.len() * 8),
            Self::Bits(bits) => Some(bits.bit_size()),
            _ => None,
        }
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
