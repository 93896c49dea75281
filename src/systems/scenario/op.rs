//! What is done to a tree: the ops as they are written, typed.

mod linked;
mod many_tasks;
mod target;

pub use linked::{SpawnOp, ToldIn};
pub use many_tasks::{ManyKind, Overdue, StreamOp, TasksOp, ThenMany};
pub use target::{RoutingKey, Target};

use super::spec::{Child, Integer, Later, Lifetime, Shutdown, Supervisor};
use crate::systems::notation::of_text;

/// What is done to one partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manage {
    /// `terminate_child`.
    Terminate,
    /// `restart_child`.
    Restart,
    /// `delete_child`.
    Delete,
}

crate::words!(Manage { "terminate" => Terminate, "restart" => Restart, "delete" => Delete });

/// The op `task`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskOp {
    /// By what it is started.
    pub kind: Kind,
    /// The Task.Supervisor, when there is one.
    pub sup: Option<Target>,
    /// What the task is called.
    pub id: String,
    /// What it does: `ok:VALUE`, `raise`, `throw`, `exit:REASON`, `sleep:MS`.
    pub fun: String,
    /// What becomes of it.
    pub then: Then,
    /// How long it is waited for.
    pub timeout: Option<u64>,
    /// When a child is restarted; as its supervisor does with all, by default.
    pub restart: Option<Lifetime>,
    /// How its supervisor stops it; as that does with all, by default.
    pub shutdown: Later<Option<Shutdown>>,
}

crate::notation!(struct TaskOp {
    kind, sup given, id, fun, then default, timeout given, restart given, shutdown given
});

crate::digest!(struct TaskOp { kind, sup, id, fun, then, timeout, restart, shutdown });

/// By what a task is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `Task.async`.
    Async,
    /// `Task.Supervisor.async`.
    Supervised,
    /// `Task.Supervisor.async_nolink`.
    Nolink,
    /// `Task.Supervisor.start_child`.
    StartChild,
}

crate::words!(Kind {
    "async" => Async,
    "supervised" => Supervised,
    "nolink" => Nolink,
    "start_child" => StartChild,
});

/// The op `agent`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentOp {
    /// The agent.
    pub target: Target,
    /// What it is asked for.
    pub kind: Ask,
    /// What the function does: `value`, `inc`, `slow_inc:MS`, `bad`, or what a task's may do.
    pub fun: String,
    /// How long the caller waits.
    pub timeout: Option<u64>,
}

crate::notation!(struct AgentOp { target, kind, fun, timeout given });

crate::digest!(struct AgentOp { target, kind, fun, timeout });

/// What an agent is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// `Agent.get`.
    Get,
    /// `Agent.update`.
    Update,
    /// `Agent.get_and_update`.
    GetAndUpdate,
    /// `Agent.cast`.
    Cast,
}

crate::words!(Ask {
    "get" => Get,
    "update" => Update,
    "get_and_update" => GetAndUpdate,
    "cast" => Cast,
});

/// What is done with a task that was started by `async`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Then {
    /// Nothing: its answer is a message.
    #[default]
    Nothing,
    /// `Task.await`.
    Await,
    /// `Task.yield`.
    Yield,
    /// `Task.shutdown`.
    Shutdown,
    /// `Task.shutdown` with `:brutal_kill`.
    Kill,
}

crate::words!(Then {
    "nothing" => Nothing,
    "await" => Await,
    "yield" => Yield,
    "shutdown" => Shutdown,
    "kill" => Kill,
});

/// One thing that is done. `start_tree` and `stop_tree` are added around those of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are what docs/fidelity.md describes")]
pub enum Op {
    /// Starts the tree.
    StartTree { tree: Supervisor },
    /// Stops it, and ends the driver.
    StopTree { id: String },
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
    /// `send(target, msg)`.
    Send { target: Target, msg: String },
    /// `GenServer.stop(target, reason, timeout)`.
    Stop {
        target: Target,
        reason: String,
        timeout: Option<u64>,
    },
    /// A worker does the op in its own process; what it raises is caught, unless `catch` is false.
    As {
        who: Target,
        op: Box<Op>,
        catch: bool,
        told_in: Later<Option<ToldIn>>,
    },
    /// `a` links itself to `b`.
    Link { a: Target, b: Target },
    /// `a` takes its link to `b` away.
    Unlink { a: Target, b: Target },
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
    /// `Supervisor.terminate_child`, `restart_child` or `delete_child` of the partition of that number.
    OfPartition {
        sup: Target,
        manage: Manage,
        partition: u32,
    },
    /// `PartitionSupervisor.partitions`.
    Partitions { sup: String },
    /// `which_children`; with `order`, a dynamic supervisor's children too stay in the order in which it lists them.
    WhichChildren { sup: Target, order: bool },
    /// `count_children`.
    CountChildren { sup: Target },
    /// `Registry.lookup`; with `values`, each process with its value.
    Lookup {
        registry: String,
        key: String,
        values: bool,
    },
    /// `Registry.register`.
    Register {
        registry: String,
        key: String,
        value: Option<String>,
    },
    /// `Registry.unregister`.
    Unregister { registry: String, key: String },
    /// `Registry.keys`.
    Keys { registry: String, of: Target },
    /// `Registry.count`.
    Count { registry: String },
    /// `Registry.select` of everything, sorted.
    Select { registry: String },
    /// `Registry.dispatch`: what the function is given.
    Dispatch { registry: String, key: String },
    /// `Registry.update_value`: one more, or 1 for what is no number.
    UpdateValue { registry: String, key: String },
    /// `Process.alive?`.
    Alive { target: Target },
    /// Time passes.
    Advance { seconds: u64 },
    /// The driver sleeps.
    SleepMs { ms: u64 },
    /// A task is started, and then asked for.
    Task(TaskOp),
    /// An agent is asked for something.
    Agent(AgentOp),
    /// `spawn_link` or `spawn`.
    Spawn(SpawnOp),
    /// What a supervisor calls to start that child, called by whoever does the op: nobody supervises what comes of it.
    StartLink { child: Child },
    /// `Process.send_after`.
    SendAfter {
        timer: String,
        target: Target,
        msg: String,
        ms: Integer,
    },
    /// `Process.cancel_timer`.
    CancelTimer { timer: String },
    /// `Process.read_timer`.
    ReadTimer { timer: String },
    /// A stream of tasks is run to its end.
    Stream(StreamOp),
    /// Several tasks are started, and then asked for together.
    Tasks(TasksOp),
}

