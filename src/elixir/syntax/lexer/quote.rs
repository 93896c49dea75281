//! What quotes hold before it is a token: text as it is written, and how it ends.

use std::fmt;

use super::super::error::{Complaint, Outcome};
use super::super::escape::unescape;
use super::super::token::{Interpolated, TextPart};

/// A piece of text as it is written, or its code.
pub(super) enum RawPart {
    Text(String),
    Code(Interpolated),
}

/// A text that has been begun: what it is, and in which line it begins.
#[derive(Clone, Copy)]
pub(super) struct Open<'a>(pub(super) &'a str, pub(super) u32);

impl fmt::Display for Open<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " (for {} starting at line {})", self.0, self.1)
    }
}

/// What ends a text.
#[derive(Clone, Copy)]
pub(super) enum Ending {
    Char(char),
    /// Three quotes, which end a heredoc when nothing but spaces stands before them.
    Heredoc(char),
}

/// How a sigil's delimiter is written, and what ends what it begins.
pub(super) fn delimiter(opening: char) -> Option<(&'static str, char)> {
    Some(match opening {
        '/' => ("/", '/'),
        '|' => ("|", '|'),
        '"' => ("\"", '"'),
        '\'' => ("'", '\''),
        '(' => ("(", ')'),
        '[' => ("[", ']'),
        '{' => ("{", '}'),
        '<' => ("<", '>'),
        _ => return None,
    })
}

#[inline(never)]
pub(super) fn is_triple(rest: &str, quote: char) -> bool {
    rest.bytes().take(3).filter(|byte| char::from(*byte) == quote).count() == 3
}

/// Every line behind a newline without so many spaces.
pub(super) fn outdented(text: &str, indentation: u32) -> String {
    let mut lines = text.split('\n');
    let mut all = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t');
        let spaces = line.bytes().take(indentation as usize).take_while(is_space).count();
        all.push('\n');
        all.push_str(&line[spaces..]);
    }
    all
}

pub(super) fn unescaped(pieces: Vec<RawPart>, line: u32, column: u32) -> Outcome<Vec<TextPart>> {
    let mut parts = Vec::new();
    for piece in pieces {
        parts.push(match piece {
            RawPart::Text(text) => match unescape(&text) {
                Ok(text) => TextPart::Text(text),
                Err(what) => return Err(Complaint::new(line, column, what)),
            },
            RawPart::Code(code) => TextPart::Code(code),
        });
    }
    Ok(parts)
}
