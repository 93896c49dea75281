//! Elixir's `Registry` with one partition: a supervisor, its partition process, and tables that both own.
//!
//! Registering runs in the registering process: it links itself to the partition and writes into the partition's
//! tables. The partition learns of an end by its `EXIT`, so a look-up can be stale for a moment; `whereis_name` asks
//! whether the process is alive and is not.

mod partition;

pub use partition::Partition;

use super::{
    ChildSpec, Cx, Exception, Intensity, Kind, Module, ServerRef, Start, StartCall, Strategy, Supervisor,
    SupervisorFlags, SupervisorInit,
};
use crate::runtime::{Atom, Pid, Term};
use crate::tuple;

/// One process a key, or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Keys {
    /// One process a key.
    Unique,
    /// Several processes a key.
    Duplicate,
}

impl Keys {
    /// Its name in Elixir.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unique => "unique",
            Self::Duplicate => "duplicate",
        }
    }
}

/// The module name under which registries start: `{Registry, :start_link, [keys, name]}`.
pub const MODULE: &str = "Elixir.Registry";
/// The module name of a partition's start.
pub const PARTITION: &str = "Elixir.Registry.Partition";

/// The child spec of a registry's supervisor.
#[must_use]
pub fn start_call(name: Atom, keys: Keys) -> StartCall {
    StartCall::link(MODULE, [Term::atom(keys.name()), Term::Atom(name)])
}

/// `Registry.start_link` and `Registry.Partition.start_link`; `None` for a call of another module.
#[must_use]
pub fn start<M: Module>(call: &StartCall) -> Option<Start<M>> {
    let Some(Term::Atom(name)) = call.args.get(1) else {
        return None;
    };
    let kind = match call.module.name() {
        MODULE => Kind::supervisor(Supervisor::new(call.clone())),
        PARTITION => Kind::Partition(Partition::new(*name)),
        _ => return None,
    };
    let name = match call.module.name() {
        MODULE => *name,
        _ => partition_name(*name),
    };
    Some(Start::Link {
        kind,
        name: Some(ServerRef::Name(name)),
    })
}

/// `Registry.Supervisor.init`: makes the registry's table; `None` for another module's call.
pub fn supervisor_init<M: Module>(call: &StartCall, cx: &mut Cx<'_, M>) -> Option<SupervisorInit> {
    if call.module.name() != MODULE {
        return None;
    }
    let [keys, Term::Atom(name)] = &*call.args else {
        return None;
    };
    cx.ets_new(*name);
    cx.ets_insert(*name, Term::atom("keys"), keys.clone());
    let strategy = if keys.is_atom("unique") {
        Strategy::OneForAll
    } else {
        Strategy::OneForOne
    };
    let flags = SupervisorFlags {
        strategy,
        intensity: Intensity::default(),
        ..SupervisorFlags::default()
    };
    let start = StartCall::link(PARTITION, [Term::atom("nil"), Term::Atom(*name)]);
    let id = Term::Atom(partition_name(*name));
    Some(SupervisorInit::Ok(flags, vec![ChildSpec::worker(id, start)]))
}

/// The partition's name, `R.PIDPartition0`: also its table of keys by pid.
#[must_use]
pub fn partition_name(registry: Atom) -> Atom {
    suffixed(registry, "PIDPartition0")
}

/// The table of pids by key, `R.KeyPartition0`.
#[must_use]
pub fn key_table(registry: Atom) -> Atom {
    suffixed(registry, "KeyPartition0")
}

fn suffixed(registry: Atom, suffix: &str) -> Atom {
    let name = registry.name();
    // `Module.concat/2` puts the alias prefix before a name that has none.
    let prefix = if name.starts_with("Elixir.") { "" } else { "Elixir." };
    Atom::intern(&format!("{prefix}{name}.{suffix}")).unwrap_or(registry)
}

