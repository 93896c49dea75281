//! Reads an exit reason as a person types it: atoms, integers, strings, tuples and lists of them.

use crate::runtime::{Atom, Term};

/// How deep tuples and lists may nest.
const MAX_DEPTH: u32 = 32;

/// Reads one term. A bare word is an atom, so that `kill` and `:kill` are the same.
pub(super) fn parse(text: &str) -> Result<Term, String> {
    let mut reader = Reader { text, at: 0 };
    let term = reader.term(0)?;
    reader.skip_space();
    if reader.at < text.len() {
        return Err(reader.error("nothing more was expected"));
    }
    Ok(term)
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

    fn error(&self, what: &str) -> String {
        let column = self.text[..self.at].chars().count() + 1;
        match self.peek() {
            Some(found) => format!("{what}, but there is “{found}” at character {column}"),
            None => format!("{what}, but the text ends at character {column}"),
        }
    }

    fn term(&mut self, depth: u32) -> Result<Term, String> {
        if depth > MAX_DEPTH {
            return Err(self.error("this is nested too deeply"));
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
            Some(_) | None => Err(self.error("a reason was expected, such as :shutdown or {:error, 1}")),
        }
    }

    fn atom(&self, name: &str) -> Result<Term, String> {
        let atom = Atom::intern(name).map(Term::Atom);
        atom.ok_or_else(|| "an atom has at most 255 characters".to_owned())
    }

    fn word(&mut self) -> Result<String, String> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_alphanumeric() || "_.@?!".contains(c)) {
            self.take();
        }
        if self.at == start {
            return Err(self.error("a name was expected"));
        }
        Ok(self.text[start..self.at].to_owned())
    }

    fn integer(&mut self) -> Result<Term, String> {
        let start = self.at;
        self.take();
        while self.peek().is_some_and(|c| c.is_ascii_digit() || c == '_') {
            self.take();
        }
        let digits = self.text[start..self.at].replace('_', "");
        digits
            .parse()
            .map(Term::Int)
            .map_err(|_| self.error("an integer of at most 64 bits was expected"))
    }

    fn string(&mut self) -> Result<String, String> {
        self.take();
        let mut text = String::new();
        loop {
            match self.take() {
                Some('"') => return Ok(text),
                Some('\\') => match self.take() {
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    Some(other) => text.push(other),
                    None => return Err(self.error("a closing quote was expected")),
                },
                Some(other) => text.push(other),
                None => return Err(self.error("a closing quote was expected")),
            }
        }
    }

    fn sequence(&mut self, close: char, depth: u32) -> Result<Vec<Term>, String> {
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
                Some(_) | None => return Err(self.error(&format!("“,” or “{close}” was expected"))),
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
            Err(error) => error,
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
        check(
            "",
            "a reason was expected, such as :shutdown or {:error, 1}, but the text ends at character 1",
        );
        check("{:a", "“,” or “}” was expected, but the text ends at character 4");
        check(":a b", "nothing more was expected, but there is “b” at character 4");
        check(
            "\"open",
            "a closing quote was expected, but the text ends at character 6",
        );
        check(
            &"{".repeat(100),
            "this is nested too deeply, but there is “{” at character 34",
        );
    }
}
