//! How Elixir words an exit reason (`Exception.format_exit/1`) and an exception (`Exception.format_banner/3`).

use super::call::format_call;
use super::exception::normalize;
use super::message::message;
use crate::runtime::{ExitReason, Term};

/// What follows `** (exit)` or `** (stop)`.
#[must_use]
pub fn format_exit(reason: &ExitReason) -> String {
    indented(reason, "    ")
}

/// A reason inside another one is indented by four more spaces.
fn indented(reason: &Term, indent: &str) -> String {
    if let Term::Atom(atom) = reason
        && let Some(known) = known(atom.name())
    {
        return known.to_owned();
    }
    if let Some([tag, what]) = reason.elements()
        && tag.is_atom("shutdown")
        && let Some((child, why)) = failed_child(what)
    {
        return format!(
            "shutdown: failed to start child: {}{}",
            child.inspect(),
            nested(why, indent)
        );
    }
    match reason.elements() {
        Some([error, stack]) if is_stack(stack) => {
            format!(
                "an exception was raised:\n{indent}** {}",
                format_error(error, Some(stack))
            )
        }
        Some([why, call]) if is_call(call) => {
            let call = call.elements().unwrap_or_default();
            format!("exited in: {}{}", format_call(call), nested(why, indent))
        }
        Some([tag, what]) if tag.is_atom("shutdown") => format!("shutdown: {}", what.inspect()),
        Some([tag, what]) => of_tag(tag, what).unwrap_or_else(|| reason.inspect()),
        Some(_) | None => reason.inspect(),
    }
}

/// `{:failed_to_start_child, child, why}`: what the start function raised is the reason itself.
fn failed_child(what: &Term) -> Option<(&Term, &Term)> {
    let [failed, child, why] = what.elements()? else {
        return None;
    };
    let why = match why.elements() {
        Some([exit, why]) if exit.is_atom("EXIT") => why,
        Some(_) | None => why,
    };
    failed.is_atom("failed_to_start_child").then_some((child, why))
}

fn nested(why: &Term, indent: &str) -> String {
    format!("\n{indent}** (EXIT) {}", indented(why, &format!("{indent}    ")))
}

fn known(reason: &str) -> Option<&'static str> {
    Some(match reason {
        "normal" => "normal",
        "shutdown" => "shutdown",
        "killed" => "killed",
        "timeout" => "time out",
        "noconnection" => "no connection",
        "noproc" => {
            "no process: the process is not alive or there's no process currently associated with the given name, \
             possibly because its application isn't started"
        }
        "calling_self" => "process attempted to call itself",
        _ => return None,
    })
}

/// `{tag, what}`.
fn of_tag(tag: &Term, what: &Term) -> Option<String> {
    let Term::Atom(tag) = tag else {
        return None;
    };
    Some(match tag.name() {
        "bad_return_value" => format!("bad return value: {}", what.inspect()),
        "bad_call" => format!("bad call: {}", what.inspect()),
        "bad_cast" => format!("bad cast: {}", what.inspect()),
        "already_started" => format!("already started: {}", what.inspect()),
        "bad_start_spec" => format!("bad child specification, invalid children: {}", what.inspect()),
        "nodedown" => match what {
            Term::Atom(node) => format!("no connection to {}", node.name()),
            _ => return None,
        },
        "bad_return" => match what.elements() {
            Some([module, init, value]) if init.is_atom("init") => {
                format!("{module}.init/1 returned a bad value: {}", value.inspect())
            }
            Some(_) | None => return None,
        },
        "supervisor_data" => format!("bad supervisor configuration, {}", configuration(what)),
        "start_spec" => format!("bad child specification, {}", specification(what)),
        _ => return None,
    })
}

fn configuration(what: &Term) -> String {
    let about = |key: &str| {
        Some(match key {
            "invalid_type" => ("invalid type", ""),
            "invalid_strategy" => ("invalid strategy", ""),
            "invalid_intensity" => ("invalid max_restarts (intensity)", ""),
            "invalid_period" => ("invalid max_seconds (period)", ""),
            "invalid_max_children" => ("invalid max_children", ""),
            "invalid_extra_arguments" => ("invalid extra_arguments", ""),
            _ => return None,
        })
    };
    worded(what, about)
}

fn specification(what: &Term) -> String {
    let about = |key: &str| {
        Some(match key {
            "invalid_child_spec" => ("invalid child specification", ""),
            "invalid_child_type" => ("invalid child type", ". Must be :worker or :supervisor."),
            "invalid_mfa" => ("invalid mfa", ""),
            "invalid_restart_type" => (
                "invalid restart type",
                ". Must be :permanent, :transient or :temporary.",
            ),
            "invalid_shutdown" => (
                "invalid shutdown",
                ". Must be an integer >= 0, :infinity or :brutal_kill.",
            ),
            "invalid_module" => ("invalid module", ". Must be an atom."),
            "invalid_modules" => ("invalid modules", ". Must be a list of atoms or :dynamic."),
            _ => return None,
        })
    };
    match what.elements() {
        Some([key, id]) if key.is_atom("duplicate_child_name") => format!(
            "more than one child specification has the id: {}.\n\
             If using maps as child specifications, make sure the :id keys are unique.\n\
             If using a module or {{module, arg}} as child, use Supervisor.child_spec/2 to change the :id, \
             for example:\n\n    children = [\n      Supervisor.child_spec({{MyWorker, arg}}, id: :my_worker_1),\n      \
             Supervisor.child_spec({{MyWorker, arg}}, id: :my_worker_2)\n    ]\n",
            id.inspect()
        ),
        Some(_) | None => worded(what, about),
    }
}

/// `{key, value}` with words for the key, before the value and behind it, or all of it.
fn worded(what: &Term, about: impl Fn(&str) -> Option<(&'static str, &'static str)>) -> String {
    let known = match what.elements() {
        Some([Term::Atom(key), value]) => about(key.name()).map(|words| (words, value)),
        Some(_) | None => None,
    };
    match known {
        Some(((before, behind), value)) => format!("{before}: {}{behind}", value.inspect()),
        None => format!("got: {}", what.inspect()),
    }
}

/// A list of frames `{module, function, arity or arguments, location}`.
pub(super) fn is_stack(stack: &Term) -> bool {
    let frame = |frame: &Term| {
        matches!(
            frame.elements(),
            Some([
                Term::Atom(_),
                Term::Atom(_),
                Term::Int(_) | Term::List(_),
                Term::List(_)
            ])
        )
    };
    stack
        .as_list()
        .is_some_and(|frames| !frames.is_empty() && frames.length().is_some() && frames.iter().all(frame))
}

/// `(RuntimeError) boom`: an Erlang error becomes the exception that Elixir makes of it.
#[must_use]
pub fn format_error(error: &Term, stack: Option<&Term>) -> String {
    let error = normalize(error, stack);
    let module = error.field("__struct__").map(ToString::to_string).unwrap_or_default();
    format!("({module}) {}", message(&error))
}

/// Is that an exception, or an error that Elixir has an exception for? Anything else is an `ErlangError`.
pub(super) fn is_exception(error: &Term) -> bool {
    let exception = normalize(error, None);
    exception
        .field("__struct__")
        .is_some_and(|module| !module.is_atom("Elixir.ErlangError"))
}

/// `{module, function, arguments}`.
fn is_call(call: &Term) -> bool {
    matches!(call.elements(), Some([Term::Atom(_), Term::Atom(_), Term::List(_)]))
}
