//! What everything of a partition supervisor is called.

use crate::runtime::Atom;

/// The module's name.
pub const MODULE: &str = "Elixir.PartitionSupervisor";
/// The function that starts a partition.
pub(super) const START_CHILD: Atom = Atom::new("start_child");
/// The row of the table that says how many there are.
pub(super) const PARTITIONS: Atom = Atom::new("partitions");
