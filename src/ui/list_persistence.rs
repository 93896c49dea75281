//! The lists between two visits: read from `localStorage` at the start, mirrored to it after every change.
//!
//! Whatever goes wrong is put in words for the person, and nothing is lost: the system goes on in memory, and bytes that
//! cannot be read, or that another tab wrote, are kept under a quarantine key.

use std::collections::BTreeMap;

use crate::storage::{LocalStorage, Saved, Shelf, StorageError};
use crate::systems::todo::List;
use crate::systems::todo::samples;
use crate::telling::view::short;

/// Keeps the lists in the browser.
#[derive(Debug)]
pub struct Keeper {
    shelf: Shelf<LocalStorage>,
}

impl Keeper {
    /// Opens the storage: documents by list, and what went wrong, in words. A first visit finds two sample lists.
    #[must_use]
    pub fn open() -> (Self, BTreeMap<String, String>, Vec<String>) {
        let mut keeper = Self {
            shelf: Shelf::new(LocalStorage),
        };
        let mut troubles = Vec::new();
        let found = match keeper.shelf.load() {
            Ok(found) => found,
            Err(error) => {
                troubles.push(in_memory(error));
                return (keeper, samples(), troubles);
            }
        };
        if found.is_empty() {
            let lists = samples();
            for (list, document) in &lists {
                troubles.extend(keeper.save(list, document).err());
            }
            troubles.dedup();
            return (keeper, lists, troubles);
        }
        let mut lists = BTreeMap::new();
        for (list, document) in found {
            match List::from_json(&document) {
                Ok(_) => {
                    lists.insert(list, document);
                }
                Err(error) => {
                    let kept = keeper.set_aside(&list);
                    troubles.push(format!(
                        "The stored list “{}” cannot be read: {error}. {kept}",
                        short(&list)
                    ));
                }
            }
        }
        (keeper, lists, troubles)
    }

    fn set_aside(&mut self, list: &str) -> String {
        match self.shelf.quarantine(list) {
            Ok(Some(key)) => format!("It is kept in localStorage under “{}”.", &key),
            Ok(None) => "It is gone by now.".to_owned(),
            Err(error) => format!("It stays where it is, because {error}."),
        }
    }

    /// Sets a list aside that the present has never heard of, and says where it is kept.
    pub fn forget(&mut self, list: &str) -> String {
        self.set_aside(list)
    }

    /// Stores one list's document.
    ///
    /// # Errors
    ///
    /// Says in one sentence what the person should know: that it could not be stored, or that another tab had stored
    /// something else, which is kept aside.
    pub fn save(&mut self, list: &str, document: &str) -> Result<(), String> {
        match self.shelf.save(list, document) {
            Ok(Saved::Yes) => Ok(()),
            Ok(Saved::SetAside(key)) => Err(format!(
                "Another tab had changed “{}”. Its version is kept in localStorage under “{}”.",
                short(list),
                &key
            )),
            Err(error) => Err(in_memory(error)),
        }
    }
}

fn in_memory(error: StorageError) -> String {
    format!("Lists are kept in memory only and will be gone after a reload: {error}.")
}
