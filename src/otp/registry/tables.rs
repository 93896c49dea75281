//! Where the tables of a registry are: what its own table says of the partition of a key or of a process.
//!
//! With one partition the rows [`INFO`] and [`KEY_INFO`] name its tables. With several each has a row of its own, under its
//! number, which it writes when it starts; until then that row names the one that is gone. A key with one process is in
//! the partition of the key, one with several in that of the process; what keys a process has is always in that of the
//! process.

use std::rc::Rc;

use super::{Keys, argument_error};
use crate::otp::Exception;
use crate::otp::exception::no_such_key;
use crate::runtime::{Atom, Context, OrdMap, Pid, Program, Term};
use crate::tuple;

/// The row that `info!` reads: keys, partitions, the table of pids by key, the partition and its table, listeners. Of
/// several partitions none is named.
pub(super) const INFO: Term = Term::Int(-1);
/// The row that `key_info!` reads: keys, partitions, the table of pids by key.
pub(super) const KEY_INFO: Term = Term::Int(-2);
pub(super) const NIL: Atom = Atom::new("nil");

/// The name of the partition of that number, `R.PIDPartition0`: also that of its table of keys by pid.
#[must_use]
pub fn partition_name(registry: Atom, number: u32) -> Atom {
    suffixed(registry, &format!("PIDPartition{number}"))
}

/// The partition's table of pids by key, `R.KeyPartition0`.
#[must_use]
pub fn key_table(registry: Atom, number: u32) -> Atom {
    suffixed(registry, &format!("KeyPartition{number}"))
}

fn suffixed(registry: Atom, suffix: &str) -> Atom {
    let name = registry.name();
    // `Module.concat/2` puts the alias prefix before a name that has none.
    let prefix = if name.starts_with("Elixir.") { "" } else { "Elixir." };
    Atom::intern(&format!("{prefix}{name}.{suffix}")).unwrap_or(registry)
}

/// How many partitions a registry has, by its own table.
#[must_use]
pub fn partitions(rows: &OrdMap<Term, Vec<Term>>) -> Option<u32> {
    number(rows.get(&KEY_INFO)?.first()?.elements()?.get(1)?)
}

/// The number of the partition to which that key or process belongs.
pub(super) fn partition_of(term: &Term, partitions: u32) -> u32 {
    term.phash2_within(partitions.into())
}

/// What registering needs to know of a registry for one key and one process.
pub(super) struct RegistryInfo {
    pub(super) keys: Keys,
    pub(super) key_table: Atom,
    pub(super) partition: Pid,
    pub(super) pid_table: Atom,
    pub(super) listeners: Rc<[Term]>,
}

/// `info!`, and the partitions of the key and of the process.
pub(super) fn info<P: Program>(
    registry: Atom,
    key: &Term,
    pid: Pid,
    cx: &Context<'_, P>,
) -> Result<RegistryInfo, Exception> {
    let Some([keys, partitions, key_table, partition, listeners]) = row(registry, &INFO, cx) else {
        return Err(unknown(registry, "info!"));
    };
    let (Some(keys), Some(partitions), Term::List(listeners)) = (Keys::from_term(keys), number(partitions), listeners)
    else {
        return Err(not_there());
    };
    let listeners = listeners.iter().cloned().collect();
    let (key_table, (partition, pid_table)) = match key_table {
        Term::Atom(table) if *table != NIL => (*table, process_and_table(partition)?),
        _ => {
            let of_pid = partition_of(&Term::Pid(pid), partitions);
            let of_key = match keys {
                Keys::Unique => partition_of(key, partitions),
                Keys::Duplicate => of_pid,
            };
            (table_of(registry, of_key, cx)?, side_of(registry, of_pid, cx)?)
        }
    };
    Ok(RegistryInfo {
        keys,
        key_table,
        partition,
        pid_table,
        listeners,
    })
}

/// The table in which the keys of that process are.
pub(super) fn pid_table<P: Program>(registry: Atom, pid: Pid, cx: &Context<'_, P>) -> Result<(Keys, Atom), Exception> {
    let Some([keys, partitions, _, partition, _]) = row(registry, &INFO, cx) else {
        return Err(unknown(registry, "info!"));
    };
    let (Some(keys), Some(partitions)) = (Keys::from_term(keys), number(partitions)) else {
        return Err(not_there());
    };
    let (_, table) = match partition {
        Term::Tuple(_) => process_and_table(partition)?,
        _ => side_of(registry, partition_of(&Term::Pid(pid), partitions), cx)?,
    };
    Ok((keys, table))
}

/// What looking up needs to know of a registry.
pub(super) struct KeyInfo {
    registry: Atom,
    pub(super) keys: Keys,
    partitions: u32,
    /// The table of the only partition, once that has begun.
    table: Option<Atom>,
}

