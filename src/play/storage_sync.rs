//! What the storage outside holds, and what is to be written there so that it follows the present.
//!
//! Only what is shown for the first time is mirrored: going back and looking, or watching the past again, writes
//! nothing. When somebody acts in the past, the future that is dropped never happened, and the storage follows: every
//! list whose document differs in the new present is written, and a list that the new present has never heard of is
//! named as forgotten, for the page to set aside. Nothing is deleted from here.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::runtime::{OrdMap, Term};
use crate::systems::todo::{List, list_name};

type Disk = OrdMap<Rc<str>, Term>;

#[derive(Clone, Debug)]
pub(super) struct StorageSync {
    /// What the storage holds once everything below is done.
    stored: Disk,
    /// Lists to be written, with their documents.
    writes: BTreeMap<String, String>,
    /// Lists to be set aside.
    forgotten: BTreeSet<String>,
}

impl StorageSync {
    /// Of a storage that holds what the disk holds.
    pub(super) fn new(disk: &Disk) -> Self {
        Self {
            stored: disk.clone(),
            writes: BTreeMap::new(),
            forgotten: BTreeSet::new(),
        }
    }

    /// A file was written.
    pub(super) fn written(&mut self, path: &Rc<str>, disk: &Disk) {
        let content = disk.get(path);
        if let (Some(name), Some(content), Some(list)) = (list_name(path), content, content.and_then(List::from_term)) {
            self.forgotten.remove(name);
            self.writes.insert(name.to_owned(), list.to_json());
            self.stored.insert(Rc::clone(path), content.clone());
        }
    }

    /// The disk has become another: the storage is to hold what it holds.
    pub(super) fn follow(&mut self, disk: &Disk) {
        for (path, content) in disk {
            if self.stored.get(path) != Some(content) {
                self.written(path, disk);
            }
        }
        let gone = self.stored.keys().filter(|path| !disk.contains_key(*path));
        let gone: Vec<_> = gone.map(Rc::clone).collect();
        for path in gone {
            self.stored.remove(&path);
            if let Some(name) = list_name(&path) {
                self.writes.remove(name);
                self.forgotten.insert(name.to_owned());
            }
        }
    }

    pub(super) fn take_writes(&mut self) -> BTreeMap<String, String> {
        std::mem::take(&mut self.writes)
    }

    pub(super) fn take_forgotten(&mut self) -> BTreeSet<String> {
        std::mem::take(&mut self.forgotten)
    }
}
