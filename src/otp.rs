//! What stdlib is: GenServer, Supervisor, DynamicSupervisor, PartitionSupervisor, Registry, Agent, Task. Ordinary processes, with no special powers.
//!
//! Everything here goes through [`Context`](crate::runtime::Context): a supervisor starts its children by spawning,
//! linking and waiting, and dies like any other process. There is no privileged path into the runtime.
//! The layer lacks: `code_change`, hot upgrades, distribution.

pub mod agent;
mod child_spec;
mod dynamic_supervisor;
mod event;
mod exception;
mod gen_server;
mod intensity;
pub mod log;
pub mod match_spec;
mod module;
pub mod partition_supervisor;
mod programs;
pub mod protocol;
mod reason;
mod reductions;
pub mod registry;
mod server_ref;
mod start;
mod supervisor;
pub mod task;
pub mod task_supervisor;
mod wait;

pub use agent::Agent;
pub use child_spec::{ChildSpec, ChildType, Modules, Restart, Shutdown, StartCall, check_childspecs};
pub use dynamic_supervisor::{DynamicChild, DynamicFlags, DynamicSupervisor};
pub use event::{ChildPid, Client, Event, Report};
pub use exception::{Exception, frame};
pub use gen_server::{
    Callbacks, CrashReport, Frame, GenServer, Logging, PendingStop, Return, abcast, not_provided, stop, stop_within,
    sys, unexpected_message,
};
pub use intensity::Intensity;
pub use module::{DynamicInit, Module, SupervisorInit};
pub use programs::{Cx, Kind, Plain, Process, RestartWindow};
pub use server_ref::ServerRef;
pub use start::{PendingStart, Start, start_link};
pub use supervisor::{AutoShutdown, Child, Strategy, Supervisor, SupervisorFlags};
pub use task::{Job, JobStep, NoJob, Task};
pub use wait::{AliveQuestion, Await, Got, MAX_RECEIVE_MS, Waited, alive, call, cast};
