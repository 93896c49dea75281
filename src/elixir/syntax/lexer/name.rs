//! Words: variables and calls, aliases, keys of keywords, reserved words, atoms.

use super::super::error::{Complaint, Outcome};
use super::super::token::{OperatorClass, TokenKind, TokenValue};
use super::Lexer;
use super::character::{code_point, unexpected, unexpected_behind};
use super::sign::{call_kind, without_spaces};
use super::word::{Word, WordKind, read_word};
use crate::runtime::Atom;

use OperatorClass as O;
use TokenKind as K;

/// The longest atom in quotes, in bytes; of a name, in characters.
pub(super) const MOST_BYTES: usize = 255;

impl Lexer<'_> {
    /// What is next, when it is no sign: a word, or nothing that Elixir knows.
    pub(super) fn word(&mut self, rest: &str) -> Outcome<()> {
        let Some(word) = read_word(rest) else {
            return Err(self.unexpected(rest.chars().next().unwrap_or(' ')));
        };
        self.check_broken(&word, rest)?;
        let (written, behind) = rest.split_at(word.length);
        let is_behind_dot = self.last() == Some(K::Dot);
        let may_be_reserved = !is_behind_dot && (!behind.starts_with(':') || behind.starts_with("::"));
        if may_be_reserved && self.reserved(written, behind)? {
            return Ok(());
        }
        let name = self.name(&word, written)?;
        let value = TokenValue::Name(name);
        if let Some(behind) = behind.strip_prefix(':') {
            match behind.chars().next() {
                Some(' ' | '\t' | '\r' | '\n') => {
                    self.take(word.length + 1, K::Keyword, value);
                    return Ok(());
                }
                Some(':') | None => {}
                Some(_) => {
                    return Err(self.wrong(format!(
                        "keyword argument must be followed by space after: {name}:",
                        name = name.name()
                    )));
                }
            }
        }
        let kind = match word.kind {
            WordKind::Alias => "alias",
            WordKind::Identifier => "identifier",
            WordKind::Atom => "atom",
        };
        if word.has_at {
            let what = format!("invalid character \"@\" (code point U+0040) in {kind}: ");
            return Err(self.wrong(what + name.name()));
        }
        if matches!(written, "__aliases__" | "__block__") {
            return Err(self.wrong(format!("reserved token: {written}")));
        }
        match word.kind {
            WordKind::Alias => self.alias(&word, written, value),
            WordKind::Identifier => {
                self.take(word.length, call_kind(behind), value);
                Ok(())
            }
            WordKind::Atom => Err(self.unexpected(rest.chars().next().unwrap_or(' '))),
        }
    }

    /// What is next behind a `:`, which is still to be taken.
    pub(super) fn atom(&mut self, behind: &str) -> Outcome<()> {
        let Some(word) = read_word(behind) else {
            return Err(self.unexpected(':'));
        };
        self.check_broken(&word, behind)?;
        let name = self.name(&word, &behind[..word.length])?;
        self.take(1 + word.length, K::Atom, TokenValue::Name(name));
        Ok(())
    }

    fn check_broken(&self, word: &Word, rest: &str) -> Outcome<()> {
        if !word.broken {
            return Ok(());
        }
        let before = &rest[..word.length];
        let wrong = rest[word.length..].chars().next().unwrap_or(' ');
        let column = self.column + before.chars().count() as u32;
        Err(unexpected_behind(before, wrong, self.line, column))
    }

    fn alias(&mut self, word: &Word, written: &str, value: TokenValue) -> Outcome<()> {
        if !word.is_ascii || word.has_mark {
            let wrong = written
                .chars()
                .find(|char| *char < 'A' || *char > '\u{7f}')
                .unwrap_or(' ');
            let code = code_point(wrong);
            return Err(self.wrong(format!(
                "invalid character \"{wrong}\" (code point {code}) in alias (only ASCII characters, without punctuation, \
                 are allowed): {written}"
            )));
        }
        self.take(word.length, K::Alias, value);
        Ok(())
    }

    fn name(&self, word: &Word, written: &str) -> Outcome<Atom> {
        let normal = if word.has_micro {
            written.replace('µ', "μ")
        } else {
            written.to_owned()
        };
        Atom::intern(&normal).ok_or_else(|| self.no_atom(self.line, self.column, &normal))
    }

    /// A name that is no atom: too long, or one too many.
    pub(super) fn no_atom(&self, line: u32, column: u32, name: &str) -> Box<Complaint> {
        Complaint::new(
            line,
            column,
            format!("atom length must be less than system limit: {name}"),
        )
    }

    fn wrong(&self, what: String) -> Box<Complaint> {
        Complaint::new(self.line, self.column, what)
    }

    /// `do`, `and`, `true` and others; `false` when it is none of them.
    fn reserved(&mut self, word: &str, behind: &str) -> Outcome<bool> {
        let operator = match word {
            "fn" | "end" => {
                let kind = if word == "fn" { K::Fn } else { K::End };
                self.block_word(word.len(), kind)?;
                return Ok(true);
            }
            "do" => {
                self.open_do()?;
                return Ok(true);
            }
            "true" | "false" | "nil" => {
                let kind = match word {
                    "true" => K::True,
                    "false" => K::False,
                    _ => K::Nil,
                };
                self.take_named(word, kind);
                return Ok(true);
            }
            "after" | "else" | "catch" | "rescue" => {
                self.take_named(word, K::BlockIdentifier);
                return Ok(true);
            }
            "not" => O::Unary,
            "and" => O::And,
            "or" => O::Or,
            "when" => O::When,
            "in" => O::In,
            _ => return Ok(false),
        };
        if without_spaces(behind).starts_with('/') {
            self.take_named(word, K::Identifier);
        } else if operator == O::In
            && let Some(not) = self
                .tokens
                .pop_if(|last| last.kind == K::Operator(O::Unary) && last.name().name() == "not")
        {
            self.drop_eol();
            self.take_named(word, K::Operator(O::In));
            if let Some(last) = self.tokens.last_mut() {
                (last.line, last.column, last.start) = (not.line, not.column, not.start);
                last.value = TokenValue::Name(Atom::new("not in"));
            }
        } else {
            if operator != O::Unary {
                self.drop_eol();
            }
            self.take_named(word, K::Operator(operator));
        }
        Ok(true)
    }

    fn take_named(&mut self, word: &str, kind: TokenKind) {
        let name = Atom::intern(word).unwrap_or(Atom::new("nil"));
        self.take(word.len(), kind, TokenValue::Name(name));
    }

    fn block_word(&mut self, length: usize, kind: TokenKind) -> Outcome<()> {
        self.brackets.take(kind, self.line, self.column, self.indentation)?;
        self.take(length, kind, TokenValue::None);
        Ok(())
    }

    fn open_do(&mut self) -> Outcome<()> {
        match self.tokens.last_mut() {
            Some(last) if last.kind == K::Identifier => last.kind = K::DoIdentifier,
            Some(last) if last.kind == K::Fn => {
                let what = "unexpected reserved word: do. Anonymous functions are written as:\n\n    fn pattern -> expression end";
                return Err(Complaint::bare(self.line, self.column, what));
            }
            Some(last) if matches!(last.kind, K::Comma | K::Semicolon) => {
                return Err(Complaint::bare(
                    self.line,
                    self.column,
                    invalid_do("unexpected reserved word: do"),
                ));
            }
            Some(_) | None => self.drop_eol(),
        }
        self.block_word(2, K::Do)
    }

    /// A character that nothing begins with.
    pub(super) fn unexpected(&self, wrong: char) -> Box<Complaint> {
        unexpected(wrong, self.line, self.column)
    }
}

/// What is said of a `do` where none can be.
pub(in super::super) fn invalid_do(what: &str) -> String {
    format!(
        "{what}. In case you wanted to write a \"do\" expression, you must either use do-blocks or separate the keyword \
         argument with comma. For example, you should either write:\n\n    if some_condition? do\n      :this\n    else\n      \
         :that\n    end\n\nor the equivalent construct:\n\n    if(some_condition?, do: :this, else: :that)\n\nwhere \
         \"some_condition?\" is the first argument and the second argument is a keyword list.\n\nYou may see this error if you \
         forget a trailing comma before the \"do\" in a \"do\" block"
    )
}
