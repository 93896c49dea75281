//! A scenario as it is written: the tree and the ops, typed, with everything refused that could not be run.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::otp::Restart;

/// The longest id, key or reason, in characters: each may become an atom, and pieces are put around some.
const MAX_NAME: usize = 200;
/// The longest wait or jump, in milliseconds or seconds: about 31 years of virtual time.
const MAX_TIME: u64 = 1_000_000_000;

/// A scenario: a tree, and what is done to it.
#[derive(Clone, Debug)]
pub struct Script {
    /// What it is called.
    pub name: String,
    /// The tree's root, always a supervisor.
    pub tree: Supervisor,
    /// The ops, each with the JSON that it was written as.
    pub ops: Vec<(Op, Value)>,
}

/// A child in a tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Child {
    /// A worker.
    Worker(Worker),
    /// A `Supervisor`.
    Supervisor(Supervisor),
    /// A `DynamicSupervisor`.
    Dynamic(Dynamic),
    /// A unique `Registry`.
    Registry(Registry),
}

/// A worker's spec.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// A supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// A dynamic supervisor's spec.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
}

/// A registry's spec.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Registry {
    /// Its id, which is its name too.
    pub id: String,
    /// When it is restarted.
    #[serde(default)]
    pub restart: Lifetime,
    /// Does its end shut the supervisor above it down?
    #[serde(default)]
    pub significant: bool,
}

fn three() -> u32 {
    3
}

fn five() -> u32 {
    5
}

/// `restart` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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

/// `auto_shutdown` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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

/// `shutdown` as it is written: `"brutal_kill"`, `"infinity"`, or milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Value", into = "Value")]
pub enum Shutdown {
    /// Killed at once.
    BrutalKill,
    /// Given all the time it needs.
    Infinity,
    /// Given that many milliseconds.
    Ms(u64),
}

impl TryFrom<Value> for Shutdown {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        match (value.as_str(), value.as_u64()) {
            (Some("brutal_kill"), _) => Ok(Self::BrutalKill),
            (Some("infinity"), _) => Ok(Self::Infinity),
            (_, Some(ms)) if ms <= MAX_TIME => Ok(Self::Ms(ms)),
            _ => Err(format!("shutdown must be brutal_kill, infinity or milliseconds, not {value}")),
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

/// One entry of a worker's `init`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
}

impl TryFrom<String> for InitStep {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match (text.as_str(), text.split_once(':')) {
            ("ok", _) => Ok(Self::Ok),
            ("ignore", _) => Ok(Self::Ignore),
            (_, Some(("error", reason))) if reason.chars().count() <= MAX_NAME => Ok(Self::Error(reason.to_owned())),
            (_, Some(("raise", message))) => Ok(Self::Raise(message.to_owned())),
            _ => Err(format!("init must be ok, ignore, error:REASON or raise:MESSAGE, not {text:?}")),
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
        }
    }
}

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
    Call { target: Target, msg: String, timeout: Option<u64> },
    /// `a` links itself to `b`.
    Link { a: Target, b: Target },
    /// `a` monitors `b`.
    Monitor { a: Target, b: Target },
    /// `Supervisor.start_child` or `DynamicSupervisor.start_child`.
    StartChild { sup: Target, child: Child },
    /// `terminate_child`, by id, or by the pid of an id.
    TerminateChild { sup: Target, id: Option<String>, pid_of: Option<String> },
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

/// Why a line is no scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecError(String);

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SpecError {}

/// What a line holds: a scenario, or a recorded line around one.
#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    name: String,
    tree: Child,
    ops: Vec<Value>,
}

/// Reads one line of a scenario file.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn parse(line: &str) -> Result<Script, SpecError> {
    let value: Value = serde_json::from_str(line).map_err(|error| SpecError(error.to_string()))?;
    from_value(value)
}

/// Reads a scenario that is JSON already; a recorded line `{"scenario": …}` is one too.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn from_value(value: Value) -> Result<Script, SpecError> {
    let value = match value {
        Value::Object(mut fields) if fields.contains_key("scenario") => fields.remove("scenario").unwrap_or_default(),
        other => other,
    };
    let written: Written = serde_json::from_value(value).map_err(|error| SpecError(error.to_string()))?;
    let Child::Supervisor(tree) = written.tree else {
        return Err(SpecError("the tree must be a supervisor".to_owned()));
    };
    check_supervisor(&tree)?;
    let mut ops = Vec::new();
    for (at, raw) in written.ops.into_iter().enumerate() {
        let place = |error: &dyn fmt::Display| SpecError(format!("op {}: {error}", at + 1));
        let op: Op = serde_json::from_value(raw.clone()).map_err(|error| place(&error))?;
        check_op(&op).map_err(|error| place(&error))?;
        ops.push((op, raw));
    }
    Ok(Script { name: written.name, tree, ops })
}

fn check_supervisor(supervisor: &Supervisor) -> Result<(), SpecError> {
    id(&supervisor.id)?;
    window(&supervisor.id, supervisor.max_seconds)?;
    supervisor.children.iter().try_for_each(check_child)
}

fn check_child(child: &Child) -> Result<(), SpecError> {
    match child {
        Child::Worker(worker) => {
            id(&worker.id)?;
            if let Some((registry, key)) = &worker.name {
                name(registry)?;
                name(key)?;
            }
            time(worker.terminate_ms.unwrap_or_default())
        }
        Child::Supervisor(supervisor) => check_supervisor(supervisor),
        Child::Dynamic(dynamic) => {
            id(&dynamic.id)?;
            window(&dynamic.id, dynamic.max_seconds)
        }
        Child::Registry(registry) => id(&registry.id),
    }
}

fn check_op(op: &Op) -> Result<(), SpecError> {
    match op {
        Op::Exit { reason, .. } => name(reason),
        Op::Cast { msg, .. } => name(msg),
        Op::Call { msg, timeout, .. } => {
            name(msg)?;
            time(timeout.unwrap_or_default())
        }
        Op::StartChild { child, .. } => check_child(child),
        Op::Lookup { registry, key } => {
            name(registry)?;
            name(key)
        }
        Op::Advance { seconds } => time(*seconds),
        Op::SleepMs { ms } => time(*ms),
        Op::StartTree
        | Op::StopTree
        | Op::Link { .. }
        | Op::Monitor { .. }
        | Op::TerminateChild { .. }
        | Op::RestartChild { .. }
        | Op::DeleteChild { .. }
        | Op::WhichChildren { .. }
        | Op::CountChildren { .. }
        | Op::Alive { .. } => Ok(()),
    }
}

/// A process is written `id#incarnation`, so an id holds no `#`.
fn id(text: &str) -> Result<(), SpecError> {
    if text.contains('#') {
        return Err(SpecError(format!("the id {text:?} must not hold #")));
    }
    name(text)
}

fn name(text: &str) -> Result<(), SpecError> {
    if text.chars().count() > MAX_NAME {
        return Err(SpecError(format!("a name or reason is longer than {MAX_NAME} characters")));
    }
    Ok(())
}

fn window(id: &str, max_seconds: u32) -> Result<(), SpecError> {
    if max_seconds == 0 {
        return Err(SpecError(format!("max_seconds of {id} must be positive")));
    }
    Ok(())
}

fn time(span: u64) -> Result<(), SpecError> {
    if span > MAX_TIME {
        return Err(SpecError(format!("a time is longer than {MAX_TIME}")));
    }
    Ok(())
}
