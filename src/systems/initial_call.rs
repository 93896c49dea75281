//! How a process was started that no supervisor has announced: what `proc_lib` keeps as its initial call.

use super::{Code, ServerCode, flat};
use crate::otp::{Kind, Process, StartCall};

/// The call that started a process, if its state says so.
#[must_use]
pub fn initial_call(program: &Process<Code>) -> Option<StartCall> {
    let Kind::Server(server) = &program.as_server()?.kind else {
        return None;
    };
    match server {
        ServerCode::FlatCache(_) => Some(StartCall::link(flat::CACHE, [])),
        ServerCode::FlatDatabase(_) => Some(StartCall::link(flat::DATABASE, [])),
        ServerCode::FlatDatabaseWorker(worker) => Some(worker.start_call()),
        ServerCode::FlatServer(server) => Some(server.start_call()),
        // These are started by supervisors, which say what they start.
        ServerCode::Todo(_) | ServerCode::DatabaseWorker(_) | ServerCode::Tree(_) => None,
    }
}
