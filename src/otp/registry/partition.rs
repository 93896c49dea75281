//! `Registry.Partition`: owns the tables, hears of every end, cleans up.

use super::super::{Callbacks, Cx, Event, Module, Return};
use super::{key_table, owner, partition_name};
use crate::runtime::{Atom, Message, Pid, Term};

/// The partition process of a registry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Partition {
    registry: Atom,
}

impl Partition {
    /// The partition of that registry.
    #[must_use]
    pub fn new(registry: Atom) -> Self {
        Self { registry }
    }

    fn clean_up<M: Module>(&self, pid: Pid, cx: &mut Cx<'_, M>) {
        let pids = partition_name(self.registry);
        let keys: Vec<_> = cx.ets_lookup(pids, &Term::Pid(pid)).unwrap_or_default().to_vec();
        cx.ets_delete(pids, &Term::Pid(pid), |_| true);
        for key in keys {
            // Only the dead process's own entry: the key may belong to another by now.
            cx.ets_delete(key_table(self.registry), &key, |entry| owner(entry) == Some(pid));
            let (registry, owner) = (self.registry, pid);
            cx.report(Event::KeyRemoved { registry, key, owner });
        }
    }
}

impl<M: Module> Callbacks<M> for Partition {
    fn module(&self) -> &'static str {
        super::PARTITION
    }

    fn state(&self) -> Term {
        Term::Atom(partition_name(self.registry))
    }

    fn init(&mut self, cx: &mut Cx<'_, M>) -> Return {
        cx.trap_exit(true);
        cx.ets_new(key_table(self.registry));
        cx.ets_new(partition_name(self.registry));
        Return::Ok
    }

    fn handle_call(&mut self, _request: Term, _from: crate::runtime::From, _cx: &mut Cx<'_, M>) -> Return {
        // `:sync`: what was sent before has been handled.
        Return::Reply(Term::atom("ok"))
    }

    fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, M>) -> Return {
        if let Message::Exit { pid, .. } = message {
            self.clean_up(pid, cx);
        }
        Return::Ok
    }
}
