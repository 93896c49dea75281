//! A system that somebody has written in Elixir: its source, and what starts it.

use serde::{Deserialize, Serialize};

use crate::elixir::{Script, start_of};

/// The longest source that is read, in bytes.
pub const MAX_SOURCE: usize = 1_000_000;

/// Source, and what is evaluated after it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeFile {
    /// What errors say that it is called: `counter.ex`.
    pub name: String,
    /// The source.
    pub source: String,
    /// What starts the system once the source has been evaluated: `Counter.Supervisor.start_link([])`. May be empty.
    #[serde(default)]
    pub start: String,
}

impl CodeFile {
    /// What is evaluated at the start, in order.
    pub(super) fn scripts(&self) -> Vec<Script> {
        let script = |name: &str, source: &str| Script {
            name: name.into(),
            source: source.into(),
        };
        let start = Some(&self.start).filter(|start| !start.trim().is_empty());
        let start = start.map(|start| script("start", start));
        std::iter::once(script(&self.name, &self.source)).chain(start).collect()
    }

    /// What may start a system of that source: [`crate::elixir::start_of`].
    #[must_use]
    pub fn likely_start(source: &str) -> Option<String> {
        start_of(source)
    }
}
