//! How Elixir words an exit reason (`Exception.format_exit/1`) and an exception (`Exception.format_banner/3`).

use super::timer_arguments::timer_problems;
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
        return format!("shutdown: failed to start child: {child}{}", nested(why, indent));
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
        Some([tag, what]) if tag.is_atom("shutdown") => format!("shutdown: {what}"),
        Some([tag, what]) => of_tag(tag, what).unwrap_or_else(|| reason.to_string()),
        Some(_) | None => reason.to_string(),
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
        "bad_return_value" => format!("bad return value: {what}"),
        "bad_call" => format!("bad call: {what}"),
        "bad_cast" => format!("bad cast: {what}"),
        "already_started" => format!("already started: {what}"),
        "bad_return" => match what.elements() {
            Some([module, init, value]) if init.is_atom("init") => {
                format!("{module}.init/1 returned a bad value: {value}")
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
            "invalid_type" => "invalid type",
            "invalid_strategy" => "invalid strategy",
            "invalid_intensity" => "invalid max_restarts (intensity)",
            "invalid_period" => "invalid max_seconds (period)",
            "invalid_max_children" => "invalid max_children",
            "invalid_extra_arguments" => "invalid extra_arguments",
            _ => return None,
        })
    };
    worded(what, about)
}

fn specification(what: &Term) -> String {
    let about = |key: &str| {
        Some(match key {
            "invalid_child_spec" => "invalid child specification",
            "invalid_child_type" => "invalid child type",
            "invalid_mfa" => "invalid mfa",
            "invalid_restart_type" => "invalid restart type",
            _ => return None,
        })
    };
    match what.elements() {
        Some([key, value]) if key.is_atom("invalid_shutdown") => {
            format!("invalid shutdown: {value}. Must be an integer >= 0, :infinity or :brutal_kill.")
        }
        Some([key, id]) if key.is_atom("duplicate_child_name") => format!(
            "more than one child specification has the id: {id}.\n\
             If using maps as child specifications, make sure the :id keys are unique.\n\
             If using a module or {{module, arg}} as child, use Supervisor.child_spec/2 to change the :id, \
             for example:\n\n    children = [\n      Supervisor.child_spec({{MyWorker, arg}}, id: :my_worker_1),\n      \
             Supervisor.child_spec({{MyWorker, arg}}, id: :my_worker_2)\n    ]\n"
        ),
        Some(_) | None => worded(what, about),
    }
}

/// `{key, value}` with words for the key, or all of it.
fn worded(what: &Term, about: impl Fn(&str) -> Option<&'static str>) -> String {
    match what.elements() {
        Some([Term::Atom(key), value]) => match about(key.name()) {
            Some(words) => format!("{words}: {value}"),
            None => format!("got: {what}"),
        },
        Some(_) | None => format!("got: {what}"),
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
    if error.field("__exception__").is_some() {
        let module = error.field("__struct__").map(ToString::to_string).unwrap_or_default();
        let message = error.field("message").and_then(Term::as_str).unwrap_or_default();
        return format!("({module}) {message}");
    }
    let (kind, detail) = match error.elements() {
        Some([Term::Atom(kind), detail]) => (kind.name(), Some(detail)),
        _ => match error {
            Term::Atom(kind) => (kind.name(), None),
            _ => ("", None),
        },
    };
    if let Some(problem) = stack.and_then(|stack| argument_problem(kind, stack)) {
        return match kind {
            "badarg" => format!("(ArgumentError) errors were found at the given arguments:\n\n  * {problem}\n"),
            _ => format!("(ErlangError) Erlang error: {error}:\n\n  * {problem}\n"),
        };
    }
    match (kind, detail) {
        ("function_clause", None) => {
            let place = stack.and_then(first_frame).unwrap_or_default();
            format!("(FunctionClauseError) no function clause matching in {place}")
        }
        ("undef", None) => {
            let place = stack.and_then(first_frame).unwrap_or_default();
            let module = place.rsplit_once('.').map_or(place.as_str(), |(module, _)| module);
            format!("(UndefinedFunctionError) function {place} is undefined (module {module} is not available)")
        }
        ("badarg", None) => "(ArgumentError) argument error".to_owned(),
        ("badfun", Some(value)) => format!("(BadFunctionError) expected a function, got: {value}"),
        ("badarith", None) => "(ArithmeticError) bad argument in arithmetic expression".to_owned(),
        ("badmatch", Some(value)) => format!("(MatchError) no match of right hand side value: {value}"),
        ("case_clause", Some(value)) => format!("(CaseClauseError) no case clause matching: {value}"),
        _ => format!("(ErlangError) Erlang error: {error}"),
    }
}

/// What a built-in function says of its arguments (`erl_erts_errors`).
fn argument_problem(error: &str, stack: &Term) -> Option<String> {
    let [module, Term::Atom(function), arguments, _] = stack.as_list()?.first()?.elements()? else {
        return None;
    };
    if !module.is_atom("erlang") {
        return None;
    }
    let problem = match (error, function.name()) {
        ("badarg", "send_after") => return timer_problems(arguments),
        ("badarg", "cancel_timer" | "read_timer") => "1st argument: not a reference",
        ("badarg", "link" | "unlink" | "exit" | "is_process_alive") => "1st argument: not a pid",
        ("badarg", "monitor") => "2nd argument: not a pid",
        ("badarg", "binary_to_integer") => "1st argument: not a textual representation of an integer",
        ("badarg", "send") => "1st argument: invalid destination",
        ("noproc", "link") => "1st argument: the pid does not refer to an existing process",
        _ => return None,
    };
    Some(problem.to_owned())
}

/// Is that an exception, or an error that Elixir has an exception for? Anything else is an `ErlangError`.
pub(super) fn is_exception(error: &Term) -> bool {
    let known = |kind: &Term| {
        let kinds = [
            "function_clause",
            "undef",
            "badarg",
            "badfun",
            "badarith",
            "badmatch",
            "case_clause",
        ];
        kinds.iter().any(|known| kind.is_atom(known))
    };
    error.field("__exception__").is_some() || known(error) || error.elements().is_some_and(|parts| known(&parts[0]))
}

/// `Module.function/arity` of where an error was raised.
fn first_frame(stack: &Term) -> Option<String> {
    let [module, Term::Atom(function), arity, _] = stack.as_list()?.first()?.elements()? else {
        return None;
    };
    let arity = match arity {
        Term::List(arguments) => i64::try_from(arguments.length()?).unwrap_or(i64::MAX),
        other => other.as_int()?,
    };
    Some(format!("{module}.{}/{arity}", function.name()))
}

/// `{module, function, arguments}`.
fn is_call(call: &Term) -> bool {
    matches!(call.elements(), Some([Term::Atom(_), Term::Atom(_), Term::List(_)]))
}

/// `Module.function(arguments)`; of a child that is never restarted the arguments are not kept.
#[must_use]
pub fn format_call(call: &[Term]) -> String {
    let [module, Term::Atom(function), arguments] = call else {
        return String::new();
    };
    let (module, function) = (module.to_string(), function.name());
    match arguments.list_elements() {
        Some(arguments) => {
            let arguments: Vec<_> = arguments.iter().map(ToString::to_string).collect();
            format!("{module}.{function}({})", arguments.join(", "))
        }
        None => format!("{module}.{function}/?"),
    }
}
