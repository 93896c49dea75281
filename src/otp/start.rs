//! `start_link`: looks the name up in the starter, spawns with a link, and waits for the acknowledgement
//! (`gen:start`, `proc_lib:start_link`).

use super::{Await, Cx, Exception, GenServer, Kind, Module, Process, ServerRef};
use crate::runtime::{Pid, Term};
use crate::tuple;

/// What a start function does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Start<M: Module> {
    /// `start_link` of a generic server.
    Link {
        /// What it serves.
        kind: Kind<M>,
        /// The name it takes.
        name: Option<ServerRef>,
    },
    /// It returned that without spawning.
    Return(Term),
}

/// Begins a start: the wait for it, or its result when there is nothing to wait for.
///
/// # Errors
/// What the look-up of the name raises.
pub fn start_link<M: Module>(start: Start<M>, cx: &mut Cx<'_, M>) -> Result<Result<Await, Term>, Exception> {
    let (kind, name) = match start {
        Start::Return(result) => return Ok(Err(result)),
        Start::Link { kind, name } => (kind, name),
    };
    if let Some(name) = &name
        && let Some(holder) = name.whereis(cx)?
    {
        return Ok(Err(already_started(Term::Pid(holder))));
    }
    let server = GenServer::new(kind, cx.me(), name);
    match cx.spawn_link(Process::GenServer(Box::new(server))) {
        Some(pid) => Ok(Ok(Await::Start { pid })),
        None => Err(Exception::Error(
            Term::atom("system_limit"),
            super::exception::frame("erlang", "spawn_opt", 4),
        )),
    }
}

/// What a supervisor makes of what a child's start function returned.
pub(super) enum Started {
    /// `{:ok, pid}`, or `{:ok, pid, info}`.
    Ok(Pid, Option<Term>),
    /// `:ignore`.
    Ignored,
    /// `{:error, reason}`, or anything else.
    Failed(Term),
}

impl Started {
    pub(super) fn of(result: &Term) -> Self {
        match result.elements() {
            Some([ok, Term::Pid(pid)]) if ok.is_atom("ok") => Self::Ok(*pid, None),
            Some([ok, Term::Pid(pid), info]) if ok.is_atom("ok") => Self::Ok(*pid, Some(info.clone())),
            Some([error, reason]) if error.is_atom("error") => Self::Failed(reason.clone()),
            None if result.is_atom("ignore") => Self::Ignored,
            Some(_) | None => Self::Failed(result.clone()),
        }
    }
}

/// `{:error, {:already_started, pid}}`.
pub(super) fn already_started(holder: Term) -> Term {
    tuple![Term::atom("error"), tuple![Term::atom("already_started"), holder]]
}
