//! What becomes a term by itself: `Term::from(1)`.

use super::super::identifiers::{Pid, Reference};
use super::{Atom, Date, Term};

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
