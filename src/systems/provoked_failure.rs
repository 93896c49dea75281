//! Faults that a person can put into the modules. The chapter has nothing of this.
//!
//! Two, and both as a module on the BEAM would have them: a clause of `handle_cast/2` for `{:crash, how}`, and a look,
//! when a process starts, into a public ETS table that says how often its start has yet to fail. The table belongs to
//! whoever starts the system, and a caller writes it (`errand.rs`).

use crate::otp::{Cx, Exception, Module, Return, frame};
use crate::runtime::{Atom, Term};

/// The table: `{what starts, how often it has yet to fail}`.
pub const FAULTS: Atom = Atom::new("Elixir.Todo.Faults");

/// What is raised.
const MESSAGE: &str = "a fault was injected";

/// How a callback ends badly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crash {
    /// `raise "a fault was injected"`.
    Raise,
    /// `throw(:fault)`: in a callback of a server, that is what it returns.
    Throw,
    /// `exit(:fault)`.
    Exit,
    /// `:fault`, which no callback may return.
    BadReturn,
}

crate::digest!(enum Crash { "raise" => Raise, "throw" => Throw, "exit" => Exit, "bad_return" => BadReturn });

impl Crash {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Raise, Self::Throw, Self::Exit, Self::BadReturn];

    /// Its name in a request.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Raise => "raise",
            Self::Throw => "throw",
            Self::Exit => "exit",
            Self::BadReturn => "bad_return",
        }
    }

    /// The `{:crash, how}` that asks for it.
    pub(super) fn request(self) -> Term {
        crate::tuple![Atom::new("crash"), Atom::new(self.name())]
    }

    pub(super) fn requested(request: &Term) -> Option<Self> {
        Self::ALL.into_iter().find(|crash| *request == crash.request())
    }

    pub(super) fn happen(self, module: &'static str) -> Return {
        let fault = Term::atom("fault");
        match self {
            Self::Raise => Return::Raise(Exception::runtime_error(MESSAGE, frame(module, "handle_cast", 2))),
            Self::Throw => Return::Raise(Exception::Throw(fault)),
            Self::Exit => Return::Raise(Exception::Exit(fault)),
            Self::BadReturn => Return::Bad(fault),
        }
    }
}

/// Makes the table.
pub(super) fn prepare<M: Module>(cx: &mut Cx<'_, M>) {
    cx.ets_new(FAULTS);
}

/// Raises in `init` of a server of that module as often as one of its names has yet to fail.
pub(super) fn in_init<M: Module>(
    names: impl IntoIterator<Item = Term>,
    module: &'static str,
    cx: &mut Cx<'_, M>,
) -> Result<(), Exception> {
    let failing = names.into_iter().any(|name| is_to_fail(name, cx));
    raise_if(failing, module, "init", 1)
}

/// Raises in the start function of a supervisor, which has no `init` of its own, as often as that name has yet to fail.
pub(super) fn in_start<M: Module>(name: Term, module: &'static str, cx: &mut Cx<'_, M>) -> Result<(), Exception> {
    let failing = is_to_fail(name, cx);
    raise_if(failing, module, "start_link", 1)
}

fn raise_if(failing: bool, module: &'static str, function: &'static str, arity: i64) -> Result<(), Exception> {
    if failing {
        return Err(Exception::runtime_error(MESSAGE, frame(module, function, arity)));
    }
    Ok(())
}

/// Counts one failure down.
fn is_to_fail<M: Module>(name: Term, cx: &mut Cx<'_, M>) -> bool {
    let Some([Term::Int(left @ 1..)]) = cx.ets_lookup(FAULTS, &name) else {
        return false;
    };
    let left = left - 1;
    if left == 0 {
        cx.ets_take(FAULTS, &name);
    } else {
        cx.ets_replace(FAULTS, name, Term::Int(left));
    }
    true
}
