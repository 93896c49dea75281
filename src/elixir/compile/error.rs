//! Why code cannot be compiled.

use crate::elixir::environment::NameTooLong;
use crate::runtime::Term;

/// Why code cannot be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    /// The line, from 1; 0 when it is of no line.
    pub line: u32,
    /// What is wrong, in Elixir's words.
    pub message: String,
    /// Which exception it is.
    pub kind: CompileErrorKind,
}

/// As which exception it is raised that code cannot be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompileErrorKind {
    /// `CompileError`.
    Compile,
    /// `ArgumentError`.
    Argument,
    /// `FunctionClauseError`: that function of Elixir's compiler does not take what is written.
    NoClause(&'static str, &'static str, u8),
    /// `KeyError`: a struct is made with a field that it does not have.
    NoField(Term),
}

impl CompileError {
    pub(in crate::elixir) fn new(line: u32, message: &str) -> Self {
        Self {
            line,
            message: message.to_owned(),
            kind: CompileErrorKind::Compile,
        }
    }

    pub(super) fn argument_error(self) -> Self {
        let kind = CompileErrorKind::Argument;
        Self { kind, ..self }
    }

    pub(super) fn no_field(self, key: &Term) -> Self {
        let kind = CompileErrorKind::NoField(key.clone());
        Self { kind, ..self }
    }

    pub(super) fn no_clause(self, module: &'static str, function: &'static str, arity: u8) -> Self {
        let kind = CompileErrorKind::NoClause(module, function, arity);
        Self { kind, ..self }
    }
}

impl From<NameTooLong> for CompileError {
    fn from(_: NameTooLong) -> Self {
        Self::new(0, "the name of a module is too long")
    }
}

/// What a step of the compiler comes to.
pub(super) type Compiled<T> = Result<T, CompileError>;
