//! Terms as Elixir writes them: `t("{:child1, {:supervisor_1, :start_child, []}, :permanent, 1000, :worker, []}")`.

use coppice::runtime::{Atom, Term};

/// The term of that text: atoms, aliases, integers, strings, tuples, lists, keyword pairs and maps.
#[track_caller]
pub fn t(text: &str) -> Term {
    let mut reader = Reader { rest: text.trim() };
    let term = reader.term();
    assert!(reader.rest.is_empty(), "{:?} is left of {text}", reader.rest);
    term
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    #[track_caller]
    fn term(&mut self) -> Term {
        if self.eat("%{") {
            return Term::map(self.pairs("}"));
        }
        if self.eat("{") {
            return Term::tuple(self.elements("}"));
        }
        if self.eat("[") {
            return Term::list(self.elements("]"));
        }
        if self.eat("\"") {
            let end = self.rest.find('"').expect("a closing quote");
            let text = Term::str(&self.rest[..end]);
            self.skip(end + 1);
            return text;
        }
        if self.eat(":") {
            let name = self.word();
            return Term::Atom(Atom::intern(name).expect("an atom"));
        }
        let word = self.word();
        match word {
            "true" | "false" | "nil" => Term::Atom(Atom::intern(word).expect("an atom")),
            _ if word.starts_with(char::is_uppercase) => {
                Term::Atom(Atom::intern(&format!("Elixir.{word}")).expect("an alias"))
            }
            number => Term::Int(number.parse().unwrap_or_else(|_| panic!("no term: {number:?}"))),
        }
    }

    #[track_caller]
    fn elements(&mut self, end: &str) -> Vec<Term> {
        let mut elements = Vec::new();
        while !self.eat(end) {
            elements.push(match self.keyword() {
                Some(key) => Term::tuple([key, self.term()]),
                None => self.term(),
            });
            self.eat(",");
        }
        elements
    }

    #[track_caller]
    fn pairs(&mut self, end: &str) -> Vec<(Term, Term)> {
        let mut pairs = Vec::new();
        while !self.eat(end) {
            let key = self.keyword().expect("a key");
            pairs.push((key, self.term()));
            self.eat(",");
        }
        pairs
    }

    /// `key:`, if one follows.
    fn keyword(&mut self) -> Option<Term> {
        let length = self.rest.find(|char: char| !(char.is_alphanumeric() || char == '_'))?;
        let (name, after) = self.rest.split_at(length);
        if name.is_empty() || !after.starts_with(": ") {
            return None;
        }
        let key = Term::Atom(Atom::intern(name)?);
        self.skip(length + 2);
        Some(key)
    }

    fn word(&mut self) -> &str {
        let inside = |char: char| char.is_alphanumeric() || matches!(char, '_' | '.' | '-' | '?' | '!');
        let length = self.rest.find(|char| !inside(char)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest.trim_start();
        word
    }

    fn eat(&mut self, what: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(what) else {
            return false;
        };
        self.rest = rest.trim_start();
        true
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest[bytes..].trim_start();
    }
}
