//! What is done to a tree: the ops as they are written, typed.

use serde::Deserialize;

use super::spec::Child;

/// Whom an op is about: the present process of an id, or a name in a registry.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(untagged, expecting = "expected an id or {\"via\": [registry, key]}")]
pub enum Target {
    /// The newest process of that id.
    Id(String),
    /// Whoever has that key.
    Via {
        /// The registry and the key.
        via: (String, String),
    },
}

/// One thing that is done. `start_tree` and `stop_tree` are added around those of the scenario.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are what docs/fidelity.md describes")]
pub enum Op {
    /// Starts the tree.
    #[serde(skip)]
    StartTree,
    /// Stops it, and ends the driver.
    #[serde(skip)]
    StopTree,
    /// `Process.exit(target, reason)`.
    Exit { target: Target, reason: String },
    /// `GenServer.cast(target, msg)`.
    Cast { target: Target, msg: String },
    /// `GenServer.call(target, msg, timeout)`.
    Call {
        target: Target,
        msg: String,
        timeout: Option<u64>,
    },
    /// `a` links itself to `b`.
    Link { a: Target, b: Target },
    /// `a` monitors `b`.
    Monitor { a: Target, b: Target },
    /// `Supervisor.start_child` or `DynamicSupervisor.start_child`.
    StartChild { sup: Target, child: Child },
    /// `terminate_child`, by id, or by the pid of an id.
    TerminateChild {
        sup: Target,
        id: Option<String>,
        pid_of: Option<String>,
    },
    /// `Supervisor.restart_child`.
    RestartChild { sup: Target, id: String },
    /// `Supervisor.delete_child`.
    DeleteChild { sup: Target, id: String },
    /// `which_children`.
    WhichChildren { sup: Target },
    /// `count_children`.
    CountChildren { sup: Target },
    /// `Registry.lookup`.
    Lookup { registry: String, key: String },
    /// `Process.alive?`.
    Alive { target: Target },
    /// Time passes.
    Advance { seconds: u64 },
    /// The driver sleeps.
    SleepMs { ms: u64 },
}
