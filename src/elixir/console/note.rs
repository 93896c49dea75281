//! What a console says of itself, beside what it prints: what was typed, and where it has failed.

use std::rc::Rc;

use crate::elixir::syntax::SyntaxError;
use crate::otp::log::format_exit;
use crate::runtime::{Pid, Term};

/// What begins a note of what is typed: `{:console, number, text}`.
pub(super) const NOTE: &str = "console";
/// What begins a note of what has failed: `{:console_failed, file, line}`.
pub(super) const FAILED: &str = "console_failed";

/// Source that is evaluated as a whole, and what errors say that it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// What it is called: `counter.ex`.
    pub name: Rc<str>,
    /// The source.
    pub source: Rc<str>,
}

crate::digest!(struct Script { name, source });

/// What a console says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsoleNote<'a> {
    /// It begins to evaluate what was typed.
    Typed {
        /// The number of the line, from 1.
        number: u32,
        /// What was typed.
        text: &'a str,
    },
    /// What it evaluated has failed.
    Failed {
        /// The source: `iex`, or that of a script.
        file: &'a str,
        /// The line of it, from 1; `None` when it is not known.
        line: Option<u32>,
    },
}

impl<'a> ConsoleNote<'a> {
    /// Reads a note; `None` for one that is no console's.
    #[must_use]
    pub fn of(note: &'a Term) -> Option<Self> {
        match note.elements()? {
            [tag, number, Term::Str(text)] if tag.is_atom(NOTE) => Some(Self::Typed {
                number: u32::try_from(number.as_int()?).ok()?,
                text,
            }),
            [tag, Term::Str(file), line] if tag.is_atom(FAILED) => Some(Self::Failed {
                file,
                line: line.as_int().and_then(|line| u32::try_from(line).ok()),
            }),
            _ => None,
        }
    }
}

/// What is printed when a console has ended; an empty line when it did so in an orderly way.
#[must_use]
pub fn end_of_console(pid: Pid, reason: &Term) -> String {
    if reason.is_atom("normal") {
        return "\n".to_owned();
    }
    let why = format_exit(reason);
    format!("** (EXIT from {pid}) shell process exited with reason: {why}\n")
}

/// The line of a file that an exception says it is about: one that was raised in compiling.
pub(super) fn line_of(exception: &Term, file: &str) -> Option<u32> {
    let line = exception.field("line").and_then(Term::as_int);
    let line = line.filter(|_| exception.field("file").and_then(Term::as_str) == Some(file));
    u32::try_from(line?).ok()
}

/// The line of a file that a stack trace names first.
pub(super) fn line_in(trace: &Term, file: &str) -> Option<u32> {
    let entries = trace.as_list()?;
    entries.iter().find_map(|entry| {
        let [.., location] = entry.elements()? else { return None };
        let at = |key: &str| {
            let pairs = location.as_list()?;
            let mut pairs = pairs.iter().filter_map(Term::elements);
            pairs.find(|pair| pair[0].is_atom(key))?.get(1)
        };
        let charlist = |term: &Term| {
            term.as_list()
                .map(|chars| chars.iter().filter_map(letter).collect::<String>())
        };
        let named = at("file").and_then(charlist)? == file;
        let line = at("line").and_then(Term::as_int).filter(|_| named)?;
        u32::try_from(line).ok()
    })
}

/// A letter of a charlist.
fn letter(term: &Term) -> Option<char> {
    char::from_u32(u32::try_from(term.as_int()?).ok()?)
}

/// The exception that a syntax error is.
pub(super) fn kind_of(error: &SyntaxError) -> &'static str {
    if error.is_incomplete() {
        "TokenMissingError"
    } else {
        "SyntaxError"
    }
}
