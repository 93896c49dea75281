//! How a registry starts: its options, its supervisor, the tables and the one child of that.

use std::rc::Rc;

use super::{INFO, KEY_INFO, Keys, MODULE, NIL, PARTITION, Partition, argument_error, key_table, partition_name};
use crate::otp::{
    ChildSpec, Cx, Exception, Intensity, Kind, Module, ServerRef, Start, StartCall, Strategy, Supervisor,
    SupervisorFlags, SupervisorInit,
};
use crate::runtime::{Atom, Term};
use crate::tuple;

/// The callback module of a registry's supervisor.
const SUPERVISOR: &str = "Elixir.Registry.Supervisor";

/// `{Registry, :start_link, [[keys: keys, name: name]]}`.
#[must_use]
pub fn start_call(name: Atom, keys: Keys) -> StartCall {
    let options = [
        tuple![Atom::new("keys"), Term::atom(keys.name())],
        tuple![Atom::new("name"), name],
    ];
    StartCall::link(MODULE, [Term::list(options)])
}

/// `Registry.child_spec/1`: the registry's name is the id.
#[must_use]
pub fn child_spec(options: &Term) -> ChildSpec {
    let id = keyword(options, "name").cloned();
    let start = StartCall::link(MODULE, [options.clone()]);
    ChildSpec::supervisor(id.unwrap_or(Term::atom(MODULE)), start)
}

/// `Registry.start_link` and `Registry.Partition.start_link`; `None` for a call of another module.
///
/// # Errors
/// An ArgumentError for options that a registry does not take.
pub fn start<M: Module>(call: &StartCall) -> Result<Option<Start<M>>, Exception> {
    let (kind, name) = match call.module.name() {
        MODULE => {
            let options = RegistryOptions::of(call)?;
            let supervisor = Supervisor::of_module(Atom::new(SUPERVISOR), options.argument(), call.clone());
            (Kind::supervisor(supervisor), options.name)
        }
        PARTITION => match &*call.args {
            [Term::Atom(name), argument] => {
                let registry = argument.elements().and_then(|elements| elements.get(1));
                let Some(Term::Atom(registry)) = registry else {
                    return Ok(None);
                };
                (Kind::Partition(Partition::new(*registry)), *name)
            }
            _ => return Ok(None),
        },
        _ => return Ok(None),
    };
    Ok(Some(Start::Link {
        kind,
        name: Some(ServerRef::Name(name)),
    }))
}

/// `Registry.Supervisor.init`: makes the registry's table; `None` for another module's call.
pub fn supervisor_init<M: Module>(call: &StartCall, cx: &mut Cx<'_, M>) -> Option<SupervisorInit> {
    if call.module.name() != MODULE {
        return None;
    }
    let RegistryOptions {
        keys,
        name,
        listeners,
        meta,
    } = RegistryOptions::of(call).ok()?;
    cx.ets_new(name);
    let kind = Term::atom(keys.name());
    let listed = Term::list(listeners);
    let info = tuple![kind.clone(), 1, NIL, NIL, listed.clone()];
    let rows = [(INFO, info), (KEY_INFO, tuple![kind.clone(), 1, NIL])];
    for (key, value) in rows.into_iter().chain(meta) {
        cx.ets_replace(name, key, value);
    }
    let strategy = match keys {
        Keys::Unique => Strategy::OneForAll,
        Keys::Duplicate => Strategy::OneForOne,
    };
    let flags = SupervisorFlags {
        strategy,
        intensity: Intensity::default(),
        ..SupervisorFlags::default()
    };
    let partition = partition_name(name);
    let argument = tuple![kind, name, 0, 1, key_table(name), partition, listed, false];
    let start = StartCall::link(PARTITION, [Term::Atom(partition), argument]);
    Some(SupervisorInit::Ok(
        flags,
        vec![ChildSpec::worker(Term::Atom(partition), start)],
    ))
}

/// The registry that a partition belongs to, from the `{module, function, args}` that it was started by.
#[must_use]
pub fn registry_of(start: &Term) -> Option<Atom> {
    let [Term::Atom(module), _, args] = start.elements()? else {
        return None;
    };
    match args.as_list()?.iter().nth(1)?.elements()?.get(1)? {
        Term::Atom(registry) if module.name() == PARTITION => Some(*registry),
        _ => None,
    }
}

