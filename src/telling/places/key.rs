//! What tells a place from its siblings, and how that is written.

use std::rc::Rc;

use crate::otp::task;
use crate::runtime::{Term, TermList};

/// What a process without a behaviour is called.
pub(super) const PROCESS: &str = "process";
/// What a console is called.
pub(in crate::telling) const CONSOLE: &str = "iex";
/// What a task is called of which no more is known.
pub(super) const TASK: &str = "task";

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
            // An id that is a text is called what it says. Siblings that are called alike are told apart by their numbers.
            Self::Child(Term::Str(id)) => Rc::clone(id),
            Self::Child(id) => Rc::from(id.to_string()),
            Self::Started(start) => started(start),
            Self::Running(what) => Rc::clone(what),
        }
    }
}

/// A process is told apart by what it was started with: by a text, or by the number that stands last in a tuple; a task by
/// what it runs, anything else by its module. A DynamicSupervisor has no id for the others.
fn started(start: &Term) -> Rc<str> {
    if let Some([module, _, arguments]) = start.elements()
        && module.is_atom(task::SUPERVISED)
    {
        return match arguments.list_elements().as_deref() {
            Some([_owner, _callers, call]) => run(call),
            // It will be told by its owner what to run.
            Some(_) | None => Rc::from(TASK),
        };
    }
    let arguments = start.elements().and_then(|start| start.get(2)?.as_list());
    let first = arguments.and_then(TermList::first);
    match (first, first.and_then(Term::elements)) {
        (Some(Term::Str(text)), _) => Rc::clone(text),
        (_, Some([.., Term::Int(number)])) => Rc::from(number.to_string()),
        (_, Some(_) | None) => match start.elements().and_then(<[Term]>::first) {
            Some(module) => Rc::from(module.to_string()),
            None => Rc::from(":undefined"),
        },
    }
}

/// What a task is called that runs the call `{module, function, args}`: as a text that it is given says, or the function.
fn run(call: &Term) -> Rc<str> {
    match call.elements() {
        Some([_, Term::Atom(function), Term::List(arguments)]) => match arguments.first() {
            Some(Term::Str(text)) => Rc::clone(text),
            Some(_) | None => Rc::from(format!("{}/{}", function.name(), arguments.iter().count())),
        },
        Some(_) | None => Rc::from(TASK),
    }
}

/// One step of a path: what a path itself is made of is written otherwise (`~` as `~0`, `/` as `~1`, `#` as `~2`), as in a
/// JSON pointer.
pub(in crate::telling) fn segment(name: &str) -> Rc<str> {
    if !name.contains(['~', '/', '#']) {
        return Rc::from(name);
    }
    Rc::from(name.replace('~', "~0").replace('/', "~1").replace('#', "~2"))
}

/// What a step of a path stands for.
pub(in crate::telling) fn read_segment(written: &str) -> String {
    written.replace("~2", "#").replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::{read_segment, segment};

    #[test]
    fn no_two_names_are_written_alike() {
        let names = ["a/b", "a~1b", "a#2", "a~2", "a", "", "/", "~", "~0"];
        let written: std::collections::BTreeSet<_> = names.iter().map(|name| segment(name)).collect();
        assert_eq!(written.len(), names.len());
        assert!(names.iter().all(|name| read_segment(&segment(name)) == *name));
        assert!(written.iter().all(|segment| !segment.contains(['/', '#'])));
    }
}
