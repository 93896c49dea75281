//! What can be run: the chapter's to-do system, and trees written as data.

mod code;
pub mod todo;
pub mod tree;

pub use code::{Code, Plain, Server};

use crate::otp::Process;
use crate::runtime;

/// A system that runs any of this.
pub type System = runtime::System<Process<Code>>;
