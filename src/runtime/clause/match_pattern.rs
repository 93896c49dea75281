//! What a term has to be like: a pattern as it stands to the left of `=` or of an arrow.

use super::super::{Term, TermList};
use super::{Segment, binary};

/// Where a variable's value stands among those of the code that the clause is part of.
pub type Slot = u16;

/// A value that is known before a term is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum KnownValue {
    /// A literal.
    Literal(Term),
    /// What a variable stands for that was bound before: a pinned one.
    Slot(Slot),
}

crate::digest!(enum KnownValue { "literal" => Literal(value), "slot" => Slot(slot) });

impl KnownValue {
    /// The value.
    #[must_use]
    pub fn value<'a>(&'a self, slots: &'a [Term]) -> &'a Term {
        match self {
            Self::Literal(value) => value,
            Self::Slot(slot) => &slots[usize::from(*slot)],
        }
    }
}

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MatchPattern {
    /// `_`: anything.
    Any,
    /// Anything, which the variable stands for from then on.
    Bind(Slot),
    /// That very value: a literal, or what a variable stands for already. `1` is not `1.0`.
    Same(KnownValue),
    /// `{a, b}`.
    Tuple(Box<[Self]>),
    /// `[a, b | rest]`; the end of `[a, b]` is the literal `[]`.
    List(Box<[Self]>, Box<Self>),
    /// `%{key => pattern}`: any map with these keys, a struct too.
    Map(Box<[(KnownValue, Self)]>),
    /// `"text" <> rest`: a binary that begins so, and what is behind that.
    Prefix(Box<[u8]>, Box<Self>),
    /// `pattern = pattern`: what both match.
    Both(Box<(Self, Self)>),
    /// `<<a, b::binary>>`: a binary of these segments, and of nothing else.
    Binary(Box<[Segment]>),
}

crate::digest!(enum MatchPattern {
    "any" => Any,
    "bind" => Bind(slot),
    "same" => Same(value),
    "tuple" => Tuple(elements),
    "list" => List(elements, end),
    "map" => Map(pairs),
    "prefix" => Prefix(bytes, rest),
    "both" => Both(patterns),
    "binary" => Binary(segments),
});

impl MatchPattern {
    /// `[a, b]`: a list of so many elements.
    #[must_use]
    pub fn list(elements: impl Into<Box<[Self]>>) -> Self {
        Self::List(elements.into(), Box::new(Self::literal(Term::List(TermList::EMPTY))))
    }

    /// That value and no other.
    #[must_use]
    pub const fn literal(value: Term) -> Self {
        Self::Same(KnownValue::Literal(value))
    }

    /// Does it match? Its variables are written into their slots; of one that does not, some may be.
    ///
    /// # Panics
    /// When one of its slots is not among these.
    pub fn matches(&self, term: &Term, slots: &mut [Term]) -> bool {
        match self {
            Self::Any => true,
            Self::Bind(slot) => {
                slots[usize::from(*slot)] = term.clone();
                true
            }
            Self::Same(known) => known.value(slots) == term,
            Self::Tuple(patterns) => term.elements().is_some_and(|elements| {
                let mut pairs = patterns.iter().zip(elements);
                patterns.len() == elements.len() && pairs.all(|(pattern, element)| pattern.matches(element, slots))
            }),
            Self::List(patterns, end) => {
                let mut rest = term;
                for pattern in patterns {
                    let Some((head, tail)) = rest.as_list().and_then(TermList::split) else {
                        return false;
                    };
                    if !pattern.matches(head, slots) {
                        return false;
                    }
                    rest = tail;
                }
                end.matches(rest, slots)
            }
            Self::Map(pairs) => match term.as_map() {
                Some(map) => pairs.iter().all(|(key, pattern)| {
                    let value = map.get(key.value(slots));
                    value.is_some_and(|value| pattern.matches(value, slots))
                }),
                None => false,
            },
            Self::Prefix(prefix, rest) => match term.as_bytes().and_then(|bytes| bytes.strip_prefix(&**prefix)) {
                Some(left) => rest.matches(&Term::binary(left), slots),
                None => false,
            },
            Self::Both(patterns) => patterns.0.matches(term, slots) && patterns.1.matches(term, slots),
            Self::Binary(segments) => binary::matches(segments, term, slots),
        }
    }
}
