//! What can be run: the chapter's to-do system, the flat one of the chapter before, and trees written as data.

mod client;
mod code;
mod design;
mod errand;
mod fault;
pub mod flat;
mod options;
mod role;
mod shell;
pub mod todo;
pub mod tree;

pub use client::{Client, Front, Request};
pub use code::{Code, PlainCode, ServerCode};
pub use design::{Design, Overture};
pub use errand::{Caller, Errand};
pub use fault::{Crash, FAULTS};
pub use role::role;
pub use shell::Shell;

use crate::otp::Process;
use crate::runtime;

/// A system that runs any of this.
pub type System = runtime::System<Process<Code>>;
