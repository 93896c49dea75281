//! What is written of children that are started without a callback module.

use super::later::Later;
use super::values::{Keys, Lifetime, Shutdown};

/// A Task.Supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSupervisor {
    /// Its id.
    pub id: String,
    /// When it is restarted.
    pub restart: Lifetime,
    /// Does its end shut the supervisor above it down?
    pub significant: bool,
    /// How many restarts the window allows.
    pub max_restarts: u32,
    /// The window's length in seconds.
    pub max_seconds: u32,
    /// The registry and the key that it registers under.
    pub name: Later<Option<(String, String)>>,
    /// Its local name, when it has none in a registry.
    pub local: Later<Option<String>>,
    /// How many tasks at once.
    pub max_children: Later<Option<u32>>,
    /// When a task that does not say is restarted.
    pub task_restart: Later<Option<Lifetime>>,
    /// How one that does not say is stopped.
    pub task_shutdown: Later<Option<Shutdown>>,
}

crate::notation!(struct TaskSupervisor {
    id, restart default, significant default, max_restarts or(3), max_seconds or(5), name given,
    local given, max_children given, task_restart given, task_shutdown given
});

crate::digest!(struct TaskSupervisor {
    id, restart, significant, max_restarts, max_seconds, name, local, max_children, task_restart, task_shutdown
});

/// A registry's spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registry {
    /// Its id, which is its name too.
    pub id: String,
    /// When it is restarted.
    pub restart: Lifetime,
    /// Does its end shut the supervisor above it down?
    pub significant: bool,
    /// One process a key, or several.
    pub keys: Keys,
    /// The local names of those that hear of every registration.
    pub listeners: Vec<String>,
    /// How many partitions it has; one by default.
    pub partitions: Later<Option<u32>>,
}

crate::notation!(struct Registry {
    id, restart default, significant default, keys default, listeners given, partitions given
});

crate::digest!(struct Registry { id, restart, significant, keys, listeners, partitions });
