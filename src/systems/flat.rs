//! The to-do system of the chapter before: one supervised process, `Flat.Cache`, which starts what it needs by itself.
//!
//! The cache starts `Flat.Database` and the to-do servers linked to itself, and the database its workers. No process
//! but the root traps exits, so whatever ends abnormally takes all of them along, and the cache is started again. It
//! serves the same lists as the nested design ([`todo`](super::todo)), from the same files.

/// Its modules as a person would write them, in Elixir; `Todo.List` is the chapter's.
pub const SOURCE: &str = include_str!("flat/flat.ex");

mod cache;
mod database;
mod database_worker;
mod linked;
mod server;
mod system;

pub use cache::{FlatCache, MODULE as CACHE};
pub use database::{FlatDatabase, MODULE as DATABASE};
pub use database_worker::{FlatDatabaseWorker, MODULE as DATABASE_WORKER};
pub use server::{FlatServer, MODULE as SERVER};
pub use system::{MODULE as SYSTEM, start_call};

use crate::otp::{Exception, Module, Start, StartCall, SupervisorInit};
use crate::runtime::{Atom, Term};
use crate::tuple;
pub(super) use cache::{server_of, server_process};

/// The modules that a start function or an `init` may be asked of.
const MODULES: [&str; 5] = [SYSTEM, CACHE, DATABASE, DATABASE_WORKER, SERVER];

/// Is that a module of this system?
pub(super) fn is_module(module: Atom) -> bool {
    MODULES.contains(&module.name())
}

/// The start function of any of the modules.
pub(super) fn start<M: Module>(call: &StartCall) -> Result<Start<M>, Exception>
where
    M::Server: From<FlatCache> + From<FlatDatabase> + From<FlatDatabaseWorker> + From<FlatServer>,
{
    let started = match call.module.name() {
        SYSTEM => Some(system::start_link(call)),
        CACHE => Some(cache::start_link()),
        DATABASE => Some(database::start_link()),
        DATABASE_WORKER => database_worker::start_link(call),
        SERVER => server::start_link(call),
        _ => None,
    };
    started.ok_or_else(|| Exception::function_clause("Elixir.Flat", "start_link", 1))
}

/// Under what name the starts of that call can be made to fail; `None` for the root, which nobody starts again.
pub(super) fn fault_name(call: &StartCall) -> Option<Term> {
    match call.module.name() {
        SERVER => Some(tuple![call.module, call.args.first()?.clone()]),
        DATABASE_WORKER => Some(tuple![call.module, call.args.first()?.elements()?.get(1)?.clone()]),
        CACHE | DATABASE => Some(Term::Atom(call.module)),
        _ => None,
    }
}

/// `init` of the only supervisor.
pub(super) fn supervisor_init(call: &StartCall) -> SupervisorInit {
    system::init(call)
}
