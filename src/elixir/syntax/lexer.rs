//! The lexer: text to tokens, from the left to the right.
//!
//! A step looks at what is next, and at the last token where Elixir does, and makes a token or none. The brackets
//! that are open are kept beside: Elixir finds those that do not match here and not in its parser.

mod bracket;
mod character;
mod name;
mod number;
mod operator;
mod quote;
mod sign;
mod text;
mod word;

use super::error::{Complaint, Outcome, SyntaxErrorKind};
use super::token::{MOST_NESTED, OperatorClass, Token, TokenKind, TokenValue};
use bracket::Brackets;
use character::is_bidirectional;
pub(super) use name::invalid_do;
use word::word_length;

/// Reads a source.
pub(super) struct Lexer<'a> {
    source: &'a str,
    /// The next byte.
    at: usize,
    line: u32,
    column: u32,
    /// How many columns the line is indented by, as Elixir counts them for its hints.
    indentation: u32,
    brackets: Brackets,
    tokens: Vec<Token>,
    /// In how many strings this is code of a string.
    nested: u32,
    /// Of the highlighter's: comments are tokens, and what is wrong is one too and ends nothing.
    lenient: Option<Vec<(usize, usize)>>,
}

/// Where something begins.
#[derive(Clone, Copy)]
struct Onset {
    at: usize,
    line: u32,
    column: u32,
}

impl<'a> Lexer<'a> {
    /// Reads from the first line, which has that number.
    pub(super) fn new(source: &'a str, first_line: u32) -> Self {
        Self {
            source,
            at: 0,
            line: first_line,
            column: 1,
            indentation: 0,
            brackets: Brackets::default(),
            tokens: Vec::new(),
            nested: 0,
            lenient: None,
        }
    }

    /// All tokens.
    pub(super) fn read(mut self) -> Outcome<Vec<Token>> {
        self.run(false)?;
        self.brackets.complain_of_open(self.line, self.column)?;
        Ok(self.tokens)
    }

    /// All tokens, wrong ones among them, and where the comments are.
    pub(super) fn read_leniently(mut self) -> (Vec<Token>, Vec<(usize, usize)>) {
        self.lenient = Some(Vec::new());
        let result = self.run(false);
        let mut comments = self.lenient.take().unwrap_or_default();
        // What is wrong is a token then; only a text that ends too early ends the run, and its end is one token.
        if result.is_err() {
            comments.retain(|(_, end)| *end <= self.at);
            self.push_error(self.at, self.source.len());
        }
        (self.tokens, comments)
    }

    /// Reads to the end, or to the `}` that ends the code of a string, which is left where it is.
    fn run(&mut self, is_in_text: bool) -> Outcome<()> {
        while self.at < self.source.len() {
            if is_in_text && self.brackets.is_empty() && self.peek() == Some('}') {
                return Ok(());
            }
            let start = self.mark();
            match self.step() {
                Ok(()) => {}
                Err(complaint) if self.lenient.is_none() || complaint.kind == SyntaxErrorKind::TokenMissing => {
                    // So that the rest is the error of whoever goes on.
                    self.at = start.at;
                    return Err(complaint);
                }
                Err(_) => {
                    // What has been read is not read again: a word that is too long, say.
                    let rest = &self.source[start.at..];
                    let first = rest.chars().next().map_or(1, char::len_utf8);
                    let wrong = first.max(word_length(rest));
                    // A comment within what is wrong, behind a dot say, is part of that.
                    while let Some(comments) = &mut self.lenient
                        && comments.last().is_some_and(|(from, _)| *from >= start.at)
                    {
                        comments.pop();
                    }
                    self.push_error(start.at, self.at.max(start.at + wrong));
                }
            }
        }
        Ok(())
    }

    /// The tokens of the code of a string, which begins here and ends before the next `}` that closes nothing.
    fn read_code(&mut self, opened: Onset) -> Outcome<Vec<Token>> {
        if self.nested >= MOST_NESTED {
            return Err(too_deep(opened.line, opened.column));
        }
        self.nested += 1;
        let (tokens, around, indentation) = (
            std::mem::take(&mut self.tokens),
            self.brackets.enter(),
            self.indentation,
        );
        let mut result = self.run(true);
        if result.is_ok() && self.at >= self.source.len() {
            result = self.brackets.complain_of_open(self.line, self.column);
        }
        self.brackets.leave(around);
        self.indentation = indentation;
        self.nested -= 1;
        let tokens = std::mem::replace(&mut self.tokens, tokens);
        result.map(|()| tokens)
    }

