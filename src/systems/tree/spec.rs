//! A tree as it is written: every child's spec, typed.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::otp::Restart;

/// The longest id, key or reason, in characters: each may become an atom, and pieces are put around some.
pub(super) const MAX_NAME: usize = 200;
/// The longest wait or jump, in milliseconds or seconds: about 31 years of virtual time.
pub(super) const MAX_TIME: u64 = 1_000_000_000;

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
}

crate::digest!(enum Child {
    "worker" => Worker(spec),
    "supervisor" => Supervisor(spec),
    "dynamic" => Dynamic(spec),
    "registry" => Registry(spec),
    "task_supervisor" => TaskSupervisor(spec),
    "agent" => Agent(spec),
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
        }
    }
}

/// A worker's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

crate::digest!(struct Worker {
    id, restart, significant, shutdown, trap_exit, name, local, info, init, load, terminate_ms
});

/// An agent's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    pub value: i64,
}

crate::digest!(struct Agent { id, restart, significant, shutdown, name, local, init, value });

/// A supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

crate::digest!(struct Supervisor {
    id, restart, significant, strategy, max_restarts, max_seconds, auto_shutdown, children
});

/// A dynamic supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

crate::digest!(struct Dynamic {
    id, restart, significant, max_restarts, max_seconds, max_children, extra_arguments
});

/// A Task.Supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

crate::digest!(struct TaskSupervisor { id, restart, significant, max_restarts, max_seconds });

/// A registry's spec.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

crate::digest!(struct Registry { id, restart, significant, keys, listeners });

/// `keys` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Keys {
    /// One process a key.
    #[default]
    Unique,
    /// Several.
    Duplicate,
}

crate::digest!(enum Keys { "unique" => Unique, "duplicate" => Duplicate });

/// `info` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Info {
    /// The worker has no `handle_info` of its own: every message is logged and dropped.
    Log,
}

crate::digest!(enum Info { "log" => Log });

fn three() -> u32 {
    3
}

fn five() -> u32 {
    5
}

/// `restart` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lifetime {
    /// Always.
    #[default]
    Permanent,
    /// After an abnormal end.
    Transient,
    /// Never.
    Temporary,
}

crate::digest!(enum Lifetime {
    "permanent" => Permanent,
    "transient" => Transient,
    "temporary" => Temporary,
});

impl From<Lifetime> for Restart {
    fn from(lifetime: Lifetime) -> Self {
        match lifetime {
            Lifetime::Permanent => Self::Permanent,
            Lifetime::Transient => Self::Transient,
            Lifetime::Temporary => Self::Temporary,
        }
    }
}

/// `strategy` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// Nobody restarts along.
    #[default]
    OneForOne,
    /// Those started later do.
    RestForOne,
    /// All do.
    OneForAll,
}

crate::digest!(enum Strategy {
    "one_for_one" => OneForOne,
    "rest_for_one" => RestForOne,
    "one_for_all" => OneForAll,
});

/// `auto_shutdown` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AutoShutdown {
    /// Never.
    #[default]
    Never,
    /// With the first significant child.
    AnySignificant,
    /// With the last.
    AllSignificant,
}

crate::digest!(enum AutoShutdown {
    "never" => Never,
    "any_significant" => AnySignificant,
    "all_significant" => AllSignificant,
});

/// `shutdown` as it is written: `"brutal_kill"`, `"infinity"`, or milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Value", into = "Value")]
pub enum Shutdown {
    /// Killed at once.
    BrutalKill,
    /// Given all the time it needs.
    Infinity,
    /// Given that many milliseconds.
    Ms(u64),
}

crate::digest!(enum Shutdown { "brutal_kill" => BrutalKill, "infinity" => Infinity, "ms" => Ms(ms) });

impl TryFrom<Value> for Shutdown {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        match (value.as_str(), value.as_u64()) {
            (Some("brutal_kill"), _) => Ok(Self::BrutalKill),
            (Some("infinity"), _) => Ok(Self::Infinity),
            (_, Some(ms)) if ms <= MAX_TIME => Ok(Self::Ms(ms)),
            _ => Err(format!(
                "shutdown must be brutal_kill, infinity or milliseconds, not {value}"
            )),
        }
    }
}

impl From<Shutdown> for Value {
    fn from(shutdown: Shutdown) -> Self {
        match shutdown {
            Shutdown::BrutalKill => Self::from("brutal_kill"),
            Shutdown::Infinity => Self::from("infinity"),
            Shutdown::Ms(ms) => Self::from(ms),
        }
    }
}

impl From<Shutdown> for crate::otp::Shutdown {
    fn from(shutdown: Shutdown) -> Self {
        match shutdown {
            Shutdown::BrutalKill => Self::BrutalKill,
            Shutdown::Infinity => Self::Infinity,
            Shutdown::Ms(ms) => Self::Timeout(ms),
        }
    }
}

/// One entry of a worker's `init`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum InitStep {
    /// `{:ok, state}`.
    Ok,
    /// `:ignore`.
    Ignore,
    /// `{:stop, reason}`.
    Error(String),
    /// `raise message`.
    Raise(String),
    /// `throw(value)`.
    Throw(String),
    /// `exit(reason)`.
    Exit(String),
    /// A value that `init` may not return.
    Bad(String),
}

crate::digest!(enum InitStep {
    "ok" => Ok,
    "ignore" => Ignore,
    "error" => Error(what),
    "raise" => Raise(what),
    "throw" => Throw(what),
    "exit" => Exit(what),
    "bad" => Bad(what),
});

impl TryFrom<String> for InitStep {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.chars().count() > MAX_NAME {
            return Err(format!("an entry of init is longer than {MAX_NAME} characters"));
        }
        let (how, what) = text.split_once(':').unwrap_or((&text, ""));
        let what = what.to_owned();
        match how {
            "ok" => Ok(Self::Ok),
            "ignore" => Ok(Self::Ignore),
            "error" => Ok(Self::Error(what)),
            "raise" => Ok(Self::Raise(what)),
            "throw" => Ok(Self::Throw(what)),
            "exit" => Ok(Self::Exit(what)),
            "bad" => Ok(Self::Bad(what)),
            _ => Err(format!(
                "init must be ok, ignore, error:REASON, raise:MESSAGE, throw:VALUE, exit:REASON or bad:VALUE, not {text:?}"
            )),
        }
    }
}

impl From<InitStep> for String {
    fn from(step: InitStep) -> Self {
        match step {
            InitStep::Ok => Self::from("ok"),
            InitStep::Ignore => Self::from("ignore"),
            InitStep::Error(reason) => format!("error:{reason}"),
            InitStep::Raise(message) => format!("raise:{message}"),
            InitStep::Throw(value) => format!("throw:{value}"),
            InitStep::Exit(reason) => format!("exit:{reason}"),
            InitStep::Bad(value) => format!("bad:{value}"),
        }
    }
}
