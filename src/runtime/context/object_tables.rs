//! Tables that evaluated programs make (`:ets`).

use super::super::{Atom, Message, ObjectTable, Pid, Program, Reference, Term};
use super::Context;
use crate::tuple;

impl<P: Program> Context<'_, P> {
    /// Makes a table: its reference; `None` when it is to be named like another one.
    pub fn make_table(&mut self, table: ObjectTable) -> Option<Reference> {
        if table.is_named && (self.table_named(table.name).is_some() || self.kernel.tables.contains_key(&table.name)) {
            return None;
        }
        let id = self.kernel.make_reference();
        if let Some(entry) = self.kernel.entry_mut(table.owner) {
            entry.makes_tables = true;
        }
        self.kernel.object_tables.insert(id, table);
        Some(id)
    }

    /// The table of that name.
    #[must_use]
    pub fn table_named(&self, name: Atom) -> Option<Reference> {
        let mut tables = self.kernel.object_tables.iter();
        tables.find_map(|(id, table)| (table.is_named && table.name == name).then_some(*id))
    }

    /// The reference of the table that a program means by that term.
    #[must_use]
    pub fn table_of(&self, term: &Term) -> Option<Reference> {
        match term {
            Term::Atom(name) => self.table_named(*name),
            Term::Reference(id) => self.kernel.object_tables.contains_key(id).then_some(*id),
            _ => None,
        }
    }

    /// A table.
    #[must_use]
    pub fn object_table(&self, id: Reference) -> Option<&ObjectTable> {
        self.kernel.object_tables.get(&id)
    }

    /// The same, to be changed.
    pub fn object_table_mut(&mut self, id: Reference) -> Option<&mut ObjectTable> {
        self.kernel.object_tables.get_mut(&id)
    }

    /// All of them, in the order in which they were made.
    pub fn object_tables(&self) -> impl Iterator<Item = (Reference, &ObjectTable)> {
        self.kernel.object_tables.iter().map(|(id, table)| (*id, table))
    }

    /// Drops a table.
    pub fn drop_table(&mut self, id: Reference) {
        self.kernel.object_tables.remove(&id);
    }

    /// `:ets.give_away/3`: the table has a new owner, who is told.
    pub fn give_table(&mut self, id: Reference, to: Pid, data: Term) {
        let shown = match self.kernel.object_tables.get_mut(&id) {
            Some(table) => {
                table.owner = to;
                if table.is_named {
                    Term::Atom(table.name)
                } else {
                    Term::Reference(id)
                }
            }
            None => return,
        };
        if let Some(entry) = self.kernel.entry_mut(to) {
            entry.makes_tables = true;
        }
        let me = self.me;
        self.send(to, Message::Term(tuple![Atom::new("ETS-TRANSFER"), shown, me, data]));
    }
}
