//! The processes without a behaviour, of all systems.

use super::scenario::{Driver, Outsider};
use super::{Caller, Client, Shell};
use crate::elixir::{Console, Spawned};

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
