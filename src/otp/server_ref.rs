//! How a server is addressed: `GenServer.server/0`.

use super::{Cx, Exception, Module, registry};
use crate::runtime::{Atom, Pid, Term};
use crate::tuple;

/// A pid, a local name, or a name in a registry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ServerRef {
    /// The process itself.
    Pid(Pid),
    /// A local name.
    Name(Atom),
    /// `{:via, Registry, {registry, key}}`.
    Via(Atom, Term),
}

impl From<Pid> for ServerRef {
    fn from(pid: Pid) -> Self {
        Self::Pid(pid)
    }
}

impl From<Atom> for ServerRef {
    fn from(name: Atom) -> Self {
        Self::Name(name)
    }
}

impl ServerRef {
    /// The term that a caller writes.
    #[must_use]
    pub fn to_term(&self) -> Term {
        match self {
            Self::Pid(pid) => Term::Pid(*pid),
            Self::Name(name) => Term::Atom(*name),
            Self::Via(registry, key) => {
                let (via, module) = (Atom::new("via"), Atom::new("Elixir.Registry"));
                tuple![via, module, tuple![*registry, key.clone()]]
            }
        }
    }

    /// `GenServer.whereis/1`.
    ///
    /// # Errors
    /// An ArgumentError for an unknown registry, or one with duplicate keys.
    pub fn whereis<M: Module>(&self, cx: &mut Cx<'_, M>) -> Result<Option<Pid>, Exception> {
        match self {
            Self::Pid(pid) => Ok(Some(*pid)),
            Self::Name(name) => Ok(cx.whereis(*name)),
            Self::Via(registry, key) => registry::whereis_name(*registry, key, cx),
        }
    }
}
