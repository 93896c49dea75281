//! The lists' place in a storage: what was read, so that nobody else's bytes are overwritten unseen.

use std::collections::BTreeMap;

use super::{PREFIX, QUARANTINE, Storage, StorageError};

/// Lists in a storage.
#[derive(Clone, Debug)]
pub struct Shelf<S> {
    storage: S,
    /// What this page last read or wrote, by list.
    known: BTreeMap<String, String>,
}

/// How a save went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is there.
    Yes,
    /// It is there, and what another tab had written is kept under that key.
    SetAside(String),
}

impl<S: Storage> Shelf<S> {
    /// A shelf on that storage; nothing is read yet.
    #[must_use]
    pub fn new(storage: S) -> Self {
        Self {
            storage,
            known: BTreeMap::new(),
        }
    }

    /// All documents by list name.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub fn load(&mut self) -> Result<BTreeMap<String, String>, StorageError> {
        let mut documents = BTreeMap::new();
        for key in self.storage.keys()? {
            if let Some(list) = key.strip_prefix(PREFIX)
                && let Some(document) = self.storage.read(&key)?
            {
                documents.insert(list.to_owned(), document);
            }
        }
        self.known.clone_from(&documents);
        Ok(documents)
    }

    /// Saves a list. What somebody else wrote in the meantime is set aside, not overwritten.
    ///
    /// # Errors
    /// When the storage is blocked or full; what was there before is still there.
    pub fn save(&mut self, list: &str, document: &str) -> Result<Saved, StorageError> {
        let key = format!("{PREFIX}{list}");
        let found = self.storage.read(&key)?;
        let mut saved = Saved::Yes;
        if let Some(found) = found
            && found != document
            && self.known.get(list) != Some(&found)
        {
            saved = Saved::SetAside(self.set_aside(&key, &found)?);
        }
        self.storage.write(&key, document)?;
        self.known.insert(list.to_owned(), document.to_owned());
        Ok(saved)
    }

    /// Moves a document that cannot be read to the quarantine; its key there.
    ///
    /// # Errors
    /// When the storage is blocked or full; the document is then where it was.
    pub fn quarantine(&mut self, list: &str) -> Result<Option<String>, StorageError> {
        let key = format!("{PREFIX}{list}");
        let Some(document) = self.storage.read(&key)? else {
            return Ok(None);
        };
        let kept = self.set_aside(&key, &document)?;
        self.storage.remove(&key)?;
        self.known.remove(list);
        Ok(Some(kept))
    }

    /// Keeps a copy under a quarantine key that holds nothing else.
    fn set_aside(&mut self, key: &str, document: &str) -> Result<String, StorageError> {
        let mut kept = format!("{QUARANTINE}{key}");
        let mut number = 2;
        while let Some(other) = self.storage.read(&kept)? {
            if other == document {
                return Ok(kept);
            }
            kept = format!("{QUARANTINE}{key}/{number}");
            number += 1;
        }
        self.storage.write(&kept, document)?;
        Ok(kept)
    }

    /// The storage, to look at.
    pub fn storage(&self) -> &S {
        &self.storage
    }

    /// The storage, for tests that change it behind the shelf's back.
    pub fn storage_mut(&mut self) -> &mut S {
        &mut self.storage
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fault, Memory};
    use super::*;

    fn shelf(documents: &[(&str, &str)]) -> Shelf<Memory> {
        let documents = documents
            .iter()
            .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
            .collect();
        Shelf::new(Memory {
            documents,
            fault: Fault::None,
        })
    }

    #[test]
    fn loads_only_what_is_under_its_prefix() {
        let mut shelf = shelf(&[("coppice/1/list/Alice", "a"), ("other", "b")]);
        let loaded = shelf.load().expect("readable");
        assert_eq!(
            loaded.into_iter().collect::<Vec<_>>(),
            [("Alice".to_owned(), "a".to_owned())]
        );
    }

    #[test]
    fn a_document_of_another_tab_is_set_aside_before_it_is_overwritten() {
        let mut shelf = shelf(&[("coppice/1/list/Alice", "old")]);
        shelf.load().expect("readable");
        shelf
            .storage_mut()
            .write("coppice/1/list/Alice", "theirs")
            .expect("room");
        let saved = shelf.save("Alice", "ours").expect("room");
        let kept = "coppice/quarantine/coppice/1/list/Alice".to_owned();
        assert_eq!(saved, Saved::SetAside(kept.clone()));
        assert_eq!(shelf.storage().read(&kept), Ok(Some("theirs".to_owned())));
        assert_eq!(shelf.save("Alice", "ours again"), Ok(Saved::Yes));
    }

    #[test]
    fn quarantine_never_overwrites_what_it_holds() {
        let mut shelf = shelf(&[
            ("coppice/1/list/Alice", "broken"),
            ("coppice/quarantine/coppice/1/list/Alice", "earlier"),
        ]);
        let kept = shelf.quarantine("Alice").expect("room").expect("there was a document");
        assert_eq!(kept, "coppice/quarantine/coppice/1/list/Alice/2");
        assert_eq!(shelf.storage().read("coppice/1/list/Alice"), Ok(None));
        assert_eq!(shelf.storage().documents.len(), 2);
    }

    #[test]
    fn a_full_storage_says_so_and_keeps_what_it_had() {
        let mut shelf = shelf(&[("coppice/1/list/Alice", "old")]);
        shelf.load().expect("readable");
        shelf.storage_mut().fault = Fault::Full;
        assert_eq!(shelf.save("Alice", "new"), Err(StorageError::Full));
        assert_eq!(shelf.storage().documents["coppice/1/list/Alice"], "old");
    }

    #[test]
    fn a_cleared_storage_is_written_again() {
        let mut shelf = shelf(&[("coppice/1/list/Alice", "old")]);
        shelf.load().expect("readable");
        shelf.storage_mut().documents.clear();
        assert_eq!(shelf.save("Alice", "new"), Ok(Saved::Yes));
    }
}
