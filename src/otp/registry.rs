//! Elixir's `Registry` with one partition: a supervisor, its partition process, and tables that both own.
//!
//! Registering runs in the registering process: it links itself to the partition and writes into the partition's
//! tables. The partition learns of an end by its `EXIT`, so a look-up can be stale for a moment; `whereis_name` asks
//! whether the process is alive and is not.
//!
//! The registry's own table has the rows that `Registry` reads first, `-1` and `-2`. A partition that starts writes
//! itself into them; until then they name the one that is gone.

mod lookup;
mod match_spec;
mod meta;
mod options;
mod partition;
mod register;
mod via;

use std::rc::Rc;

pub use lookup::{count, count_match, count_select, dispatch, keys, lookup, match_key, select, values};
pub use meta::{delete_meta, meta, put_meta};
pub use options::{child_spec, registry_of, start, start_call, supervisor_init};
pub use partition::Partition;
pub use register::{register, unregister, unregister_match, update_value};
pub(in crate::otp) use via::holder;
pub use via::{register_name, send, unregister_name, whereis_name};

use super::Exception;
use super::exception::{exception, frame};
use crate::runtime::{Atom, Context, Pid, Program, Term};
use crate::tuple;

/// One process a key, or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    fn from_term(term: &Term) -> Option<Self> {
        [Self::Unique, Self::Duplicate]
            .into_iter()
            .find(|keys| term.is_atom(keys.name()))
    }
}

/// The module name under which registries start: `{Registry, :start_link, [[keys: keys, name: name]]}`.
pub const MODULE: &str = "Elixir.Registry";
/// The module name of a partition's start.
pub const PARTITION: &str = "Elixir.Registry.Partition";

/// The row that `info!` reads: keys, partitions, the table of pids by key, the partition and its table, listeners.
const INFO: Term = Term::Int(-1);
/// The row that `key_info!` reads: keys, partitions, the table of pids by key.
const KEY_INFO: Term = Term::Int(-2);

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

/// What registering needs to know of a registry.
struct RegistryInfo {
    keys: Keys,
    key_table: Atom,
    partition: Pid,
    pid_table: Atom,
    listeners: Rc<[Term]>,
}

impl RegistryInfo {
    /// The row [`INFO`] of a registry whose partition runs.
    fn row(&self) -> Term {
        tuple![
            Term::atom(self.keys.name()),
            1,
            self.key_table,
            tuple![self.partition, self.pid_table],
            Term::list(&self.listeners),
        ]
    }

    /// The row [`KEY_INFO`].
    fn key_row(&self) -> Term {
        tuple![Term::atom(self.keys.name()), 1, self.key_table]
    }
}

/// `info!`.
fn info<P: Program>(registry: Atom, cx: &Context<'_, P>) -> Result<RegistryInfo, Exception> {
    let Some([keys, _, key_table, partition, listeners]) = row(registry, &INFO, cx) else {
        return Err(unknown(registry, "info!"));
    };
    match (Keys::from_term(keys), key_table, partition.elements(), listeners) {
        (
            Some(keys),
            Term::Atom(key_table),
            Some([Term::Pid(partition), Term::Atom(pid_table)]),
            Term::List(listeners),
        ) => Ok(RegistryInfo {
            keys,
            key_table: *key_table,
            partition: *partition,
            pid_table: *pid_table,
            listeners: listeners.iter().cloned().collect(),
        }),
        // The first partition has not begun: a table is looked for where those of many partitions would be.
        _ => Err(badarg("lookup_element", 3)),
    }
}

/// `key_info!`: unique or duplicate, and the table of pids by key.
fn key_info<P: Program>(registry: Atom, cx: &Context<'_, P>) -> Result<(Keys, Atom), Exception> {
    let Some([keys, _, key_table]) = row(registry, &KEY_INFO, cx) else {
        return Err(unknown(registry, "key_info!"));
    };
    match (Keys::from_term(keys), key_table) {
        (Some(keys), Term::Atom(key_table)) if *key_table != NIL => Ok((keys, *key_table)),
        _ => Err(badarg("lookup_element", 3)),
    }
}

const NIL: Atom = Atom::new("nil");

fn row<'a, P: Program>(registry: Atom, key: &Term, cx: &'a Context<'_, P>) -> Option<&'a [Term]> {
    cx.ets_lookup(registry, key)?.first()?.elements()
}

fn unknown(registry: Atom, function: &'static str) -> Exception {
    argument_error(&format!("unknown registry: {}", Term::Atom(registry)), function, 1)
}

/// `raise ArgumentError, message` in a function of `Registry`.
fn argument_error(message: &str, function: &'static str, arity: i64) -> Exception {
    Exception::Error(
        exception("Elixir.ArgumentError", message),
        frame(MODULE, function, arity),
    )
}

/// What a function of `ets` raises for a table that is gone, or a match specification that is none.
fn badarg(function: &'static str, arity: i64) -> Exception {
    Exception::Error(Term::atom("badarg"), frame("ets", function, arity))
}

/// The pid of a row `{pid, value}`.
#[must_use]
pub fn owner(entry: &Term) -> Option<Pid> {
    entry.elements()?.first()?.as_pid()
}
