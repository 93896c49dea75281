//! Trees written as data: a supervision tree as JSON, and the callback modules that are its workers.
//!
//! The scenarios that the real BEAM runs too (`docs/fidelity.md`) are made of such trees, which is how Coppice is held to
//! what OTP does. They run on the runtime's ordinary processes: the workers and supervisors are callback modules, and an
//! op is done by a process ([`Driver`], or a worker that is told to).

mod agents;
pub mod check;
mod driver;
mod job;
pub mod op;
mod perform;
pub mod spec;
mod store;
mod supervisors;
mod tasks;
mod worker;

pub use driver::Driver;
pub use job::Job;
pub(crate) use store::PREFIX;
pub use worker::Worker;

use crate::otp::{Cx, DynamicInit, Exception, Module, Start, StartCall, SupervisorInit};
use crate::runtime::Pid;

/// The modules of the scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scenario;

impl Module for Scenario {
    type Server = Worker;
    type Plain = Driver;
    type Job = Job;

    fn start(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<Start<Self>, Exception> {
        supervisors::start(call, cx)
    }

    fn supervisor_init(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<SupervisorInit, Exception> {
        supervisors::supervisor_init(call, cx)
    }

    fn dynamic_init(call: &StartCall, cx: &mut Cx<'_, Self>) -> Result<DynamicInit, Exception> {
        supervisors::dynamic_init(call, cx)
    }

    fn started(call: &StartCall, pid: Pid, cx: &mut Cx<'_, Self>) {
        supervisors::started(call, pid, cx);
    }

    fn job(call: &StartCall) -> Option<Job> {
        job::of_call(call)
    }
}
