//! Elixir's `PartitionSupervisor`: a supervisor that starts one child several times, so that what would be asked of one
//! process is spread over many. `{:via, PartitionSupervisor, {name, key}}` is the partition of that key.
//!
//! Each partition is a child whose id is its number. Its start function is a call of this module, which applies the one
//! that was given and then writes the process into the supervisor's table, of the supervisor's own name. Until a partition
//! is started anew, the table names the process that is gone. It lacks names in a registry: only a local name will do.

mod names;
mod options;
mod process;
mod via;

pub use names::MODULE;
pub use options::PartitionOptions;
pub use process::{
    applied, child_spec, count_children, register_child, start, start_children, start_link, stop, supervisor_init,
    which_children,
};
pub use via::{partitions, whereis_name};
