//! Why code cannot be compiled.

use crate::elixir::environment::NameTooLong;

/// Why code cannot be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    /// The line, from 1; 0 when it is of no line.
    pub line: u32,
    /// What is wrong, in Elixir's words.
    pub message: String,
    /// Is it an `ArgumentError` instead of a `CompileError`?
    pub is_argument: bool,
}

impl CompileError {
    pub(in crate::elixir) fn new(line: u32, message: &str) -> Self {
        Self {
            line,
            message: message.to_owned(),
            is_argument: false,
        }
    }

    pub(super) fn argument_error(self) -> Self {
        Self {
            is_argument: true,
            ..self
        }
    }
}

impl From<NameTooLong> for CompileError {
    fn from(_: NameTooLong) -> Self {
        Self::new(0, "the name of a module is too long")
    }
}

/// What a step of the compiler comes to.
pub(super) type Compiled<T> = Result<T, CompileError>;
