//! What behaviours report: supervisor reports, decisions, registrations, terminations.

use crate::runtime::{Atom, ExitReason, Message, Pid, Term};

use super::log::Level;
use super::{ChildSpec, Restart, Strategy};

/// One observable thing of this layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A generic server begins `init`.
    InitBegun,
    /// `init` has succeeded and the starter knows.
    InitDone,
    /// `init` has not: `:ignore`, `{:stop, reason}`, or it raised.
    InitFailed(ExitReason),
    /// It begins to terminate for that reason.
    Terminating(ExitReason),
    /// What a program logs.
    Logged {
        /// How serious it is.
        level: Level,
        /// The text.
        text: Box<str>,
    },
    /// What it logs when the reason is abnormal.
    TerminatingLog {
        /// Its name, or its pid.
        name: Term,
        /// Why.
        reason: ExitReason,
        /// The message it was working on.
        last_message: Option<Message>,
        /// Who waits for its answer to a call.
        client: Option<Client>,
        /// Its state.
        state: Term,
    },
    /// A supervisor is about to start a child.
    ChildStarting {
        /// The child's id; `:undefined` under a DynamicSupervisor.
        id: Term,
        /// `{module, function, args}`.
        start: Term,
        /// When it is restarted.
        restart: Restart,
        /// Under a DynamicSupervisor?
        dynamic: bool,
        /// The process that it takes the place of.
        replaces: Option<Pid>,
    },
    /// A supervisor started a child (its progress report).
    ChildStarted {
        /// The child's id; `:undefined` under a DynamicSupervisor.
        id: Term,
        /// The new process; `None` when the start was ignored.
        pid: Option<Pid>,
        /// The supervisor: `{:local, name}`, or `{pid, module}`.
        supervisor: Term,
        /// How it was started, is restarted and stopped.
        spec: ChildSpec,
        /// Under a DynamicSupervisor?
        dynamic: bool,
    },
    /// A supervisor asks a child to stop.
    ChildStopping {
        /// The child's id.
        id: Term,
        /// The process.
        pid: Pid,
    },
    /// A supervisor forgot a child.
    ChildForgotten {
        /// The child's id.
        id: Term,
        /// The process it had last.
        pid: Option<Pid>,
    },
    /// A supervisor report.
    Report {
        /// Its context.
        context: Report,
        /// Its reason.
        reason: ExitReason,
        /// The child's id.
        id: Term,
        /// The child's process.
        child: ChildPid,
        /// The supervisor: `{:local, name}`, or `{pid, module}`.
        supervisor: Term,
        /// `{module, function, args}` as the supervisor keeps it: `:undefined` for arguments that it has dropped.
        start: Term,
        /// How the child is started, restarted and stopped.
        spec: ChildSpec,
    },
    /// A supervisor decided to restart.
    RestartDecided {
        /// By that strategy.
        strategy: Strategy,
        /// Because of that child.
        id: Term,
        /// The process that ended.
        pid: Option<Pid>,
        /// These children, the ended one included, in start order.
        affected: Vec<Term>,
        /// Restarts in the window, this one included.
        count: u32,
        /// How many it allows.
        max_restarts: u32,
        /// Its length in seconds.
        max_seconds: u32,
    },
    /// A supervisor saw a child end and lets it rest.
    NotRestarted {
        /// The child's id.
        id: Term,
        /// The process that ended.
        pid: Pid,
        /// When it would be restarted.
        restart: Restart,
        /// Why it ended.
        reason: ExitReason,
    },
    /// A supervisor's start of a child failed and it will try again.
    TryAgain(Term),
    /// A supervisor gives up: more restarts than the window allows.
    LimitReached {
        /// The child that was one too many.
        id: Term,
        /// How many the window allows.
        max_restarts: u32,
        /// Its length in seconds.
        max_seconds: u32,
    },
    /// The process registered itself in a registry.
    KeyRegistered {
        /// The registry.
        registry: Atom,
        /// The key.
        key: Term,
    },
    /// A registry's partition removed a key of a process that ended.
    KeyRemoved {
        /// The registry.
        registry: Atom,
        /// The key.
        key: Term,
        /// Who had it.
        owner: Pid,
    },
    /// What a callback module reports for itself.
    Note(Term),
    /// What a process writes out: `IO.puts/1`.
    Output(std::rc::Rc<str>),
    /// What a task logs when its function fails.
    TaskTerminatingLog {
        /// The task.
        task: Pid,
        /// Who started it: its name, or its pid.
        starter: Term,
        /// `{module, function, args}` of what it ran.
        call: Term,
        /// Why, with where.
        reason: ExitReason,
    },
}

/// Who waits for the answer to a call that a server did not survive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// The process.
    pub pid: Pid,
    /// Its local name.
    pub name: Option<Atom>,
    /// Was it alive when this was written?
    pub alive: bool,
}

impl Client {
    /// Its name, or its pid.
    #[must_use]
    pub fn shown(&self) -> Term {
        self.name.map_or(Term::Pid(self.pid), Term::Atom)
    }
}

/// The contexts of supervisor reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// A child ended.
    ChildTerminated,
    /// A child could not be started.
    StartError,
    /// The supervisor shuts down because of a child.
    Shutdown,
    /// A child did not stop as it was asked to.
    ShutdownError,
}

impl Report {
    /// Its name in OTP.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ChildTerminated => "child_terminated",
            Self::StartError => "start_error",
            Self::Shutdown => "shutdown",
            Self::ShutdownError => "shutdown_error",
        }
    }
}

/// Where a child's pid would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChildPid {
    /// It runs, or ran when this was written.
    Pid(Pid),
    /// `:undefined`: not started, or stopped.
    Undefined,
    /// `{:restarting, pid}`: its start failed and will be tried again.
    Restarting(Option<Pid>),
}

crate::digest!(enum ChildPid {
    "pid" => Pid(pid),
    "undefined" => Undefined,
    "restarting" => Restarting(pid),
});

impl ChildPid {
    /// The pid of a child that runs.
    #[must_use]
    pub fn running(self) -> Option<Pid> {
        match self {
            Self::Pid(pid) => Some(pid),
            Self::Undefined | Self::Restarting(_) => None,
        }
    }

    /// The pid that it has or had last.
    #[must_use]
    pub fn last(self) -> Option<Pid> {
        match self {
            Self::Pid(pid) => Some(pid),
            Self::Restarting(pid) => pid,
            Self::Undefined => None,
        }
    }

    /// `{:restarting, pid}` of what it was.
    #[must_use]
    pub fn restarting(self) -> Self {
        Self::Restarting(self.last())
    }
}
