//! The whole way: text, tokens, tree; and an error with its file and its snippet.

use super::error::{Complaint, SyntaxError};
use super::lexer::Lexer;
use super::parser::Parser;
use super::quoted::Quoted;

/// The quoted form of a source, as `Code.string_to_quoted/2` gives it. The file is named in errors alone; the first line has
/// that number, from 1.
///
/// # Errors
/// [`SyntaxError`], when it is no Elixir, or nests deeper than is read here.
pub fn parse(source: &str, file: &str, first_line: u32) -> Result<Quoted, SyntaxError> {
    let tokens = Lexer::new(source, first_line).read();
    let tree = tokens.and_then(|tokens| Parser::new(source, &tokens).parse());
    tree.map_err(|complaint| error(*complaint, source, file, first_line))
}

fn error(complaint: Complaint, source: &str, file: &str, first_line: u32) -> SyntaxError {
    let at = complaint.line.saturating_sub(first_line) as usize;
    let line = source.split('\n').nth(at).filter(|_| complaint.has_snippet);
    let line = line.filter(|line| !line.chars().all(is_trimmed));
    SyntaxError {
        kind: complaint.kind,
        file: file.to_owned(),
        line: complaint.line,
        column: complaint.column,
        description: complaint.description,
        snippet: line.map(str::to_owned),
    }
}

/// What `string:trim/2` takes off.
fn is_trimmed(char: char) -> bool {
    matches!(
        char,
        ' ' | '\t'..='\r' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    )
}