/// `key_info!`.
pub(super) fn key_info<P: Program>(registry: Atom, cx: &Context<'_, P>) -> Result<KeyInfo, Exception> {
    let Some([keys, partitions, table]) = row(registry, &KEY_INFO, cx) else {
        return Err(unknown(registry, "key_info!"));
    };
    let (Some(keys), Some(partitions), Term::Atom(table)) = (Keys::from_term(keys), number(partitions), table) else {
        return Err(not_there());
    };
    Ok(KeyInfo {
        registry,
        keys,
        partitions,
        table: Some(*table).filter(|table| *table != NIL),
    })
}

impl KeyInfo {
    /// Has it several partitions?
    pub(super) fn has_several(&self) -> bool {
        self.partitions > 1
    }

    /// The table of a term: of the key, of a process when keys are duplicate.
    pub(super) fn table_of<P: Program>(&self, term: &Term, cx: &Context<'_, P>) -> Result<Atom, Exception> {
        match self.table {
            Some(table) => Ok(table),
            None => table_of(self.registry, partition_of(term, self.partitions), cx),
        }
    }

    /// The tables in which a key can be, in the order of the partitions.
    pub(super) fn tables_of_key<P: Program>(&self, key: &Term, cx: &Context<'_, P>) -> Result<Vec<Atom>, Exception> {
        match (self.keys, self.partitions) {
            (Keys::Unique, _) => Ok(vec![self.table_of(key, cx)?]),
            // Until it has begun, no table has the name that is looked for.
            (Keys::Duplicate, 1) => Ok(vec![self.table.unwrap_or(NIL)]),
            (Keys::Duplicate, _) => self.tables(cx),
        }
    }

    /// All of them.
    pub(super) fn tables<P: Program>(&self, cx: &Context<'_, P>) -> Result<Vec<Atom>, Exception> {
        match self.table {
            Some(table) => Ok(vec![table]),
            None => (0..self.partitions)
                .map(|number| table_of(self.registry, number, cx))
                .collect(),
        }
    }
}

/// What a partition writes when it starts: its tables and itself. The name of the only one stands in the rows that are
/// read first.
pub(super) fn rows(
    keys: Keys,
    (number, partitions): (u32, u32),
    (key_table, partition, pid_table): (Atom, Pid, Atom),
    listeners: Term,
) -> Vec<(Term, Term)> {
    let side = tuple![partition, pid_table];
    if partitions > 1 {
        return vec![(Term::Int(number.into()), tuple![key_table, side])];
    }
    let kind = Term::atom(keys.name());
    vec![
        (KEY_INFO, tuple![kind.clone(), 1, key_table]),
        (INFO, tuple![kind, 1, key_table, side, listeners]),
    ]
}

/// The rows of a registry none of whose partitions has begun.
pub(super) fn first_rows(keys: Keys, partitions: u32, listeners: Term) -> [(Term, Term); 2] {
    let (kind, partitions) = (Term::atom(keys.name()), i64::from(partitions));
    [
        (INFO, tuple![kind.clone(), partitions, NIL, NIL, listeners]),
        (KEY_INFO, tuple![kind, partitions, NIL]),
    ]
}

/// The table of pids by key of that partition.
fn table_of<P: Program>(registry: Atom, number: u32, cx: &Context<'_, P>) -> Result<Atom, Exception> {
    match row(registry, &Term::Int(number.into()), cx) {
        Some([Term::Atom(table), _]) => Ok(*table),
        _ => Err(not_there()),
    }
}

/// That partition and its table of keys by pid.
fn side_of<P: Program>(registry: Atom, number: u32, cx: &Context<'_, P>) -> Result<(Pid, Atom), Exception> {
    match row(registry, &Term::Int(number.into()), cx) {
        Some([_, side]) => process_and_table(side),
        _ => Err(not_there()),
    }
}

fn process_and_table(side: &Term) -> Result<(Pid, Atom), Exception> {
    match side.elements() {
        Some([Term::Pid(partition), Term::Atom(table)]) => Ok((*partition, *table)),
        _ => Err(not_there()),
    }
}

fn number(term: &Term) -> Option<u32> {
    u32::try_from(term.as_int()?).ok()
}

pub(super) fn row<'a, P: Program>(registry: Atom, key: &Term, cx: &'a Context<'_, P>) -> Option<&'a [Term]> {
    cx.ets_lookup(registry, key)?.first()?.elements()
}

/// The partition has not begun for the first time.
fn not_there() -> Exception {
    no_such_key()
}

pub(super) fn unknown(registry: Atom, function: &'static str) -> Exception {
    argument_error(&format!("unknown registry: {}", Term::Atom(registry)), function, 1)
}
