//! A tree as it is written: every child's spec, typed.

mod callback_step;
mod defaults;
mod later;
mod ready_made;
mod values;
mod words;

pub use callback_step::{ActingIn, CallbackStep};
pub use later::Later;
pub use ready_made::{Registry, TaskSupervisor};
pub use values::{AlreadyStarted, AutoShutdown, Info, InitStep, Integer, Keys, Lifetime, Shutdown, Strategy};
pub(super) use values::{MAX_NAME, MAX_TIME};

use defaults::{five, one, three};
use serde::{Deserialize, Serialize};

/// A child in a tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Child {
    /// A worker.
    Worker(Worker),
    /// A `Supervisor`.
    Supervisor(Supervisor),
    /// A `DynamicSupervisor`.
    Dynamic(Dynamic),
    /// A `Registry`.
    Registry(Registry),
    /// A `Task.Supervisor`.
    TaskSupervisor(TaskSupervisor),
    /// An `Agent`.
    Agent(Agent),
    /// A `PartitionSupervisor`.
    PartitionSupervisor(PartitionSupervisor),
}

crate::digest!(enum Child {
    "worker" => Worker(spec),
    "supervisor" => Supervisor(spec),
    "dynamic" => Dynamic(spec),
    "registry" => Registry(spec),
    "task_supervisor" => TaskSupervisor(spec),
    "agent" => Agent(spec),
    "partition_supervisor" => PartitionSupervisor(spec),
});

impl Child {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Worker(worker) => &worker.id,
            Self::Supervisor(supervisor) => &supervisor.id,
            Self::Dynamic(dynamic) => &dynamic.id,
            Self::Registry(registry) => &registry.id,
            Self::TaskSupervisor(supervisor) => &supervisor.id,
            Self::Agent(agent) => &agent.id,
            Self::PartitionSupervisor(supervisor) => &supervisor.id,
        }
    }

    fn id_mut(&mut self) -> &mut String {
        match self {
            Self::Worker(worker) => &mut worker.id,
            Self::Supervisor(supervisor) => &mut supervisor.id,
            Self::Dynamic(dynamic) => &mut dynamic.id,
            Self::Registry(registry) => &mut registry.id,
            Self::TaskSupervisor(supervisor) => &mut supervisor.id,
            Self::Agent(agent) => &mut agent.id,
            Self::PartitionSupervisor(supervisor) => &mut supervisor.id,
        }
    }
}

/// A worker's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worker {
    /// Its id.
    pub id: String,
    /// When it is restarted.
    #[serde(default)]
    pub restart: Lifetime,
    /// Does its end shut the supervisor down?
    #[serde(default)]
    pub significant: bool,
    /// How it is stopped; 5 seconds by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shutdown: Option<Shutdown>,
    /// Does it trap exits?
    #[serde(default)]
    pub trap_exit: bool,
    /// The registry and the key that it registers under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<(String, String)>,
    /// Its local name, when it has none in a registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local: Option<String>,
    /// What becomes of messages that nobody expects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub info: Option<Info>,
    /// What `init` does, by incarnation.
    #[serde(default)]
    pub init: Vec<InitStep>,
    /// The counter that it loads in `handle_continue`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub load: Option<String>,
    /// How long `terminate` takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terminate_ms: Option<u64>,
    /// What it does in `init` before that.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub in_init: Later<Vec<CallbackStep>>,
    /// What it does in `terminate` before it sleeps.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub in_terminate: Later<Vec<CallbackStep>>,
    /// What its start function makes of a name that is taken.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub already_started: Later<Option<AlreadyStarted>>,
}

crate::digest!(struct Worker {
    id, restart, significant, shutdown, trap_exit, name, local, info, init, load, terminate_ms, in_init, in_terminate,
    already_started
});

