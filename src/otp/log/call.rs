//! How calls and the frames of a stack trace are worded.

use crate::runtime::{Atom, Term};

/// The frames of a stack trace.
pub(super) fn frames(trace: Option<&Term>) -> impl Iterator<Item = &Term> {
    trace.and_then(Term::as_list).into_iter().flat_map(|list| list.iter())
}

/// `Module.function/arity`, or `Module.function(arguments)` when there is a list of them (`Exception.format_mfa/3`).
#[must_use]
pub fn format_mfa(module: &Term, function: Atom, arity: &Term) -> String {
    let arity = match arity.list_elements() {
        Some(arguments) => {
            let arguments: Vec<_> = arguments.iter().map(Term::inspect).collect();
            format!("({})", arguments.join(", "))
        }
        None => format!("/{arity}"),
    };
    match outer(function.name()) {
        Some((name, of)) => format!("anonymous fn{arity} in {module}.{}/{of}", called(name)),
        None => format!("{module}.{}{arity}", called(function.name())),
    }
}

/// A function's name as it is written in a call.
#[must_use]
pub fn called(name: &str) -> String {
    let Some(function) = Atom::intern(name) else {
        return name.to_owned();
    };
    let capture = Term::capture(Atom::new("m"), function, 0).to_string();
    let name = capture.strip_prefix("&:m.").and_then(|rest| rest.strip_suffix("/0"));
    name.unwrap_or(&capture).to_owned()
}

/// Of `-name/1-fun-0-`, the name and how many arguments that takes.
fn outer(name: &str) -> Option<(&str, &str)> {
    let (before, trailing) = name.strip_prefix('-')?.rsplit_once('/')?;
    let parts: Vec<_> = trailing.split('-').collect();
    match parts.as_slice() {
        [arity, _, _, ""] => Some((before, arity)),
        _ => None,
    }
}

/// `Module.function(arguments)`; of a child that is never restarted the arguments are not kept.
#[must_use]
pub fn format_call(call: &[Term]) -> String {
    let [module, Term::Atom(function), arguments] = call else {
        return String::new();
    };
    match arguments {
        Term::List(list) if list.length().is_some() => format_mfa(module, *function, arguments),
        _ => format!("{module}.{}/?", called(function.name())),
    }
}

/// `file:line: ` before what is said of that place (`Exception.format_file_line/3`).
#[must_use]
pub fn format_file_line(file: &Term, line: &Term, column: &Term, suffix: &str) -> String {
    let text = |term: &Term| term.as_str().map_or_else(|| term.to_string(), str::to_owned);
    let is_given = |term: &Term| !term.is_atom("nil") && term.as_int() != Some(0);
    match (file.is_atom("nil"), is_given(line), is_given(column)) {
        (true, _, _) => String::new(),
        (false, false, _) => format!("{}:{suffix}", text(file)),
        (false, true, false) => format!("{}:{line}:{suffix}", text(file)),
        (false, true, true) => format!("{}:{line}:{column}:{suffix}", text(file)),
    }
}
