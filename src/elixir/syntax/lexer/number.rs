//! Numbers: `1_000`, `0xFF`, `1.5e-3`; and characters, which are numbers: `?a`.

use super::super::error::{Complaint, Outcome};
use super::super::escape::single;
use super::super::token::{TokenKind, TokenValue};
use super::Lexer;
use crate::runtime::{Term, number};

impl Lexer<'_> {
    /// A number, which begins with a digit.
    pub(super) fn number(&mut self, rest: &str) -> Outcome<()> {
        for (prefix, base) in [("0x", 16), ("0b", 2), ("0o", 8)] {
            let length = rest.strip_prefix(prefix).map_or(0, |digits| digits_of(digits, base));
            if length > 0 {
                let worth = integer(&rest[2..2 + length], base);
                self.take(2 + length, TokenKind::Int, TokenValue::Number(worth));
                return Ok(());
            }
        }
        let (length, is_float) = decimal(rest);
        let written = &rest[..length];
        let float = if is_float {
            let digits: String = written.chars().filter(|char| *char != '_').collect();
            let worth = digits.parse().ok().and_then(Term::float);
            Some(worth.ok_or_else(|| self.complaint(format!("invalid float number {written}")))?)
        } else {
            None
        };
        if let Some(wrong) = rest[length..].chars().next()
            && (wrong.is_ascii_alphabetic() || wrong == '_')
        {
            return Err(self.complaint(format!(
                "invalid character \"{wrong}\" after number {written}. If you intended to write a number, make sure to \
                 separate the number from the character (using comma, space, etc). If you meant to write a function name \
                 or a variable, note that identifiers in Elixir cannot start with numbers. Unexpected token: {wrong}"
            )));
        }
        match float {
            Some(worth) => self.take(length, TokenKind::Float, TokenValue::Number(worth)),
            None => {
                let worth = integer(written, 10);
                self.take(length, TokenKind::Int, TokenValue::Number(worth));
            }
        }
        Ok(())
    }

    /// `?a`, `?\n`. Columns go on behind a newline too, as they do there.
    pub(super) fn char(&mut self, rest: &str) {
        let mut chars = rest.chars().skip(1);
        let (length, worth) = match (chars.next(), chars.next()) {
            (Some('\\'), Some(escaped)) => (2 + escaped.len_utf8(), single(escaped)),
            (Some(char), _) => (1 + char.len_utf8(), char),
            (None, _) => return,
        };
        let worth = Term::Int(u32::from(worth).into());
        self.take(length, TokenKind::Char, TokenValue::Number(worth));
    }

    fn complaint(&self, what: String) -> Box<Complaint> {
        Complaint::new(self.line, self.column, what)
    }
}

/// How many bytes there are of digits, and of underscores between two of them.
fn digits_of(text: &str, base: u32) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(|byte| char::from(*byte).is_digit(base));
    let mut at = 0;
    loop {
        if is_digit(at) {
            at += 1;
        } else if at > 0 && bytes.get(at) == Some(&b'_') && is_digit(at + 1) {
            at += 2;
        } else {
            return at;
        }
    }
}

/// How many bytes there are of a number of base 10, and whether it is a float.
fn decimal(text: &str) -> (usize, bool) {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = digits_of(text, 10);
    let mut is_float = false;
    if bytes.get(at) == Some(&b'.') && is_digit(at + 1) {
        is_float = true;
        at += 1 + digits_of(&text[at + 1..], 10);
    }
    // Elixir takes several exponents here, and finds later that no float is written so.
    while is_float && matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        if !is_digit(at + 1 + sign) {
            break;
        }
        at += 1 + sign + digits_of(&text[at + 1 + sign..], 10);
    }
    (at, is_float)
}

/// The integer of digits, with underscores.
fn integer(digits: &str, base: u32) -> Term {
    let digits: String = digits.chars().filter(|char| *char != '_').collect();
    number::parse_digits(&digits, base).unwrap_or(Term::Int(0))
}
