//! Light, dark, or as the system says.

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

crate::notation!(words Theme { "auto" => Auto, "light" => Light, "dark" => Dark });

impl Theme {
    /// Does it look dark?
    #[must_use]
    pub fn is_dark(self) -> bool {
        match self {
            Self::Auto => browser::prefers_dark(),
            Self::Light => false,
            Self::Dark => true,
        }
    }

    /// The one that looks otherwise: what the system says, where that does.
    #[must_use]
    pub fn other(self) -> Self {
        match (self.is_dark(), browser::prefers_dark()) {
            (true, true) => Self::Light,
            (false, false) => Self::Dark,
            (true, false) | (false, true) => Self::Auto,
        }
    }

    /// Puts the theme on the document.
    pub fn apply(self) {
        browser::mark_document("data-theme", self.written());
    }
}
