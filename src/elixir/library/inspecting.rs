//! The options of `inspect/2` and `IO.inspect/2`.

use crate::elixir::fault::Fault;
use crate::runtime::{InspectOptions, Term, TextForm};

/// What `inspect/1` and `inspect/2` give.
///
/// # Errors
///
/// Options that are no list.
pub fn inspected(term: &Term, given: Option<&Term>) -> Result<Term, Fault> {
    let Some(given) = given else {
        return Ok(Term::str(&term.inspect().to_string()));
    };
    if given.as_list().is_none() {
        return Err(Fault::function_clause());
    }
    let mut options = inspect_options(given);
    if !option(given, "pretty").is_some_and(|pretty| pretty.is_atom("true")) {
        options.width = None;
    }
    Ok(Term::str(&term.inspect_with(&options)))
}

/// How many bytes a line may have, unless it is said.
const WIDTH: usize = 80;

fn option<'t>(options: &'t Term, name: &str) -> Option<&'t Term> {
    options.as_list()?.iter().find_map(|pair| match pair.elements()? {
        [key, value] if key.is_atom(name) => Some(value),
        _ => None,
    })
}

/// What the options say; what they do not say is as it is by default.
pub fn inspect_options(given: &Term) -> InspectOptions {
    let mut options = InspectOptions::default();
    let count = |name: &str, default: Option<usize>| match option(given, name) {
        Some(Term::Int(count)) => Some(usize::try_from(*count).unwrap_or(0)),
        Some(Term::Atom(_)) => None,
        _ => default,
    };
    options.limit = count("limit", options.limit);
    options.printable_limit = count("printable_limit", options.printable_limit);
    options.width = count("width", Some(WIDTH));
    let shown = |name: &str, numbers: &str, text: &str| match option(given, name) {
        Some(how) if how.is_atom(numbers) => TextForm::Numbers,
        Some(how) if how.is_atom(text) => TextForm::Text,
        _ => TextForm::Infer,
    };
    options.charlists = shown("charlists", "as_lists", "as_charlists");
    options.binaries = shown("binaries", "as_binaries", "as_strings");
    options.base = match option(given, "base") {
        Some(base) if base.is_atom("hex") => 16,
        Some(base) if base.is_atom("octal") => 8,
        Some(base) if base.is_atom("binary") => 2,
        _ => 10,
    };
    options.structs = !option(given, "structs").is_some_and(|structs| structs.is_atom("false"));
    options
}
