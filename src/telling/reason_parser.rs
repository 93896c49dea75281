//! Reads an exit reason as a person types it: atoms, integers, strings, tuples and lists of them.

use std::fmt;

use super::event_sentences::brief;
use super::view::short;
use crate::runtime::{Atom, Term};

/// How deep tuples and lists may nest.
const MAX_DEPTH: u32 = 32;

/// Where a text stops being a term, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// One or two sentences for whoever typed it.
    pub message: String,
    /// Before which character, counted from 0.
    pub at: usize,
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Reads one term. A bare word is an atom, so that `kill` and `:kill` are the same.
///
/// # Errors
/// Where the text stops being a term.
pub fn parse(text: &str) -> Result<Term, Misread> {
    let mut reader = Reader { text, at: 0 };
    let term = reader.term(0)?;
    reader.skip_space();
    if reader.at < text.len() {
        let rest = reader.shown();
        return Err(reader.error(format!(
            "The reason is complete before {rest}. Several parts go into a tuple, as in {{:error, 1}}."
        )));
    }
    Ok(term)
}

/// A reason as a sentence has room for it: of what was raised, the exception and its message rather than the stack.
pub(super) fn in_short(reason: &Term) -> String {
    let Some([error, Term::List(_)]) = reason.elements() else {
        return brief(reason);
    };
    match (error.field("__struct__"), error.field("message")) {
        (Some(module), Some(Term::Str(message))) => format!("{module} ({})", short(message)),
        (Some(module), _) => module.to_string(),
        (None, _) => brief(error),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.take();
        }
    }

    fn error(&self, message: impl Into<String>) -> Misread {
        Misread {
            message: message.into(),
            at: self.text[..self.at].chars().count(),
        }
    }

    /// The next character, in quotation marks.
    fn shown(&self) -> String {
        self.peek().map(|next| format!("“{next}”")).unwrap_or_default()
    }

    /// There is no term here.
    fn no_term(&self) -> Misread {
        const EXAMPLES: &str = ":shutdown, {:error, 1} or \"text\"";
        self.error(match self.peek() {
            None if self.text.trim().is_empty() => format!("Type a reason: {EXAMPLES}."),
            None => format!("Something is missing at the end: {EXAMPLES}."),
            Some('%') => {
                "Maps and structs cannot be typed here. Tuples, lists, atoms, integers and text can.".to_owned()
            }
            Some(next) => format!("A reason cannot begin with “{next}”. It looks like {EXAMPLES}."),
        })
    }

    fn term(&mut self, depth: u32) -> Result<Term, Misread> {
        if depth > MAX_DEPTH {
            return Err(self.error(format!("This is nested too deeply: {MAX_DEPTH} levels are the most.")));
        }
        self.skip_space();
        match self.peek() {
            Some('{') => Ok(Term::tuple(self.sequence('}', depth)?)),
            Some('[') => Ok(Term::list(self.sequence(']', depth)?)),
            Some('"') => Ok(Term::str(&self.string()?)),
            Some('-' | '0'..='9') => self.integer(),
            Some(':') => {
                self.take();
                let name = if self.peek() == Some('"') {
                    self.string()?
                } else {
                    self.word()?
                };
                self.atom(&name)
            }
            Some(first) if first.is_alphabetic() || first == '_' => {
                let name = self.word()?;
                let alias = first.is_uppercase();
                self.atom(&if alias { format!("Elixir.{name}") } else { name })
            }
            Some(_) | None => Err(self.no_term()),
        }
    }

    fn atom(&self, name: &str) -> Result<Term, Misread> {
        let atom = Atom::intern(name).map(Term::Atom);
        atom.ok_or_else(|| self.error("An atom has at most 255 characters."))
    }

    fn word(&mut self) -> Result<String, Misread> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_alphanumeric() || "_.@?!".contains(c)) {
            self.take();
        }
        if self.at == start {
            return Err(self.error("A name is missing after the colon, as in :shutdown."));
        }
        Ok(self.text[start..self.at].to_owned())
    }

    fn integer(&mut self) -> Result<Term, Misread> {
        let start = self.at;
        self.take();
        while self.peek().is_some_and(|c| c.is_ascii_digit() || c == '_') {
            self.take();
        }
        let digits = self.text[start..self.at].replace('_', "");
        digits
            .parse()
            .map(Term::Int)
            .map_err(|_| self.error("An integer is missing here, or it is too large: 64 bits are the most."))
    }

    fn string(&mut self) -> Result<String, Misread> {
        self.take();
        let mut text = String::new();
        loop {
            match self.take() {
                Some('"') => return Ok(text),
                Some('\\') => match self.take() {
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    Some(other) => text.push(other),
                    None => {
                        return Err(self.error("The text that begins with a quotation mark is not closed by another."));
                    }
                },
                Some(other) => text.push(other),
                None => return Err(self.error("The text that begins with a quotation mark is not closed by another.")),
            }
        }
    }

    fn sequence(&mut self, close: char, depth: u32) -> Result<Vec<Term>, Misread> {
        self.take();
        let mut elements = Vec::new();
        loop {
            self.skip_space();
            if elements.is_empty() && self.peek() == Some(close) {
                self.take();
                return Ok(elements);
            }
            elements.push(self.term(depth + 1)?);
            self.skip_space();
            match self.peek() {
                Some(',') => {
                    self.take();
                }
                Some(found) if found == close => {
                    self.take();
                    return Ok(elements);
                }
                Some(_) => {
                    let next = self.shown();
                    return Err(self.error(format!("A comma or a closing {close} is missing before {next}.")));
                }
                None => return Err(self.error(format!("A comma or a closing {close} is missing at the end."))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn check(text: &str, expected: &str) {
        let printed = match parse(text) {
            Ok(term) => term.to_string(),
            Err(misread) => format!("{}: {misread}", misread.at),
        };
        assert_eq!(printed, expected);
    }

    #[test]
    fn reads_what_people_type_as_reasons() {
        check("kill", ":kill");
        check(" :shutdown ", ":shutdown");
        check("{:shutdown, [1, \"x\"]}", "{:shutdown, [1, \"x\"]}");
        check("{}", "{}");
        check("-12", "-12");
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        check("", "0: Type a reason: :shutdown, {:error, 1} or \"text\".");
        check("{:a", "3: A comma or a closing } is missing at the end.");
        check("{:ä :b}", "4: A comma or a closing } is missing before “:”.");
        check(
            "{:a,",
            "4: Something is missing at the end: :shutdown, {:error, 1} or \"text\".",
        );
        check(
            ":a b",
            "3: The reason is complete before “b”. Several parts go into a tuple, as in {:error, 1}.",
        );
        check(": a", "1: A name is missing after the colon, as in :shutdown.");
        check(
            "%{}",
            "0: Maps and structs cannot be typed here. Tuples, lists, atoms, integers and text can.",
        );
        check(
            "\"open",
            "5: The text that begins with a quotation mark is not closed by another.",
        );
        check(
            &"{".repeat(100),
            "33: This is nested too deeply: 32 levels are the most.",
        );
    }
}
