//! The processes without a behaviour, of all systems.

use super::scenario::{Driver, Outsider};
use super::{Caller, Client, Code, Shell, todo};
use crate::elixir::{Console, Script, Spawned};
use crate::otp::Process;

/// The processes without a behaviour.
#[derive(Clone, Debug)]
pub enum PlainCode {
    /// Starts a system, as a shell would.
    Shell(Shell),
    /// One request of the application.
    Client(Client),
    /// One thing that a person at the page asks of a process.
    Caller(Caller),
    /// Starts a tree that is written as data, and does what is to be done to it.
    Driver(Driver),
    /// A function that was spawned; boxed, since it is larger.
    Evaluated(Box<Spawned>),
    /// A console; boxed likewise.
    Console(Box<Console>),
    /// A process that one of such a tree spawns, outside of it.
    Outsider(Outsider),
}

crate::digest!(enum PlainCode {
    "shell" => Shell(shell),
    "client" => Client(client),
    "caller" => Caller(caller),
    "driver" => Driver(driver),
    "evaluated" => Evaluated(spawned),
    "console" => Console(console),
    "outsider" => Outsider(outsider),
});

impl PlainCode {
    /// A console for the system that a shell of that kind has started.
    #[must_use]
    pub fn console_beside(shell: Option<&Process<Code>>) -> Self {
        let chapter = shell.is_some_and(|shell| match shell {
            Process::Plain(plain) => matches!(&**plain, Self::Shell(shell) if shell.starts(todo::SYSTEM)),
            _ => false,
        });
        let console = if chapter {
            Console::beside(Script {
                name: "chapter.ex".into(),
                source: todo::CHAPTER.into(),
            })
        } else {
            Console::default()
        };
        Self::Console(Box::new(console))
    }
}
