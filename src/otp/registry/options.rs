//! How a registry starts: its options, its supervisor, its table and the partitions below it.

use std::rc::Rc;

use super::tables::{self, NIL, first_rows, key_table, partition_name};
use super::{Keys, MODULE, PARTITION, Partition, argument_error};
use crate::otp::{
    ChildSpec, Cx, Exception, Intensity, Kind, Module, ServerRef, Start, StartCall, Strategy, Supervisor,
    SupervisorFlags, SupervisorInit,
};
use crate::runtime::{Atom, Pid, Term};
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
                let Some(partition) = partition_of(argument) else {
                    return Ok(None);
                };
                (Kind::Partition(Box::new(partition)), *name)
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
    let options = RegistryOptions::of(call).ok()?;
    let (keys, name, partitions) = (options.keys, options.name, options.partitions);
    cx.ets_new(name);
    let listed = Term::list(&options.listeners);
    let rows = first_rows(keys, partitions, listed.clone());
    for (key, value) in rows.into_iter().chain(options.meta) {
        cx.ets_replace(name, key, value);
    }
    // What a process has under unique keys is in the partitions of those keys, whichever is its own.
    let strategy = match keys {
        Keys::Unique => Strategy::OneForAll,
        Keys::Duplicate => Strategy::OneForOne,
    };
    let flags = SupervisorFlags {
        strategy,
        intensity: Intensity::default(),
        ..SupervisorFlags::default()
    };
    let child = |number: u32| {
        let partition = partition_name(name, number);
        let argument = tuple![
            Term::atom(keys.name()),
            name,
            i64::from(number),
            i64::from(partitions),
            key_table(name, number),
            partition,
            listed.clone(),
            false
        ];
        let start = StartCall::link(PARTITION, [Term::Atom(partition), argument]);
        ChildSpec::worker(Term::Atom(partition), start)
    };
    Some(SupervisorInit::Ok(flags, (0..partitions).map(child).collect()))
}

/// The partition that is started with that argument: `{keys, registry, number, partitions, …}`.
fn partition_of(argument: &Term) -> Option<Partition> {
    let [_, Term::Atom(registry), Term::Int(at), Term::Int(partitions), ..] = argument.elements()? else {
        return None;
    };
    let number = |given: i64| u32::try_from(given).ok();
    Some(Partition::new(*registry, number(*at)?, number(*partitions)?))
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

/// Is an entry in the partition that was started by that `{module, function, args}`?
#[must_use]
pub fn is_in_partition(start: &Term, key: &Term, owner: Pid) -> bool {
    let argument = start
        .elements()
        .and_then(|call| call.get(2)?.as_list()?.iter().nth(1)?.elements());
    let Some([keys, _, Term::Int(number), Term::Int(partitions), ..]) = argument else {
        return false;
    };
    let Some(partitions) = u32::try_from(*partitions).ok().filter(|many| *many > 1) else {
        return true;
    };
    let by = match Keys::from_term(keys) {
        Some(Keys::Duplicate) => tables::partition_of(&Term::Pid(owner), partitions),
        Some(Keys::Unique) | None => tables::partition_of(key, partitions),
    };
    i64::from(by) == *number
}

/// The options of `Registry.start_link/1`.
struct RegistryOptions {
    keys: Keys,
    name: Atom,
    partitions: u32,
    listeners: Rc<[Term]>,
    meta: Vec<(Term, Term)>,
}

impl RegistryOptions {
    /// What `Registry.Supervisor.init` is given.
    fn argument(&self) -> Term {
        let (kind, listeners) = (Term::atom(self.keys.name()), Term::list(&self.listeners));
        let first = first_rows(self.keys, self.partitions, listeners.clone());
        let rows = first.into_iter().chain(self.meta.iter().cloned());
        let rows = Term::list(rows.map(|(key, value)| tuple![key, value]).collect::<Vec<_>>());
        tuple![kind, self.name, i64::from(self.partitions), listeners, rows, false]
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
        let one = Term::Int(1);
        let partitions = keyword(options, "partitions").unwrap_or(&one);
        let partitions = match partitions.as_int().and_then(|many| u32::try_from(many).ok()) {
            Some(many) if many > 0 => many,
            Some(_) | None => {
                let expected = "expected :partitions to be a positive integer";
                return Err(refused(&format!("{expected}, got: {partitions}")));
            }
        };
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
                partitions,
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
