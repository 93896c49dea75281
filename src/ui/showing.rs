//! What the page shows: which system, or which two.

use serde::{Deserialize, Serialize};

use crate::systems::Design;

/// What is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Showing {
    /// The chapter's tree.
    #[default]
    Nested,
    /// The tree of the chapter before.
    Flat,
    /// The flat one and the nested one, with the same lists.
    Both,
}

impl Showing {
    /// All that can be chosen.
    pub const ALL: [Self; 3] = [Self::Nested, Self::Flat, Self::Both];

    /// What is written on the button, with its id and what it does.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Nested => (
                "Nested",
                "show-nested",
                "The chapter’s tree: every part under its own supervisor",
            ),
            Self::Flat => (
                "Flat",
                "show-flat",
                "The tree of the chapter before: one supervisor, everything linked",
            ),
            Self::Both => (
                "Side by side",
                "show-both",
                "The flat tree beside the nested one: what you do in one is done in both",
            ),
        }
    }

    /// The design that runs on the person's own lists; `None` when two are compared.
    #[must_use]
    pub fn own(self) -> Option<Design> {
        match self {
            Self::Nested => Some(Design::default()),
            Self::Flat => Some(Design::flat()),
            Self::Both => None,
        }
    }
}

/// A design in a word and a sentence.
#[must_use]
pub fn about(design: &Design) -> (&'static str, &'static str) {
    match design {
        Design::Nested { .. } => ("Nested", "this chapter: every part under its own supervisor"),
        Design::Flat { .. } => ("Flat", "the chapter before: one supervisor, everything linked"),
        Design::Tree(_) => ("Tree", "a tree that was written down in a file"),
    }
}

/// Is it the same design, whatever strategies were chosen in it?
#[must_use]
pub fn is_kind_of(one: &Design, other: &Design) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}
