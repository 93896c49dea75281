//! What evaluated code says when it has looked a name up in a registry. Look-ups read a table and send nothing, so nobody would
//! see them otherwise.

use crate::runtime::{Atom, Pid, Term};
use crate::tuple;

/// What begins such a note: `{:looked_up, how, registry, key, found}`.
const NOTE: &str = "looked_up";

/// How a name was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookUpBy {
    /// `Registry.lookup/2`.
    Lookup,
    /// `{:via, Registry, {registry, key}}`, of a call, a cast or `GenServer.whereis/1`.
    Via,
}

impl LookUpBy {
    fn name(self) -> &'static str {
        match self {
            Self::Lookup => "lookup",
            Self::Via => "via",
        }
    }
}

/// A name that was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookUp<'a> {
    /// How.
    pub by: LookUpBy,
    /// The registry.
    pub registry: Atom,
    /// The key.
    pub key: &'a Term,
    /// Who has it, the oldest if there are several.
    pub found: Option<Pid>,
}

impl<'a> LookUp<'a> {
    /// It as a note.
    #[must_use]
    pub fn note(&self) -> Term {
        let found = self.found.map_or(Term::atom("nil"), Term::Pid);
        tuple![
            Atom::new(NOTE),
            Atom::new(self.by.name()),
            self.registry,
            self.key.clone(),
            found
        ]
    }

    /// Reads a note; `None` for one of something else.
    #[must_use]
    pub fn of(note: &'a Term) -> Option<Self> {
        let [tag, how, Term::Atom(registry), key, found] = note.elements()? else {
            return None;
        };
        let by = [LookUpBy::Lookup, LookUpBy::Via];
        Some(Self {
            by: by.into_iter().find(|by| tag.is_atom(NOTE) && how.is_atom(by.name()))?,
            registry: *registry,
            key,
            found: found.as_pid(),
        })
    }
}
