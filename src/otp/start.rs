//! `start_link` and `start`: looks the name up in the starter, spawns with a link or watches by a monitor, and waits for
//! the acknowledgement (`gen:start`, `proc_lib:start_link`, `proc_lib:start`).

mod pending_start;

pub use pending_start::PendingStart;

use std::rc::Rc;

use super::task::Supervised;
use super::{Await, Cx, Exception, GenServer, Kind, Module, Process, ServerRef, StartCall, reductions};
use crate::runtime::{Atom, Millis, Pid, Term};
use crate::tuple;

/// What a start function does.
#[derive(Clone, Debug)]
pub enum Start<M: Module> {
    /// `start_link` of a generic server.
    Link {
        /// What it serves.
        kind: Kind<M>,
        /// The name it takes.
        name: Option<ServerRef>,
    },
    /// `start`, or `start_link` with a limit of time.
    With {
        /// What it serves.
        kind: Kind<M>,
        /// The name it takes.
        name: Option<ServerRef>,
        /// Is it linked to the starter?
        linked: bool,
        /// How long `init` may take, `timeout: milliseconds`; `None` for `:infinity`.
        timeout: Option<Millis>,
    },
    /// The start of a task, which nobody waits for.
    Task {
        /// What it will do.
        task: Rc<Supervised<M>>,
        /// Is it linked to the starter?
        linked: bool,
    },
    /// It is a function that the starter runs, and whose value is the result.
    Run(StartCall),
    /// It returned that without spawning.
    Return(Term),
}

/// Begins a start: the wait for it, or its result when there is nothing to wait for.
///
/// # Errors
/// What the look-up of the name raises.
pub fn start_link<M: Module>(start: Start<M>, cx: &mut Cx<'_, M>) -> Result<Result<Await, Term>, Exception> {
    let (kind, name, linked, timeout) = match start {
        Start::Return(result) => return Ok(Err(result)),
        Start::Run(call) => return Ok(Ok(Await::Run(call))),
        Start::Task { task, linked } => {
            let pid = spawn(Process::Task(task), linked, cx)?;
            return Ok(Err(tuple![Atom::new("ok"), pid]));
        }
        Start::Link { kind, name } => (kind, name, true, None),
        Start::With {
            kind,
            name,
            linked,
            timeout,
        } => (kind, name, linked, timeout),
    };
    if let Some(name) = &name
        && let Some(holder) = name.whereis(cx)?
    {
        cx.spend(reductions::START_REFUSED);
        return Ok(Err(already_started(Term::Pid(holder))));
    }
    let server = GenServer::new(kind, cx.me(), linked, name);
    let pid = spawn(Process::GenServer(Rc::new(server)), linked, cx)?;
    if linked && timeout.is_none() {
        return Ok(Ok(Await::Start { pid }));
    }
    let monitor = (!linked).then(|| cx.monitor(pid));
    Ok(Ok(Await::StartWith(PendingStart::new(pid, monitor, timeout))))
}

/// Spawns a process, with a link or without.
pub(super) fn spawn<M: Module>(process: Process<M>, linked: bool, cx: &mut Cx<'_, M>) -> Result<Pid, Exception> {
    let spawned = if linked {
        cx.spawn_link(process)
    } else {
        cx.spawn(process)
    };
    spawned.ok_or_else(|| {
        let at = super::exception::frame("erlang", "spawn_opt", 4);
        Exception::Error(Term::atom("system_limit"), at)
    })
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
