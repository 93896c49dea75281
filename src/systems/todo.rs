//! The chapter's to-do system, module by module: `Todo.System`, `ProcessRegistry`, `Database`, `DatabaseWorker`,
//! `Cache`, `Server`, `List`, and the client processes through which an application uses it.

mod cache;
mod client;
mod database;
mod database_worker;
mod errand;
pub(super) mod fault;
mod list;
mod process_registry;
mod server;
mod system;

pub use cache::MODULE as CACHE;
pub use client::{Client, Request};
pub use database::{FOLDER, MODULE as DATABASE, choose_worker};
pub use database_worker::{DatabaseWorker, MODULE as DATABASE_WORKER};
pub use errand::{Caller, Errand};
pub use fault::{Crash, FAULTS};
pub use list::{Entry, List, ListError};
pub use process_registry::MODULE as PROCESS_REGISTRY;
pub use server::{MODULE as SERVER, Server, list_served};
pub use system::{MODULE as SYSTEM, Shell};

use super::Code;
use crate::otp::{Cx, Exception, Start, StartCall, SupervisorInit};
use crate::runtime::Atom;

/// The modules that a start function or an `init` may be asked of.
const MODULES: [&str; 6] = [SYSTEM, PROCESS_REGISTRY, DATABASE, DATABASE_WORKER, CACHE, SERVER];

/// Is that a module of this system?
pub(super) fn is_module(module: Atom) -> bool {
    MODULES.contains(&module.name())
}

/// The start function of any of the modules.
pub(super) fn start(call: &StartCall, cx: &mut Cx<'_, Code>) -> Result<Start<Code>, Exception> {
    fault::in_start(call, cx)?;
    let started = match call.module.name() {
        SYSTEM => Some(system::start_link(call)),
        PROCESS_REGISTRY => Some(process_registry::start_link()),
        DATABASE => Some(database::start_link()),
        DATABASE_WORKER => database_worker::start_link(call),
        CACHE => Some(cache::start_link()),
        SERVER => server::start_link(call),
        _ => None,
    };
    started.ok_or_else(|| Exception::function_clause("Elixir.Todo", "start_link", 1))
}

/// `init` of any of the supervisors.
pub(super) fn supervisor_init(call: &StartCall) -> Result<SupervisorInit, Exception> {
    match call.module.name() {
        SYSTEM => Ok(system::init(call)),
        DATABASE => Ok(database::init()),
        _ => Err(Exception::function_clause("Elixir.Todo", "init", 1)),
    }
}
