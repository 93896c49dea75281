//! How a stream runs its tasks.

use super::super::super::task_supervisor::Link;
use super::super::super::{ServerRef, Shutdown};
use crate::runtime::Millis;

/// The options of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamOptions {
    /// How many tasks at once, at least one. Elixir's default is one for each scheduler.
    pub max_concurrency: u32,
    /// Do results come in the order of the elements?
    pub ordered: bool,
    /// How long each task may take, in milliseconds; `None` for `:infinity`.
    pub timeout: Option<Millis>,
    /// What happens when one takes longer. It is killed in any case.
    pub on_timeout: OnTimeout,
    /// Does the result of a task that failed name its element too?
    pub zip_input_on_exit: bool,
    /// How a supervisor stops the tasks; `None` for what it does with all.
    pub shutdown: Option<Shutdown>,
    /// After how many results nobody wants more, as with `Enum.take/2`; `None` for all.
    pub take: Option<usize>,
}

crate::digest!(struct StreamOptions {
    max_concurrency, ordered, timeout, on_timeout, zip_input_on_exit, shutdown, take
});

impl Default for StreamOptions {
    /// As in Elixir on a machine with one scheduler.
    fn default() -> Self {
        Self {
            max_concurrency: 1,
            ordered: true,
            timeout: Some(5_000),
            on_timeout: OnTimeout::Exit,
            zip_input_on_exit: false,
            shutdown: None,
            take: None,
        }
    }
}

/// What happens when a task takes too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnTimeout {
    /// The owner exits.
    Exit,
    /// The result is `{:exit, :timeout}`.
    KillTask,
}

crate::digest!(enum OnTimeout { "exit" => Exit, "kill_task" => KillTask });

/// Who starts the tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamStarter {
    /// The monitor itself, `Task.async_stream`.
    Itself,
    /// A Task.Supervisor; the monitor links itself to them, or does not.
    Supervisor(ServerRef, Link),
}

crate::digest!(enum StreamStarter { "itself" => Itself, "supervisor" => Supervisor(supervisor, link) });
