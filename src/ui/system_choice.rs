//! What the page shows: which system, or which two.

use std::rc::Rc;

use serde_json::Value;

use crate::systems::notation::{Notation, NotationError};
use crate::systems::scenario::TreeFile;
use crate::systems::{CodeFile, Design};

/// Which of the designs, whatever strategies are chosen in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum DesignKind {
    /// The chapter's tree.
    #[default]
    Nested,
    /// The tree of the chapter before.
    Flat,
    /// A tree of one's own, from a file.
    Tree,
    /// Elixir of one's own.
    Code,
}

crate::notation!(words DesignKind { "nested" => Nested, "flat" => Flat, "tree" => Tree, "code" => Code });

impl DesignKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Nested, Self::Flat, Self::Tree, Self::Code];

    /// That of a design.
    #[must_use]
    pub fn of(design: &Design) -> Self {
        match design {
            Design::Nested { .. } => Self::Nested,
            Design::Flat { .. } => Self::Flat,
            Design::Tree(_) => Self::Tree,
            Design::Written(_) => Self::Code,
        }
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Nested => "Nested",
            Self::Flat => "Flat",
            Self::Tree => "Your tree",
            Self::Code => "Your code",
        }
    }

    /// The word for it in the document's ids and attributes.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.written()
    }

    /// The word for it within a sentence.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Nested => "the nested tree",
            Self::Flat => "the flat tree",
            Self::Tree => "your tree",
            Self::Code => "your code",
        }
    }

    /// What it is, in a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Nested => "this chapter: every part under its own supervisor",
            Self::Flat => "the chapter before: one supervisor, everything linked",
            Self::Tree => "a tree that was opened from a file",
            Self::Code => "what you have written in Elixir",
        }
    }

    /// Does it run on the lists of the person, rather than on something of one's own that was opened?
    #[must_use]
    pub fn serves_lists(self) -> bool {
        matches!(self, Self::Nested | Self::Flat)
    }

    /// The design as it begins; `None` for a tree of one's own while there is none.
    #[must_use]
    pub fn design(self, own: Option<&Rc<TreeFile>>, code: &Rc<CodeFile>) -> Option<Design> {
        match self {
            Self::Nested => Some(Design::nested()),
            Self::Flat => Some(Design::flat()),
            Self::Tree => own.cloned().map(Design::Tree),
            Self::Code => Some(Design::Written(Rc::clone(code))),
        }
    }
}

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// One system.
    Alone(DesignKind),
    /// Two that are compared, the left one first. They are never the same.
    Beside([DesignKind; 2]),
}

/// One word, or a list of two.
impl Notation for Showing {
    fn read(written: &Value) -> Result<Self, NotationError> {
        match written.as_array().map(Vec::as_slice) {
            Some([one, other]) => Ok(Self::Beside([Notation::read(one)?, Notation::read(other)?])),
            Some(_) | None => DesignKind::read(written).map(Self::Alone),
        }
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Alone(one) => one.write(text),
            Self::Beside(both) => both.to_vec().write(text),
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

/// The chapter's tree.
impl Default for Showing {
    fn default() -> Self {
        Self::Alone(DesignKind::default())
    }
}

impl Showing {
    /// The two that are compared when nobody has chosen others.
    pub const COMPARED: [DesignKind; 2] = [DesignKind::Flat, DesignKind::Nested];

    /// Is that one of those shown?
    #[must_use]
    pub fn has(self, kind: DesignKind) -> bool {
        match self {
            Self::Alone(one) => one == kind,
            Self::Beside(both) => both.contains(&kind),
        }
    }

    /// What is shown when that is chosen for one of two: what stood there changes places with it, if it stands in the other.
    #[must_use]
    pub fn with(both: [DesignKind; 2], at: usize, kind: DesignKind) -> Self {
        let mut next = both;
        if both[1 - at] == kind {
            next[1 - at] = both[at];
        }
        next[at] = kind;
        Self::Beside(next)
    }
}
