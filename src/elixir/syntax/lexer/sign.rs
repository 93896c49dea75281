//! What begins with a sign: operators, brackets, dots, operators as atoms and as keys of keywords.

use super::super::error::{Complaint, Outcome};
use super::super::token::{OperatorClass, TokenKind, TokenValue};
use super::Lexer;
use super::character::is_bidirectional;
use super::operator::{is_colon_and_space, of_atom, of_call, of_key, of_one, of_three, of_two};
use crate::runtime::Atom;

use OperatorClass as O;
use TokenKind as K;

impl Lexer<'_> {
    /// What is next when it begins with a sign; `false` when it does not.
    pub(super) fn sign(&mut self, rest: &str) -> Outcome<bool> {
        let first = rest.as_bytes()[0];
        if !first.is_ascii_punctuation() || first == b'_' {
            return Ok(false);
        }
        if let Some(length) = of_key(rest) {
            self.key(length);
            return Ok(true);
        }
        match first {
            b':' => return self.colon(rest),
            b'.' => return self.dots(rest),
            b',' => self.take(1, K::Comma, TokenValue::None),
            b'%' => return self.percent(rest),
            b'(' => return self.bracket(1, K::OpenParen),
            b')' => return self.bracket(1, K::CloseParen),
            b'[' => return self.bracket(1, K::OpenBracket),
            b']' => return self.bracket(1, K::CloseBracket),
            b'{' => return self.bracket(1, K::OpenCurly),
            b'}' => return self.bracket(1, K::CloseCurly),
            b'=' if rest.starts_with("=>") => {
                self.drop_eol();
                self.take_operator(2, O::Assoc);
            }
            _ => return self.operator(rest),
        }
        Ok(true)
    }

    fn operator(&mut self, rest: &str) -> Outcome<bool> {
        if let Some(class) = of_three(rest) {
            self.named_operator(rest, 3, class);
        } else if rest.starts_with("<<") {
            return self.bracket(2, K::OpenBits);
        } else if rest.starts_with(">>") {
            return self.bracket(2, K::CloseBits);
        } else if rest.starts_with("//") {
            self.drop_eol();
            self.take_operator(2, O::Ternary);
        } else if let Some(class) = of_two(rest) {
            self.named_operator(rest, 2, class);
        } else if let Some(class) = of_one(rest) {
            match class {
                O::Capture => self.capture(rest),
                _ => self.named_operator(rest, 1, class),
            }
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// An operator; with a `/` behind it, its name: `&+/2`.
    fn named_operator(&mut self, rest: &str, length: usize, class: OperatorClass) {
        let behind = &rest[length..];
        if is_colon_and_space(behind) {
            self.key(length);
        } else if without_spaces(behind).starts_with('/') {
            let name = self.name_of(length);
            self.take(length, K::Identifier, name);
        } else {
            if !matches!(class, O::Unary | O::At | O::Dual) {
                self.drop_eol();
            }
            self.take_operator(length, class);
        }
        // What follows is no longer behind a space for `a + -1`.
        self.skip_spaces();
    }

    /// `&`; the name of the operator in `&&/1`.
    fn capture(&mut self, rest: &str) {
        let behind = without_spaces(&rest[1..]);
        let is_name = behind
            .strip_prefix('/')
            .is_some_and(|behind| !without_spaces(behind).starts_with('/'));
        if is_name {
            let name = self.name_of(1);
            self.take(1, K::Identifier, name);
        } else {
            self.take_operator(1, O::Capture);
        }
    }

    /// A token of that class of the next so many bytes.
    #[inline(never)]
    pub(super) fn take_operator(&mut self, length: usize, class: OperatorClass) {
        let name = self.name_of(length);
        self.take(length, K::Operator(class), name);
    }

    #[inline(never)]
    fn name_of(&self, length: usize) -> TokenValue {
        let name = &self.source[self.at..self.at + length];
        TokenValue::Name(Atom::intern(name).unwrap_or(Atom::new("nil")))
    }

    /// `+:`, with the colon.
    #[inline(never)]
    fn key(&mut self, length: usize) {
        let name = self.name_of(length);
        self.take(length + 1, K::Keyword, name);
    }

    fn bracket(&mut self, length: usize, kind: TokenKind) -> Outcome<bool> {
        if kind == K::OpenParen
            && let Some(alias) = self.tokens.last().filter(|last| last.kind == K::Alias)
        {
            let name = alias.name().name();
            let what = format!(
                "unexpected ( after alias {name}. Function names and identifiers in Elixir start with lowercase \
                 characters or underscore. For example:\n\n    hello_world()\n    _starting_with_underscore()\n    \
                 numb3rs_are_allowed()\n    may_finish_with_question_mark?()\n    may_finish_with_exclamation_mark!()\n\n\
                 Unexpected token: ("
            );
            return Err(Complaint::new(self.line, self.column + 1, what));
        }
        self.brackets.take(kind, self.line, self.column, self.indentation)?;
        self.take(length, kind, TokenValue::None);
        Ok(true)
    }

    /// `:` and what it makes an atom of.
    fn colon(&mut self, rest: &str) -> Outcome<bool> {
        let behind = &rest[1..];
        if let Some(length) = of_atom(behind) {
            // `::` alone is an operator, `:::` its atom.
            if behind.starts_with(':') && !behind.starts_with("::") {
                return self.operator(rest);
            }
            let name = Atom::intern(&behind[..length]).unwrap_or(Atom::new("nil"));
            self.take(1 + length, K::Atom, TokenValue::Name(name));
            return Ok(true);
        }
        match behind.chars().next() {
            Some(':') => self.operator(rest),
            Some(quote @ ('"' | '\'')) => self.quoted_atom(quote).map(|()| true),
            _ => self.atom(behind).map(|()| true),
        }
    }

    fn dots(&mut self, rest: &str) -> Outcome<bool> {
        if let Some(behind) = rest.strip_prefix("...") {
            let name = TokenValue::Name(Atom::new("..."));
            self.take(3, call_kind(behind), name);
        } else if let Some(behind) = rest.strip_prefix("..//") {
            if !without_spaces(behind).starts_with('/') {
                return Err(self.unexpected('.'));
            }
            self.take(4, K::Identifier, TokenValue::Name(Atom::new("..//")));
            self.skip_spaces();
        } else if rest.starts_with("..") {
            return self.operator(rest);
        } else {
            return self.dot().map(|()| true);
        }
        Ok(true)
    }

    /// A dot, the comments and the lines behind it, and what it calls when that is an operator or in quotes.
    fn dot(&mut self) -> Outcome<()> {
        let dot = self.mark();
        self.at += 1;
        self.column += 1;
        let end = self.at;
        loop {
            self.skip_spaces();
            let rest = self.rest();
            if rest.starts_with('#') {
                let wrong = rest
                    .split('\n')
                    .next()
                    .is_some_and(|line| line.contains(is_bidirectional));
                let column = self.column;
                self.comment(rest).inspect_err(|_| debug_assert!(wrong))?;
                self.column = if wrong { column } else { 1 };
            } else if rest.starts_with("\r\n") || rest.starts_with('\n') {
                self.at += if rest.starts_with('\n') { 1 } else { 2 };
                self.line += 1;
                self.column = 1;
            } else {
                break;
            }
        }
        let rest = self.rest();
        let name_length = of_call(rest);
        let kind = if name_length.is_none() && rest.starts_with('(') {
            K::DotCall
        } else {
            K::Dot
        };
        let quote = rest.chars().next().filter(|char| matches!(char, '"' | '\''));
        let name = match quote {
            Some(quote) if name_length.is_none() => Some(self.quoted_name(quote)?),
            Some(_) | None => None,
        };
        self.drop_eol();
        let here = std::mem::replace(&mut self.at, end);
        self.push(dot, kind, TokenValue::None);
        self.at = here;
        if let Some((start, name)) = name {
            let kind = call_kind(self.rest());
            self.push(start, kind, TokenValue::Name(name));
        } else if let Some(length) = name_length {
            let kind = call_kind(&rest[length..]);
            let name = self.name_of(length);
            self.take(length, kind, name);
        }
        Ok(())
    }

    fn percent(&mut self, rest: &str) -> Outcome<bool> {
        match rest.as_bytes().get(1) {
            Some(b'(' | b'[') => {
                let what = format!("expected %{{ to define a map, got: {}", &rest[..2]);
                return Err(Complaint::new(self.line, self.column, what));
            }
            Some(b'{') => self.take(1, K::MapPercent, TokenValue::None),
            _ => self.take(1, K::Percent, TokenValue::None),
        }
        Ok(true)
    }
}

/// The kind of a name, by what is right behind it.
pub(super) fn call_kind(rest: &str) -> TokenKind {
    match rest.as_bytes().first() {
        Some(b'(') => K::ParenIdentifier,
        Some(b'[') => K::BracketIdentifier,
        _ => K::Identifier,
    }
}

/// What is behind spaces and tabs.
#[inline(never)]
pub(super) fn without_spaces(rest: &str) -> &str {
    rest.trim_start_matches([' ', '\t'])
}
