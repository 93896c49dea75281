//! The language: Elixir, as a person writes it, within Coppice's processes.
//!
//! Text becomes Elixir's own quoted form (`syntax`), that becomes instructions over slots (`compile`, `code`), and these
//! are run by a machine that is plain data (`machine`), so that a process can be copied, rewound and compared in the midst
//! of anything. What a person defines is loaded into a system (`loaded`); what Elixir brings is in `library`.
//!
//! Invariant: the same text gives the same data on every target. Elixir 1.14 is the judge of all of it.

mod code;
mod compile;
mod completion;
mod console;
mod declared;
mod definition;
mod effect;
mod effects;
mod environment;
mod evaluation;
mod fault;
mod host;
mod library;
mod loaded;
mod look_up;
mod machine;
mod outline;
mod prelude;
mod resolve;
mod server;
mod spawned;
pub mod syntax;
mod typed;

pub use code::Unit;
pub use compile::{CompileError, Evaluable, compile};
pub use completion::{Candidate, Completion, complete};
pub use console::{Console, ConsoleNote, Script, end_of_console, file_input, input};
pub use effects::given_init;
pub use environment::Environment;
pub use evaluation::run;
pub use host::Host;
pub use library::{VERSION as LIBRARY_VERSION, is_here as is_library_here, provide as provide_library};
pub use loaded::Loaded;
pub use look_up::{LookUp, LookUpBy};
pub use machine::{Invocation, Machine};
pub use outline::{modules_of, start_of};
pub use server::WrittenServer;
pub use spawned::Spawned;
pub use typed::{is_incomplete, pieces};
