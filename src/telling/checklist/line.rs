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
