//! A supervisor's flags, and what its `init` may return (`supervisor:check_flags/1`, `init_state/4`).

use super::super::{ChildSpec, Exception, Intensity, Return, child_spec};
use super::auto_shutdown::AutoShutdown;
use super::strategy::Strategy;
use crate::runtime::{Atom, Term};
use crate::tuple;

/// What a supervisor's `init` returns beside the child specs.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SupervisorFlags {
    /// Which siblings restart along.
    pub strategy: Strategy,
    /// How many restarts in how many seconds.
    pub intensity: Intensity,
    /// When significant children end it.
    pub auto_shutdown: AutoShutdown,
}

crate::digest!(struct SupervisorFlags { strategy, intensity, auto_shutdown });

/// Flags that were a term. OTP's fourth strategy, `simple_one_for_one`, is DynamicSupervisor here: it is known, so that
/// the specs beside it are judged as OTP judges them, and then refused.
struct Checked {
    strategy: Option<Strategy>,
    intensity: Intensity,
    auto_shutdown: AutoShutdown,
}

/// `check_flags/1`: a map, whose unknown keys mean nothing, or `{strategy, intensity, period}`. The defaults are those
/// of Erlang: one restart in five seconds.
fn check_flags(flags: &Term) -> Result<Checked, Term> {
    let (strategy, intensity, period, auto_shutdown) = match flags.elements() {
        Some([strategy, intensity, period]) => (Some(strategy), Some(intensity), Some(period), None),
        _ if matches!(flags, Term::Map(_)) => (
            flags.field("strategy"),
            flags.field("intensity"),
            flags.field("period"),
            flags.field("auto_shutdown"),
        ),
        Some(_) | None => return Err(invalid("invalid_type", flags)),
    };
    let strategy = match strategy {
        None => Some(Strategy::OneForOne),
        Some(simple) if simple.is_atom("simple_one_for_one") => None,
        Some(other) => Some(Strategy::from_term(other).ok_or_else(|| invalid("invalid_strategy", other))?),
    };
    let intensity = Intensity::from_terms(intensity, period)?;
    let auto_shutdown = match auto_shutdown {
        None => AutoShutdown::Never,
        Some(term) => AutoShutdown::from_term(term).ok_or_else(|| invalid("invalid_auto_shutdown", term))?,
    };
    Ok(Checked {
        strategy,
        intensity,
        auto_shutdown,
    })
}

/// Reads what an `init` returned; otherwise how the supervisor's own `init` ends.
pub(super) fn read_init(callback: Atom, value: &Term) -> Result<(SupervisorFlags, Vec<ChildSpec>), Return> {
    if value.is_atom("ignore") {
        return Err(Return::Ignore);
    }
    let (flags, specs) = match value.elements() {
        Some([ok, pair]) if ok.is_atom("ok") => match pair.elements() {
            Some([flags, specs]) => (flags, specs),
            Some(_) | None => return Err(bad_return(callback, value)),
        },
        Some(_) | None => return Err(bad_return(callback, value)),
    };
    let flags = check_flags(flags).map_err(|reason| stop("supervisor_data", reason))?;
    let Some(strategy) = flags.strategy else {
        return Err(refuse_simple(specs, flags.auto_shutdown));
    };
    let Some(list) = specs.list_elements() else {
        let no_clause = Exception::function_clause("supervisor", "check_startspec", 4);
        return Err(Return::Raise(no_clause));
    };
    let specs =
        child_spec::check_startspec(&list, Some(flags.auto_shutdown)).map_err(|reason| stop("start_spec", reason))?;
    let flags = SupervisorFlags {
        strategy,
        intensity: flags.intensity,
        auto_shutdown: flags.auto_shutdown,
    };
    Ok((flags, specs))
}

fn refuse_simple(specs: &Term, auto_shutdown: AutoShutdown) -> Return {
    let specs_given = specs.list_elements();
    let Some([one]) = specs_given.as_deref() else {
        return stop("bad_start_spec", specs.clone());
    };
    match ChildSpec::from_term(one, Some(auto_shutdown)) {
        Err(reason) => stop("start_spec", reason),
        Ok(_) => stop(
            "supervisor_data",
            invalid("invalid_strategy", &Term::atom("simple_one_for_one")),
        ),
    }
}

/// `{:bad_return, {module, :init, value}}`.
pub(in super::super) fn bad_return(callback: Atom, value: &Term) -> Return {
    stop("bad_return", tuple![callback, Atom::new("init"), value.clone()])
}

pub(in super::super) fn stop(what: &'static str, reason: Term) -> Return {
    Return::Stop(tuple![Atom::new(what), reason])
}

pub(in super::super) fn invalid(what: &'static str, value: &Term) -> Term {
    tuple![Atom::new(what), value.clone()]
}
