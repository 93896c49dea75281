//! How Elixir's errors name the token that they stand before: as Erlang's parser generator prints it, with what Elixir
//! makes of that.

use super::error::{Complaint, SyntaxErrorKind};
use super::token::{TextPart, Token, TokenKind, TokenValue};
use crate::runtime::Term;

use TokenKind as K;

/// `syntax error before: …`, at that token.
#[cold]
#[inline(never)]
pub(super) fn before(token: &Token, source: &str) -> Box<Complaint> {
    let bare = |what: String| Complaint::bare(token.line, token.column, what);
    match token.kind {
        K::Eol => return end_of_line(token),
        K::Sigil => return bare(sigil(token)),
        K::String | K::Charlist | K::AtomParts | K::KeywordParts => {
            return bare(format!("syntax error before: {}", quoted(token)));
        }
        K::Char => return bare(format!("syntax error before: {}", char(token))),
        _ => {}
    }
    let printed = printed(token, source);
    // Elixir goes by what is printed: an atom or a key of that name is taken for the word.
    let word = match &printed[..] {
        "eol" => return end_of_line(token),
        "'not'" | "'and'" | "'or'" | "'when'" | "'after'" | "'catch'" | "'end'" => printed.trim_matches('\''),
        "fn" | "else" | "rescue" | "true" | "false" | "nil" | "in" => &printed,
        _ => return Complaint::new(token.line, token.column, format!("syntax error before: {printed}")),
    };
    bare(format!(
        "syntax error before: {word}. \"{word}\" is a reserved word in Elixir and therefore its usage is limited. For \
         instance, it can't be used as a variable or be defined nor invoked as a regular function"
    ))
}

fn end_of_line(token: &Token) -> Box<Complaint> {
    let what = "unexpectedly reached end of line. The current expression is invalid or incomplete";
    Complaint::bare(token.line, token.column, what)
}

/// The text ends where an expression goes on.
pub(super) fn at_end(last: &Token) -> Box<Complaint> {
    let mut complaint = Complaint::incomplete(last.line, last.column, "syntax error: expression is incomplete");
    complaint.kind = SyntaxErrorKind::TokenMissing;
    complaint
}

fn printed(token: &Token, source: &str) -> String {
    let written = &source[token.start..token.end];
    match token.kind {
        K::Int | K::Float => format!("\"{written}\""),
        K::Do => "do".to_owned(),
        K::Fn => "fn".to_owned(),
        K::End => "'end'".to_owned(),
        K::Comma | K::Semicolon | K::Percent => format!("'{written}'"),
        K::OpenParen | K::CloseParen | K::OpenBracket | K::CloseBracket | K::OpenCurly | K::CloseCurly => {
            format!("'{written}'")
        }
        K::OpenBits | K::CloseBits => format!("'{written}'"),
        K::Dot | K::DotCall => "'.'".to_owned(),
        K::MapPercent => "'%{}'".to_owned(),
        K::Heredoc | K::CharlistHeredoc => heredoc(token),
        _ => atom(token.name().name()),
    }
}

/// The first part of a text; of code, nothing. Of Latin-1's letters those beyond ASCII come out as the bytes that they are in
/// UTF-8, each as a character, as in Elixir.
fn first_text(parts: &[TextPart]) -> String {
    match parts.first() {
        Some(TextPart::Text(Term::Str(text))) if text.chars().all(is_printed) => text.bytes().map(char::from).collect(),
        Some(TextPart::Text(text)) => String::from_utf8_lossy(text.as_bytes().unwrap_or_default()).into_owned(),
        Some(TextPart::Code(_)) | None => String::new(),
    }
}

/// True for what Erlang prints as it is in a string.
fn is_printed(char: char) -> bool {
    matches!(char, ' '..='~' | '\u{a0}'..='\u{ff}' | '\u{8}'..='\u{d}' | '\u{1b}')
}

fn quoted(token: &Token) -> String {
    let TokenValue::Text(parts) = &token.value else {
        return "\"".to_owned();
    };
    match parts.first() {
        Some(TextPart::Code(_)) | None => "\"".to_owned(),
        Some(TextPart::Text(_)) => format!("\"{}\"", first_text(parts)),
    }
}

fn sigil(token: &Token) -> String {
    let TokenValue::Sigil(sigil) = &token.value else {
        return String::new();
    };
    let (name, content) = (sigil.name, first_text(&sigil.parts));
    format!("syntax error before: sigil ~{name} starting with content '{content}'")
}

fn char(token: &Token) -> String {
    let TokenValue::Number(Term::Int(code)) = token.value else {
        return String::new();
    };
    let char = u32::try_from(code).ok().and_then(char::from_u32).unwrap_or(' ');
    match char {
        ' ' => "?\\s".to_owned(),
        '\'' | '"' => format!("?{char}"),
        _ => format!("?{}", escaped(char, false)),
    }
}

fn heredoc(token: &Token) -> String {
    let TokenValue::Indented(parts, indentation) = &token.value else {
        return String::new();
    };
    let name = if token.kind == K::Heredoc {
        "bin_heredoc"
    } else {
        "list_heredoc"
    };
    let text: String = match parts.first() {
        Some(TextPart::Text(Term::Str(text))) => text.chars().map(|char| escaped(char, true)).collect(),
        _ => String::new(),
    };
    let utf8 = if text.is_ascii() { "" } else { "/utf8" };
    let text = if text.is_empty() {
        String::new()
    } else {
        format!("\"{text}\"{utf8}")
    };
    let (line, column) = (token.line, token.column);
    format!("{{{name},{{{line},{column},nil}},{indentation},[<<{text}>>]}}")
}

/// An atom as Erlang writes it.
fn atom(name: &str) -> String {
    const RESERVED: [&str; 27] = [
        "after", "and", "andalso", "band", "begin", "bnot", "bor", "bsl", "bsr", "bxor", "case", "catch", "cond",
        "div", "end", "fun", "if", "let", "not", "of", "or", "orelse", "receive", "rem", "try", "when", "xor",
    ];
    let is_small = |char: char| matches!(char, 'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ');
    let is_plain =
        |char: char| is_small(char) || matches!(char, 'A'..='Z' | '0'..='9' | '_' | '@' | 'À'..='Ö' | 'Ø'..='Þ');
    if name.starts_with(is_small) && name.chars().all(is_plain) && !RESERVED.contains(&name) {
        return name.to_owned();
    }
    let char = |char: char| match char {
        '\'' => "\\'".to_owned(),
        '"' => "\"".to_owned(),
        _ => escaped(char, false),
    };
    format!("'{}'", name.chars().map(char).collect::<String>())
}

fn escaped(char: char, in_quotes: bool) -> String {
    match char {
        '"' if in_quotes => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        '\r' => "\\r".to_owned(),
        '\u{8}' => "\\b".to_owned(),
        '\u{b}' => "\\v".to_owned(),
        '\u{c}' => "\\f".to_owned(),
        '\u{1b}' => "\\e".to_owned(),
        '\u{7f}' => "\\d".to_owned(),
        '\0'..='\u{1f}' | '\u{80}'..='\u{9f}' => format!("\\{:03o}", u32::from(char)),
        other => other.to_string(),
    }
}
