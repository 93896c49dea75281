//! What an op of a file does: a text of Elixir that the driver evaluates, or time that passes.

use serde_json::Value;

use crate::runtime::Millis;

/// One line of a file of ops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleOp {
    /// In which line it stands.
    pub line: usize,
    /// As it was written.
    pub written: Value,
    pub(super) deed: ModuleDeed,
}

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ModuleDeed {
    /// The driver evaluates that.
    Evaluate(String),
    /// So many milliseconds pass.
    Advance(Millis),
}
