//! A growable table whose clones share what neither has changed since: what makes a checkpoint cheap.
//!
//! Each row is counted by itself. Who writes one after a clone copies that row, and the few nodes on the way to it.

use std::rc::Rc;

use super::shared::Vector;

#[derive(Clone, Debug)]
pub(super) struct Table<T> {
    rows: Vector<Rc<T>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Vector::default(),
        }
    }
}

impl<T: Clone> Table<T> {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn get(&self, at: u32) -> Option<&T> {
        self.rows.get(at as usize).map(Rc::as_ref)
    }

    pub(super) fn get_mut(&mut self, at: u32) -> Option<&mut T> {
        self.rows.get_mut(at as usize).map(Rc::make_mut)
    }

    pub(super) fn push(&mut self, row: T) {
        self.rows.push(Rc::new(row));
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.rows.iter().map(Rc::as_ref)
    }
}
