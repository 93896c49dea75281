//! What tells the requests of generic servers from other messages.

use crate::runtime::Atom;

/// A call: `{:"$gen_call", from, request}`.
pub const GEN_CALL: Atom = Atom::new("$gen_call");

/// A cast: `{:"$gen_cast", request}`.
pub const GEN_CAST: Atom = Atom::new("$gen_cast");

/// What `:sys` asks: `{:system, from, request}`.
pub const SYSTEM: Atom = Atom::new("system");
