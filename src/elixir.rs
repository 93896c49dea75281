//! The language: Elixir, as a person writes it, within Coppice's processes.
//!
//! Invariant: what is written here is plain data that is computed from text, and the same text gives the same data on every
//! target. Elixir 1.14 is the judge of all of it.

pub mod syntax;
