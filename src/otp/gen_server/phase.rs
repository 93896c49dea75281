//! Where in its life a server is.

use super::crash_report::CrashReport;
use crate::runtime::{ExitReason, Millis, Pid, ReplyTo, Term};

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
    Replacing(ReplyTo, Option<Option<Millis>>, Option<Millis>),
    /// In `handle_call`.
    Call(ReplyTo),
    /// In `handle_cast`, `handle_info` or `handle_continue`.
    Handle,
    /// In `terminate`; afterwards it logs that state if it has to, replies if it owes a reply, and exits with that reason.
    Terminate(ExitReason, Option<(ReplyTo, Term)>, Option<Term>),
    /// Ending abnormally: writing its crash report; then it exits with that reason.
    CrashReport(ExitReason, CrashReport),
    /// It has terminated and is about to log that.
    Logging(Box<Logging>),
}

crate::digest!(enum Frame {
    "init" => Init { starter, linked },
    "idle" => Idle(timeout),
    "suspended" => Suspended(timeout),
    "replacing" => Replacing(from, suspended, timeout),
    "call" => Call(from),
    "handle" => Handle,
    "terminate" => Terminate(reason, reply, state),
    "crash_report" => CrashReport(reason, report),
    "logging" => Logging(log),
});

/// What a server that terminates is about to log, while it asks its client for a stack trace
/// (`gen_server:client_stacktrace`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logging {
    pub(super) reason: ExitReason,
    pub(super) reply: Option<(ReplyTo, Term)>,
    pub(super) state: Option<Term>,
}

crate::digest!(struct Logging { reason, reply, state });
