//! Elixir's `Registry`: a supervisor, its partition processes, and tables that they own.
//!
//! Registering runs in the registering process: it links itself to the partition and writes into the partition's
//! tables. The partition learns of an end by its `EXIT`, so a look-up can be stale for a moment; `whereis_name` asks
//! whether the process is alive and is not.
//!
//! The registry's own table says where everything is ([`tables`]). A partition that starts writes itself into it; until then
//! it names the one that is gone.

mod lookup;
mod meta;
mod options;
mod partition;
mod register;
mod tables;
mod via;

pub use lookup::{count, count_match, count_select, dispatch, dispatched, keys, lookup, match_key, select, values};
pub use meta::{delete_meta, meta, put_meta};
pub use options::{child_spec, is_in_partition, registry_of, start, start_call, supervisor_init};
pub use partition::Partition;
pub use register::{own_value, put_own_value, register, unregister, unregister_match, update_value};
pub use tables::{key_table, partition_name, partitions};
pub(in crate::otp) use via::holder;
pub use via::{register_name, send, unregister_name, whereis_name};

use super::Exception;
use super::exception::{ets_badarg, exception, frame};
use crate::runtime::{Pid, Term};

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

/// `raise ArgumentError, message` in a function of `Registry`.
fn argument_error(message: &str, function: &'static str, arity: i64) -> Exception {
    Exception::Error(
        exception("Elixir.ArgumentError", message),
        frame(MODULE, function, arity),
    )
}

/// What a function of `ets` raises for a table that is gone.
fn no_such_table(function: &'static str) -> Exception {
    let problem = "the table identifier does not refer to an existing ETS table";
    ets_badarg(function, 2, 1, problem)
}

/// The same for a match specification that is none.
fn no_match_spec(function: &'static str) -> Exception {
    ets_badarg(function, 2, 2, "not a valid match specification")
}

/// The pid of a row `{pid, value}`.
#[must_use]
pub fn owner(entry: &Term) -> Option<Pid> {
    entry.elements()?.first()?.as_pid()
}
