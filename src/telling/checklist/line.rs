//! What a line of the checklist says.

/// How a line of the checklist stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckVerdict {
    /// It is so.
    Held,
    /// It is not.
    Broken,
    /// There is nobody of whom it could be told.
    Unknown,
}

/// A line of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckLine {
    /// What is to hold.
    pub claim: &'static str,
    /// Does it?
    pub verdict: CheckVerdict,
    /// How that is known.
    pub how: String,
    /// Why it should.
    pub why: &'static str,
    /// The paths of those it was told by.
    pub about: Vec<String>,
}

/// What was seen.
pub(super) struct Evidence {
    /// What speaks against it, in sentences.
    pub(super) against: String,
    /// What speaks for it; nothing when there is nobody of whom it could be told.
    pub(super) in_favour: String,
    /// What is said then.
    pub(super) otherwise: &'static str,
}

impl Evidence {
    /// The line that it makes.
    pub(super) fn line(self, claim: &'static str, why: &'static str, about: Vec<String>) -> CheckLine {
        let (verdict, how) = if !self.against.is_empty() {
            (CheckVerdict::Broken, self.against)
        } else if self.in_favour.is_empty() {
            (CheckVerdict::Unknown, self.otherwise.to_owned())
        } else {
            (CheckVerdict::Held, self.in_favour)
        };
        CheckLine {
            claim,
            verdict,
            how: how.trim_end().to_owned(),
            why,
            about,
        }
    }
}
