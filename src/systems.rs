//! What can be run: the chapter's to-do system, and trees written as data.

pub mod todo;
pub mod tree;

use crate::otp::Process;

/// A system that runs any of them.
pub type System = crate::runtime::System<Process<todo::Todo>>;