/// Which keys a registry holds (`info!`).
fn keys_of<M: Module>(registry: Atom, cx: &Cx<'_, M>) -> Result<Keys, Exception> {
    let kind = cx
        .ets_lookup(registry, &Term::atom("keys"))
        .and_then(|values| values.first());
    match kind {
        Some(kind) if kind.is_atom("unique") => Ok(Keys::Unique),
        Some(_) => Ok(Keys::Duplicate),
        None => {
            let name = Term::Atom(registry).to_string();
            Err(Exception::argument_error(&format!("unknown registry: {name}")))
        }
    }
}

/// `Registry.register/3`, in the registering process. The inner error is who has the key.
///
/// # Errors
/// An ArgumentError for an unknown registry, `:noproc` when its partition is gone.
pub fn register<M: Module>(
    registry: Atom,
    key: Term,
    value: Term,
    cx: &mut Cx<'_, M>,
) -> Result<Result<(), Pid>, Exception> {
    let keys = keys_of(registry, cx)?;
    let partition = cx
        .whereis(partition_name(registry))
        .ok_or_else(|| Exception::argument_error("the table identifier does not refer to an existing ETS table"))?;
    let me = cx.me();
    // The partition's tables are written in this order so that it can always clean up.
    cx.link(partition);
    let pids = partition_name(registry);
    cx.ets_insert(pids, Term::Pid(me), key.clone());
    let table = key_table(registry);
    if keys == Keys::Unique {
        let holder = entries(cx.ets_lookup(table, &key)).first().map(|(pid, _)| *pid);
        if let Some(holder) = holder {
            if cx.is_alive(holder) {
                if holder != me {
                    cx.ets_delete(pids, &Term::Pid(me), |other| *other == key);
                }
                return Ok(Err(holder));
            }
            cx.ets_delete(table, &key, |entry| owner(entry) == Some(holder));
        }
    }
    cx.ets_insert(table, key.clone(), tuple![me, value]);
    cx.report(super::Event::KeyRegistered { registry, key });
    Ok(Ok(()))
}

/// `Registry.unregister/2`.
pub fn unregister<M: Module>(registry: Atom, key: &Term, cx: &mut Cx<'_, M>) {
    let me = cx.me();
    let mine = |entry: &Term| owner(entry) == Some(me);
    let held = entries(cx.ets_lookup(key_table(registry), key))
        .iter()
        .any(|(pid, _)| *pid == me);
    cx.ets_delete(key_table(registry), key, mine);
    cx.ets_delete(partition_name(registry), &Term::Pid(me), |other| other == key);
    if held {
        let (key, owner) = (key.clone(), me);
        cx.report(super::Event::KeyRemoved { registry, key, owner });
    }
}

/// `Registry.lookup/2`: who registered the key, dead or alive, with their values.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn lookup<M: Module>(registry: Atom, key: &Term, cx: &Cx<'_, M>) -> Result<Vec<(Pid, Term)>, Exception> {
    keys_of(registry, cx)?;
    Ok(entries(cx.ets_lookup(key_table(registry), key)))
}

/// `Registry.whereis_name/1`: who has the key and is alive.
///
/// # Errors
/// An ArgumentError for an unknown registry, or one with duplicate keys.
pub fn whereis_name<M: Module>(registry: Atom, key: &Term, cx: &Cx<'_, M>) -> Result<Option<Pid>, Exception> {
    if keys_of(registry, cx)? == Keys::Duplicate {
        return Err(Exception::argument_error(
            ":via is not supported for duplicate registries",
        ));
    }
    let holder = entries(cx.ets_lookup(key_table(registry), key))
        .first()
        .map(|(pid, _)| *pid);
    Ok(holder.filter(|pid| cx.is_alive(*pid)))
}

/// The pid of a row `{pid, value}`.
#[must_use]
pub fn owner(entry: &Term) -> Option<Pid> {
    entry.elements()?.first()?.as_pid()
}

fn entries(rows: Option<&[Term]>) -> Vec<(Pid, Term)> {
    let rows = rows.unwrap_or_default().iter();
    rows.filter_map(|row| match row.elements() {
        Some([Term::Pid(pid), value]) => Some((*pid, value.clone())),
        Some(_) | None => None,
    })
    .collect()
}