/// The options of `Registry.start_link/1`.
struct RegistryOptions {
    keys: Keys,
    name: Atom,
    listeners: Rc<[Term]>,
    meta: Vec<(Term, Term)>,
}

impl RegistryOptions {
    /// What `Registry.Supervisor.init` is given.
    fn argument(&self) -> Term {
        let (kind, listeners) = (Term::atom(self.keys.name()), Term::list(&self.listeners));
        let info = tuple![kind.clone(), 1, NIL, NIL, listeners.clone()];
        let meta = self.meta.iter().map(|(key, value)| tuple![key.clone(), value.clone()]);
        let rows = [tuple![INFO, info], tuple![KEY_INFO, tuple![kind.clone(), 1, NIL]]];
        let rows = Term::list(rows.into_iter().chain(meta).collect::<Vec<_>>());
        tuple![kind, self.name, 1, listeners, rows, false]
    }

    /// Those of a start call; `start_link(keys, name, options)` is the older way to write them.
    fn of(call: &StartCall) -> Result<Self, Exception> {
        match &*call.args {
            [options] => Self::parse(options),
            [keys, name, more @ ..] => {
                let named = [
                    tuple![Atom::new("keys"), keys.clone()],
                    tuple![Atom::new("name"), name.clone()],
                ];
                let more = more.first().and_then(Term::as_list).unwrap_or_default();
                let more = more.iter().cloned();
                Self::parse(&Term::List(named.into_iter().chain(more).collect()))
            }
            [] => Err(Exception::function_clause(MODULE, "start_link", 0)),
        }
    }

    /// Checks them in the order in which Elixir does.
    fn parse(options: &Term) -> Result<Self, Exception> {
        let nil = Term::Atom(NIL);
        let given = keyword(options, "keys").unwrap_or(&nil);
        let keys = Keys::from_term(given).ok_or_else(|| {
            let expected = "expected :keys to be given and be one of :unique or :duplicate";
            refused(&format!("{expected}, got: {given}"))
        })?;
        let name = match keyword(options, "name") {
            Some(Term::Atom(name)) => *name,
            Some(other) => return Err(refused(&format!("expected :name to be an atom, got: {other}"))),
            None => return Err(refused("expected :name option to be present")),
        };
        let meta = match keyword(options, "meta") {
            Some(given) => {
                pairs(given).ok_or_else(|| refused(&format!("expected :meta to be a keyword list, got: {given}")))?
            }
            None => Vec::new(),
        };
        match keyword(options, "partitions") {
            None | Some(Term::Int(1)) => {}
            Some(Term::Int(many)) if *many > 1 => {
                return Err(refused(&format!("there is only one partition here, got: {many}")));
            }
            Some(other) => {
                let expected = "expected :partitions to be a positive integer";
                return Err(refused(&format!("{expected}, got: {other}")));
            }
        }
        let listeners = match keyword(options, "listeners") {
            None => Rc::default(),
            Some(Term::List(names)) if names.iter().all(|name| matches!(name, Term::Atom(_))) => {
                names.iter().cloned().collect()
            }
            Some(other) => {
                let expected = "expected :listeners to be a list of named processes";
                return Err(refused(&format!("{expected}, got: {other}")));
            }
        };
        match keyword(options, "compressed") {
            Some(other) if !other.is_atom("true") && !other.is_atom("false") => {
                Err(refused(&format!("expected :compressed to be a boolean, got: {other}")))
            }
            _ => Ok(Self {
                keys,
                name,
                listeners,
                meta,
            }),
        }
    }
}

fn refused(message: &str) -> Exception {
    argument_error(message, "start_link", 1)
}

/// `Keyword.get/2`.
fn keyword<'a>(options: &'a Term, key: &str) -> Option<&'a Term> {
    options.as_list()?.iter().find_map(|option| match option.elements() {
        Some([name, value]) if name.is_atom(key) => Some(value),
        _ => None,
    })
}

/// The pairs of a keyword list; `None` when it is none.
fn pairs(list: &Term) -> Option<Vec<(Term, Term)>> {
    let pair = |option: &Term| match option.elements() {
        Some([name @ Term::Atom(_), value]) => Some((name.clone(), value.clone())),
        _ => None,
    };
    list.as_list()?.iter().map(pair).collect()
}
