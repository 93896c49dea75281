//! Light, dark, or as the system says; remembered where the browser lets us.

use super::browser;

/// Which colours the page uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Warm paper.
    Light,
    /// The same at night.
    Dark,
}

/// A preference, not part of the simulated system, hence a key of its own.
const KEY: &str = "coppice:page:theme";

impl Theme {
    /// All themes in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The word shown and stored.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of the last visit; automatic when there is none or the storage is blocked.
    #[must_use]
    pub fn remembered() -> Self {
        let word = browser::local_storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        Self::ALL
            .into_iter()
            .find(|theme| Some(theme.word()) == word.as_deref())
            .unwrap_or_default()
    }

    /// Puts the theme on the document and remembers it. A blocked or full storage only costs the memory of it.
    pub fn apply(self) {
        if let Some(root) = browser::document().and_then(|document| document.document_element()) {
            // The only failure is an invalid attribute name, and this one is valid.
            let _ = root.set_attribute("data-theme", self.word());
        }
        if let Some(storage) = browser::local_storage() {
            let _ = match self {
                Self::Auto => storage.remove_item(KEY),
                Self::Light | Self::Dark => storage.set_item(KEY, self.word()),
            };
        }
    }
}