impl Op {
    /// Reads one that was written as JSON.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        of_text(written)
    }
}

crate::notation!(enum Op by "op" {
    "exit" => Exit { target, reason },
    "cast" => Cast { target, msg },
    "call" => Call { target, msg, timeout },
    "send" => Send { target, msg },
    "stop" => Stop { target, reason, timeout },
    "as" => As { who, op = "do", catch or(true), told_in = "in" given },
    "link" => Link { a, b },
    "unlink" => Unlink { a, b },
    "monitor" => Monitor { a, b },
    "start_child" => StartChild { sup, child },
    "terminate_child" => TerminateChild { sup, id, pid_of },
    "restart_child" => RestartChild { sup, id },
    "delete_child" => DeleteChild { sup, id },
    "of_partition" => OfPartition { sup, manage, partition },
    "partitions" => Partitions { sup },
    "which_children" => WhichChildren { sup, order default },
    "count_children" => CountChildren { sup },
    "lookup" => Lookup { registry, key, values default },
    "register" => Register { registry, key, value },
    "unregister" => Unregister { registry, key },
    "keys" => Keys { registry, of },
    "count" => Count { registry },
    "select" => Select { registry },
    "dispatch" => Dispatch { registry, key },
    "update_value" => UpdateValue { registry, key },
    "alive" => Alive { target },
    "advance" => Advance { seconds },
    "sleep_ms" => SleepMs { ms },
    "task" => Task(op: TaskOp),
    "agent" => Agent(op: AgentOp),
    "spawn" => Spawn(op: SpawnOp),
    "start_link" => StartLink { child },
    "send_after" => SendAfter { timer, target, msg, ms },
    "cancel_timer" => CancelTimer { timer },
    "read_timer" => ReadTimer { timer },
    "stream" => Stream(op: StreamOp),
    "tasks" => Tasks(op: TasksOp)
    ; never StartTree, StopTree
});

crate::digest!(enum Op {
    "start_tree" => StartTree { tree },
    "stop_tree" => StopTree { id },
    "exit" => Exit { target, reason },
    "cast" => Cast { target, msg },
    "call" => Call { target, msg, timeout },
    "send" => Send { target, msg },
    "stop" => Stop { target, reason, timeout },
    "as" => As { who, op, catch, told_in },
    "link" => Link { a, b },
    "unlink" => Unlink { a, b },
    "monitor" => Monitor { a, b },
    "start_child" => StartChild { sup, child },
    "terminate_child" => TerminateChild { sup, id, pid_of },
    "restart_child" => RestartChild { sup, id },
    "delete_child" => DeleteChild { sup, id },
    "of_partition" => OfPartition { sup, manage, partition },
    "partitions" => Partitions { sup },
    "which_children" => WhichChildren { sup, order },
    "count_children" => CountChildren { sup },
    "lookup" => Lookup { registry, key, values },
    "register" => Register { registry, key, value },
    "unregister" => Unregister { registry, key },
    "keys" => Keys { registry, of },
    "count" => Count { registry },
    "select" => Select { registry },
    "dispatch" => Dispatch { registry, key },
    "update_value" => UpdateValue { registry, key },
    "alive" => Alive { target },
    "advance" => Advance { seconds },
    "sleep_ms" => SleepMs { ms },
    "task" => Task(op),
    "agent" => Agent(op),
    "spawn" => Spawn(op),
    "start_link" => StartLink { child },
    "send_after" => SendAfter { timer, target, msg, ms },
    "cancel_timer" => CancelTimer { timer },
    "read_timer" => ReadTimer { timer },
    "stream" => Stream(op),
    "tasks" => Tasks(op),
});
