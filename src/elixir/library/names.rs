//! Names: which functions of `Kernel` are functions of `:erlang`.

use crate::runtime::{Atom, GuardFunction};

/// The function of Erlang that Elixir's compiler puts in the place of one of its own (`elixir_rewrite:inline/3`).
pub fn inlined(module: Atom, name: Atom, arity: u8) -> Option<(Atom, Atom)> {
    let erlang = "erlang";
    let (of, named) = match (module.name(), name.name(), arity) {
        ("Elixir.Kernel", ..) => return in_kernel(name, arity),
        ("Elixir.Atom", "to_string", 1) => (erlang, "atom_to_binary"),
        ("Elixir.Atom", "to_charlist", 1) => (erlang, "atom_to_list"),
        ("Elixir.Integer", "to_string", 1 | 2) => (erlang, "integer_to_binary"),
        ("Elixir.Integer", "to_charlist", 1 | 2) => (erlang, "integer_to_list"),
        ("Elixir.List", "to_atom", 1) => (erlang, "list_to_atom"),
        ("Elixir.List", "to_existing_atom", 1) => (erlang, "list_to_existing_atom"),
        ("Elixir.List", "to_float", 1) => (erlang, "list_to_float"),
        ("Elixir.List", "to_integer", 1 | 2) => (erlang, "list_to_integer"),
        ("Elixir.List", "to_tuple", 1) => (erlang, "list_to_tuple"),
        ("Elixir.Map", "keys" | "to_list" | "values", 1) | ("Elixir.Map", "merge", 2) => ("maps", name.name()),
        ("Elixir.String", "duplicate", 2) => ("binary", "copy"),
        ("Elixir.String", "to_float", 1) => (erlang, "binary_to_float"),
        ("Elixir.String", "to_integer", 1 | 2) => (erlang, "binary_to_integer"),
        ("Elixir.Tuple", "append", 2) => (erlang, "append_element"),
        ("Elixir.Tuple", "to_list", 1) => (erlang, "tuple_to_list"),
        _ => return None,
    };
    Some((Atom::new(of), Atom::new(named)))
}

fn in_kernel(name: Atom, arity: u8) -> Option<(Atom, Atom)> {
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
