//! How a server is addressed: `GenServer.server/0`.

use std::rc::Rc;

use super::exception::frame;
use super::{Exception, partition_supervisor, registry};
use crate::runtime::{Atom, Context, Message, Pid, Program, Term};
use crate::tuple;

/// A pid, a local name, or a name in a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerRef {
    /// The process itself.
    Pid(Pid),
    /// A local name.
    Name(Atom),
    /// `{:via, Registry, {registry, key}}`.
    Via(Atom, Term),
    /// `{:via, Registry, {registry, key, value}}`: registers with that value.
    ViaValue(Atom, Rc<(Term, Term)>),
    /// `{:via, PartitionSupervisor, {name, key}}`: the partition of that key.
    PartitionOf(Atom, Term),
}

crate::digest!(enum ServerRef {
    "pid" => Pid(pid),
    "name" => Name(name),
    "via" => Via(registry, key),
    "via_value" => ViaValue(registry, named),
    "partition_of" => PartitionOf(supervisor, key),
});

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
            Self::ViaValue(registry, named) => {
                let (via, module) = (Atom::new("via"), Atom::new("Elixir.Registry"));
                tuple![via, module, tuple![*registry, named.0.clone(), named.1.clone()]]
            }
            Self::PartitionOf(supervisor, key) => {
                let (via, module) = (Atom::new("via"), Atom::new(partition_supervisor::MODULE));
                tuple![via, module, tuple![*supervisor, key.clone()]]
            }
        }
    }

    /// The name that a start option says; `None` when it is none.
    #[must_use]
    pub fn of_name(name: &Term) -> Option<Self> {
        if let Term::Atom(name) = name {
            return Some(Self::Name(*name));
        }
        let [via, module, named] = name.elements()? else {
            return None;
        };
        if let [Term::Atom(supervisor), key] = named.elements()?
            && via.is_atom("via")
            && module.is_atom(partition_supervisor::MODULE)
        {
            return Some(Self::PartitionOf(*supervisor, key.clone()));
        }
        if !via.is_atom("via") || !module.is_atom(registry::MODULE) {
            return None;
        }
        match named.elements()? {
            [Term::Atom(registry), key] => Some(Self::Via(*registry, key.clone())),
            [Term::Atom(registry), key, value] => {
                Some(Self::ViaValue(*registry, Rc::new((key.clone(), value.clone()))))
            }
            _ => None,
        }
    }

    /// `GenServer.whereis/1`.
    ///
    /// # Errors
    /// An ArgumentError for an unknown registry, or one with duplicate keys; the exit or `:badarg` of a partition that
    /// there is not.
    pub fn whereis<P: Program>(&self, cx: &mut Context<'_, P>) -> Result<Option<Pid>, Exception> {
        match self {
            Self::Pid(pid) => Ok(Some(*pid)),
            Self::Name(name) => Ok(cx.whereis(*name)),
            Self::Via(registry, key) => registry::whereis_name(*registry, key, cx),
            Self::ViaValue(registry, named) => registry::whereis_name(*registry, &named.0, cx),
            Self::PartitionOf(supervisor, key) => partition_supervisor::whereis_name(*supervisor, key, cx).map(Some),
        }
    }

    /// Who has that key in a registry, dead or alive; nobody when it is no such name.
    pub(super) fn registered<P: Program>(&self, cx: &Context<'_, P>) -> Option<Pid> {
        match self {
            Self::Pid(_) | Self::Name(_) | Self::PartitionOf(..) => None,
            Self::Via(registry, key) => registry::holder(*registry, key, cx),
            Self::ViaValue(registry, named) => registry::holder(*registry, &named.0, cx),
        }
    }

    /// `send/2` to that name. A registry does not ask whether the process is alive, and takes duplicate keys.
    ///
    /// # Errors
    /// `:badarg` when nobody has the name; an ArgumentError for an unknown registry.
    pub fn send<P: Program>(&self, message: Message, cx: &mut Context<'_, P>) -> Result<(), Exception> {
        let pid = match self {
            Self::Pid(pid) => Some(*pid),
            Self::Name(name) => cx.whereis(*name),
            Self::Via(registry, key) => return registry::send(*registry, key, message, cx),
            Self::ViaValue(registry, named) => return registry::send(*registry, &named.0, message, cx),
            Self::PartitionOf(supervisor, key) => Some(partition_supervisor::whereis_name(*supervisor, key, cx)?),
        };
        let pid = pid.ok_or_else(|| Exception::Error(Term::atom("badarg"), frame("erlang", "send", 2)))?;
        cx.send(pid, message);
        Ok(())
    }
}
