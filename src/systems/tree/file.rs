//! A tree as a file of its own holds it.

use serde::{Deserialize, Serialize};

use super::op::Op;
use super::spec::Supervisor;

/// A tree, its name, and what is done to it at first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeFile {
    /// What it is called; nothing if it has no name of its own.
    #[serde(default)]
    pub name: String,
    /// Its root.
    pub tree: Supervisor,
    /// What is done to it once it has started.
    #[serde(default)]
    pub ops: Vec<Op>,
}
