//! Text as `inspect` prints it: between quotes, with what would not stand for itself escaped.

use std::fmt::{self, Formatter, Write};

/// A binary that is text: quoted when `String.printable?/1`, otherwise its bytes.
///
/// Of more than so many characters only these are looked at and printed, and then that there are more.
pub(super) fn write_string(f: &mut Formatter<'_>, text: &str, most: Option<usize>) -> Option<fmt::Result> {
    let shown = most.map_or(text, |most| first(text, most));
    shown
        .chars()
        .all(|char| is_printable(char) || matches!(char, '\x07'..='\x0d' | '\x1b' | '\x7f'))
        .then(|| {
            write_quoted(f, shown, '"')?;
            f.write_str(if shown.len() < text.len() { " <> ..." } else { "" })
        })
}

/// So many characters of a text, or all.
fn first(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// What stands for itself between quotes.
fn is_printable(char: char) -> bool {
    matches!(char, ' '..='~' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

pub(super) fn write_quoted(f: &mut Formatter<'_>, text: &str, quote: char) -> fmt::Result {
    f.write_char(quote)?;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            _ if char == quote => write!(f, "\\{char}")?,
            '#' if chars.peek() == Some(&'{') => f.write_str("\\#")?,
            _ => write_char(f, char)?,
        }
    }
    f.write_char(quote)
}

fn write_char(f: &mut Formatter<'_>, char: char) -> fmt::Result {
    match char {
        '\x07' => f.write_str("\\a"),
        '\x08' => f.write_str("\\b"),
        '\t' => f.write_str("\\t"),
        '\n' => f.write_str("\\n"),
        '\x0b' => f.write_str("\\v"),
        '\x0c' => f.write_str("\\f"),
        '\r' => f.write_str("\\r"),
        '\x1b' => f.write_str("\\e"),
        '\x7f' => f.write_str("\\d"),
        '\\' => f.write_str("\\\\"),
        '\0' => f.write_str("\\0"),
        '\u{feff}' => f.write_str("\\uFEFF"),
        _ if is_printable(char) => f.write_char(char),
        ..'\u{100}' => write!(f, "\\x{:02X}", u32::from(char)),
        _ => write!(f, "\\x{{{:04X}}}", u32::from(char)),
    }
}
