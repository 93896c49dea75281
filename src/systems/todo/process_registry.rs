//! `Todo.ProcessRegistry`: a Registry with unique keys.

use crate::otp::{Kind, Module, ServerRef, Start, Supervisor, registry};
use crate::runtime::{Atom, Term};

/// The module, and the registry's name.
pub const MODULE: &str = "Elixir.Todo.ProcessRegistry";

/// `Registry.start_link(keys: :unique, name: Todo.ProcessRegistry)`.
pub(super) fn start_link<M: Module>() -> Start<M> {
    let name = Atom::new(MODULE);
    let call = registry::start_call(name, registry::Keys::Unique);
    Start::Link {
        kind: Kind::supervisor(Supervisor::new(call)),
        name: Some(ServerRef::Name(name)),
    }
}

/// `{:via, Registry, {Todo.ProcessRegistry, key}}`.
pub(super) fn via_tuple(key: Term) -> ServerRef {
    ServerRef::Via(Atom::new(MODULE), key)
}
