//! In which partition of a registry a process stands.
//!
//! A registry with several partitions finds that of a process by the hash of its pid, and pids differ from run to run. So
//! that a scenario means the same wherever it runs, a process of the tree stands where its id says: before it is started,
//! others are that end at once, until the next number hashes as the id does. Only where the tree has
//! such a registry, and not where it is run for itself.

use super::job::{self, Function};
use super::shared_table;
use super::spec::{Child, Supervisor};
use crate::otp::{Cx, Exception, Module, ServerRef, task};
use crate::runtime::{Pid, Term, phash2, phash2_of_process};

/// The most partitions of a registry in a scenario.
pub(super) const MAX_PARTITIONS: u32 = 8;

/// The registries of a tree decide how finely processes have to be placed: by the least number that all numbers of
/// partitions divide.
pub(super) fn open<M: Module>(tree: &Supervisor, cx: &mut Cx<'_, M>) {
    let range = range(&tree.children, 1);
    if range > 1 && shared_table::range_of_places(cx).is_none() {
        shared_table::put_range_of_places(range, cx);
    }
}

fn range(children: &[Child], so_far: u32) -> u32 {
    children.iter().fold(so_far, |so_far, child| match child {
        Child::Registry(registry) => {
            let partitions = registry.partitions.unwrap_or(1);
            let times = (1..=partitions).find(|times| so_far * times % partitions == 0);
            so_far * times.unwrap_or(1)
        }
        Child::Supervisor(supervisor) => range(&supervisor.children, so_far),
        Child::PartitionSupervisor(supervisor) => range(std::slice::from_ref(&*supervisor.child), so_far),
        Child::Worker(_) | Child::Dynamic(_) | Child::TaskSupervisor(_) | Child::Agent(_) => so_far,
    })
}

/// The next process that is spawned stands where that id does. One that is to have a name in a registry that is gone is not
/// spawned at all.
///
/// # Errors
/// `:system_limit` when there are too many processes.
pub(super) fn place<M: Module>(id: &str, name: Option<&ServerRef>, cx: &mut Cx<'_, M>) -> Result<(), Exception> {
    let Some(Some(range)) = shared_table::range_of_places(cx) else {
        return Ok(());
    };
    if let Some(ServerRef::Via(registry, _)) = name
        && cx.whereis(*registry).is_none()
    {
        return Ok(());
    }
    let (wanted, nothing) = (
        phash2(id, range),
        job::named(Function::Nothing, [Term::list([]), Term::list([])]),
    );
    loop {
        let started = task::start(cx, &[], &nothing)?;
        let last = started.elements().and_then(|started| started.get(1)?.as_pid());
        if last.is_none_or(|last| phash2_of_process(last.number() + 1, range) == wanted) {
            return Ok(());
        }
    }
}

/// The process that is that partition of a registry now. It is called by its number; one that was started anew gets its
/// label when it is asked for.
pub(super) fn partition<M: Module>(registry: &str, number: u32, cx: &mut Cx<'_, M>) -> Option<Pid> {
    let pid = cx.whereis(shared_table::partition_name(registry, number))?;
    let id = format!("{registry}.partition{number}");
    if shared_table::present(&id, cx) != Some(pid) {
        let incarnation = shared_table::next_incarnation(&id, cx);
        shared_table::label(&id, incarnation, pid, cx);
    }
    Some(pid)
}
