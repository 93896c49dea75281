//! The parser: tokens to quoted code.
//!
//! It makes the decisions that Elixir's generated parser makes, in the same order, and so finds an error at the same token:
//! what has been read is always the beginning of some program. Operators in a row are kept on a stack; only what stands in
//! something else calls itself, and is counted.
//!
//! Three shapes of expressions matter ([`CallShape`]): those that end with a block, those that are calls with several arguments
//! and no parentheses, and all others. Where each may stand is what [`Allow`] says, or what the caller complains of.

mod build;
mod call;
mod complaint;
mod container;
mod expression;
mod operator;
mod stab;

use super::error::{Complaint, Outcome};
use super::lexer::too_deep;
use super::quoted::{Meta, Quoted};
use super::shown;
use super::token::{MOST_NESTED, OperatorClass, Token, TokenKind};
use build::{Built, Series};

use TokenKind as K;

/// Reads tokens.
pub(super) struct Parser<'a> {
    source: &'a str,
    tokens: &'a [Token],
    at: usize,
    nested: u32,
    /// What the map that has just been begun updates.
    update: Option<Update<'a>>,
}

/// `map | …`
struct Update<'a> {
    map: Built,
    pipe: &'a Token,
    /// True when keywords are behind the pipe.
    has_keywords: bool,
}

/// What the expression that is read next may be.
#[derive(Clone, Copy)]
struct Allow {
    /// One that ends with `do … end`.
    blocks: bool,
    /// A call without parentheses and with several arguments.
    many: bool,
    /// It is the name of a struct: the braces behind a name are no argument.
    struct_name: bool,
    /// It begins a map, and may be what is updated there: `%{a | b: 1}`.
    updates: bool,
}

/// Any expression.
const ANY: Allow = Allow {
    blocks: true,
    many: true,
    struct_name: false,
    updates: false,
};

/// One that does not end with a block: an argument of a call without parentheses.
const NO_BLOCKS: Allow = Allow { blocks: false, ..ANY };

/// Neither that nor a call with several arguments.
const PLAIN: Allow = Allow {
    blocks: false,
    many: false,
    ..ANY
};

impl<'a> Parser<'a> {
    /// Reads these tokens of that source.
    pub(super) fn new(source: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            source,
            tokens,
            at: 0,
            nested: 0,
            update: None,
        }
    }

    /// All of them.
    pub(super) fn parse(mut self) -> Outcome<Quoted> {
        self.program().map(|built| built.quoted)
    }

    /// The code of a string.
    fn code(&mut self, tokens: &'a [Token]) -> Outcome<Built> {
        self.enter()?;
        let mut inner = Self {
            source: self.source,
            tokens,
            at: 0,
            nested: self.nested,
            update: None,
        };
        let built = inner.program();
        self.nested -= 1;
        built
    }

    fn program(&mut self) -> Outcome<Built> {
        let first = self.token().map_or(Meta::none(), meta);
        self.separator();
        if self.token().is_none() {
            return build::node("__block__", first, Series::default());
        }
        let mut all = Vec::new();
        loop {
            all.push(self.expression(ANY)?);
            if !self.separator() && self.token().is_some() {
                return Err(self.unexpected());
            }
            if self.token().is_none() {
                return build::block(all);
            }
        }
    }

    /// Ends of lines, or a semicolon, between two expressions.
    #[inline(never)]
    fn separator(&mut self) -> bool {
        let has_eol = self.take_if(K::Eol);
        self.take_if(K::Semicolon) || has_eol
    }

    #[inline(never)]
    fn token(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    #[inline(never)]
    fn kind(&self) -> Option<TokenKind> {
        self.kind_behind(0)
    }

    #[inline(never)]
    fn kind_behind(&self, count: usize) -> Option<TokenKind> {
        self.tokens.get(self.at + count).map(|token| token.kind)
    }

    fn is_at(&self, kind: TokenKind) -> bool {
        self.kind() == Some(kind)
    }

    fn is_at_operator(&self, class: OperatorClass) -> bool {
        self.is_at(K::Operator(class))
    }

    fn is_at_keyword(&self) -> bool {
        matches!(self.kind(), Some(K::Keyword | K::KeywordParts))
    }

    /// The next token, which is taken.
    #[inline(never)]
    fn take(&mut self) -> Outcome<&'a Token> {
        let token = self.token().ok_or_else(|| self.unexpected())?;
        self.at += 1;
        Ok(token)
    }

    #[inline(never)]
    fn take_if(&mut self, kind: TokenKind) -> bool {
        let is = self.is_at(kind);
        self.at += usize::from(is);
        is
    }

    #[inline(never)]
    fn expect(&mut self, kind: TokenKind) -> Outcome<&'a Token> {
        if self.is_at(kind) {
            self.take()
        } else {
            Err(self.unexpected())
        }
    }

    /// An opening bracket, and the end of the line behind it.
    #[inline(never)]
    fn open(&mut self, kind: TokenKind) -> Outcome<&'a Token> {
        let token = self.expect(kind)?;
        self.take_if(K::Eol);
        Ok(token)
    }

    /// A closing bracket, and the end of the line before it.
    #[inline(never)]
    fn close(&mut self, kind: TokenKind) -> Outcome<()> {
        self.take_if(K::Eol);
        self.expect(kind).map(|_| ())
    }

    /// The next token, or the end, cannot stand here.
    #[cold]
    #[inline(never)]
    fn unexpected(&self) -> Box<Complaint> {
        match (self.token(), self.tokens.last()) {
            (Some(token), _) => shown::before(token, self.source),
            (None, Some(last)) => shown::at_end(last),
            (None, None) => Complaint::incomplete(1, 1, "syntax error: expression is incomplete"),
        }
    }

    /// Into what stands in something else. Whoever comes out counts down; after an error nobody counts.
    #[inline(never)]
    fn enter(&mut self) -> Outcome<()> {
        self.nested += 1;
        if self.nested > MOST_NESTED {
            let (line, column) = self
                .token()
                .or(self.tokens.last())
                .map_or((1, 1), |token| (token.line, token.column));
            return Err(too_deep(line, column));
        }
        Ok(())
    }
}

fn meta(token: &Token) -> Meta {
    Meta::at(token.line, token.column)
}
