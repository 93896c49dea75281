//! Where the bytes go: lists by name, in a place that may be blocked, full, cleared, or hold what is not ours.
//!
//! Invariants: every key is ours to touch only under [`PREFIX`] or [`QUARANTINE`]; bytes that cannot be read, or that
//! another tab wrote, are moved to the quarantine before their key is written again. What a document means is not known
//! here.

mod checked_overwrite;
mod memory;

#[cfg(target_arch = "wasm32")]
mod local;

pub use checked_overwrite::{Saved, Shelf};
#[cfg(target_arch = "wasm32")]
pub use local::LocalStorage;
pub use memory::{Fault, Memory};

/// Keys of lists: the prefix, then the list's name. The number is the version of the key scheme.
pub const PREFIX: &str = "coppice/1/list/";

/// Keys of what was set aside: the prefix, then the key it was found under.
pub const QUARANTINE: &str = "coppice/quarantine/";

/// A place for documents by key.
pub trait Storage {
    /// All keys, in key order.
    ///
    /// # Errors
    /// When the place cannot be read.
    fn keys(&self) -> Result<Vec<String>, StorageError>;

    /// The document under a key.
    ///
    /// # Errors
    /// When the place cannot be read.
    fn read(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Puts a document under a key.
    ///
    /// # Errors
    /// When the place is blocked or full; what was there before is still there.
    fn write(&mut self, key: &str, document: &str) -> Result<(), StorageError>;

    /// Takes a document away.
    ///
    /// # Errors
    /// When the place is blocked.
    fn remove(&mut self, key: &str) -> Result<(), StorageError>;
}

/// Why storage failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser does not let the page store anything.
    Blocked,
    /// There is no room left.
    Full,
}

impl std::fmt::Display for StorageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Blocked => "this browser does not let the page store anything",
            Self::Full => "the browser's storage is full",
        })
    }
}
