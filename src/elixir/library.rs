//! The built-in modules: functions in Rust for what needs no other function, and Elixir for the rest.
//!
//! A function in Rust either computes ([`Pure`](super::code::Pure)) or asks the process for something ([`Effect`](super::effect::Effect)). What takes functions as
//! arguments is written in Elixir (`library/*.ex`), so that it can be interrupted wherever its argument can.

mod bases;
mod binaries;
mod cases;
mod dates;
mod enumerating;
mod exceptions;
mod floats;
mod functions;
mod graphemes;
mod guards;
mod inspecting;
mod jaro;
mod kernel;
mod keyed;
mod limits;
mod list_conversions;
mod lists;
mod maps;
mod names;
mod numbers;
mod operands;
mod paths;
mod sigils;
mod source_text;
mod sources;
mod strings;
mod structs;
mod table;
mod texts;
mod times;

pub(super) use binaries::pack;
pub(super) use inspecting::{inspect_options, inspected};
pub(super) use limits::{exports, is_known, is_limit};
pub(super) use names::inlined;
pub(super) use operands::operand_fault;
pub(super) use sigils::sigil;
pub(super) use source_text::source;
pub use source_text::{VERSION, is_here, provide};
pub(super) use structs::struct_fields;
pub(super) use table::builtin;
pub(super) use texts::concat;

use std::collections::BTreeSet;

use crate::runtime::{Atom, gather};

/// The names of all built-in modules, as atoms are called.
pub(super) fn modules() -> BTreeSet<&'static str> {
    let in_rust = table::all_names().into_iter().map(|(module, ..)| module);
    gather(in_rust.chain(source_text::modules()))
}

/// The functions of a built-in module, with their arities.
pub(super) fn functions(module: Atom) -> BTreeSet<(&'static str, u8)> {
    let in_rust = table::all_names().into_iter().filter(|(of, ..)| *of == module.name());
    let in_rust = in_rust.map(|(_, name, arity)| (name, arity));
    gather(in_rust.chain(sources::functions(module)))
}

/// Is there such a function among the built-in modules?
pub(super) fn has(module: Atom, name: Atom, arity: u8) -> bool {
    builtin(module, name, arity).is_some() || sources::defines(module, name, arity)
}
