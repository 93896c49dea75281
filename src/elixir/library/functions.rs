//! How modules list their functions in Rust, and how these take a binary.

use crate::elixir::code::Pure;
use crate::elixir::fault::Fault;
use crate::runtime::Term;

/// The functions of a module that only compute: name, arity, function.
pub type Functions = &'static [(&'static str, u8, Pure)];

/// Modules with their functions that only compute.
pub type Modules = &'static [(&'static str, Functions)];

/// The bytes of a binary; no clause takes anything else.
pub fn bytes(term: &Term) -> Result<&[u8], Fault> {
    term.as_bytes().ok_or_else(Fault::function_clause)
}
