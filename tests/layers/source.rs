//! Just enough of Rust's grammar to know what a source text imports: its tokens without comments and literals, and the
//! first step of every path from `crate`, `super`, `std` or `core`.

#[derive(Clone)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

/// One path: `std::{fmt, time::Duration}` gives `std` with `fmt` and `std` with `time`.
pub struct Import {
    pub root: String,
    pub name: String,
    pub line: usize,
    /// How many `super` the path begins with.
    pub supers: usize,
    /// How many inline modules (`mod tests { … }`) the path is in.
    pub inline_depth: usize,
}

pub fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let end = token_end(&chars, at);
        if !is_skipped(&chars, at) {
            tokens.push(Token {
                text: chars[at..end].iter().collect(),
                line,
            });
        }
        line += chars[at..end].iter().filter(|c| **c == '\n').count();
        at = end;
    }
    tokens
}

/// Whether what begins here is white space, a comment or a literal.
fn is_skipped(chars: &[char], at: usize) -> bool {
    chars[at].is_whitespace() || comment_end(chars, at).is_some() || literal_end(chars, at).is_some()
}

fn token_end(chars: &[char], at: usize) -> usize {
    if let Some(end) = comment_end(chars, at).or_else(|| literal_end(chars, at)) {
        return end;
    }
    if is_word(chars[at]) {
        return at + chars[at..].iter().take_while(|c| is_word(**c)).count();
    }
    if starts_with(chars, at, "::") { at + 2 } else { at + 1 }
}

fn comment_end(chars: &[char], at: usize) -> Option<usize> {
    if starts_with(chars, at, "//") {
        return Some(find(chars, at, "\n").unwrap_or(chars.len()));
    }
    if !starts_with(chars, at, "/*") {
        return None;
    }
    let (mut end, mut nested) = (at + 2, 1);
    while end < chars.len() && nested > 0 {
        if starts_with(chars, end, "/*") {
            nested += 1;
            end += 2;
        } else if starts_with(chars, end, "*/") {
            nested -= 1;
            end += 2;
        } else {
            end += 1;
        }
    }
    Some(end)
}

fn literal_end(chars: &[char], at: usize) -> Option<usize> {
    match chars[at] {
        '"' => Some(quoted_end(chars, at, '"')),
        'r' | 'b' | 'c' => {
            let prefix = chars[at..].iter().take_while(|c| "rbc".contains(**c)).count();
            let hashes = chars[at + prefix..].iter().take_while(|c| **c == '#').count();
            if chars.get(at + prefix + hashes) != Some(&'"') {
                return None;
            }
            let quote = at + prefix + hashes;
            if !chars[at..quote].contains(&'r') {
                return Some(quoted_end(chars, quote, '"'));
            }
            let closing = format!("\"{}", "#".repeat(hashes));
            Some(find(chars, quote + 1, &closing).map_or(chars.len(), |start| start + closing.len()))
        }
        // A character, and not a lifetime: 'a' or '\n'.
        '\'' if chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\'') => {
            Some(quoted_end(chars, at, '\''))
        }
        _ => None,
    }
}

fn quoted_end(chars: &[char], at: usize, quote: char) -> usize {
    let mut end = at + 1;
    while end < chars.len() && chars[end] != quote {
        end += if chars[end] == '\\' { 2 } else { 1 };
    }
    (end + 1).min(chars.len())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn starts_with(chars: &[char], at: usize, text: &str) -> bool {
    text.chars()
        .enumerate()
        .all(|(offset, c)| chars.get(at + offset) == Some(&c))
}

fn find(chars: &[char], from: usize, text: &str) -> Option<usize> {
    (from..chars.len()).find(|at| starts_with(chars, *at, text))
}

pub fn imports(tokens: &[Token]) -> Vec<Import> {
    let text = |at: usize| tokens.get(at).map_or("", |token: &Token| token.text.as_str());
    let mut imports = Vec::new();
    // The brace depths at which inline modules were opened.
    let mut inline_modules: Vec<usize> = Vec::new();
    let mut braces = 0;
    for at in 0..tokens.len() {
        match text(at) {
            "{" => {
                braces += 1;
                if at >= 2 && text(at - 2) == "mod" {
                    inline_modules.push(braces);
                }
            }
            "}" => {
                if inline_modules.last() == Some(&braces) {
                    inline_modules.pop();
                }
                braces = braces.saturating_sub(1);
            }
            // `self::super::` and the middle of a chain of `super` belong to the path that began before.
            root @ ("crate" | "super" | "std" | "core")
                if text(at + 1) == "::" && (at == 0 || text(at - 1) != "::") =>
            {
                let (mut next, mut supers) = (at + 2, usize::from(root == "super"));
                while root == "super" && text(next) == "super" && text(next + 1) == "::" {
                    next += 2;
                    supers += 1;
                }
                for name in first_names(tokens, next) {
                    let (root, line) = (root.to_owned(), tokens[at].line);
                    imports.push(Import {
                        root,
                        name,
                        line,
                        supers,
                        inline_depth: inline_modules.len(),
                    });
                }
            }
            _ => {}
        }
    }
    imports
}

/// The first name of a path's rest, or those of each member of its braces.
fn first_names(tokens: &[Token], at: usize) -> Vec<String> {
    let Some(first) = tokens.get(at) else { return Vec::new() };
    if first.text != "{" {
        return vec![first.text.clone()];
    }
    let (mut names, mut depth) = (Vec::new(), 0);
    for pair in tokens[at..].windows(2) {
        match pair[0].text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && matches!(pair[0].text.as_str(), "{" | ",") && pair[1].text != "}" {
            names.push(pair[1].text.clone());
        }
    }
    names
}