/// An agent's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agent {
    /// Its id.
    pub id: String,
    /// When it is restarted.
    #[serde(default)]
    pub restart: Lifetime,
    /// Does its end shut the supervisor down?
    #[serde(default)]
    pub significant: bool,
    /// How it is stopped; 5 seconds by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shutdown: Option<Shutdown>,
    /// The registry and the key that it registers under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<(String, String)>,
    /// Its local name, when it has none in a registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local: Option<String>,
    /// What its first function does, by incarnation: `ok`, or what a task's function may do.
    #[serde(default)]
    pub init: Vec<String>,
    /// Its first value.
    #[serde(default)]
    pub value: Integer,
}

crate::digest!(struct Agent { id, restart, significant, shutdown, name, local, init, value });

/// A supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supervisor {
    /// Its id.
    pub id: String,
    /// When it is restarted.
    #[serde(default)]
    pub restart: Lifetime,
    /// Does its end shut the supervisor above it down?
    #[serde(default)]
    pub significant: bool,
    /// Which siblings restart along.
    #[serde(default)]
    pub strategy: Strategy,
    /// How many restarts the window allows.
    #[serde(default = "three")]
    pub max_restarts: u32,
    /// The window's length in seconds.
    #[serde(default = "five")]
    pub max_seconds: u32,
    /// When significant children end it.
    #[serde(default)]
    pub auto_shutdown: AutoShutdown,
    /// Its children, in start order.
    #[serde(default)]
    pub children: Vec<Child>,
    /// The registry and the key that it registers under.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub name: Later<Option<(String, String)>>,
    /// Its local name, when it has none in a registry.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub local: Later<Option<String>>,
    /// What its `init` does, by incarnation.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub init: Later<Vec<InitStep>>,
}

crate::digest!(struct Supervisor {
    id, restart, significant, strategy, max_restarts, max_seconds, auto_shutdown, children, name, local, init
});

/// A dynamic supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dynamic {
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
    /// How many children at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_children: Option<u32>,
    /// What is put before the arguments of every child's start: at most one text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra_arguments: Vec<String>,
    /// The registry and the key that it registers under.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub name: Later<Option<(String, String)>>,
    /// Its local name, when it has none in a registry.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub local: Later<Option<String>>,
    /// What its `init` does, by incarnation.
    #[serde(default, skip_serializing_if = "Later::is_default")]
    pub init: Later<Vec<InitStep>>,
}

crate::digest!(struct Dynamic {
    id, restart, significant, max_restarts, max_seconds, max_children, extra_arguments, name, local, init
});

/// A partition supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartitionSupervisor {
    /// Its id, which is its name too.
    pub id: String,
    /// When it is restarted.
    #[serde(default)]
    pub restart: Lifetime,
    /// Does its end shut the supervisor above it down?
    #[serde(default)]
    pub significant: bool,
    /// Which partitions restart along.
    #[serde(default)]
    pub strategy: Strategy,
    /// How many restarts the window allows.
    #[serde(default = "three")]
    pub max_restarts: u32,
    /// The window's length in seconds.
    #[serde(default = "five")]
    pub max_seconds: u32,
    /// How many partitions it has.
    #[serde(default = "one")]
    pub partitions: u32,
    /// Has each partition an id of its own, that of the child with its number behind a dot?
    #[serde(default)]
    pub with_arguments: bool,
    /// What each partition is.
    pub child: Box<Child>,
}

crate::digest!(struct PartitionSupervisor {
    id, restart, significant, strategy, max_restarts, max_seconds, partitions, with_arguments, child
});

impl PartitionSupervisor {
    /// Who the partitions are: the child itself for all of them, or one with an id of its own for each.
    #[must_use]
    pub fn partitions(&self) -> Vec<Child> {
        if !self.with_arguments {
            return vec![(*self.child).clone()];
        }
        let numbered = |number: u32| {
            let mut child = (*self.child).clone();
            *child.id_mut() = Self::numbered(self.child.id(), number);
            child
        };
        (0..self.partitions).map(numbered).collect()
    }

    /// The id of that partition, when each has one.
    #[must_use]
    pub fn numbered(id: &str, partition: u32) -> String {
        format!("{id}.{partition}")
    }
}
