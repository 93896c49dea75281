//! How modules list their functions in Rust.

use crate::elixir::code::Pure;

/// The functions of a module that only compute: name, arity, function.
pub type Functions = &'static [(&'static str, u8, Pure)];

/// Modules with their functions that only compute.
pub type Modules = &'static [(&'static str, Functions)];
