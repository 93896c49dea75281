//! What a term has to be like: a pattern as it stands to the left of `=` or of an arrow.

use super::super::{Atom, Term, TermList};

/// What the variables of a clause stand for, in the order in which they were bound.
pub type Variables = Vec<(Atom, Term)>;

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MatchPattern {
    /// `_`: anything.
    Any,
    /// Anything, which the variable stands for from then on; where it stands already, the same value.
    Variable(Atom),
    /// That very value: a literal, or what a pinned variable is. `1` is not `1.0`.
    Literal(Term),
    /// `{a, b}`.
    Tuple(Box<[Self]>),
    /// `[a, b | rest]`; the end of `[a, b]` is the literal `[]`.
    List(Box<[Self]>, Box<Self>),
    /// `%{key => pattern}`: any map with these keys, a struct too.
    Map(Box<[(Term, Self)]>),
    /// `"text" <> rest`: a binary that begins so, and what is behind that.
    Prefix(Box<[u8]>, Box<Self>),
    /// `pattern = pattern`: what both match.
    Both(Box<(Self, Self)>),
}

crate::digest!(enum MatchPattern {
    "any" => Any,
    "variable" => Variable(name),
    "literal" => Literal(value),
    "tuple" => Tuple(elements),
    "list" => List(elements, end),
    "map" => Map(pairs),
    "prefix" => Prefix(bytes, rest),
    "both" => Both(patterns),
});

impl MatchPattern {
    /// `[a, b]`: a list of so many elements.
    #[must_use]
    pub fn list(elements: impl Into<Box<[Self]>>) -> Self {
        Self::List(elements.into(), Box::new(Self::Literal(Term::List(TermList::EMPTY))))
    }

    /// Does it match? Its variables are added to those that are bound; of one that does not, some may be.
    pub(super) fn matches(&self, term: &Term, variables: &mut Variables) -> bool {
        match self {
            Self::Any => true,
            Self::Variable(name) => match variables.iter().find(|(bound, _)| bound == name) {
                Some((_, value)) => value == term,
                None => {
                    variables.push((*name, term.clone()));
                    true
                }
            },
            Self::Literal(value) => value == term,
            Self::Tuple(patterns) => term.elements().is_some_and(|elements| {
                let mut pairs = patterns.iter().zip(elements);
                patterns.len() == elements.len() && pairs.all(|(pattern, element)| pattern.matches(element, variables))
            }),
            Self::List(patterns, end) => {
                let mut rest = term;
                for pattern in patterns {
                    let Some((head, tail)) = rest.as_list().and_then(TermList::split) else {
                        return false;
                    };
                    if !pattern.matches(head, variables) {
                        return false;
                    }
                    rest = tail;
                }
                end.matches(rest, variables)
            }
            Self::Map(pairs) => match term.as_map() {
                Some(map) => pairs.iter().all(|(key, pattern)| {
                    let value = map.get(key);
                    value.is_some_and(|value| pattern.matches(value, variables))
                }),
                None => false,
            },
            Self::Prefix(prefix, rest) => match term.as_bytes().and_then(|bytes| bytes.strip_prefix(&**prefix)) {
                Some(left) => rest.matches(&Term::binary(left), variables),
                None => false,
            },
            Self::Both(patterns) => patterns.0.matches(term, variables) && patterns.1.matches(term, variables),
        }
    }
}
