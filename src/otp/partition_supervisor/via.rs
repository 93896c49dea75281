//! Which partition a key is routed to.

use super::names::{MODULE, PARTITIONS};
use crate::otp::Exception;
use crate::otp::exception::no_such_key;
use crate::runtime::{Atom, Context, Pid, Program, Term, number};
use crate::tuple;

/// `PartitionSupervisor.partitions/1`: how many there are.
///
/// # Errors
/// The exit of a caller when there is no such supervisor.
pub fn partitions<P: Program>(name: Atom, cx: &Context<'_, P>) -> Result<u32, Exception> {
    let row = cx.ets_lookup(name, &Term::Atom(PARTITIONS)).and_then(<[Term]>::first);
    let many = row.and_then(Term::as_int).and_then(|many| u32::try_from(many).ok());
    many.ok_or_else(|| {
        let function = tuple![Atom::new(MODULE), PARTITIONS, Term::list([Term::Atom(name)])];
        Exception::Exit(tuple![Atom::new("noproc"), function])
    })
}

/// `PartitionSupervisor.whereis_name/1`: the partition of a key, alive or not. Integers go round, whatever their sign; of
/// anything else the hash decides.
///
/// # Errors
/// As [`partitions`], and `:badarg` for a partition that has not been started yet.
pub fn whereis_name<P: Program>(name: Atom, key: &Term, cx: &Context<'_, P>) -> Result<Pid, Exception> {
    let partitions = partitions(name, cx)?;
    let many = Term::Int(partitions.into());
    let partition = match number::abs(key).and_then(|distance| number::rem(&distance, &many)) {
        Ok(partition) => partition,
        Err(_) => Term::Int(key.phash2_within(partitions.into()).into()),
    };
    let row = cx.ets_lookup(name, &partition).and_then(<[Term]>::first);
    row.and_then(Term::as_pid).ok_or_else(no_such_key)
}
