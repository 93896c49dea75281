//! A worker links itself to another process, or watches it, because it is told to.

use crate::otp::{Cx, Exception, Module, Return, frame};
use crate::runtime::Term;

/// `{:link, pid}`, `{:unlink, pid}` and `{:monitor, pid}`. A name that nobody has can be monitored, and cannot be
/// linked to. `None` when that is no such request.
pub(super) fn relate<M: Module>(verb: &Term, whom: &Term, cx: &mut Cx<'_, M>) -> Option<Return> {
    let raise = |error, function| {
        Some(Return::Raise(Exception::Error(
            Term::atom(error),
            frame("erlang", function, 1),
        )))
    };
    let Term::Atom(verb) = verb else {
        return None;
    };
    match (verb.name(), whom.as_pid()) {
        ("link", Some(pid)) => {
            if !cx.link(pid) {
                return raise("noproc", "link");
            }
        }
        ("link", None) => return raise("badarg", "link"),
        ("unlink", Some(pid)) => cx.unlink(pid),
        ("unlink", None) => return raise("badarg", "unlink"),
        ("monitor", Some(pid)) => drop(cx.monitor(pid)),
        ("monitor", None) => match whom {
            Term::Atom(name) => drop(cx.monitor_name(*name)),
            _ => return raise("badarg", "monitor"),
        },
        (_, _) => return None,
    }
    Some(Return::Ok)
}
