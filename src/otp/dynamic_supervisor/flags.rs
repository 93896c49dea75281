//! What a DynamicSupervisor's `init` may return (`DynamicSupervisor.init/1`).

use std::rc::Rc;

use super::super::supervisor::flags::{bad_return, invalid, stop};
use super::super::{Intensity, Return};
use crate::runtime::{Atom, Term, TermList};

/// What a DynamicSupervisor's `init` returns. The strategy is always one_for_one.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DynamicFlags {
    /// How many restarts in how many seconds.
    pub intensity: Intensity,
    /// How many children at once; `None` for `:infinity`.
    pub max_children: Option<u32>,
    /// Put before the arguments of every child's start.
    pub extra_arguments: Rc<[Term]>,
}

crate::digest!(struct DynamicFlags { intensity, max_children, extra_arguments });

impl DynamicFlags {
    /// The map of flags, as `DynamicSupervisor.init/1` makes it.
    pub(super) fn to_term(&self) -> Term {
        let max_children = self.max_children;
        let max_children = max_children.map_or(Term::atom("infinity"), |max| Term::Int(max.into()));
        Term::map([
            (Term::atom("extra_arguments"), Term::list(&self.extra_arguments)),
            (Term::atom("intensity"), Term::Int(self.intensity.max_restarts.into())),
            (Term::atom("max_children"), max_children),
            (Term::atom("period"), Term::Int(self.intensity.max_seconds.into())),
            (Term::atom("strategy"), Term::atom("one_for_one")),
        ])
    }

    /// Reads the map of flags; what it does not name is as in Erlang: one restart in five seconds.
    ///
    /// # Errors
    /// `{:invalid_strategy, _}` and the like.
    pub fn from_term(flags: &Term) -> Result<Self, Term> {
        if let Some(strategy) = flags.field("strategy")
            && !strategy.is_atom("one_for_one")
        {
            return Err(invalid("invalid_strategy", strategy));
        }
        let intensity = Intensity::from_terms(flags.field("intensity"), flags.field("period"))?;
        let max_children = match flags.field("max_children") {
            None => None,
            Some(infinity) if infinity.is_atom("infinity") => None,
            Some(max) => match max.as_int() {
                Some(number) if number >= 0 => Some(u32::try_from(number).unwrap_or(u32::MAX)),
                Some(_) | None => return Err(invalid("invalid_max_children", max)),
            },
        };
        let extra_arguments = match flags.field("extra_arguments") {
            None => Rc::from([]),
            Some(given) => match given.as_list().and_then(TermList::elements) {
                Some(arguments) => arguments,
                None => return Err(invalid("invalid_extra_arguments", given)),
            },
        };
        Ok(Self {
            intensity,
            max_children,
            extra_arguments,
        })
    }
}

/// Reads what an `init` returned; otherwise how the supervisor's own `init` ends.
pub(super) fn read_init(callback: Atom, value: &Term) -> Result<DynamicFlags, Return> {
    if value.is_atom("ignore") {
        return Err(Return::Ignore);
    }
    match value.elements() {
        Some([ok, flags @ Term::Map(_)]) if ok.is_atom("ok") => {
            DynamicFlags::from_term(flags).map_err(|reason| stop("supervisor_data", reason))
        }
        Some(_) | None => Err(bad_return(callback, value)),
    }
}
