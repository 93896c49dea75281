//! Why a text is no Elixir: `SyntaxError` and `TokenMissingError`, as Elixir 1.14 words them.

use std::fmt;

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Whether more text could make it right.
    pub kind: SyntaxErrorKind,
    /// As it was given to `parse`.
    pub file: String,
    /// From what the source was said to begin with.
    pub line: u32,
    /// In characters, from 1. Some errors are known by their line alone.
    pub column: Option<u32>,
    /// What is said of it, without place and snippet.
    pub description: String,
    /// The line that it is about, where Elixir shows it.
    pub snippet: Option<String>,
}

/// Which exception it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// `SyntaxError`: nothing that could be added at the end makes it right.
    SyntaxError,
    /// `TokenMissingError`: the text ends too early.
    TokenMissing,
}

impl SyntaxError {
    /// True for a text that ends too early, so that a shell asks for another line.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.kind == SyntaxErrorKind::TokenMissing
    }
}

/// `Exception.message/1`.
impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:", self.file, self.line)?;
        if let Some(column) = self.column {
            write!(f, "{column}:")?;
        }
        write!(f, " {}", self.description)?;
        if let (Some(content), Some(column)) = (&self.snippet, self.column) {
            let number = self.line.to_string();
            let empty = " ".repeat(number.len().max(2));
            let before = if number.len() < 2 { " " } else { "" };
            let offset = " ".repeat((column as usize).saturating_sub(1));
            write!(f, "\n {empty} |\n {before}{number} | {content}\n {empty} | {offset}^")?;
        }
        Ok(())
    }
}

impl std::error::Error for SyntaxError {}

/// An error before it knows its file and its snippet.
#[derive(Clone, Debug)]
pub(super) struct Complaint {
    pub(super) kind: SyntaxErrorKind,
    pub(super) line: u32,
    pub(super) column: Option<u32>,
    pub(super) description: String,
    pub(super) has_snippet: bool,
}

/// What a step of the lexer or of the parser comes to. The complaint is in a box, so that what goes well stays small.
pub(super) type Outcome<T> = Result<T, Box<Complaint>>;

impl Complaint {
    /// One that shows the line.
    #[cold]
    #[inline(never)]
    pub(super) fn new(line: u32, column: u32, description: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            kind: SyntaxErrorKind::SyntaxError,
            line,
            column: Some(column),
            description: description.into(),
            has_snippet: true,
        })
    }

    /// One that does not.
    #[cold]
    #[inline(never)]
    pub(super) fn bare(line: u32, column: u32, description: impl Into<String>) -> Box<Self> {
        let mut complaint = Self::new(line, column, description);
        complaint.has_snippet = false;
        complaint
    }

    /// One that is known by its line alone.
    #[cold]
    #[inline(never)]
    pub(super) fn of_line(line: u32, description: impl Into<String>) -> Box<Self> {
        let mut complaint = Self::bare(line, 0, description);
        complaint.column = None;
        complaint
    }

    /// The text ends too early.
    #[cold]
    #[inline(never)]
    pub(super) fn incomplete(line: u32, column: u32, description: impl Into<String>) -> Box<Self> {
        let mut complaint = Self::new(line, column, description);
        complaint.kind = SyntaxErrorKind::TokenMissing;
        complaint
    }
}
