//! Ops that are about many tasks at once.

use super::super::spec::Shutdown;
use super::target::Target;

/// The op `stream`: `Task.async_stream` and those of `Task.Supervisor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamOp {
    /// By what the tasks are started.
    pub kind: ManyKind,
    /// The Task.Supervisor, when there is one.
    pub sup: Option<Target>,
    /// What the stream is called: its monitor is `ID.monitor`.
    pub id: String,
    /// What each task is called, and what it does.
    pub items: Vec<(String, String)>,
    /// How many at once.
    pub max_concurrency: Option<u32>,
    /// Do results come in the order of the items?
    pub ordered: bool,
    /// How long each may take.
    pub timeout: Option<u64>,
    /// What happens when one takes longer.
    pub on_timeout: Overdue,
    /// Is the item told with its end?
    pub zip_input_on_exit: bool,
    /// How the supervisor stops them.
    pub shutdown: Option<Shutdown>,
    /// So many results are taken; all by default.
    pub take: Option<u32>,
}

crate::notation!(struct StreamOp {
    kind, sup given, id, items, max_concurrency given, ordered or(true), timeout given, on_timeout default,
    zip_input_on_exit default, shutdown given, take given
});

crate::digest!(struct StreamOp {
    kind, sup, id, items, max_concurrency, ordered, timeout, on_timeout, zip_input_on_exit, shutdown, take
});

/// The op `tasks`: several are started, and then asked for together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TasksOp {
    /// By what they are started.
    pub kind: ManyKind,
    /// The Task.Supervisor, when there is one.
    pub sup: Option<Target>,
    /// What each task is called, and what it does.
    pub items: Vec<(String, String)>,
    /// How they are asked for.
    pub then: ThenMany,
    /// How long they are waited for, all together.
    pub timeout: Option<u64>,
}

crate::notation!(struct TasksOp { kind, sup given, items, then, timeout given });

crate::digest!(struct TasksOp { kind, sup, items, then, timeout });

/// By what many tasks are started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManyKind {
    /// `Task`.
    Async,
    /// `Task.Supervisor`, linked.
    Supervised,
    /// `Task.Supervisor`, not linked.
    Nolink,
}

crate::words!(ManyKind { "async" => Async, "supervised" => Supervised, "nolink" => Nolink });

/// How several tasks are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThenMany {
    /// `Task.await_many`.
    AwaitMany,
    /// `Task.yield_many`.
    YieldMany,
}

crate::words!(ThenMany { "await_many" => AwaitMany, "yield_many" => YieldMany });

/// `on_timeout` as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Overdue {
    /// Whoever wants the results exits.
    #[default]
    Exit,
    /// That is the result of the task.
    KillTask,
}

crate::words!(Overdue { "exit" => Exit, "kill_task" => KillTask });
