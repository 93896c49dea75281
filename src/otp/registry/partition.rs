//! `Registry.Partition`: owns the tables, hears of every end, cleans up.

use std::rc::Rc;

use super::super::{Callbacks, Cx, Event, Exception, Module, Return, reductions};
use super::{INFO, KEY_INFO, Keys, PARTITION, RegistryInfo, info, key_table, owner, partition_name, row};
use crate::runtime::{Atom, Digest, Digester, Message, Pid, Reference, Term};

/// The partition process of a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partition {
    registry: Atom,
    /// Its table of keys by pid, as ETS refers to it.
    table: Option<Reference>,
    /// Has it taken any message?
    has_heard: bool,
}

impl Digest for Partition {
    fn digest_into(&self, digester: &mut Digester) {
        // Whether it has heard of anything decides only whether what it has on its heap is known: it follows from the past.
        let Self {
            registry,
            table,
            has_heard: _,
        } = self;
        registry.digest_into(digester);
        table.digest_into(digester);
    }
}

impl Partition {
    /// The partition of that registry.
    #[must_use]
    pub fn new(registry: Atom) -> Self {
        Self {
            registry,
            table: None,
            has_heard: false,
        }
    }

    /// Has it taken any message? Until then its heap is as it was after its start.
    #[must_use]
    pub fn has_heard(&self) -> bool {
        self.has_heard
    }

    /// Makes the tables, and writes them and itself into the registry's.
    fn begin<M: Module>(&self, cx: &mut Cx<'_, M>) {
        let registry = self.registry;
        let (keys, listeners) = match row(registry, &INFO, cx) {
            Some([keys, _, _, _, Term::List(listeners)]) => {
                (Keys::from_term(keys), listeners.iter().cloned().collect())
            }
            _ => (None, Rc::default()),
        };
        let info = RegistryInfo {
            keys: keys.unwrap_or(Keys::Unique),
            key_table: key_table(registry),
            partition: cx.me(),
            pid_table: partition_name(registry),
            listeners,
        };
        cx.ets_new(info.key_table);
        cx.ets_new(info.pid_table);
        cx.ets_replace(registry, KEY_INFO, info.key_row());
        cx.ets_replace(registry, INFO, info.row());
    }

    fn clean_up<M: Module>(&self, pid: Pid, cx: &mut Cx<'_, M>) {
        let registry = self.registry;
        let Ok(info) = info(registry, cx) else {
            return;
        };
        for key in cx.ets_take(info.pid_table, &Term::Pid(pid)) {
            // Only the dead process's own entries: the key may belong to another by now.
            cx.ets_delete(info.key_table, &key, |entry| owner(entry) == Some(pid));
            let owner = pid;
            cx.report(Event::KeyRemoved { registry, key, owner });
        }
    }
}

impl<M: Module> Callbacks<M> for Partition {
    fn module(&self) -> &'static str {
        PARTITION
    }

    fn state(&self) -> Term {
        self.table.map_or(Term::atom("nil"), Term::Reference)
    }

    fn init(&mut self, cx: &mut Cx<'_, M>) -> Return {
        cx.trap_exit(true);
        self.table = Some(cx.make_reference());
        self.begin(cx);
        Return::Ok
    }

    fn handle_call(&mut self, request: Term, _from: crate::runtime::ReplyTo, _cx: &mut Cx<'_, M>) -> Return {
        self.has_heard = true;
        if request.is_atom("sync") {
            // What was sent before has been handled.
            Return::Reply(Term::atom("ok"))
        } else {
            Return::Raise(Exception::function_clause(PARTITION, "handle_call", 3))
        }
    }

    fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, M>) -> Return {
        self.has_heard = true;
        if let Message::Exit { pid, .. } = message {
            cx.spend(reductions::FORGET_OWNER);
            self.clean_up(pid, cx);
            Return::Ok
        } else {
            Return::Raise(Exception::function_clause(PARTITION, "handle_info", 2))
        }
    }
}
