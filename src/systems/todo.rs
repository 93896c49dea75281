//! The chapter's to-do system, module by module: `Todo.System`, `ProcessRegistry`, `Database`, `DatabaseWorker`,
//! `Cache`, `Server`, `List`. Every process has a supervisor, and names are kept by a registry.

/// The chapter's modules as a person would write them, in Elixir.
pub const CHAPTER: &str = include_str!("todo/chapter.ex");

mod cache;
mod database;
mod database_worker;
mod list;
mod process_registry;
mod samples;
mod server;
mod system;

pub use cache::MODULE as CACHE;
pub use database::{FOLDER, MODULE as DATABASE, choose_worker, list_name};
pub use database_worker::{DatabaseWorker, MODULE as DATABASE_WORKER};
pub use list::{Entry, List, ListError};
pub use process_registry::MODULE as PROCESS_REGISTRY;
pub use samples::samples;
pub use server::{MODULE as SERVER, Server};
pub use system::{MODULE as SYSTEM, start_call};

pub(super) use cache::{server_of, server_process};
pub(super) use database::POOL_SIZE;
pub(super) use database_worker::{load, store};

use super::provoked_failure;
use crate::otp::{Cx, Exception, Module, Start, StartCall, SupervisorInit};
use crate::runtime::{Atom, Term};
use crate::tuple;

/// The modules that a start function or an `init` may be asked of.
const MODULES: [&str; 6] = [SYSTEM, PROCESS_REGISTRY, DATABASE, DATABASE_WORKER, CACHE, SERVER];

/// Is that a module of this system?
pub(super) fn is_module(module: Atom) -> bool {
    MODULES.contains(&module.name())
}

/// The start function of any of the modules.
pub(super) fn start<M: Module>(call: &StartCall, cx: &mut Cx<'_, M>) -> Result<Start<M>, Exception>
where
    M::Server: From<Server> + From<DatabaseWorker>,
{
    provoked_failure::in_start(Term::Atom(call.module), call.module.name(), cx)?;
    let started = match call.module.name() {
        SYSTEM => Some(system::start_link(call)),
        PROCESS_REGISTRY => process_registry::start_link()?,
        DATABASE => Some(database::start_link(call)),
        DATABASE_WORKER => database_worker::start_link(call),
        CACHE => Some(cache::start_link()),
        SERVER => server::start_link(call),
        _ => None,
    };
    started.ok_or_else(|| Exception::function_clause("Elixir.Todo", "start_link", 1))
}

/// Under what name the starts of that call can be made to fail: the name in the registry, or the module; `None` for the
/// root, which nobody starts again, and for the registry, which is Elixir's own.
pub(super) fn fault_name(call: &StartCall) -> Option<Term> {
    match call.module.name() {
        SERVER => Some(tuple![call.module, call.args.first()?.clone()]),
        DATABASE_WORKER => Some(tuple![call.module, call.args.first()?.elements()?.get(1)?.clone()]),
        DATABASE | CACHE => Some(Term::Atom(call.module)),
        _ => None,
    }
}

/// `init` of any of the supervisors.
pub(super) fn supervisor_init(call: &StartCall) -> Result<SupervisorInit, Exception> {
    match call.module.name() {
        SYSTEM => Ok(system::init(call)),
        DATABASE => Ok(database::init(call)),
        _ => Err(Exception::function_clause("Elixir.Todo", "init", 1)),
    }
}
