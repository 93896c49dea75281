//! `Exception`: what takes no functions. What an error is to Elixir and what it says stands in [`crate::otp::log`], where
//! the log has it too.

use super::functions::{Functions, Modules};
use super::structs;
use crate::elixir::fault::Fault;
use crate::otp::log::{self, format_exit, format_file_line, format_mfa};
use crate::runtime::Term;

pub(super) const MODULES: Modules = &[("Elixir.Exception", EXCEPTION), ("Elixir.Coppice", COPPICE)];

const EXCEPTION: Functions = &[
    ("normalize", 2, |a| Ok(normalize(&a[0], &a[1], None))),
    ("normalize", 3, |a| Ok(normalize(&a[0], &a[1], Some(&a[2])))),
    ("format_exit", 1, |a| Ok(Term::str(&format_exit(&a[0])))),
    ("format_mfa", 3, |a| match (&a[0], &a[1]) {
        (Term::Atom(_), Term::Atom(function)) => Ok(Term::str(&format_mfa(&a[0], *function, &a[2]))),
        _ => Err(Fault::function_clause()),
    }),
    ("format_file_line", 2, |a| {
        Ok(place(&a[0], &a[1], &Term::atom("nil"), ""))
    }),
    ("format_file_line", 3, |a| {
        Ok(place(
            &a[0],
            &a[1],
            &Term::atom("nil"),
            a[2].as_str().unwrap_or_default(),
        ))
    }),
    ("format_file_line_column", 3, |a| Ok(place(&a[0], &a[1], &a[2], ""))),
    ("format_file_line_column", 4, |a| {
        Ok(place(&a[0], &a[1], &a[2], a[3].as_str().unwrap_or_default()))
    }),
];

const COPPICE: Functions = &[
    ("builtin_exception?", 1, |a| {
        Ok(Term::from(
            matches!(&a[0], Term::Atom(name) if structs::is_exception(*name)),
        ))
    }),
    ("build_exception", 2, build_exception),
    ("message", 1, message),
    ("called", 1, called),
];

/// What a built-in exception says; that may be no text where its message is none.
fn message(a: &[Term]) -> Result<Term, Fault> {
    let said = log::message(&a[0]);
    match a[0].field("message") {
        Some(other) if said.is_empty() => Ok(other.clone()),
        _ => Ok(Term::str(&said)),
    }
}

/// `Exception.normalize(kind, error, trace)`.
fn normalize(kind: &Term, error: &Term, trace: Option<&Term>) -> Term {
    if kind.is_atom("error") {
        log::normalize(error, trace)
    } else {
        error.clone()
    }
}

fn place(file: &Term, line: &Term, column: &Term, suffix: &str) -> Term {
    Term::str(&format_file_line(file, line, column, suffix))
}

/// What `raise Module, argument` raises of a built-in exception: of the fields that are given, those that it has. `nil` when
/// it takes no such argument.
fn build_exception(a: &[Term]) -> Result<Term, Fault> {
    Ok(built(&a[0], &a[1]).unwrap_or(Term::atom("nil")))
}

fn built(module: &Term, argument: &Term) -> Option<Term> {
    let Term::Atom(module) = module else { return None };
    let fields = structs::struct_fields(*module)?;
    let mut made = Term::structure(*module, fields.iter().cloned());
    let has = |key: &Term| fields.iter().any(|(field, _)| field == key);
    let message = Term::atom("message");
    match argument {
        Term::Str(_) | Term::Bits(_) if has(&message) => Some(made.put(message, argument.clone())),
        Term::List(_) if module.name() == "Elixir.UnicodeConversionError" => {
            let given = |name: &'static str| {
                argument.as_list()?.iter().find_map(|pair| match pair.elements()? {
                    [key, value] if key.is_atom(name) => Some(value.clone()),
                    _ => None,
                })
            };
            let about = match given("rest")? {
                Term::List(list) => format!("code point {}", list.first()?),
                rest => format!("encoding starting at {}", rest.inspect()),
            };
            let kind = given("kind")?.to_string();
            let said = format!("{} {about}", kind.trim_start_matches(':'));
            Some(
                made.put(Term::atom("encoded"), given("encoded")?)
                    .put(message, Term::str(&said)),
            )
        }
        Term::List(given) => {
            for pair in given.elements::<Vec<_>>()? {
                let [key, value] = pair.elements()? else { return None };
                if has(key) {
                    made = made.put(key.clone(), value.clone());
                }
            }
            Some(made)
        }
        _ => None,
    }
}

/// A function's name as it is written in a call.
fn called(a: &[Term]) -> Result<Term, Fault> {
    match &a[0] {
        Term::Atom(name) => Ok(Term::str(&log::called(name.name()))),
        _ => Err(Fault::function_clause()),
    }
}
