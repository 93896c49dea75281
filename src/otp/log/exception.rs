//! What an error of Erlang is to Elixir (`Exception.normalize/3`).

use super::call::frames;
use super::timer_arguments::timer_problems;
use crate::runtime::{Atom, Term};
use crate::tuple;

/// An exception with those fields, in the order in which its module declares them.
pub fn exception<const N: usize>(module: &'static str, fields: [(&'static str, Term); N]) -> Term {
    let marked = std::iter::once(("__exception__", Term::from(true)));
    let fields = marked.chain(fields).map(|(name, value)| (Term::atom(name), value));
    Term::structure(Atom::new(module), fields.collect::<Vec<_>>())
}

/// The exception that an error with that stack trace is; an exception is itself.
#[must_use]
pub fn normalize(error: &Term, trace: Option<&Term>) -> Term {
    if error.field("__struct__").is_some() && error.field("__exception__").is_some_and(|yes| yes.is_atom("true")) {
        return error.clone();
    }
    let known = match error {
        Term::Atom(name) => of_atom(name.name(), trace),
        _ => match error.elements() {
            Some([Term::Atom(tag), value]) => of_pair(tag.name(), value, trace),
            Some([Term::Atom(tag), one, other]) => of_triple(tag.name(), one, other),
            _ => None,
        },
    };
    known.unwrap_or_else(|| {
        let reason = problems(error, trace).map_or(nil(), |said| Term::str(&said));
        exception("Elixir.ErlangError", [("original", error.clone()), ("reason", reason)])
    })
}

fn nil() -> Term {
    Term::atom("nil")
}

fn with_message(module: &'static str, message: &str) -> Term {
    exception(module, [("message", Term::str(message))])
}

fn with_term(module: &'static str, term: &Term) -> Term {
    exception(module, [("term", term.clone())])
}

fn of_atom(name: &str, trace: Option<&Term>) -> Option<Term> {
    Some(match name {
        "badarith" => with_message("Elixir.ArithmeticError", "bad argument in arithmetic expression"),
        "badarg" => match (whole_problem(trace), problems(&Term::atom("badarg"), trace)) {
            (Some(said), _) => with_message("Elixir.ArgumentError", &said),
            (None, Some(said)) => with_message(
                "Elixir.ArgumentError",
                &format!("errors were found at the given arguments{said}"),
            ),
            (None, None) => with_message("Elixir.ArgumentError", "argument error"),
        },
        "system_limit" => match problems(&Term::atom("system_limit"), trace) {
            Some(said) => with_message(
                "Elixir.SystemLimitError",
                &format!("a system limit has been reached due to errors at the given arguments{said}"),
            ),
            None => with_message("Elixir.SystemLimitError", "a system limit has been reached"),
        },
        "cond_clause" => exception("Elixir.CondClauseError", []),
        "undef" => {
            let [module, function, arity] = first_call(trace);
            let fields = [
                ("module", module),
                ("function", function),
                ("arity", arity),
                ("reason", nil()),
                ("message", nil()),
            ];
            exception("Elixir.UndefinedFunctionError", fields)
        }
        "function_clause" => {
            let [module, function, arity] = first_call(trace);
            let fields = [
                ("module", module),
                ("function", function),
                ("arity", arity),
                ("kind", nil()),
                ("args", nil()),
                ("clauses", nil()),
            ];
            exception("Elixir.FunctionClauseError", fields)
        }
        _ => return None,
    })
}

fn of_pair(tag: &str, value: &Term, trace: Option<&Term>) -> Option<Term> {
    Some(match tag {
        "badmatch" => with_term("Elixir.MatchError", value),
        "case_clause" => with_term("Elixir.CaseClauseError", value),
        "with_clause" => with_term("Elixir.WithClauseError", value),
        "try_clause" => with_term("Elixir.TryClauseError", value),
        "badmap" => with_term("Elixir.BadMapError", value),
        "badfun" => with_term("Elixir.BadFunctionError", value),
        "badarg" => with_message("Elixir.ArgumentError", &format!("argument error: {}", value.inspect())),
        "badkey" => missing_key(value, &searched(trace), nil()),
        "badarity" => match value.elements()? {
            [function, args] => exception(
                "Elixir.BadArityError",
                [("function", function.clone()), ("args", args.clone())],
            ),
            _ => return None,
        },
        _ => return None,
    })
}

