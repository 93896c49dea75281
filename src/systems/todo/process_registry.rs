//! `Todo.ProcessRegistry`: a Registry with unique keys.

use crate::otp::{Exception, Module, ServerRef, Start, registry};
use crate::runtime::{Atom, Term};

/// The module, and the registry's name.
pub const MODULE: &str = "Elixir.Todo.ProcessRegistry";

/// `Registry.start_link(keys: :unique, name: Todo.ProcessRegistry)`.
///
/// # Errors
/// None: these options are what a registry takes.
pub(super) fn start_link<M: Module>() -> Result<Option<Start<M>>, Exception> {
    registry::start(&registry::start_call(Atom::new(MODULE), registry::Keys::Unique))
}

/// `{:via, Registry, {Todo.ProcessRegistry, key}}`.
pub(super) fn via_tuple(key: Term) -> ServerRef {
    ServerRef::Via(Atom::new(MODULE), key)
}
