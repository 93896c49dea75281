//! What a process is called: by the name that it was started with, or by the module that it runs.

use crate::otp::{Kind, Process, ServerRef};
use crate::runtime::{Atom, Term};
use crate::systems::{Code, PlainCode};

/// What a process that has just been spawned is called.
pub(super) fn called(program: &Process<Code>) -> String {
    match program {
        Process::GenServer(server) => match (&server.name, &server.kind) {
            (Some(name), _) => named(name),
            (None, Kind::Server(code)) => module(crate::otp::Callbacks::<Code>::module(code)),
            (None, Kind::Supervisor(supervisor)) => module(supervisor.callback.module.name()),
            (None, Kind::DynamicSupervisor(supervisor)) => module(supervisor.callback.module.name()),
            (None, Kind::Agent(_)) => "Agent".to_owned(),
            (None, Kind::Partition(_)) => "PIDPartition".to_owned(),
        },
        Process::Task(_) => "Task".to_owned(),
        Process::StreamMonitor(_) => "Stream".to_owned(),
        Process::Plain(plain) => match &**plain {
            PlainCode::Console(_) => "driver".to_owned(),
            _ => "spawn".to_owned(),
        },
    }
}

/// A local name as it is, a name in a registry as its key.
fn named(name: &ServerRef) -> String {
    match name {
        ServerRef::Name(name) => module(name.name()),
        ServerRef::Via(_, key) | ServerRef::PartitionOf(_, key) => key.inspect(),
        ServerRef::ViaValue(_, named) => named.0.inspect(),
        ServerRef::Pid(pid) => Term::Pid(*pid).inspect(),
    }
}

fn module(name: &'static str) -> String {
    Term::Atom(Atom::new(name)).inspect()
}