    fn step(&mut self) -> Outcome<()> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(());
        };
        match first {
            '<' if self.column == 1 && rest.starts_with("<<<<<<<") => Err(self.conflict(rest)),
            '0'..='9' => self.number(rest),
            '#' => self.comment(rest),
            '~' if let Some(name) = letter_behind(rest) => self.sigil(rest, name),
            '?' if rest.len() > 1 => {
                self.char(rest);
                Ok(())
            }
            '"' | '\'' => self.string(rest, first),
            ' ' | '\t' => {
                self.space();
                Ok(())
            }
            ';' if !matches!(self.last(), Some(TokenKind::Semicolon)) => {
                self.take(1, TokenKind::Semicolon, TokenValue::None);
                Ok(())
            }
            '\n' => {
                self.newline(1, true);
                Ok(())
            }
            '\r' if rest.starts_with("\r\n") => {
                self.newline(2, true);
                Ok(())
            }
            '\\' if matches!(rest, "\\" | "\\\n" | "\\\r\n") => Err(Complaint::incomplete(
                self.line,
                self.column,
                "invalid escape \\ at end of file",
            )),
            '\\' if rest.starts_with("\\\n") => {
                self.newline(2, false);
                Ok(())
            }
            '\\' if rest.starts_with("\\\r\n") => {
                self.newline(3, false);
                Ok(())
            }
            _ => match self.sign(rest)? {
                true => Ok(()),
                false => self.word(rest),
            },
        }
    }

    fn conflict(&self, rest: &str) -> Box<Complaint> {
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let what = "found an unexpected version control marker, please resolve the conflicts: ";
        Complaint::new(self.line, 1, format!("{what}{line}"))
    }

    /// From `#` to the end of the line, which is left.
    fn comment(&mut self, rest: &str) -> Outcome<()> {
        let end = rest.find('\n').unwrap_or(rest.len());
        let end = if rest[..end].ends_with('\r') && end < rest.len() {
            end - 1
        } else {
            end
        };
        if let Some(bidi) = rest[..end].chars().find(|char| is_bidirectional(*char)) {
            let what = "invalid bidirectional formatting character in comment: ";
            let escaped = format!("{what}\\u{:04X}", u32::from(bidi));
            let complaint = Complaint::new(self.line, self.column, escaped);
            if self.lenient.is_some() {
                self.at += end;
            }
            return Err(complaint);
        }
        if let Some(comments) = &mut self.lenient {
            comments.push((self.at, self.at + end));
        }
        // The next step is the end of the line or of the text: the column matters to an error that is found there.
        self.at += end;
        Ok(())
    }

    fn newline(&mut self, bytes: usize, counts: bool) {
        let merges = matches!(
            self.last(),
            Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Eol)
        );
        if counts && !merges {
            self.take(bytes, TokenKind::Eol, TokenValue::None);
        } else {
            self.at += bytes;
        }
        self.line += 1;
        self.column = 1;
        self.indentation = self.skip_spaces();
    }

    /// Spaces, and whether a sign behind them belongs to what follows it: `a -1`.
    fn space(&mut self) {
        self.skip_spaces();
        let rest = self.rest();
        let mut chars = rest.chars();
        let (Some('+' | '-'), Some(next)) = (chars.next(), chars.next()) else {
            return;
        };
        let is_apart = " \t\r\n([<{%+-/>:".contains(next);
        if let Some(last) = self.tokens.last_mut()
            && last.kind == TokenKind::Identifier
            && !is_apart
        {
            last.kind = TokenKind::OpIdentifier;
            self.take_operator(1, OperatorClass::Dual);
        }
    }

    /// Goes behind spaces and tabs, and says how many there were.
    #[inline(never)]
    fn skip_spaces(&mut self) -> u32 {
        let rest = self.rest();
        let count = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        self.at += count;
        self.column += count as u32;
        count as u32
    }

    /// What is still to be read.
    #[inline(never)]
    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    fn mark(&self) -> Onset {
        Onset {
            at: self.at,
            line: self.line,
            column: self.column,
        }
    }

    #[inline(never)]
    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The kind of the last token.
    fn last(&self) -> Option<TokenKind> {
        self.tokens.last().map(|token| token.kind)
    }

    /// A token of the next so many bytes, which are on one line.
    #[inline(never)]
    fn take(&mut self, bytes: usize, kind: TokenKind, value: TokenValue) {
        let start = self.mark();
        let text = &self.source[self.at..self.at + bytes];
        self.at += bytes;
        self.column += text.chars().count() as u32;
        self.push(start, kind, value);
    }

    /// A token from there to here.
    #[inline(never)]
    fn push(&mut self, start: Onset, kind: TokenKind, value: TokenValue) {
        self.tokens.push(Token {
            kind,
            line: start.line,
            column: start.column,
            start: start.at,
            end: self.at,
            value,
        });
    }

    #[inline(never)]
    fn push_error(&mut self, start: usize, end: usize) {
        let mark = Onset {
            at: start,
            ..self.mark()
        };
        self.at = end;
        self.column += 1;
        self.push(mark, TokenKind::Error, TokenValue::None);
    }

    /// An operator, a dot and `do` go on with the line before: its end is none.
    #[inline(never)]
    fn drop_eol(&mut self) {
        if self.last() == Some(TokenKind::Eol) {
            self.tokens.pop();
        }
    }
}

/// The letter in `~s`, when something follows it.
fn letter_behind(rest: &str) -> Option<char> {
    let mut chars = rest.chars().skip(1);
    let letter = chars.next().filter(char::is_ascii_alphabetic)?;
    chars.next().map(|_| letter)
}

/// The error of what nests too deep, which Elixir does not have.
pub(super) fn too_deep(line: u32, column: u32) -> Box<Complaint> {
    Complaint::new(
        line,
        column,
        format!("the code nests deeper than {MOST_NESTED} levels here, which Coppice does not read"),
    )
}
