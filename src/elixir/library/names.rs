//! Names: which functions of `Kernel` are functions of `:erlang`.

use crate::runtime::{Atom, GuardFunction};

/// The function of `:erlang` that Elixir's compiler puts in the place of one of its own.
pub fn inlined(module: Atom, name: Atom, arity: u8) -> Option<(Atom, Atom)> {
    if module.name() != "Elixir.Kernel" {
        return None;
    }
    let named = match name.name() {
        "!=" => "/=",
        "===" => "=:=",
        "!==" => "=/=",
        "<=" => "=<",
        "++" | "--" | "send" | "self" | "spawn" | "spawn_link" | "exit" | "throw" | "apply" | "make_ref" | "node" => {
            name.name()
        }
        "elem" | "is_map_key" => return None,
        other => GuardFunction::named(other, usize::from(arity))?.name(),
    };
    Some((Atom::new("erlang"), Atom::new(named)))
}
