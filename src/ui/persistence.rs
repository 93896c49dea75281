//! Storage as the page sees it.
//!
//! TO BE WIRED to `coppice::storage::LocalStorage`; until then nothing is kept.

use std::collections::BTreeMap;

/// What was stored: documents by list, and what could not be read, in words for the person.
#[must_use]
pub fn load() -> (BTreeMap<String, String>, Vec<String>) {
    (BTreeMap::new(), Vec::new())
}

/// Stores one list's document.
///
/// # Errors
///
/// Says in one sentence why it could not be stored.
pub fn save(_list: &str, _document: &str) -> Result<(), String> {
    Ok(())
}
