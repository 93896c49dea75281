//! Where in its life a server is.

use super::crash_report::CrashReport;
use crate::runtime::{Digest, Digester, ExitReason, Message, Millis, Pid, ReplyTo, Term};

/// Where in its life the server is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// In `init`.
    Init {
        /// Who waits for it to start.
        starter: Pid,
        /// With a link?
        linked: bool,
    },
    /// In the loop, waiting for the next message; `handle_info(:timeout)` after that many milliseconds.
    Idle(Option<Millis>),
    /// Suspended by `:sys.suspend/1`: it takes system messages only; then it goes on as when idle.
    Suspended(Option<Millis>),
    /// It runs the function of `:sys.replace_state/2` for that process; then it goes on as when suspended or idle, for that
    /// long.
    Replacing(Box<Replacing>),
    /// In `handle_call`.
    Call(ReplyTo),
    /// In `handle_cast`, `handle_info` or `handle_continue`.
    Handle,
    /// In `terminate`.
    Terminate(Box<Terminating>),
    /// Terminating abnormally: writing its crash report.
    CrashReport(Box<Reporting>),
    /// It has terminated and is about to log that.
    Logging(Box<Logging>),
}

crate::digest!(enum Frame {
    "init" => Init { starter, linked },
    "idle" => Idle(timeout),
    "suspended" => Suspended(timeout),
    "replacing" => Replacing(replacing),
    "call" => Call(from),
    "handle" => Handle,
    "terminate" => Terminate(ending),
    "crash_report" => CrashReport(reporting),
    "logging" => Logging(log),
});

/// For whom a state is replaced, and how the server goes on: suspended or idle, for that long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacing {
    pub(super) from: ReplyTo,
    pub(super) suspended: Option<Option<Millis>>,
    pub(super) timeout: Option<Millis>,
}

crate::digest!(struct Replacing { from, suspended, timeout });

/// What a server that terminates does afterwards: it logs that state if it has to, replies if it owes a reply, and exits with
/// that reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terminating {
    pub(super) reason: ExitReason,
    pub(super) reply: Option<(ReplyTo, Term)>,
    pub(super) state: Option<Term>,
}

crate::digest!(struct Terminating { reason, reply, state });

/// The crash report that is written, and the reason with which the server exits then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporting {
    pub(super) reason: ExitReason,
    pub(super) report: CrashReport,
}

crate::digest!(struct Reporting { reason, report });

impl Reporting {
    /// How many neighbours it still has to ask.
    #[must_use]
    pub fn neighbours(&self) -> usize {
        self.report.neighbours()
    }
}

/// What a server that terminates is about to log, while it asks its client for a stack trace
/// (`gen_server:client_stacktrace`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logging {
    pub(super) ending: Terminating,
    pub(super) handles: Handled,
}

// What it handled is told with the server.
impl Digest for Logging {
    fn digest_into(&self, digester: &mut Digester) {
        self.ending.digest_into(digester);
    }
}

/// What a callback works on: for the log when it fails.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handled {
    pub(super) last_message: Option<Message>,
    /// Who waits for the answer, when that was a call.
    pub(super) client: Option<Pid>,
}

impl Handled {
    pub(super) fn message(message: Message) -> Self {
        Self {
            last_message: Some(message),
            client: None,
        }
    }
}
