//! Brackets, `do`, `fn` and `end`: which are open, and what is said of those that do not match.

use super::super::error::{Complaint, Outcome};
use super::super::token::TokenKind;

/// What is open, the outermost first, and what Elixir remembers for its hints.
#[derive(Default)]
pub(super) struct Brackets {
    open: Vec<OpenBracket>,
    around: Around,
}

/// What code of a string does not change for what is around the string.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    /// How much is open there.
    floor: usize,
    /// The lines of the last `do`, `fn` and `end` that may lack their other half.
    lonely_do: Option<u32>,
    lonely_fn: Option<u32>,
    lonely_end: Option<u32>,
}

#[derive(Clone, Copy)]
struct OpenBracket {
    kind: TokenKind,
    line: u32,
    indentation: u32,
}

impl Brackets {
    /// True when nothing is open; in the code of a string, nothing of that code.
    pub(super) fn is_empty(&self) -> bool {
        self.open.len() <= self.around.floor
    }

    /// Into the code of a string: what is open outside does not count there. Gives what [`Brackets::leave`] needs.
    pub(super) fn enter(&mut self) -> Around {
        let around = self.around;
        self.around.floor = self.open.len();
        around
    }

    /// Out of it.
    pub(super) fn leave(&mut self, around: Around) {
        self.open.truncate(self.around.floor);
        self.around = around;
    }

    fn innermost(&self) -> Option<OpenBracket> {
        self.open.last().copied().filter(|_| !self.is_empty())
    }

    /// At the end of the text.
    pub(super) fn complain_of_open(&self, line: u32, column: u32) -> Outcome<()> {
        let Some(last) = self.innermost() else {
            return Ok(());
        };
        let (start, end) = (shown(last.kind), shown(closing(last.kind)));
        let hint = self.hint(last.kind);
        let since = last.line;
        let what = format!("missing terminator: {end} (for \"{start}\" starting at line {since}){hint}");
        Err(Complaint::incomplete(line, column, what))
    }

    /// Takes in a bracket, which is on that line and column; others it leaves alone.
    pub(super) fn take(&mut self, kind: TokenKind, line: u32, column: u32, indentation: u32) -> Outcome<()> {
        use TokenKind as K;
        match kind {
            K::OpenParen | K::OpenBracket | K::OpenCurly | K::OpenBits | K::Fn | K::Do => {
                let is_block = matches!(kind, K::Fn | K::Do);
                if let Some(last) = self.innermost()
                    && is_block
                    && last.kind == kind
                    && indentation <= last.indentation
                {
                    // What stands no further to the right may be where an `end` is missing.
                    if kind == K::Do {
                        self.around.lonely_do = Some(last.line);
                    } else {
                        self.around.lonely_fn = Some(last.line);
                    }
                }
                self.open.push(OpenBracket {
                    kind,
                    line,
                    indentation,
                });
                Ok(())
            }
            K::CloseParen | K::CloseBracket | K::CloseCurly | K::CloseBits | K::End => {
                self.close(kind, line, column, indentation)
            }
            _ => Ok(()),
        }
    }

    fn close(&mut self, kind: TokenKind, line: u32, column: u32, indentation: u32) -> Outcome<()> {
        let Some(last) = self.innermost() else {
            return Err(self.unexpected(kind, line, column));
        };
        if closing(last.kind) != kind {
            let (start, end) = (shown(last.kind), shown(closing(last.kind)));
            let since = last.line;
            let hint = self.hint(last.kind);
            let found = shown(kind);
            let what = if kind == TokenKind::End {
                "reserved word"
            } else {
                "token"
            };
            let said = format!(
                "unexpected {what}: {found}. The \"{start}\" at line {since} is missing terminator \"{end}\"{hint}"
            );
            return Err(Complaint::bare(line, column, said));
        }
        if last.kind == TokenKind::Do && indentation > last.indentation {
            // An `end` further to the right than its `do` may be where a `do` is missing.
            self.around.lonely_end = Some(line);
        }
        self.open.pop();
        Ok(())
    }

    /// A bracket that closes nothing.
    fn unexpected(&self, kind: TokenKind, line: u32, column: u32) -> Box<Complaint> {
        if kind != TokenKind::End {
            return Complaint::new(line, column, format!("unexpected token: {}", shown(kind)));
        }
        let hint = self.around.lonely_end.map_or(String::new(), |line| {
            format!(
                "\n\n    HINT: it looks like the \"end\" on line {line} does not have a matching \"do\" defined before it\n"
            )
        });
        Complaint::bare(line, column, format!("unexpected reserved word: end{hint}"))
    }

    fn hint(&self, kind: TokenKind) -> String {
        let line = match kind {
            TokenKind::Do => self.around.lonely_do,
            TokenKind::Fn => self.around.lonely_fn,
            _ => None,
        };
        line.map_or(String::new(), |line| {
            let (start, end) = (shown(kind), shown(closing(kind)));
            format!("\n\n    HINT: it looks like the \"{start}\" on line {line} does not have a matching \"{end}\"\n")
        })
    }
}

/// What closes it.
fn closing(kind: TokenKind) -> TokenKind {
    match kind {
        TokenKind::OpenParen => TokenKind::CloseParen,
        TokenKind::OpenBracket => TokenKind::CloseBracket,
        TokenKind::OpenCurly => TokenKind::CloseCurly,
        TokenKind::OpenBits => TokenKind::CloseBits,
        _ => TokenKind::End,
    }
}

fn shown(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::OpenParen => "(",
        TokenKind::OpenBracket => "[",
        TokenKind::OpenCurly => "{",
        TokenKind::OpenBits => "<<",
        TokenKind::CloseParen => ")",
        TokenKind::CloseBracket => "]",
        TokenKind::CloseCurly => "}",
        TokenKind::CloseBits => ">>",
        TokenKind::Do => "do",
        TokenKind::Fn => "fn",
        _ => "end",
    }
}
