//! What can be run: the chapter's to-do system, the flat one of the chapter before, and trees written as data.

mod console_beside;
mod design;
mod errand;
pub mod flat;
mod job_code;
mod modules;
pub mod notation;
mod plain_code;
mod provoked_failure;
mod request_process;
mod role;
pub mod scenario;
mod shell;
mod start_function;
mod strategy_option;
pub mod todo;

pub use console_beside::console_beside;
pub use design::{CodeFile, Design, MAX_SOURCE, Overture, elixir_source};
pub use errand::{Caller, Errand};
pub use job_code::JobCode;
pub use modules::{Code, ServerCode};
pub use plain_code::PlainCode;
pub use provoked_failure::{Crash, FAULTS};
pub use request_process::{Client, Front, Request};
pub use role::role;
pub use shell::Shell;

use crate::otp::Process;
use crate::runtime;

/// A system that runs any of this.
pub type System = runtime::System<Process<Code>>;
