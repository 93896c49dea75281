//! `List`, `:lists`, `Keyword` and what `Enum` needs of lists: what takes no functions.

use crate::elixir::fault::Fault;
use super::table::{Functions, Modules};
use crate::runtime::Term;

pub(super) const MODULES: Modules = &[("lists", LISTS), ("Elixir.Enum", ENUM)];

const LISTS: Functions = &[
    ("reverse", 1, reverse),
    ("member", 2, |a| Ok(Term::from(list(&a[1])?.contains(&a[0])))),
];

const ENUM: Functions = &[];

pub(super) fn list(term: &Term) -> Result<Vec<Term>, Fault> {
    term.list_elements().ok_or_else(Fault::function_clause)
}

fn reverse(a: &[Term]) -> Result<Term, Fault> {
    let mut elements = list(&a[0])?;
    elements.reverse();
    Ok(Term::list(elements))
}
