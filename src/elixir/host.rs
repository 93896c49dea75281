//! What the layer above supplies: the processes that evaluated code is run in.

use super::loaded::Loaded;
use super::machine::Machine;
use super::server::Server;
use super::spawned::Spawned;
use crate::otp::Module;

/// A closed set of callback modules that evaluated code is part of.
pub trait Host: Module<Code = Loaded, Server: From<Server>, Plain: From<Spawned>, Job: From<Machine>> {}

impl<M> Host for M
where
    M: Module<Code = Loaded>,
    M::Server: From<Server>,
    M::Plain: From<Spawned>,
    M::Job: From<Machine>,
{
}
