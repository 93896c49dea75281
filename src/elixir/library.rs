//! The built-in modules: functions in Rust for what needs no other function, and Elixir for the rest.
//!
//! A function in Rust either computes ([`Pure`]) or asks the process for something ([`Effect`]). What takes functions as
//! arguments is written in Elixir (`library/*.ex`), so that it can be interrupted wherever its argument can.

mod callee;
mod cases;
mod effect;
mod effects;
mod exceptions;
mod fault;
mod floats;
mod graphemes;
mod jaro;
mod kernel;
mod lists;
mod maps;
mod names;
mod numbers;
mod operands;
mod random;
mod sigils;
mod sources;
mod strings;
mod structs;
mod table;
mod texts;

pub use callee::Callee;
pub(super) use callee::{Target, find};
pub(super) use effect::Effect;
pub use effects::given_init;
pub(super) use fault::{Fault, exception};
pub(super) use names::{inlined, is_limit};
pub(super) use operands::operand_fault;
pub(super) use sigils::sigil;
pub(super) use sources::{unit, unit_of};
pub(super) use structs::struct_fields;
pub(super) use table::{Builtin, builtin};
pub(super) use texts::{concat, pack};

use crate::runtime::{Atom, Term};

/// A function that only computes.
pub(super) type Pure = fn(&[Term]) -> Result<Term, Fault>;

/// Is there such a function among the built-in modules?
pub(super) fn has(module: Atom, name: Atom, arity: u8) -> bool {
    builtin(module, name, arity).is_some() || unit(module).is_some_and(|unit| unit.exported(name, arity).is_some())
}
