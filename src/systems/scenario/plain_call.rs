//! The call that spawns a process without a behaviour: `{Fidelity.Plain, :run, [label, trap_exit, text]}`.

use crate::otp::StartCall;
use crate::runtime::{Atom, Term};

const MODULE: &str = "Elixir.Fidelity.Plain";

/// The call for a process of that label, which does that.
pub(super) fn plain_call(label: &str, traps: bool, text: &str) -> StartCall {
    StartCall {
        module: Atom::new(MODULE),
        function: Atom::new("run"),
        args: [Term::str(label), Term::from(traps), Term::str(text)].into(),
    }
}

/// Is it such a call?
pub(super) fn is_plain_call(call: &StartCall) -> bool {
    call.module.name() == MODULE && call.function.name() == "run" && call.args.len() == 3
}
