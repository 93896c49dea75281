//! The highlighter's view: which part of a text is what, also of a text that is no Elixir.

use std::ops::Range;

use super::lexer::Lexer;
use super::token::{OperatorClass, TextPart, Token, TokenKind, TokenValue};

use TokenKind as K;

/// What a part of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenClass {
    /// A variable, or a call without parentheses.
    Name,
    /// A name with `(` right behind it.
    Call,
    /// A module, or a part of its name.
    Alias,
    /// An atom; `true`, `false`, `nil` too.
    Atom,
    /// The key of a keyword, with its colon.
    Key,
    /// A number, or `?a`.
    Number,
    /// Text between quotes, quotes included, but not the code in it.
    Text,
    /// A sigil, but not the code in it.
    Sigil,
    /// A reserved word.
    Keyword,
    /// `@` of a module attribute, and its name.
    Attribute,
    /// An operator.
    Operator,
    /// A bracket, a comma, a dot, a semicolon; `#{` and `}` of code in text.
    Punctuation,
    /// From `#` to the end of the line.
    Comment,
    /// What Elixir does not take.
    Error,
}

/// The parts of a text, in their order, by their bytes. What lies between them is space. It never fails: what is wrong is
/// an [`TokenClass::Error`], and a string without an end is one up to the end of the text.
pub fn tokens(source: &str) -> impl Iterator<Item = (Range<usize>, TokenClass)> + use<> {
    let (tokens, comments) = Lexer::new(source, 1).read_leniently();
    let mut parts = Vec::new();
    flatten(&tokens, source, &mut parts);
    let mut comments = comments.into_iter().peekable();
    let mut all = Vec::with_capacity(parts.len());
    // Both are in order.
    for part in parts {
        while let Some((start, end)) = comments.next_if(|(start, _)| *start < part.0.start) {
            all.push((start..end, TokenClass::Comment));
        }
        if !part.0.is_empty() {
            all.push(part);
        }
    }
    for (start, end) in comments {
        all.push((start..end, TokenClass::Comment));
    }
    all.into_iter()
}

fn flatten(tokens: &[Token], source: &str, parts: &mut Vec<(Range<usize>, TokenClass)>) {
    let mut is_behind_at = false;
    for token in tokens {
        let class = class(token, source);
        match &token.value {
            TokenValue::Text(pieces) | TokenValue::Indented(pieces, _) => text(token, pieces, class, source, parts),
            TokenValue::Sigil(sigil) => text(token, &sigil.parts, class, source, parts),
            TokenValue::None | TokenValue::Name(_) | TokenValue::Number(_) => {
                let is_name = matches!(class, TokenClass::Name | TokenClass::Call);
                let class = if is_behind_at && is_name {
                    TokenClass::Attribute
                } else {
                    class
                };
                if !matches!(token.kind, K::Eol) {
                    parts.push((token.start..token.end, class));
                }
            }
        }
        is_behind_at = token.kind == K::Operator(OperatorClass::At);
    }
}

/// A text with holes, where its code is.
fn text(
    token: &Token,
    pieces: &[TextPart],
    class: TokenClass,
    source: &str,
    parts: &mut Vec<(Range<usize>, TokenClass)>,
) {
    let mut start = token.start;
    for piece in pieces {
        let TextPart::Code(code) = piece else { continue };
        parts.push((start..code.start, class));
        parts.push((code.start..code.start + 2, TokenClass::Punctuation));
        flatten(&code.tokens, source, parts);
        parts.push((code.end - 1..code.end, TokenClass::Punctuation));
        start = code.end;
    }
    parts.push((start..token.end, class));
}

fn class(token: &Token, source: &str) -> TokenClass {
    match token.kind {
        K::Identifier | K::BracketIdentifier | K::DoIdentifier | K::OpIdentifier => TokenClass::Name,
        K::ParenIdentifier => TokenClass::Call,
        K::Alias => TokenClass::Alias,
        K::Atom | K::AtomQuoted | K::AtomParts | K::True | K::False | K::Nil => TokenClass::Atom,
        K::Keyword | K::KeywordParts => TokenClass::Key,
        K::Int | K::Float | K::Char => TokenClass::Number,
        K::String | K::Charlist | K::Heredoc | K::CharlistHeredoc => TokenClass::Text,
        K::Sigil => TokenClass::Sigil,
        K::BlockIdentifier | K::Fn | K::Do | K::End => TokenClass::Keyword,
        K::Operator(OperatorClass::At) => TokenClass::Attribute,
        K::Operator(_) if source[token.start..token.end].starts_with(|char: char| char.is_ascii_lowercase()) => {
            TokenClass::Keyword
        }
        K::Operator(_) => TokenClass::Operator,
        K::Eol
        | K::Semicolon
        | K::Comma
        | K::Dot
        | K::DotCall
        | K::OpenParen
        | K::CloseParen
        | K::OpenBracket
        | K::CloseBracket
        | K::OpenCurly
        | K::CloseCurly
        | K::OpenBits
        | K::CloseBits
        | K::MapPercent
        | K::Percent => TokenClass::Punctuation,
        K::Error => TokenClass::Error,
    }
}
