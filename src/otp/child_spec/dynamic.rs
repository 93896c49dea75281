//! Is a term a child spec for a DynamicSupervisor? (`DynamicSupervisor.validate_child/1`.) It checks in its own order,
//! answers with reasons of its own, and knows nothing of significant children.

use super::check::{Fields, child_type, invalid, restart, shutdown, start_call};
use super::{ChildSpec, Modules, Shutdown, StartCall};
use crate::runtime::{Atom, Term};
use crate::tuple;

impl ChildSpec {
    /// Reads a spec for a DynamicSupervisor.
    ///
    /// # Errors
    /// The reason that `start_child` answers with: `{:invalid_child_spec, _}`, `{:invalid_mfa, _}`, …
    pub fn from_dynamic_term(term: &Term) -> Result<Self, Term> {
        let no_spec = || invalid("invalid_child_spec", term);
        let fields = Fields::of(term).ok_or_else(no_spec)?;
        let (Some(id), Some(start)) = (fields.id, fields.start) else {
            return Err(no_spec());
        };
        // A map has to have a tuple of three there to be taken for a spec at all; a tuple of six need not.
        let is_map = matches!(term, Term::Map(_));
        if is_map && start.elements().is_none_or(|start| start.len() != 3) {
            return Err(no_spec());
        }
        let start = start_call(start)?;
        let restart = restart(fields.restart)?;
        let kind = child_type(fields.kind);
        // Whatever the type is, the shutdown is looked at before it.
        let shutdown = match shutdown(fields.shutdown, kind.as_ref().copied().unwrap_or_default())? {
            Shutdown::Timeout(0) => return Err(invalid("invalid_shutdown", &Term::Int(0))),
            valid @ (Shutdown::BrutalKill | Shutdown::Timeout(_) | Shutdown::Infinity) => valid,
        };
        let kind = kind?;
        let modules = match fields.modules {
            None => Modules::List([start.module].into()),
            Some(modules) if modules.is_atom("dynamic") => Modules::Dynamic,
            Some(modules) => Modules::List(atoms(modules).ok_or_else(|| invalid("invalid_modules", modules))?),
        };
        Ok(Self {
            id: id.clone(),
            start,
            restart,
            shutdown,
            kind,
            significant: false,
            modules,
        })
    }

    /// What `DynamicSupervisor.start_child/2` asks the supervisor for: a child there has no id.
    #[must_use]
    pub fn to_dynamic_request(&self) -> Term {
        let modules = self.modules.to_term();
        let child = tuple![
            self.start.to_term(),
            Atom::new(self.restart.name()),
            self.shutdown.to_term(),
            Atom::new(self.kind.name()),
            modules
        ];
        tuple![Atom::new("start_child"), child]
    }

    /// The child of such a request; `None` when it is none.
    pub(in crate::otp) fn of_dynamic_request(child: &Term) -> Option<Self> {
        let [start, restart_type, stop, kind, modules] = child.elements()? else {
            return None;
        };
        let kind = child_type(Some(kind)).ok()?;
        Some(Self {
            id: Term::atom("undefined"),
            start: StartCall::from_term(start)?,
            restart: restart(Some(restart_type)).ok()?,
            shutdown: shutdown(Some(stop), kind).ok()?,
            kind,
            significant: false,
            modules: match modules {
                Term::Atom(_) => Modules::Dynamic,
                modules => Modules::List(atoms(modules)?),
            },
        })
    }
}

fn atoms(list: &Term) -> Option<std::rc::Rc<[Atom]>> {
    let atom = |term: &Term| match term {
        Term::Atom(atom) => Some(*atom),
        _ => None,
    };
    list.as_list()?.iter().map(atom).collect()
}
