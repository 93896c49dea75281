//! What `inspect/2` may be told: how much of a term to print, and how.

/// How much of a term is printed, and how. `None` is everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InspectOptions {
    /// How many items of collections.
    pub limit: Option<usize>,
    /// How many characters of a text.
    pub printable_limit: Option<usize>,
    /// How lists of characters print.
    pub charlists: TextForm,
    /// How binaries print.
    pub binaries: TextForm,
    /// To which base integers print: 2, 8, 10 or 16.
    pub base: u32,
    /// Do structs print as such, and not as the maps that they are?
    pub structs: bool,
    /// How many bytes a line may have.
    pub width: Option<usize>,
}

/// How something prints that may be text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    /// As text when it is printable.
    Infer,
    /// As text.
    Text,
    /// As the numbers that it is made of.
    Numbers,
}

impl Default for InspectOptions {
    fn default() -> Self {
        Self {
            limit: Some(super::LIMIT),
            printable_limit: Some(super::PRINTABLE_LIMIT),
            charlists: TextForm::Infer,
            binaries: TextForm::Infer,
            base: 10,
            structs: true,
            width: None,
        }
    }
}
