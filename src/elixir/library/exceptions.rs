//! Exceptions: what an error of Erlang is to Elixir, what it says, and how a shell prints it.

use crate::elixir::fault::{Fault, exception};
use super::structs;
use super::table::{Functions, Modules};
use crate::otp::log::{format_error, format_exit};
use crate::runtime::{Atom, Term};
use crate::tuple;

pub(super) const MODULES: Modules = &[("Elixir.Exception", EXCEPTION), ("Elixir.Coppice", COPPICE)];

const EXCEPTION: Functions = &[
    ("normalize", 3, |a| {
        Ok(if a[0].is_atom("error") {
            normalize(&a[1], &a[2])
        } else {
            a[1].clone()
        })
    }),
    ("format_exit", 1, |a| Ok(Term::str(&format_exit(&a[0])))),
];

const COPPICE: Functions = &[
    ("builtin_exception?", 1, |a| {
        Ok(Term::from(
            matches!(&a[0], Term::Atom(name) if structs::is_exception(*name)),
        ))
    }),
    ("build_exception", 2, build_exception),
    ("message", 1, |a| Ok(Term::str(&message(&a[0])))),
    ("banner", 3, |a| Ok(Term::str(&banner(&a[0], &a[1], &a[2])))),
];

/// `Exception.normalize(:error, error, trace)`.
pub fn normalize(error: &Term, trace: &Term) -> Term {
    if error.field("__exception__").is_some() {
        return error.clone();
    }
    let one = |module: &'static str, field: &'static str, value: &Term| exception(module, [(field, value.clone())]);
    let text = |module: &'static str, message: &str| exception(module, [("message", Term::str(message))]);
    match error {
        Term::Atom(name) => match name.name() {
            "badarith" => text("Elixir.ArithmeticError", "bad argument in arithmetic expression"),
            "badarg" => text("Elixir.ArgumentError", &argument_message(trace)),
            "system_limit" => text("Elixir.SystemLimitError", "a system limit has been reached"),
            "cond_clause" => exception("Elixir.CondClauseError", []),
            "undef" => undefined(trace),
            "function_clause" => no_clause(trace),
            _ => one("Elixir.ErlangError", "original", error),
        },
        _ => match error.elements() {
            Some([Term::Atom(tag), value]) => match tag.name() {
                "badmatch" => one("Elixir.MatchError", "term", value),
                "case_clause" => one("Elixir.CaseClauseError", "term", value),
                "with_clause" => one("Elixir.WithClauseError", "term", value),
                "try_clause" => one("Elixir.TryClauseError", "term", value),
                "badmap" => one("Elixir.BadMapError", "term", value),
                "badfun" => one("Elixir.BadFunctionError", "term", value),
                "badkey" => exception(
                    "Elixir.KeyError",
                    [
                        ("key", value.clone()),
                        ("term", Term::atom("nil")),
                        ("message", Term::atom("nil")),
                    ],
                ),
                "badarity" => match value.elements() {
                    Some([function, args]) => exception(
                        "Elixir.BadArityError",
                        [("function", function.clone()), ("args", args.clone())],
                    ),
                    _ => one("Elixir.ErlangError", "original", error),
                },
                _ => one("Elixir.ErlangError", "original", error),
            },
            Some([Term::Atom(tag), value, more]) => match tag.name() {
                "badbool" => exception(
                    "Elixir.BadBooleanError",
                    [("term", more.clone()), ("operator", value.clone())],
                ),
                "badkey" => exception(
                    "Elixir.KeyError",
                    [
                        ("key", value.clone()),
                        ("term", more.clone()),
                        ("message", Term::atom("nil")),
                    ],
                ),
                "badstruct" => exception(
                    "Elixir.BadStructError",
                    [("struct", value.clone()), ("term", more.clone())],
                ),
                _ => one("Elixir.ErlangError", "original", error),
            },
            _ => one("Elixir.ErlangError", "original", error),
        },
    }
}

