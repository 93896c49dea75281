//! What is written of children that are started without a callback module.

use serde::{Deserialize, Serialize};

use super::defaults::{five, three};
use super::later::Later;
use super::values::{Keys, Lifetime, Shutdown};

/// A Task.Supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskSupervisor {
    /// Its id.
    pub id: String,
    /// When it is restarted.
    #[serde(default)]
    pub restart: Lifetime,
    /// Does its end shut the supervisor above it down?
    #[serde(default)]
    pub significant: bool,
    /// How many restarts the window allows.
    #[serde(default = "three")]
    pub max_restarts: u32,
    /// The window's length in seconds.
    #[serde(default = "five")]
    pub max_seconds: u32,
    /// The registry and the key that it registers under.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub name: Later<Option<(String, String)>>,
    /// Its local name, when it has none in a registry.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub local: Later<Option<String>>,
    /// How many tasks at once.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub max_children: Later<Option<u32>>,
    /// When a task that does not say is restarted.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub task_restart: Later<Option<Lifetime>>,
    /// How one that does not say is stopped.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub task_shutdown: Later<Option<Shutdown>>,
}

crate::digest!(struct TaskSupervisor {
    id, restart, significant, max_restarts, max_seconds, name, local, max_children, task_restart, task_shutdown
});

/// A registry's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// Its id, which is its name too.
    pub id: String,
    /// When it is restarted.
    #[serde(default)]
    pub restart: Lifetime,
    /// Does its end shut the supervisor above it down?
    #[serde(default)]
    pub significant: bool,
    /// One process a key, or several.
    #[serde(default)]
    pub keys: Keys,
    /// The local names of those that hear of every registration.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listeners: Vec<String>,
    /// How many partitions it has; one by default.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub partitions: Later<Option<u32>>,
}

crate::digest!(struct Registry { id, restart, significant, keys, listeners, partitions });
