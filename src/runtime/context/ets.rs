//! The built-in functions of tables.

use super::super::ets::EtsTable;
use super::super::{Atom, OrdMap, Program, Term};
use super::Context;

impl<P: Program> Context<'_, P> {
    /// Makes a table that the running process owns; false when there is one of that name.
    pub fn ets_new(&mut self, table: Atom) -> bool {
        if self.ended {
            return false;
        }
        if self.kernel.tables.contains_key(&table) {
            return false;
        }
        self.kernel.tables.insert(table, EtsTable::new(self.me));
        if let Some(entry) = self.kernel.entry_mut(self.me) {
            entry.makes_tables = true;
        }
        true
    }

    /// The values under a key, oldest first; `None` when there is no such table.
    #[must_use]
    pub fn ets_lookup(&self, table: Atom, key: &Term) -> Option<&[Term]> {
        let table = self.kernel.tables.get(&table)?;
        Some(table.rows.get(key).map_or(&[], Vec::as_slice))
    }

    /// All rows of a table in key order; `None` when there is no such table.
    #[must_use]
    pub fn ets_rows(&self, table: Atom) -> Option<&OrdMap<Term, Vec<Term>>> {
        Some(&self.kernel.tables.get(&table)?.rows)
    }

    /// How many values a table holds; `None` when there is no such table.
    #[must_use]
    pub fn ets_size(&self, table: Atom) -> Option<usize> {
        Some(self.ets_rows(table)?.values().map(Vec::len).sum())
    }

    /// Makes a value the only one under its key; false when there is no such table.
    pub fn ets_replace(&mut self, table: Atom, key: Term, value: Term) -> bool {
        if self.ended {
            return false;
        }
        match self.kernel.tables.get_mut(&table) {
            Some(table) => {
                table.rows.insert(key, vec![value]);
                true
            }
            None => false,
        }
    }

    /// Adds a value under a key; false when there is no such table.
    pub fn ets_insert(&mut self, table: Atom, key: Term, value: Term) -> bool {
        if self.ended {
            return false;
        }
        match self.kernel.tables.get_mut(&table) {
            Some(table) => {
                let rows = &mut table.rows;
                match rows.get_mut(&key) {
                    Some(values) => values.push(value),
                    // Most keys have one value.
                    None => drop(rows.insert(key, vec![value])),
                }
                true
            }
            None => false,
        }
    }

    /// Takes away the values under a key that `unwanted` picks, and says how many; `None` when there is no such table.
    pub fn ets_delete(&mut self, table: Atom, key: &Term, unwanted: impl Fn(&Term) -> bool) -> Option<usize> {
        if self.ended {
            return None;
        }
        let rows = &mut self.kernel.tables.get_mut(&table)?.rows;
        let Some(values) = rows.get_mut(key) else {
            return Some(0);
        };
        let before = values.len();
        values.retain(|value| !unwanted(value));
        let gone = before - values.len();
        if values.is_empty() {
            rows.remove(key);
        }
        Some(gone)
    }

    /// Takes the value that was added last under a key away.
    pub fn ets_delete_last(&mut self, table: Atom, key: &Term) {
        if self.ended {
            return;
        }
        if let Some(table) = self.kernel.tables.get_mut(&table) {
            let rows = &mut table.rows;
            if let Some(values) = rows.get_mut(key) {
                values.pop();
                if values.is_empty() {
                    rows.remove(key);
                }
            }
        }
    }

    /// Takes all values under a key, oldest first.
    pub fn ets_take(&mut self, table: Atom, key: &Term) -> Vec<Term> {
        if self.ended {
            return Vec::new();
        }
        let table = self.kernel.tables.get_mut(&table);
        table.and_then(|table| table.rows.remove(key)).unwrap_or_default()
    }
}
