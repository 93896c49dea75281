//! The structs of the built-in modules, and those that are made from fields.

use std::rc::Rc;

use crate::elixir::fault::Fault;
use crate::runtime::{Atom, Term};

/// The fields of a built-in struct with their defaults.
pub fn struct_fields(module: Atom) -> Option<Rc<[(Term, Term)]>> {
    let fields: &[&'static str] = match module.name() {
        "Elixir.Range" => &["first", "last", "step"],
        "Elixir.Date" => &["calendar", "day", "month", "year"],
        "Elixir.Date.Range" => &["first", "last", "first_in_iso_days", "last_in_iso_days", "step"],
        "Elixir.Time" => &["hour", "minute", "second", "microsecond", "calendar"],
        "Elixir.NaiveDateTime" => &[
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "microsecond",
            "calendar",
        ],
        "Elixir.Task" => &["mfa", "owner", "pid", "ref"],
        "Elixir.MapSet" => &["map", "version"],
        "Elixir.Stream" => &["accs", "done", "enum", "funs"],
        name => return exception_fields_of(name),
    };
    let field = |name: &&'static str| match *name {
        "calendar" => (Term::atom(name), Term::atom("Elixir.Calendar.ISO")),
        _ => (Term::atom(name), Term::atom("nil")),
    };
    Some(fields.iter().map(field).collect())
}

/// The exceptions of Elixir, with the fields that each has beside `__exception__`.
const EXCEPTIONS: [(&str, &[&str]); 28] = [
    ("Elixir.RuntimeError", &["message"]),
    ("Elixir.ArgumentError", &["message"]),
    ("Elixir.ArithmeticError", &["message"]),
    ("Elixir.BadArityError", &["function", "args"]),
    ("Elixir.BadBooleanError", &["term", "operator"]),
    ("Elixir.BadFunctionError", &["term"]),
    ("Elixir.BadMapError", &["term"]),
    ("Elixir.BadStructError", &["struct", "term"]),
    ("Elixir.CaseClauseError", &["term"]),
    ("Elixir.CompileError", &["file", "line", "description"]),
    ("Elixir.CondClauseError", &[]),
    ("Elixir.ErlangError", &["original", "reason"]),
    (
        "Elixir.FunctionClauseError",
        &["module", "function", "arity", "kind", "args", "clauses"],
    ),
    ("Elixir.KeyError", &["key", "term", "message"]),
    ("Elixir.MatchError", &["term"]),
    ("Elixir.Protocol.UndefinedError", &["protocol", "value", "description"]),
    ("Elixir.SystemLimitError", &["message"]),
    ("Elixir.TryClauseError", &["term"]),
    (
        "Elixir.UndefinedFunctionError",
        &["module", "function", "arity", "reason", "message"],
    ),
    ("Elixir.WithClauseError", &["term"]),
    ("Elixir.Enum.EmptyError", &["message"]),
    ("Elixir.Enum.OutOfBoundsError", &["message"]),
    (
        "Elixir.SyntaxError",
        &["file", "line", "column", "snippet", "description"],
    ),
    (
        "Elixir.TokenMissingError",
        &["file", "line", "snippet", "column", "description"],
    ),
    ("Elixir.UnicodeConversionError", &["encoded", "message"]),
    ("Elixir.File.Error", &["reason", "path", "action"]),
    ("Elixir.System.EnvError", &["env"]),
    ("Elixir.Coppice.LimitError", &["message"]),
];

fn exception_fields_of(module: &str) -> Option<Rc<[(Term, Term)]>> {
    let (_, fields) = EXCEPTIONS.iter().find(|(name, _)| *name == module)?;
    let default = |field: &str| match (module, field) {
        ("Elixir.RuntimeError", "message") => Term::str("runtime error"),
        ("Elixir.ArgumentError", "message") => Term::str("argument error"),
        ("Elixir.ArithmeticError", "message") => Term::str("bad argument in arithmetic expression"),
        ("Elixir.SystemLimitError", "message") => Term::str("a system limit has been reached"),
        ("Elixir.CompileError", "description") => Term::str("compile error"),
        ("Elixir.SyntaxError", "description") => Term::str("syntax error"),
        ("Elixir.TokenMissingError", "description") => Term::str("expression is incomplete"),
        ("Elixir.Protocol.UndefinedError", "description") | ("Elixir.File.Error", "action") => Term::str(""),
        ("Elixir.Enum.EmptyError", "message") => Term::str("empty error"),
        ("Elixir.Enum.OutOfBoundsError", "message") => Term::str("out of bounds error"),
        _ => Term::atom("nil"),
    };
    let marked = std::iter::once((Term::atom("__exception__"), Term::from(true)));
    Some(
        marked
            .chain(fields.iter().map(|field| (Term::atom(field), default(field))))
            .collect(),
    )
}

/// The names of the built-in exceptions.
pub fn is_exception(module: Atom) -> bool {
    EXCEPTIONS.iter().any(|(name, _)| *name == module.name())
}

/// A struct of a module with these fields: for `raise`.
pub fn build(a: &[Term]) -> Result<Term, Fault> {
    let (Term::Atom(module), Some(fields)) = (&a[0], a[1].list_elements()) else {
        return Err(Fault::from(Term::atom("badarg")));
    };
    let pair = |pair: &Term| Some((pair.elements()?.first()?.clone(), pair.elements()?.get(1)?.clone()));
    let marked = (Term::atom("__exception__"), Term::from(true));
    let pairs = std::iter::once(marked).chain(fields.iter().filter_map(pair));
    Ok(Term::structure(*module, pairs))
}

/// The fields of `defexception`, with those that every exception has.
pub fn exception_fields(a: &[Term]) -> Result<Term, Fault> {
    let (Some(fields), Some(marks)) = (a[0].list_elements(), a[1].list_elements()) else {
        return Err(Fault::from(Term::atom("badarg")));
    };
    Ok(Term::list(marks.into_iter().chain(fields).collect::<Vec<_>>()))
}
