//! Atoms: names that are compared by content, so that a constant and a name made at run time are one atom.
//!
//! Invariant: as on the BEAM, an atom's text is never collected; [`Atom::intern`] keeps one copy of each name.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use super::super::{Digest, Digester};

/// The longest name the BEAM allows, in characters.
const MAX_CHARACTERS: usize = 255;

/// As many atoms as a BEAM has room for by default. Those that a program was written with are not among them here.
const MOST_ATOMS: usize = 1_048_576;

/// For how many of them only source has room.
const KEPT: usize = 100_000;

thread_local! {
    static INTERNED: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
}

/// An atom. An Elixir module is the atom of its full name: `Todo.Server` is `Elixir.Todo.Server`.
#[derive(Clone, Copy)]
pub struct Atom(&'static str);

impl Atom {
    /// The atom of a name known when the program is written.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// The same of a name that a program has made. It leaves room for the names that stand in source: what has made too many
    /// can still be told so.
    #[must_use]
    pub fn intern_made(text: &str) -> Option<Self> {
        let is_known = || INTERNED.with_borrow(|names| names.len() < MOST_ATOMS - KEPT || names.contains(text));
        if is_known() { Self::intern(text) } else { None }
    }

    /// The atom of a name known only at run time; `None` when it is longer than 255 characters, or new when there are
    /// 1,048,576 already.
    #[must_use]
    pub fn intern(text: &str) -> Option<Self> {
        if text.chars().count() > MAX_CHARACTERS {
            return None;
        }
        INTERNED.with_borrow_mut(|names| {
            if let Some(known) = names.get(text) {
                return Some(Self(known));
            }
            if names.len() >= MOST_ATOMS {
                return None;
            }
            let kept: &'static str = Box::leak(Box::from(text));
            names.insert(kept);
            Some(Self(kept))
        })
    }

    /// Its name, as `Atom.to_string/1` gives it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl PartialEq for Atom {
    fn eq(&self, other: &Self) -> bool {
        // The same constant is usually met again, and then there is no text to compare.
        std::ptr::eq(self.0, other.0) || self.0 == other.0
    }
}

impl Eq for Atom {}

impl PartialOrd for Atom {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Atom {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(other.0)
    }
}

impl Hash for Atom {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl Digest for Atom {
    fn digest_into(&self, digester: &mut Digester) {
        digester.text(self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interned_atom_is_the_constant_of_that_name() {
        let interned = Atom::intern(&["o", "k"].concat()).unwrap();
        assert!(interned == Atom::new("ok"));
        assert!(interned.cmp(&Atom::new("ok")).is_eq());
        assert!(interned != Atom::new("okay"));
    }

    #[test]
    fn interning_twice_keeps_one_copy() {
        let (first, second) = (Atom::intern("kept"), Atom::intern("kept"));
        assert!(std::ptr::eq(first.unwrap().name(), second.unwrap().name()));
    }

    #[test]
    fn the_limit_counts_characters_and_not_bytes() {
        assert!(Atom::intern(&"ü".repeat(255)).is_some());
        assert!(Atom::intern(&"a".repeat(256)).is_none());
    }

    #[test]
    fn atoms_are_ordered_by_name() {
        assert!(Atom::new("a") < Atom::new("aa"));
        assert!(Atom::new("Z") < Atom::new("_"));
        assert!(Atom::new("z") < Atom::new("ä"));
    }
}
