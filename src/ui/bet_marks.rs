//! Places that are marked for a bet, and what the marks were worth.

use std::rc::Rc;

use crate::telling::course::{MarkWorth, Verdict};

/// The marks of a bet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BetMarks {
    /// The paths of the places.
    pub marked: Vec<String>,
    /// Can they still be changed?
    pub open: bool,
    /// What they were worth, once that is known.
    pub verdict: Option<Rc<Verdict>>,
}

/// The mark on one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BetMark {
    /// Is it marked?
    pub marked: bool,
    /// Can that still be changed?
    pub open: bool,
    /// What it was worth.
    pub worth: Option<MarkWorth>,
}

impl BetMarks {
    /// The mark on the place of that path.
    #[must_use]
    pub fn at(&self, path: &str) -> BetMark {
        BetMark {
            marked: self.marked.iter().any(|marked| marked == path),
            open: self.open,
            worth: self.verdict.as_ref().and_then(|verdict| verdict.marking(path)),
        }
    }
}
