//! What tells a place from its siblings, and how that is written.

use std::rc::Rc;

use crate::otp::registry;
use crate::runtime::{Atom, Term};
use crate::systems::todo::DATABASE_WORKER;

/// What a place is for, among the places of one parent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// The child of that id.
    Child(Term),
    /// What is started by that call, `{module, function, args}`: there may be several.
    Started(Term),
    /// A process of which no more is known than what it runs.
    Running(Rc<str>),
}

impl Key {
    /// What people call it, and what its path says.
    pub(super) fn name(&self) -> Rc<str> {
        match self {
            Self::Child(id) => Rc::from(id.to_string()),
            Self::Started(start) => match first_argument(start).and_then(Term::as_str) {
                Some(argument) => Rc::from(argument),
                None => Rc::from(":undefined"),
            },
            Self::Running(what) => Rc::clone(what),
        }
    }
}

fn first_argument(start: &Term) -> Option<&Term> {
    start.elements()?.get(2)?.as_list()?.first()
}

/// One step of a path: what a path itself is made of is written otherwise (`~` as `~0`, `/` as `~1`, `#` as `~2`), as in a
/// JSON pointer.
pub(super) fn segment(name: &str) -> Rc<str> {
    if !name.contains(['~', '/', '#']) {
        return Rc::from(name);
    }
    Rc::from(name.replace('~', "~0").replace('/', "~1").replace('#', "~2"))
}

/// What people call the child that is started so.
pub(super) fn label(name: &str, start: &Term) -> Rc<str> {
    let module = start.elements().and_then(|start| match start.first() {
        Some(Term::Atom(module)) => Some(*module),
        Some(_) | None => None,
    });
    match module.map(Atom::name) {
        Some(DATABASE_WORKER) => Rc::from(format!("worker {name}")),
        Some(registry::PARTITION) => Rc::from("PIDPartition0"),
        Some(_) | None => Rc::from(name),
    }
}

#[cfg(test)]
mod tests {
    use super::segment;

    #[test]
    fn no_two_names_are_written_alike() {
        let names = ["a/b", "a~1b", "a#2", "a~2", "a", "", "/", "~", "~0"];
        let written: std::collections::BTreeSet<_> = names.iter().map(|name| segment(name)).collect();
        assert_eq!(written.len(), names.len());
        assert!(written.iter().all(|segment| !segment.contains(['/', '#'])));
    }
}
