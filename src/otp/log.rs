//! How Elixir's Logger words what OTP reports (`Exception.format_exit/1`, `Logger.Translator`).

use super::Report;
use crate::runtime::{ExitReason, Term};

/// What follows `** (exit)`.
#[must_use]
pub fn format_exit(reason: &ExitReason) -> String {
    if let Some(known) = known_exit(reason) {
        return known.to_owned();
    }
    match reason.elements() {
        Some([shutdown, why]) if shutdown.is_atom("shutdown") => format_shutdown(why),
        Some([error, stack]) if stack.as_list().is_some() && is_error(error) => {
            format!("an exception was raised:\n    ** {}", format_error(error))
        }
        Some([why, call]) if is_call(call) => format_call(why, call),
        Some(_) | None => reason.to_string(),
    }
}

fn known_exit(reason: &Term) -> Option<&'static str> {
    let Term::Atom(atom) = reason else {
        return None;
    };
    Some(match atom.name() {
        "normal" => "normal",
        "shutdown" => "shutdown",
        "killed" => "killed",
        "timeout" => "time out",
        "noproc" => {
            "no process: the process is not alive or there's no process currently associated with the given name, \
             possibly because its application isn't started"
        }
        "calling_self" => "process attempted to call itself",
        _ => return None,
    })
}

fn format_shutdown(why: &Term) -> String {
    match why.elements() {
        Some([failed, child, reason]) if failed.is_atom("failed_to_start_child") => {
            format!(
                "shutdown: failed to start child: {child}\n    ** (EXIT) {}",
                format_exit(reason)
            )
        }
        Some(_) | None => format!("shutdown: {why}"),
    }
}

fn is_error(error: &Term) -> bool {
    error.field("__exception__").is_some() || error.is_atom("function_clause")
}

/// `(RuntimeError) message`.
#[must_use]
pub fn format_error(error: &Term) -> String {
    if error.is_atom("function_clause") {
        return "(FunctionClauseError) no function clause matching".to_owned();
    }
    let module = error.field("__struct__").map(ToString::to_string).unwrap_or_default();
    let message = error.field("message").and_then(Term::as_str).unwrap_or_default();
    format!("({module}) {message}")
}

/// `{GenServer, :call, [server, request, timeout]}`.
fn is_call(call: &Term) -> bool {
    matches!(call.elements(), Some([Term::Atom(_), function, Term::List(_)]) if function.is_atom("call"))
}

fn format_call(why: &Term, call: &Term) -> String {
    let arguments = call.elements().and_then(|call| call[2].as_list()).unwrap_or_default();
    let arguments: Vec<_> = arguments.iter().map(ToString::to_string).collect();
    format!(
        "exited in: GenServer.call({})\n    ** (EXIT) {}",
        arguments.join(", "),
        format_exit(why)
    )
}

/// What follows `**` in a log line: `(exit) killed`, `(RuntimeError) oops`.
#[must_use]
pub fn format_reason(reason: &ExitReason) -> String {
    match reason.elements() {
        Some([error, stack]) if stack.as_list().is_some() && is_error(error) => format_error(error),
        Some(_) | None => format!("(exit) {}", format_exit(reason)),
    }
}

/// `Child 2 of Supervisor Todo.Database terminated`, and its reason on the next line.
#[must_use]
pub fn supervisor_report(context: Report, reason: &ExitReason, child: &Term, supervisor: &str) -> String {
    let what = match context {
        Report::ChildTerminated => "terminated",
        Report::StartError => "failed to start",
        Report::Shutdown => "caused shutdown",
        Report::ShutdownError => "shut down abnormally",
    };
    format!(
        "Child {child} of Supervisor {supervisor} {what}\n** {}",
        format_reason(reason)
    )
}

/// `Todo.DatabaseWorker.start_link({"./persist", 1})`.
#[must_use]
pub fn start_call(start: &Term) -> String {
    let Some([module, Term::Atom(function), Term::List(args)]) = start.elements() else {
        return start.to_string();
    };
    let args: Vec<_> = args.iter().map(ToString::to_string).collect();
    format!("{module}.{}({})", function.name(), args.join(", "))
}
