//! Elixir with its parts told apart, by the same lexer that reads it.

use yew::prelude::*;

use crate::elixir::syntax::{TokenClass, tokens};

/// A part of a line: its text, and what it is; space and plain names are nothing.
type Part<'a> = (&'a str, Option<&'static str>);

/// What people read as words of the language, though they are calls to it.
const WORDS: [&str; 20] = [
    "def",
    "defmodule",
    "defp",
    "defstruct",
    "use",
    "import",
    "alias",
    "require",
    "case",
    "cond",
    "for",
    "if",
    "raise",
    "receive",
    "throw",
    "try",
    "unless",
    "with",
    "quote",
    "super",
];

/// The lines of a source, each in its parts.
#[must_use]
pub fn lines(source: &str) -> Vec<Vec<Part<'_>>> {
    let mut lines = vec![Vec::new()];
    let mut at = 0;
    let parts = tokens(source).map(|(range, class)| {
        let is_word = matches!(class, TokenClass::Name) && WORDS.contains(&&source[range.clone()]);
        let class = if is_word { TokenClass::Keyword } else { class };
        (range, name_of(class))
    });
    let end = (source.len()..source.len(), None);
    for (range, class) in parts.chain(std::iter::once(end)) {
        let from = range.start.max(at);
        push(&mut lines, &source[at..from], None);
        if range.end > from {
            push(&mut lines, &source[from..range.end], class);
        }
        at = range.end.max(from);
    }
    lines
}

fn push<'a>(lines: &mut Vec<Vec<Part<'a>>>, text: &'a str, class: Option<&'static str>) {
    for (nth, piece) in text.split('\n').enumerate() {
        if nth > 0 {
            lines.push(Vec::new());
        }
        if let Some(line) = lines.last_mut().filter(|_| !piece.is_empty()) {
            line.push((piece, class));
        }
    }
}

/// One line as it is drawn.
pub fn line(parts: &[Part<'_>]) -> Html {
    html! {
        { for parts.iter().map(|(text, class)| match class {
            Some(class) => html! { <span class={*class}>{ text }</span> },
            None => html! { { text } },
        }) }
    }
}

/// A piece of code, line by line.
pub fn code(source: &str) -> Html {
    let lines = lines(source);
    html! {
        { for lines.iter().enumerate().map(|(nth, parts)| html! {
            <>{ if nth > 0 { "\n" } else { "" } }{ line(parts) }</>
        }) }
    }
}

fn name_of(class: TokenClass) -> Option<&'static str> {
    match class {
        TokenClass::Name | TokenClass::Punctuation => None,
        TokenClass::Call => Some("t-call"),
        TokenClass::Alias => Some("t-alias"),
        TokenClass::Atom | TokenClass::Key => Some("t-atom"),
        TokenClass::Number => Some("t-number"),
        TokenClass::Text | TokenClass::Sigil => Some("t-text"),
        TokenClass::Keyword => Some("t-keyword"),
        TokenClass::Attribute => Some("t-attribute"),
        TokenClass::Operator => Some("t-operator"),
        TokenClass::Comment => Some("t-comment"),
        TokenClass::Error => Some("t-error"),
    }
}
