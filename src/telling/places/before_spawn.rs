//! What is known of a process before it is there.

use std::rc::Rc;

use super::key::{CONSOLE, Key, PROCESS, TASK};
use crate::otp::{Process, Restart};
use crate::runtime::{Pid, Term};
use crate::systems::{Design, PlainCode, System};

/// What a process has said it is about to start.
#[derive(Clone, Debug)]
pub(super) struct Announced {
    pub(super) key: Key,
    pub(super) start: Term,
    pub(super) restart: Restart,
    pub(super) dynamic: bool,
    pub(super) supervised: bool,
    /// The process that it takes the place of.
    pub(super) replaces: Option<Pid>,
}

impl Announced {
    /// What nobody has announced: a process that another has started itself.
    pub(super) fn unsaid(pid: Pid, system: &System, design: &Design) -> Self {
        let call = system.program(pid).and_then(|program| design.start_of(program));
        match call {
            // What is started by hand in written code is called by its module, or by the name that it will have.
            Some(call) if !call.args.is_empty() && !matches!(design, Design::Written(_)) => {
                let start = call.to_term();
                Self {
                    key: Key::Started(start.clone()),
                    start,
                    ..Self::running("")
                }
            }
            Some(call) => Self {
                start: call.to_term(),
                ..Self::running(&Term::Atom(call.module).to_string())
            },
            None => Self::running(&what_runs(pid, system)),
        }
    }

    pub(super) fn running(what: &str) -> Self {
        Self {
            key: Key::Running(Rc::from(what)),
            start: Term::atom("nil"),
            restart: Restart::Temporary,
            dynamic: false,
            supervised: false,
            replaces: None,
        }
    }
}

/// What a process runs, for one that nobody has announced.
fn what_runs(pid: Pid, system: &System) -> String {
    match system.program(pid) {
        Some(Process::GenServer(server)) => Term::atom(server.kind.module()).to_string(),
        Some(Process::Task(_) | Process::StreamMonitor(_)) => TASK.to_owned(),
        Some(Process::Plain(plain)) if matches!(&**plain, PlainCode::Console(_)) => CONSOLE.to_owned(),
        Some(Process::Plain(_)) | None => PROCESS.to_owned(),
    }
}
