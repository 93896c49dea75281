//! Is a term a child spec? (`supervisor:check_childspecs/2`.) What is wrong first is what the error names.

use super::super::AutoShutdown;
use super::{ChildSpec, ChildType, Modules, Restart, Shutdown, StartCall};
use crate::runtime::{Atom, Millis, Term};
use crate::tuple;

/// `supervisor:check_childspecs/2`; an `auto_shutdown` of `:undefined` rules nothing out.
///
/// # Errors
/// The reason: `{:badarg, _}` for what is no list, `{:duplicate_child_name, id}`, or what is wrong with a spec.
pub fn check_childspecs(specs: &Term, auto_shutdown: &Term) -> Result<(), Term> {
    let list = specs.list_elements().ok_or_else(|| invalid("badarg", specs))?;
    let auto_shutdown = match auto_shutdown {
        undefined if undefined.is_atom("undefined") => None,
        other => Some(AutoShutdown::from_term(other).ok_or_else(|| invalid("badarg", other))?),
    };
    check_startspec(&list, auto_shutdown).map(drop)
}

/// `check_startspec/2`: all specs of a supervisor, in order.
pub(in super::super) fn check_startspec(
    specs: &[Term],
    auto_shutdown: Option<AutoShutdown>,
) -> Result<Vec<ChildSpec>, Term> {
    let mut checked: Vec<ChildSpec> = Vec::with_capacity(specs.len());
    for term in specs {
        let spec = ChildSpec::from_term(term, auto_shutdown)?;
        if checked.iter().any(|other| other.id == spec.id) {
            return Err(duplicate(&spec.id));
        }
        checked.push(spec);
    }
    Ok(checked)
}

/// `{:duplicate_child_name, id}`.
pub(in super::super) fn duplicate(id: &Term) -> Term {
    invalid("duplicate_child_name", id)
}

pub(super) fn invalid(what: &'static str, value: &Term) -> Term {
    tuple![Atom::new(what), value.clone()]
}

impl ChildSpec {
    /// Reads a spec, a map or a tuple of six, for a supervisor of that `auto_shutdown`.
    ///
    /// # Errors
    /// The reason that `start_child` answers with: `:missing_start`, `{:invalid_restart_type, _}`, …
    pub fn from_term(term: &Term, auto_shutdown: Option<AutoShutdown>) -> Result<Self, Term> {
        let fields = Fields::of(term).ok_or_else(|| invalid("invalid_child_spec", term))?;
        let id = fields.id.ok_or(Term::atom("missing_id"))?.clone();
        let start = start_call(fields.start.ok_or(Term::atom("missing_start"))?)?;
        let restart = restart(fields.restart)?;
        let significant = match fields.significant {
            None => false,
            Some(yes) if yes.is_atom("true") => true,
            Some(no) if no.is_atom("false") => false,
            Some(other) => return Err(invalid("invalid_significant", other)),
        };
        check_significant(significant, restart, auto_shutdown)?;
        let kind = child_type(fields.kind)?;
        let shutdown = shutdown(fields.shutdown, kind)?;
        let modules = match fields.modules {
            None => Modules::List([start.module].into()),
            Some(modules) => self::modules(modules)?,
        };
        Ok(Self {
            id,
            start,
            restart,
            shutdown,
            kind,
            significant,
            modules,
        })
    }

    /// The part of the check that a typed spec can fail.
    pub(in super::super) fn check(&self, auto_shutdown: AutoShutdown) -> Result<(), Term> {
        check_significant(self.significant, self.restart, Some(auto_shutdown))
    }
}

/// The fields that are there, of either form.
pub(super) struct Fields<'a> {
    pub(super) id: Option<&'a Term>,
    pub(super) start: Option<&'a Term>,
    pub(super) restart: Option<&'a Term>,
    pub(super) significant: Option<&'a Term>,
    pub(super) shutdown: Option<&'a Term>,
    pub(super) kind: Option<&'a Term>,
    pub(super) modules: Option<&'a Term>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(term: &'a Term) -> Option<Self> {
        if let Some([id, start, restart, shutdown, kind, modules]) = term.elements() {
            return Some(Self {
                id: Some(id),
                start: Some(start),
                restart: Some(restart),
                significant: None,
                shutdown: Some(shutdown),
                kind: Some(kind),
                modules: Some(modules),
            });
        }
        matches!(term, Term::Map(_)).then(|| Self {
            id: term.field("id"),
            start: term.field("start"),
            restart: term.field("restart"),
            significant: term.field("significant"),
            shutdown: term.field("shutdown"),
            kind: term.field("type"),
            modules: term.field("modules"),
        })
    }
}

pub(super) fn start_call(term: &Term) -> Result<StartCall, Term> {
    StartCall::from_term(term).ok_or_else(|| invalid("invalid_mfa", term))
}

pub(super) fn restart(term: Option<&Term>) -> Result<Restart, Term> {
    let Some(term) = term else {
        return Ok(Restart::default());
    };
    let known = match term {
        Term::Atom(name) => Restart::from_name(name.name()),
        _ => None,
    };
    known.ok_or_else(|| invalid("invalid_restart_type", term))
}

/// A significant child must be one that can stay away, under a supervisor that looks at it.
fn check_significant(significant: bool, restart: Restart, auto_shutdown: Option<AutoShutdown>) -> Result<(), Term> {
    let bad = |key: &'static str, value: &'static str| {
        let first = tuple![Atom::new(key), Atom::new(value)];
        invalid(
            "bad_combination",
            &Term::list([first, tuple![Atom::new("significant"), true]]),
        )
    };
    match auto_shutdown {
        _ if !significant => Ok(()),
        Some(AutoShutdown::Never) => Err(bad("auto_shutdown", "never")),
        Some(AutoShutdown::AnySignificant | AutoShutdown::AllSignificant) | None => match restart {
            Restart::Permanent => Err(bad("restart", "permanent")),
            Restart::Transient | Restart::Temporary => Ok(()),
        },
    }
}

pub(super) fn child_type(term: Option<&Term>) -> Result<ChildType, Term> {
    match term {
        None => Ok(ChildType::Worker),
        Some(kind) if kind.is_atom("worker") => Ok(ChildType::Worker),
        Some(kind) if kind.is_atom("supervisor") => Ok(ChildType::Supervisor),
        Some(other) => Err(invalid("invalid_child_type", other)),
    }
}

pub(super) fn shutdown(term: Option<&Term>, kind: ChildType) -> Result<Shutdown, Term> {
    match (term, kind) {
        (None, ChildType::Supervisor) => Ok(Shutdown::Infinity),
        (None, ChildType::Worker) => Ok(Shutdown::Timeout(5_000)),
        (Some(how), _) if how.is_atom("brutal_kill") => Ok(Shutdown::BrutalKill),
        (Some(how), _) if how.is_atom("infinity") => Ok(Shutdown::Infinity),
        (Some(how), _) => match how.as_int().map(Millis::try_from) {
            Some(Ok(ms)) => Ok(Shutdown::Timeout(ms)),
            Some(Err(_)) | None => Err(invalid("invalid_shutdown", how)),
        },
    }
}

fn modules(term: &Term) -> Result<Modules, Term> {
    if term.is_atom("dynamic") {
        return Ok(Modules::Dynamic);
    }
    let list = term.list_elements().ok_or_else(|| invalid("invalid_modules", term))?;
    let module = |module: &Term| match module {
        Term::Atom(module) => Ok(*module),
        other => Err(invalid("invalid_module", other)),
    };
    Ok(Modules::List(list.iter().map(module).collect::<Result<_, _>>()?))
}
