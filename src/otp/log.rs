//! What Elixir's Logger prints of what OTP reports, word for word (`Logger.Translator`), but for stack traces: there are
//! none here.

mod call;
mod exception;
mod exit;
mod level;
mod message;
mod timer_arguments;

use std::fmt::Write;

pub use call::{called, format_call, format_file_line, format_mfa};
pub use exception::{exception, normalize};
pub use exit::{format_error, format_exit};
pub use level::Level;
pub use message::message;

use super::{ChildSpec, Event, Report};
use crate::runtime::{ExitReason, Message, Term};

/// How an event is logged, if it is.
#[must_use]
pub fn level(event: &Event) -> Option<Level> {
    match event {
        Event::ChildStarted {
            pid: Some(_),
            dynamic: false,
            ..
        } => Some(Level::Info),
        Event::Logged { level, .. } => Some(*level),
        Event::Note(note) if ended(note).is_some() => Some(Level::Error),
        Event::Report { .. } | Event::TerminatingLog { .. } | Event::TaskTerminatingLog { .. } => Some(Level::Error),
        Event::ChildStarted { .. }
        | Event::InitBegun
        | Event::InitDone
        | Event::InitFailed(_)
        | Event::Terminating(_)
        | Event::ChildStarting { .. }
        | Event::ChildStopping { .. }
        | Event::ChildForgotten { .. }
        | Event::RestartDecided { .. }
        | Event::NotRestarted { .. }
        | Event::TryAgain(_)
        | Event::LimitReached { .. }
        | Event::KeyRegistered { .. }
        | Event::KeyRemoved { .. }
        | Event::Note(_)
        | Event::Output(_) => None,
    }
}

/// What is logged of an event, if anything is.
#[must_use]
pub fn entry(event: &Event) -> Option<(Level, String)> {
    match event {
        Event::ChildStarted {
            id,
            pid: Some(child),
            supervisor,
            spec,
            dynamic: false,
        } => {
            let mut text = format!("Child {id} of Supervisor {} started", supervisor_name(supervisor));
            let _ = write!(text, "\nPid: {child}{}", child_info(&spec.start.to_term(), spec));
            Some((Level::Info, text))
        }
        Event::Note(note) if ended(note).is_some() => {
            let (pid, error, stack) = ended(note)?;
            let said = format_error(error, Some(stack));
            Some((Level::Error, format!("Process {pid} raised an exception\n** {said}")))
        }
        Event::Logged { level, text } => Some((*level, text.to_string())),
        Event::Report {
            context,
            reason,
            id,
            child,
            supervisor,
            start,
            spec,
        } => {
            let what = match context {
                Report::ChildTerminated => "terminated",
                Report::StartError => "failed to start",
                Report::Shutdown => "caused shutdown",
                Report::ShutdownError => "shut down abnormally",
            };
            let mut text = format!("Child {id} of Supervisor {} {what}", supervisor_name(supervisor));
            let _ = write!(text, "\n** (exit) {}", format_exit(offender_reason(*context, reason)));
            if let Some(pid) = child.running().filter(|_| *context != Report::Shutdown) {
                let _ = write!(text, "\nPid: {pid}");
            }
            text.push_str(&child_info(start, spec));
            Some((Level::Error, text))
        }
        Event::TerminatingLog {
            name,
            reason,
            last_message,
            client,
            state,
        } => {
            let mut text = format!("GenServer {name} terminating\n** {}", format_stop(reason));
            let from = client.as_ref().map(|client| client.shown());
            let from = from.as_ref().map(|name| format!(" (from {name})")).unwrap_or_default();
            let message = last_message.as_ref().map_or(Term::list([]), Message::to_term);
            let _ = write!(text, "\nLast message{from}: {message}\nState: {state}");
            if let Some(client) = client {
                let life = if client.alive { "alive\n" } else { "dead" };
                let _ = write!(text, "\nClient {} is {life}", client.shown());
            }
            Some((Level::Error, text))
        }
        Event::TaskTerminatingLog {
            task,
            starter,
            call,
            reason,
        } => {
            let (function, arguments) = running(call);
            let mut text = format!(
                "Task {task} started from {starter} terminating\n** {}",
                format_stop(reason)
            );
            let _ = write!(text, "\nFunction: {function}\n    Args: {arguments}");
            Some((Level::Error, text))
        }
        // A DynamicSupervisor does not report its progress.
        Event::ChildStarted { .. }
        | Event::InitBegun
        | Event::InitDone
        | Event::InitFailed(_)
        | Event::Terminating(_)
        | Event::ChildStarting { .. }
        | Event::ChildStopping { .. }
        | Event::ChildForgotten { .. }
        | Event::RestartDecided { .. }
        | Event::NotRestarted { .. }
        | Event::TryAgain(_)
        | Event::LimitReached { .. }
        | Event::KeyRegistered { .. }
        | Event::KeyRemoved { .. }
        | Event::Note(_)
        | Event::Output(_) => None,
    }
}

/// What a process without a behaviour ended of, as its note has it: the process, the error, the stack trace.
fn ended(note: &Term) -> Option<(&Term, &Term, &Term)> {
    match note.elements()? {
        [tag, pid, reason] if tag.is_atom("error_in_process") => match reason.elements()? {
            [error, stack] => Some((pid, error, stack)),
            _ => None,
        },
        _ => None,
    }
}

/// A task's function and its arguments: an anonymous function is applied to none.
fn running(call: &Term) -> (String, Term) {
    match call.elements() {
        Some([module, Term::Atom(function), arguments]) => match &*arguments.list_elements().unwrap_or_default() {
            [anonymous, none] if module.is_atom("erlang") && function.name() == "apply" => {
                (anonymous.to_string(), none.clone())
            }
            given => {
                let arity = given.len();
                (format!("&{module}.{}/{arity}", function.name()), arguments.clone())
            }
        },
        Some(_) | None => (call.to_string(), Term::list([])),
    }
}

/// A registered supervisor's name, or its pid and callback module.
fn supervisor_name(supervisor: &Term) -> String {
    match supervisor.elements() {
        Some([local, name]) if local.is_atom("local") => name.to_string(),
        Some([pid, module]) => format!("{pid} ({module})"),
        Some([via, _, name]) if via.is_atom("via") => name.to_string(),
        Some(_) | None => supervisor.to_string(),
    }
}

/// What a start function raised is logged as the reason itself.
fn offender_reason(context: Report, reason: &ExitReason) -> &ExitReason {
    match reason.elements() {
        Some([exit, why]) if context == Report::StartError && exit.is_atom("EXIT") => why,
        Some(_) | None => reason,
    }
}

/// How the child is started, restarted, stopped.
fn child_info(start: &Term, spec: &ChildSpec) -> String {
    let call = start.elements().unwrap_or_default();
    let mut text = format!("\nStart Call: {}", format_call(call));
    let _ = write!(text, "\nRestart: :{}", spec.restart.name());
    if spec.significant {
        text.push_str("\nSignificant: true");
    }
    let _ = write!(
        text,
        "\nShutdown: {}\nType: :{}",
        spec.shutdown.to_term(),
        spec.kind.name()
    );
    text
}

/// What follows `**` when a process ends: an exception as such, anything else as the reason to stop.
#[must_use]
pub fn format_stop(reason: &ExitReason) -> String {
    match reason.elements() {
        Some([error, stack]) if exit::is_stack(stack) && exit::is_exception(error) => format_error(error, Some(stack)),
        Some([error, stack]) if exit::is_stack(stack) => format!("(stop) {}", format_exit(error)),
        Some(_) | None => format!("(stop) {}", format_exit(reason)),
    }
}
