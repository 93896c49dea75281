//! Scenarios: a supervision tree written as JSON, and ops done to it one at a time, each with what it led to.
//!
//! The same scenarios run on the real BEAM, which is how Coppice is held to what OTP does (`docs/fidelity.md`). They run
//! on the runtime's ordinary processes: the workers and supervisors are callback modules ([`Scenario`]), and every op is
//! done by a process, the driver. Nothing here looks into a supervisor; a trace is what a log handler, a tracer and the
//! callbacks themselves can see. It lacks real time: while a process is blocked, time jumps to the next timer.

mod agents;
mod driver;
mod job;
mod norm;
pub mod op;
mod parse;
mod perform;
mod run;
pub mod spec;
mod store;
mod supervisors;
mod tasks;
mod trace;
mod worker;

pub use driver::Driver;
pub use job::Job;
pub use parse::{Script, SpecError, from_value, parse};
pub use run::{RunError, digests, run};
pub use trace::Step;
pub use worker::Worker;

use crate::otp::{Cx, DynamicInit, Exception, Module, Start, StartCall, SupervisorInit};
use crate::runtime::Pid;

/// The modules of the scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
