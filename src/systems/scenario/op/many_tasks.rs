//! Ops that are about many tasks at once.

use serde::{Deserialize, Serialize};

use super::super::spec::Shutdown;
use super::target::Target;

/// The op `stream`: `Task.async_stream` and those of `Task.Supervisor`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StreamOp {
    /// By what the tasks are started.
    pub kind: ManyKind,
    /// The Task.Supervisor, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sup: Option<Target>,
    /// What the stream is called: its monitor is `ID.monitor`.
    pub id: String,
    /// What each task is called, and what it does.
    pub items: Vec<(String, String)>,
    /// How many at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_concurrency: Option<u32>,
    /// Do results come in the order of the items?
    #[serde(default = "yes")]
    pub ordered: bool,
    /// How long each may take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout: Option<u64>,
    /// What happens when one takes longer.
    #[serde(default)]
    pub on_timeout: Overdue,
    /// Is the item told with its end?
    #[serde(default)]
    pub zip_input_on_exit: bool,
    /// How the supervisor stops them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shutdown: Option<Shutdown>,
    /// So many results are taken; all by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub take: Option<u32>,
}

crate::digest!(struct StreamOp {
    kind, sup, id, items, max_concurrency, ordered, timeout, on_timeout, zip_input_on_exit, shutdown, take
});

/// The op `tasks`: several are started, and then asked for together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TasksOp {
    /// By what they are started.
    pub kind: ManyKind,
    /// The Task.Supervisor, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sup: Option<Target>,
    /// What each task is called, and what it does.
    pub items: Vec<(String, String)>,
    /// How they are asked for.
    pub then: ThenMany,
    /// How long they are waited for, all together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout: Option<u64>,
}

crate::digest!(struct TasksOp { kind, sup, items, then, timeout });

/// By what many tasks are started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ManyKind {
    /// `Task`.
    Async,
    /// `Task.Supervisor`, linked.
    Supervised,
    /// `Task.Supervisor`, not linked.
    Nolink,
}

crate::digest!(enum ManyKind { "async" => Async, "supervised" => Supervised, "nolink" => Nolink });

/// How several tasks are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThenMany {
    /// `Task.await_many`.
    AwaitMany,
    /// `Task.yield_many`.
    YieldMany,
}

crate::digest!(enum ThenMany { "await_many" => AwaitMany, "yield_many" => YieldMany });

/// `on_timeout` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overdue {
    /// Whoever wants the results exits.
    #[default]
    Exit,
    /// That is the result of the task.
    KillTask,
}

crate::digest!(enum Overdue { "exit" => Exit, "kill_task" => KillTask });

fn yes() -> bool {
    true
}