/// What is wrong with the arguments of the function that the trace begins with.
fn argument_message(trace: &Term) -> String {
    let first = trace.as_list().and_then(|trace| trace.first()).and_then(Term::elements);
    let location = first.and_then(|frame| frame.get(3)).and_then(Term::as_list);
    let details = location.and_then(|pairs| {
        let mut pairs = pairs.iter().filter_map(Term::elements);
        pairs
            .find(|pair| pair.first().is_some_and(|key| key.is_atom("error_info")))
            .and_then(|pair| pair.get(1))
            .cloned()
    });
    let Some(details) = details
        .as_ref()
        .and_then(Term::as_list)
        .filter(|details| !details.is_empty())
    else {
        return "argument error".to_owned();
    };
    let mut message = "errors were found at the given arguments:\n".to_owned();
    for detail in details {
        if let Some([Term::Int(at), Term::Str(what)]) = detail.elements() {
            message.push_str(&format!("\n  * {} argument: {what}", ordinal(*at)));
        }
    }
    message.push('\n');
    message
}

fn ordinal(at: i64) -> String {
    match at {
        1 => "1st".to_owned(),
        2 => "2nd".to_owned(),
        3 => "3rd".to_owned(),
        other => format!("{other}th"),
    }
}

/// Module, function, arguments or their number, of the first function of a trace.
fn first_call(trace: &Term) -> Option<(Term, Term, usize, Term)> {
    let frame = trace.as_list()?.first()?.elements()?;
    let [module, function, arguments, ..] = frame else {
        return None;
    };
    let (arity, args) = match arguments {
        Term::Int(arity) => (*arity as usize, Term::atom("nil")),
        list => (list.as_list()?.length()?, list.clone()),
    };
    Some((module.clone(), function.clone(), arity, args))
}

fn undefined(trace: &Term) -> Term {
    let nil = || Term::atom("nil");
    let (module, function, arity, _) = first_call(trace).unwrap_or((nil(), nil(), 0, nil()));
    let fields = [
        ("module", module),
        ("function", function),
        ("arity", Term::Int(arity as i64)),
        ("reason", nil()),
        ("message", nil()),
    ];
    exception("Elixir.UndefinedFunctionError", fields)
}

fn no_clause(trace: &Term) -> Term {
    let nil = || Term::atom("nil");
    let (module, function, arity, args) = first_call(trace).unwrap_or((nil(), nil(), 0, nil()));
    let fields = [
        ("module", module),
        ("function", function),
        ("arity", Term::Int(arity as i64)),
        ("kind", nil()),
        ("args", args),
        ("clauses", nil()),
    ];
    exception("Elixir.FunctionClauseError", fields)
}

/// `Exception.message/1` of a built-in exception.
pub fn message(error: &Term) -> String {
    let worded = format_error(error, None);
    match worded.split_once(") ") {
        Some((_, message)) => message.to_owned(),
        None => worded,
    }
}

/// `Exception.format_banner/3`.
pub fn banner(kind: &Term, reason: &Term, trace: &Term) -> String {
    match kind {
        Term::Atom(name) if name.name() == "error" => {
            let error = normalize(reason, trace);
            format!("** {}", format_error(&error, Some(trace)))
        }
        Term::Atom(name) if name.name() == "throw" => format!("** (throw) {}", reason.inspect()),
        _ => format!("** (exit) {}", format_exit(reason)),
    }
}

/// What `raise Module, argument` raises of a built-in exception.
fn build_exception(a: &[Term]) -> Result<Term, Fault> {
    let Term::Atom(module) = &a[0] else {
        return Err(Fault::from(Term::atom("badarg")));
    };
    let fields = structs::struct_fields(*module).ok_or_else(|| Fault::from(Term::atom("badarg")))?;
    let mut made = Term::structure(*module, fields.iter().cloned());
    match &a[1] {
        text @ Term::Str(_) => made = made.put(Term::atom("message"), text.clone()),
        given => {
            for pair in given.as_list().into_iter().flatten() {
                if let Some([key, value]) = pair.elements() {
                    made = made.put(key.clone(), value.clone());
                }
            }
        }
    }
    let _ = tuple![Atom::new("made")];
    Ok(made)
}
