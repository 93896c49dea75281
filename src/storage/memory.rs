//! Storage in memory: for tests, and for what storage is when there is none.

use std::collections::BTreeMap;

use super::{Storage, StorageError};

/// What a [`Memory`] is made to do wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// Every access fails.
    Blocked,
    /// Writes fail.
    Full,
}

/// Documents in memory.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Memory {
    /// The documents by key.
    pub documents: BTreeMap<String, String>,
    /// What goes wrong.
    pub fault: Fault,
}

impl Memory {
    fn check(&self, writing: bool) -> Result<(), StorageError> {
        match self.fault {
            Fault::Blocked => Err(StorageError::Blocked),
            Fault::Full if writing => Err(StorageError::Full),
            Fault::None | Fault::Full => Ok(()),
        }
    }
}

impl Storage for Memory {
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.check(false)?;
        Ok(self.documents.keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.check(false)?;
        Ok(self.documents.get(key).cloned())
    }

    fn write(&mut self, key: &str, document: &str) -> Result<(), StorageError> {
        self.check(true)?;
        self.documents.insert(key.to_owned(), document.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageError> {
        self.check(false)?;
        self.documents.remove(key);
        Ok(())
    }
}
