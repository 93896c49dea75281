//! A tree as it is written: every child's spec, typed.

mod callback_step;
mod later;
mod ready_made;
mod values;
mod words;

pub use callback_step::{ActingIn, CallbackStep};
pub use later::Later;
pub use ready_made::{Registry, TaskSupervisor};
pub use values::{AlreadyStarted, AutoShutdown, Info, InitStep, Integer, Keys, Lifetime, Shutdown, Strategy};
pub(super) use values::{MAX_NAME, MAX_TIME};

/// A child in a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
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

crate::notation!(enum Child by "type" {
    "worker" => Worker(spec: Worker),
    "supervisor" => Supervisor(spec: Supervisor),
    "dynamic" => Dynamic(spec: Dynamic),
    "registry" => Registry(spec: Registry),
    "task_supervisor" => TaskSupervisor(spec: TaskSupervisor),
    "agent" => Agent(spec: Agent),
    "partition_supervisor" => PartitionSupervisor(spec: PartitionSupervisor),
});

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// Its id.
    pub id: String,
    /// When it is restarted.
    pub restart: Lifetime,
    /// Does its end shut the supervisor down?
    pub significant: bool,
    /// How it is stopped; 5 seconds by default.
    pub shutdown: Option<Shutdown>,
    /// Does it trap exits?
    pub trap_exit: bool,
    /// The registry and the key that it registers under.
    pub name: Option<(String, String)>,
    /// Its local name, when it has none in a registry.
    pub local: Option<String>,
    /// What becomes of messages that nobody expects.
    pub info: Option<Info>,
    /// What `init` does, by incarnation.
    pub init: Vec<InitStep>,
    /// The counter that it loads in `handle_continue`.
    pub load: Option<String>,
    /// How long `terminate` takes.
    pub terminate_ms: Option<u64>,
    /// What it does in `init` before that.
    pub in_init: Later<Vec<CallbackStep>>,
    /// What it does in `terminate` before it sleeps.
    pub in_terminate: Later<Vec<CallbackStep>>,
    /// What its start function makes of a name that is taken.
    pub already_started: Later<Option<AlreadyStarted>>,
}

crate::notation!(struct Worker {
    id, restart default, significant default, shutdown given, trap_exit default, name given, local given, info given,
    init default, load given, terminate_ms given, in_init given, in_terminate given, already_started given
});

crate::digest!(struct Worker {
    id, restart, significant, shutdown, trap_exit, name, local, info, init, load, terminate_ms, in_init, in_terminate,
    already_started
});

/// An agent's spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// Its id.
    pub id: String,
    /// When it is restarted.
    pub restart: Lifetime,
    /// Does its end shut the supervisor down?
    pub significant: bool,
    /// How it is stopped; 5 seconds by default.
    pub shutdown: Option<Shutdown>,
    /// The registry and the key that it registers under.
    pub name: Option<(String, String)>,
    /// Its local name, when it has none in a registry.
    pub local: Option<String>,
    /// What its first function does, by incarnation: `ok`, or what a task's function may do.
    pub init: Vec<String>,
    /// Its first value.
    pub value: Integer,
}

crate::notation!(struct Agent {
    id, restart default, significant default, shutdown given, name given, local given, init default, value default
});

crate::digest!(struct Agent { id, restart, significant, shutdown, name, local, init, value });

/// A supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supervisor {
    /// Its id.
    pub id: String,
    /// When it is restarted.
    pub restart: Lifetime,
    /// Does its end shut the supervisor above it down?
    pub significant: bool,
    /// Which siblings restart along.
    pub strategy: Strategy,
    /// How many restarts the window allows.
    pub max_restarts: u32,
    /// The window's length in seconds.
    pub max_seconds: u32,
    /// When significant children end it.
    pub auto_shutdown: AutoShutdown,
    /// Its children, in start order.
    pub children: Vec<Child>,
    /// The registry and the key that it registers under.
    pub name: Later<Option<(String, String)>>,
    /// Its local name, when it has none in a registry.
    pub local: Later<Option<String>>,
    /// What its `init` does, by incarnation.
    pub init: Later<Vec<InitStep>>,
}

crate::notation!(struct Supervisor {
    id, restart default, significant default, strategy default, max_restarts or(3), max_seconds or(5),
    auto_shutdown default, children default, name given, local given, init given
});

crate::digest!(struct Supervisor {
    id, restart, significant, strategy, max_restarts, max_seconds, auto_shutdown, children, name, local, init
});

/// A dynamic supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dynamic {
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
    /// How many children at once.
    pub max_children: Option<u32>,
    /// What is put before the arguments of every child's start: at most one text.
    pub extra_arguments: Vec<String>,
    /// The registry and the key that it registers under.
    pub name: Later<Option<(String, String)>>,
    /// Its local name, when it has none in a registry.
    pub local: Later<Option<String>>,
    /// What its `init` does, by incarnation.
    pub init: Later<Vec<InitStep>>,
}

crate::notation!(struct Dynamic {
    id, restart default, significant default, max_restarts or(3), max_seconds or(5), max_children given,
    extra_arguments given, name given, local given, init given
});

crate::digest!(struct Dynamic {
    id, restart, significant, max_restarts, max_seconds, max_children, extra_arguments, name, local, init
});

/// A partition supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionSupervisor {
    /// Its id, which is its name too.
    pub id: String,
    /// When it is restarted.
    pub restart: Lifetime,
    /// Does its end shut the supervisor above it down?
    pub significant: bool,
    /// Which partitions restart along.
    pub strategy: Strategy,
    /// How many restarts the window allows.
    pub max_restarts: u32,
    /// The window's length in seconds.
    pub max_seconds: u32,
    /// How many partitions it has.
    pub partitions: u32,
    /// Has each partition an id of its own, that of the child with its number behind a dot?
    pub with_arguments: bool,
    /// What each partition is.
    pub child: Box<Child>,
}

crate::notation!(struct PartitionSupervisor {
    id, restart default, significant default, strategy default, max_restarts or(3), max_seconds or(5),
    partitions or(1), with_arguments default, child
});

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
