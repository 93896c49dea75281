//! Tokens: what the lexer makes of text, and the parser of them.

use crate::runtime::{Atom, Term};

/// How many brackets, blocks, calls without parentheses and strings with code may stand in each other.
pub const MOST_NESTED: u32 = 150;

/// How deep a tree may be: nested code and operators in a row, each of which has the former ones for its left side.
pub const MOST_DEEP: u32 = 1_000;

/// A token.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) line: u32,
    pub(super) column: u32,
    /// The bytes of the source that it is made of.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: TokenValue,
}

/// What kind of token it is: Elixir's terminals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Identifier,
    /// With `[` right behind it.
    BracketIdentifier,
    /// With `(` right behind it.
    ParenIdentifier,
    /// With `do` behind it.
    DoIdentifier,
    /// With a space and a sign that is near what it is the sign of: `a -1`.
    OpIdentifier,
    /// `else`, `rescue`, `catch`, `after`.
    BlockIdentifier,
    /// `a:`.
    Keyword,
    /// `"a#{b}":`.
    KeywordParts,
    Alias,
    Atom,
    /// `:"a b"`.
    AtomQuoted,
    /// `:"a#{b}"`.
    AtomParts,
    Int,
    Float,
    Char,
    String,
    Charlist,
    Heredoc,
    CharlistHeredoc,
    Sigil,
    True,
    False,
    Nil,
    Fn,
    Do,
    End,
    Operator(OperatorClass),
    Eol,
    Semicolon,
    Comma,
    Dot,
    /// The dot of `f.()`.
    DotCall,
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    OpenCurly,
    CloseCurly,
    OpenBits,
    CloseBits,
    /// The `%` of `%{}`.
    MapPercent,
    /// The `%` of `%Module{}`.
    Percent,
    /// What is wrong; for the highlighter alone.
    Error,
}

/// Operators that bind alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OperatorClass {
    And,
    Arrow,
    Assoc,
    At,
    Capture,
    Comp,
    Concat,
    Dual,
    In,
    InMatch,
    Match,
    Mult,
    Or,
    Pipe,
    Power,
    Range,
    Rel,
    Stab,
    Ternary,
    Type,
    Unary,
    When,
    Xor,
}

/// What a token holds.
#[derive(Clone, Debug)]
pub(super) enum TokenValue {
    None,
    Name(Atom),
    Number(Term),
    Text(Vec<TextPart>),
    /// A heredoc, with how many columns it is indented by.
    Indented(Vec<TextPart>, u32),
    Sigil(Box<Sigil>),
}

/// What a sigil holds.
#[derive(Clone, Debug)]
pub(super) struct Sigil {
    pub(super) name: char,
    pub(super) parts: Vec<TextPart>,
    pub(super) modifiers: String,
    pub(super) delimiter: &'static str,
    /// Of a heredoc.
    pub(super) indentation: Option<u32>,
}

/// A piece of a string.
#[derive(Clone, Debug)]
pub(super) enum TextPart {
    /// Text, or bytes that are none.
    Text(Term),
    /// `#{…}`.
    Code(Interpolated),
}

/// The code of a string.
#[derive(Clone, Debug)]
pub(super) struct Interpolated {
    /// Of `#{`.
    pub(super) line: u32,
    pub(super) column: u32,
    /// From `#{` to `}`, both included.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) tokens: Vec<Token>,
}

impl TokenKind {
    /// True for what an expression can begin with, but for signs, `//` and `..`.
    #[inline(never)]
    pub(super) fn begins_argument(self) -> bool {
        use TokenKind as K;
        match self {
            K::Identifier
            | K::BracketIdentifier
            | K::ParenIdentifier
            | K::DoIdentifier
            | K::OpIdentifier
            | K::Keyword
            | K::KeywordParts => true,
            other => other.begins_operand(),
        }
    }

    fn begins_operand(self) -> bool {
        use OperatorClass as O;
        use TokenKind as K;
        matches!(
            self,
            K::Alias
                | K::Atom
                | K::AtomQuoted
                | K::AtomParts
                | K::Int
                | K::Float
                | K::Char
                | K::String
                | K::Charlist
                | K::Heredoc
                | K::CharlistHeredoc
                | K::Sigil
                | K::True
                | K::False
                | K::Nil
                | K::Fn
                | K::OpenParen
                | K::OpenBracket
                | K::OpenCurly
                | K::OpenBits
                | K::MapPercent
                | K::Percent
                | K::Operator(O::Unary | O::At | O::Capture)
        )
    }

    /// True for what may follow a call without parentheses.
    #[inline(never)]
    pub(super) fn ends_call(self) -> bool {
        use OperatorClass as O;
        use TokenKind as K;
        matches!(
            self,
            K::CloseParen
                | K::CloseBracket
                | K::CloseCurly
                | K::CloseBits
                | K::Comma
                | K::Semicolon
                | K::Eol
                | K::End
                | K::BlockIdentifier
                | K::Operator(O::Stab | O::Assoc)
        )
    }

    /// True for what an expression can begin with.
    pub(super) fn begins_expression(self) -> bool {
        use OperatorClass as O;
        use TokenKind as K;
        let is_keyword = matches!(self, K::Keyword | K::KeywordParts);
        !is_keyword && self.begins_argument() || matches!(self, K::Operator(O::Dual | O::Ternary | O::Range))
    }
}

impl Token {
    /// The atom that it holds.
    #[inline(never)]
    pub(super) fn name(&self) -> Atom {
        match &self.value {
            TokenValue::Name(name) => *name,
            TokenValue::None
            | TokenValue::Number(_)
            | TokenValue::Text(_)
            | TokenValue::Indented(..)
            | TokenValue::Sigil(_) => Atom::new("nil"),
        }
    }
}
