//! What the layer above supplies: the processes that evaluated code is run in.

use super::loaded::Loaded;
use super::machine::Invocation;
use crate::otp::Module;
use crate::runtime::{Atom, Term};

/// A closed set of callback modules that evaluated code is part of.
pub trait Host: Module<Code = Loaded> {
    /// A process that does that and ends ([`Spawned`](super::Spawned)).
    fn spawned(entry: Invocation) -> Self::Plain;

    /// A server of a module that a person has written ([`Server`](super::WrittenServer)), which is started with that argument.
    fn server(module: Atom, argument: Term) -> Self::Server;
}
