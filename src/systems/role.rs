//! What a process is for, whatever design it is part of: so that what is done to one can be done to another that has such a
//! process.

use super::{flat, todo};
use crate::runtime::Term;

/// What a process is for that was started by `{module, function, args}` and is called that among its siblings; `None` for
/// what only one design has.
#[must_use]
pub fn role(start: &Term, name: &str) -> Option<String> {
    let Some(Term::Atom(module)) = start.elements().and_then(<[Term]>::first) else {
        return None;
    };
    match module.name() {
        todo::SYSTEM | flat::SYSTEM => Some("system".to_owned()),
        todo::CACHE | flat::CACHE => Some("cache".to_owned()),
        todo::DATABASE | flat::DATABASE => Some("database".to_owned()),
        todo::DATABASE_WORKER | flat::DATABASE_WORKER => Some(format!("worker {name}")),
        todo::SERVER | flat::SERVER => Some(format!("list {name}")),
        _ => None,
    }
}
