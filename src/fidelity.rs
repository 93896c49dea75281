//! Scenarios: a supervision tree, and ops done to it one at a time, each with what it led to.
//!
//! The same scenarios run on the real BEAM (`docs/fidelity.md`). Nothing here looks into a supervisor; a trace is what a
//! log handler, a tracer and the callbacks themselves can see. It lacks real time: while a process is blocked, time jumps
//! to the next timer.

pub mod designs;
mod modules;
mod norm;
mod parse_script;
mod run;
mod trace;
mod transcript;

pub use crate::systems::scenario::check::SpecError;
pub use modules::{ModuleOp, ModulesError, OpsError, RunningModules, read_ops, run_modules};
pub use parse_script::{Script, from_value, parse};
pub use run::{RunError, digests, run, steps};
pub use trace::Step;
pub use transcript::{Session, transcript};
