//! Trees written as data: a supervision tree as JSON, and the callback modules that are its workers.
//!
//! The scenarios that the real BEAM runs too (`docs/fidelity.md`) are made of such trees, which is how Coppice is held to
//! what OTP does. They run on the runtime's ordinary processes: the workers and supervisors are callback modules, and an
//! op is done by a process ([`Driver`], or a worker that is told to).

mod agents;
pub mod check;
mod child_specs;
mod driver;
pub mod file;
mod going_on;
mod job;
mod linked;
mod many_tasks;
pub mod op;
mod outcome;
mod outsider;
mod partitioned;
mod perform;
mod placing;
mod plain_call;
mod planned;
mod registry_ops;
mod relations;
mod shared_table;
pub mod spec;
mod spec_error;
mod supervisors;
mod target;
mod tasks;
mod timers;
mod worker;
mod written_number;

pub use driver::Driver;
pub use file::TreeFile;
pub use job::Job;
pub use outsider::Outsider;
pub use planned::Planned;
pub use shared_table::PREFIX;
pub use worker::Worker;

pub(super) use job::of_call as job;
pub(super) use outsider::of_call as plain;
pub(super) use supervisors::{
    dynamic_init, fault_name, is_started_here, start, start_result, started, supervisor_init,
};