fn of_triple(tag: &str, one: &Term, other: &Term) -> Option<Term> {
    Some(match tag {
        "badbool" => exception(
            "Elixir.BadBooleanError",
            [("term", other.clone()), ("operator", one.clone())],
        ),
        "badstruct" => exception(
            "Elixir.BadStructError",
            [("struct", one.clone()), ("term", other.clone())],
        ),
        "badkey" if other.as_map().is_some() => missing_key(one, other, nil()),
        "badkey" => {
            let message = format!(
                "key {} not found in: {}. If you are using the dot syntax, such as map.field, make sure the left-hand \
                 side of the dot is a map",
                one.inspect(),
                other.inspect()
            );
            missing_key(one, other, Term::str(&message))
        }
        _ => return None,
    })
}

fn missing_key(key: &Term, term: &Term, message: Term) -> Term {
    let fields = [("key", key.clone()), ("term", term.clone()), ("message", message)];
    exception("Elixir.KeyError", fields)
}

/// The map in which a function looked for a key that is not there.
fn searched(trace: Option<&Term>) -> Term {
    let found = frames(trace).next().and_then(|frame| {
        let [Term::Atom(module), Term::Atom(function), arguments, _] = frame.elements()? else {
            return None;
        };
        let arguments = arguments.list_elements()?;
        match (module.name(), function.name(), arguments.as_slice()) {
            ("Elixir.Map", "get_and_update!" | "update!" | "replace!", [map, _, _])
            | ("Elixir.Map", "fetch!", [map, _])
            | ("maps", "update", [_, _, map])
            | ("maps", "get", [_, map])
            | ("erlang", "map_get", [_, map]) => Some(map.clone()),
            _ => None,
        }
    });
    found.unwrap_or_else(nil)
}

/// Module, function and arity of the first function of a trace.
fn first_call(trace: Option<&Term>) -> [Term; 3] {
    let found = frames(trace).next().and_then(|frame| {
        let [module, function, arguments, _] = frame.elements()? else {
            return None;
        };
        let arity = match arguments {
            Term::List(list) => Term::Int(list.length()? as i64),
            arity => arity.clone(),
        };
        Some([module.clone(), function.clone(), arity])
    });
    found.unwrap_or_else(|| [nil(), nil(), nil()])
}

/// What is said beside an error of the function that a frame is of.
fn error_info(frame: &[Term]) -> Option<&Term> {
    frame.get(3)?.as_list()?.iter().find_map(|pair| match pair.elements()? {
        [key, about] if key.is_atom("error_info") => Some(about),
        _ => None,
    })
}

/// What is wrong where it is no argument: of the construction of a binary.
fn whole_problem(trace: Option<&Term>) -> Option<String> {
    let first = frames(trace).next()?.elements()?;
    error_info(first)?.as_str().map(str::to_owned)
}

/// What is wrong with the arguments of the function that a trace begins with: what is said beside the error, or what a
/// function of the runtime is known to say.
fn problems(error: &Term, trace: Option<&Term>) -> Option<String> {
    let first = frames(trace).next()?.elements()?;
    let details = match error_info(first) {
        Some(about) => about.list_elements()?,
        None => known_problems(error, first)?,
    };
    let mut said = String::new();
    for detail in &details {
        if let Some([Term::Int(at), Term::Str(what)]) = detail.elements() {
            said.push_str(&format!("  * {} argument: {what}\n", ordinal(*at)));
        }
    }
    (!said.is_empty()).then(|| format!(":\n\n{said}"))
}

fn ordinal(at: i64) -> String {
    match at {
        1 => "1st".to_owned(),
        2 => "2nd".to_owned(),
        3 => "3rd".to_owned(),
        other => format!("{other}th"),
    }
}

/// What a function of the runtime says of its arguments where nothing is said beside the error (`erl_erts_errors`).
fn known_problems(error: &Term, first: &[Term]) -> Option<Vec<Term>> {
    let [module, Term::Atom(function), arguments, ..] = first else {
        return None;
    };
    let Term::Atom(error) = error else { return None };
    if !module.is_atom("erlang") {
        return None;
    }
    let what = match (error.name(), function.name()) {
        ("badarg", "send_after") => return timer_problems(arguments),
        ("badarg", "monitor") => return Some(vec![tuple![2, "not a pid"]]),
        ("badarg", "cancel_timer" | "read_timer") => "not a reference",
        ("badarg", "link" | "unlink" | "exit" | "is_process_alive") => "not a pid",
        ("badarg", "binary_to_integer") => "not a textual representation of an integer",
        ("badarg", "send") => "invalid destination",
        ("noproc", "link") => "the pid does not refer to an existing process",
        _ => return None,
    };
    Some(vec![tuple![1, what]])
}
