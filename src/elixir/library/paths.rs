//! `Path`: what only computes, on the paths of one kind of system, with `/` between their parts.

use super::functions::{Functions, Modules};
use super::texts;
use crate::elixir::fault::Fault;
use crate::runtime::Term;

pub(super) const MODULES: Modules = &[("Elixir.Path", PATH)];

const PATH: Functions = &[
    ("join", 2, |a| Ok(Term::str(&join(&text(&a[0])?, &text(&a[1])?)))),
    ("join", 1, join_all),
    ("basename", 1, |a| {
        Ok(Term::str(
            text(&a[0])?
                .trim_end_matches('/')
                .rsplit('/')
                .next()
                .unwrap_or_default(),
        ))
    }),
    ("dirname", 1, |a| Ok(Term::str(&dirname(&text(&a[0])?)))),
    ("extname", 1, |a| Ok(Term::str(extname(&text(&a[0])?)))),
    ("rootname", 1, |a| {
        let path = text(&a[0])?;
        let extension = extname(&path).len();
        Ok(Term::str(&path[..path.len() - extension]))
    }),
    ("split", 1, |a| {
        let path = text(&a[0])?;
        let root = path.starts_with('/').then(|| Term::str("/"));
        let parts = path.split('/').filter(|part| !part.is_empty()).map(Term::str);
        Ok(Term::list(root.into_iter().chain(parts).collect::<Vec<_>>()))
    }),
];

fn text(term: &Term) -> Result<String, Fault> {
    let converted = texts::to_string(std::slice::from_ref(term))?;
    converted
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| Fault::from(Term::atom("badarg")))
}

/// One `/` between the two, and none at the end.
fn join(left: &str, right: &str) -> String {
    let mut joined = String::new();
    let all = match (left.is_empty(), right.is_empty()) {
        (true, _) => right.to_owned(),
        (_, true) => left.to_owned(),
        _ => format!("{left}/{right}"),
    };
    for character in all.chars() {
        if character != '/' || !joined.ends_with('/') {
            joined.push(character);
        }
    }
    if joined.len() > 1 && joined.ends_with('/') {
        joined.pop();
    }
    joined
}

fn join_all(a: &[Term]) -> Result<Term, Fault> {
    let parts = a[0]
        .list_elements()
        .filter(|parts| !parts.is_empty())
        .ok_or_else(Fault::function_clause)?;
    let mut joined = String::new();
    for part in &parts {
        joined = join(&joined, &text(part)?);
    }
    Ok(Term::str(&joined))
}

fn dirname(path: &str) -> String {
    match path.rsplit_once('/') {
        None => ".".to_owned(),
        Some(("", _)) => "/".to_owned(),
        Some((folder, _)) => folder.to_owned(),
    }
}

/// From the last full stop of the last part on, unless the part begins with it.
fn extname(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rfind('.') {
        None | Some(0) => "",
        Some(at) => &path[path.len() - (name.len() - at)..],
    }
}
