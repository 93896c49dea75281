//! How start functions of Elixir's own modules and those of a person are taken: read, or run.

use crate::elixir::Host;
use crate::otp::{Cx, StartCall, partition_supervisor};
use crate::runtime::{Atom, Term};

/// Modules of Elixir whose start functions are themselves evaluated.
const RUN: [&str; 4] = [
    "Elixir.Supervisor",
    "Elixir.DynamicSupervisor",
    "Elixir.GenServer",
    partition_supervisor::MODULE,
];

/// Can the start of a partition supervisor be read without running anything? Its child's spec is a map then, and no function
/// makes the arguments.
pub(super) fn is_written_out(call: &StartCall) -> bool {
    let options = match &*call.args {
        [options] => options.as_list().unwrap_or_default(),
        _ => return true,
    };
    let mut pairs = options.iter().filter_map(Term::elements);
    pairs.all(|pair| match pair {
        [key, spec] if key.is_atom("child_spec") => spec.field("start").is_some(),
        [key, _] => !key.is_atom("with_arguments"),
        _ => true,
    })
}

/// Is the start function one of Elixir's that is evaluated?
pub(super) fn is_run(call: &StartCall) -> bool {
    RUN.contains(&call.module.name())
}

/// The `init` of a callback module that a person has written.
pub(super) fn evaluated_init<M: Host>(call: &StartCall, cx: &Cx<'_, M>) -> Option<StartCall> {
    if !cx.code().runs(call.module) {
        return None;
    }
    let function = Atom::new("init");
    Some(StartCall {
        function,
        ..call.clone()
    })
}
