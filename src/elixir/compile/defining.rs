//! A module while its body is being compiled.

use crate::elixir::definition::DefinedClause;
use crate::runtime::Atom;

/// A module whose body is being compiled.
pub(super) struct Defining {
    pub parts: Vec<DefinedClause>,
    pub behaviours: Vec<Atom>,
}
