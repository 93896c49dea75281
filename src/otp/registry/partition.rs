//! `Registry.Partition`: owns the tables, hears of every end, cleans up.

use super::super::{Callbacks, Cx, Event, Exception, Module, Return, reductions};
use super::tables::{INFO, key_table, partition_name, partition_of, row, rows};
use super::{Keys, PARTITION, owner};
use crate::runtime::{Atom, Digest, Digester, Message, Pid, Reference, Term};

/// A partition process of a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partition {
    registry: Atom,
    /// Its number, below that of all partitions.
    number: u32,
    partitions: u32,
    /// Its table of keys by pid, as ETS refers to it.
    table: Option<Reference>,
    /// Has it taken any message?
    has_heard: bool,
}

/// Which one it is counts only where there are several.
impl Digest for Partition {
    fn digest_into(&self, digester: &mut Digester) {
        let Self {
            registry,
            number,
            partitions,
            table,
            has_heard,
        } = self;
        registry.digest_into(digester);
        table.digest_into(digester);
        has_heard.digest_into(digester);
        if *partitions > 1 {
            number.digest_into(digester);
            partitions.digest_into(digester);
        }
    }
}

impl Partition {
    /// The partition of that number, of so many, of that registry.
    #[must_use]
    pub fn new(registry: Atom, number: u32, partitions: u32) -> Self {
        Self {
            registry,
            number,
            partitions,
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
        let (registry, number) = (self.registry, self.number);
        let (keys, listeners) = match row(registry, &INFO, cx) {
            Some([keys, _, _, _, listeners]) => (Keys::from_term(keys), listeners.clone()),
            _ => (None, Term::list([])),
        };
        let (by_key, by_pid) = (key_table(registry, number), partition_name(registry, number));
        cx.ets_new(by_key);
        cx.ets_new(by_pid);
        let (keys, own) = (keys.unwrap_or(Keys::Unique), (by_key, cx.me(), by_pid));
        for (key, row) in rows(keys, (number, self.partitions), own, listeners) {
            cx.ets_replace(registry, key, row);
        }
    }

    fn clean_up<M: Module>(&self, pid: Pid, cx: &mut Cx<'_, M>) {
        let registry = self.registry;
        let Some([keys, ..]) = row(registry, &INFO, cx) else {
            return;
        };
        let keys = Keys::from_term(keys).unwrap_or(Keys::Unique);
        for key in cx.ets_take(partition_name(registry, self.number), &Term::Pid(pid)) {
            let number = match keys {
                Keys::Unique => partition_of(&key, self.partitions),
                Keys::Duplicate => self.number,
            };
            // Only the dead process's own entries: the key may belong to another by now.
            cx.ets_delete(key_table(registry, number), &key, |entry| owner(entry) == Some(pid));
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
