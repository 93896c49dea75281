//! `localStorage` through gloo-storage, guarded: gloo's helpers panic where storage is blocked, so it is probed first.

use gloo_storage::Storage as _;

use super::{Storage, StorageError};

/// The browser's `localStorage` for this origin.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalStorage;

impl LocalStorage {
    /// gloo's handle, once it is known that asking for it cannot panic.
    fn raw() -> Result<web_sys::Storage, StorageError> {
        let window = web_sys::window().ok_or(StorageError::Blocked)?;
        match window.local_storage() {
            Ok(Some(_)) => Ok(gloo_storage::LocalStorage::raw()),
            Ok(None) | Err(_) => Err(StorageError::Blocked),
        }
    }
}

impl Storage for LocalStorage {
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let raw = Self::raw()?;
        let length = raw.length().map_err(|_| StorageError::Blocked)?;
        let mut keys: Vec<_> = (0..length).filter_map(|at| raw.key(at).ok().flatten()).collect();
        keys.sort();
        Ok(keys)
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        Self::raw()?.get_item(key).map_err(|_| StorageError::Blocked)
    }

    fn write(&mut self, key: &str, document: &str) -> Result<(), StorageError> {
        // The one thing that `setItem` may refuse for once it is there is its quota.
        Self::raw()?.set_item(key, document).map_err(|_| StorageError::Full)
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageError> {
        Self::raw()?.remove_item(key).map_err(|_| StorageError::Blocked)
    }
}
