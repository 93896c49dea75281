//! Strings, charlists, heredocs, sigils, and atoms and names in quotes: text, and the code in it.

use super::super::error::{Complaint, Outcome};
use super::super::token::{Interpolated, Sigil, TextPart, TokenKind, TokenValue};
use super::character::{code_point, extends, is_bidirectional};
use super::name::MOST_BYTES;
use super::operator::is_colon_and_space;
use super::quote::{Ending, Open, RawPart, delimiter, is_triple, outdented, unescaped};
use super::sign::without_spaces;
use super::{Lexer, Onset};
use crate::runtime::{Atom, Term};

use TokenKind as K;

impl Lexer<'_> {
    /// A string, a charlist or a heredoc; or the key of a keyword, `"a b": 1`.
    pub(super) fn string(&mut self, rest: &str, quote: char) -> Outcome<()> {
        if is_triple(rest, quote) {
            return self.heredoc(quote);
        }
        let start = self.mark();
        self.skip(1);
        let pieces = self.text(true, Ending::Char(quote), Open("string", start.line))?;
        let parts = unescaped(pieces, start.line, start.column + 1)?;
        if !is_colon_and_space(self.rest()) {
            let kind = if quote == '"' { K::String } else { K::Charlist };
            self.push(start, kind, TokenValue::Text(parts));
            return Ok(());
        }
        self.skip(1);
        match self.atom_of(&parts, start.line, start.column)? {
            Some(name) => self.push(start, K::Keyword, TokenValue::Name(name)),
            None => self.push(start, K::KeywordParts, TokenValue::Text(parts)),
        }
        Ok(())
    }

    /// `:"a b"`.
    pub(super) fn quoted_atom(&mut self, quote: char) -> Outcome<()> {
        let start = self.mark();
        self.skip(2);
        let pieces = self.text(true, Ending::Char(quote), Open("atom", start.line))?;
        let parts = unescaped(pieces, start.line, start.column)?;
        match self.atom_of(&parts, start.line, start.column)? {
            Some(name) => self.push(start, K::AtomQuoted, TokenValue::Name(name)),
            None => self.push(start, K::AtomParts, TokenValue::Text(parts)),
        }
        Ok(())
    }

    /// The name in `a."b c"`, as it is written, and where it begins.
    pub(super) fn quoted_name(&mut self, quote: char) -> Outcome<(Onset, Atom)> {
        let start = self.mark();
        self.skip(1);
        let ending = Ending::Char(quote);
        let mut pieces = self.text(true, ending, Open("function name", start.line))?;
        match (pieces.pop(), pieces.is_empty()) {
            (Some(RawPart::Text(name)), true) => {
                let atom = Atom::intern(&name);
                let atom = atom.ok_or_else(|| self.no_atom(start.line, start.column, &name))?;
                Ok((start, atom))
            }
            _ => {
                let what = "interpolation is not allowed when calling function/macro. Found interpolation in a call starting with: ";
                Err(Complaint::new(start.line, start.column, format!("{what}{quote}")))
            }
        }
    }

    /// The atom of these parts, when there is no code in them.
    fn atom_of(&self, parts: &[TextPart], line: u32, column: u32) -> Outcome<Option<Atom>> {
        let [TextPart::Text(text)] = parts else {
            return Ok(None);
        };
        let bytes = text.as_bytes().unwrap_or_default();
        let name = text
            .as_str()
            .filter(|_| bytes.len() <= MOST_BYTES)
            .and_then(Atom::intern);
        let lossy = || String::from_utf8_lossy(bytes).into_owned();
        name.map(Some).ok_or_else(|| self.no_atom(line, column, &lossy()))
    }

    fn heredoc(&mut self, quote: char) -> Outcome<()> {
        let start = self.mark();
        self.skip(3);
        let (pieces, indentation) = self.heredoc_text(true, quote, start)?;
        let parts = unescaped(pieces, start.line, start.column)?;
        let kind = if quote == '"' { K::Heredoc } else { K::CharlistHeredoc };
        self.push(start, kind, TokenValue::Indented(parts, indentation));
        Ok(())
    }

    /// `~s(…)`, with the letter that is its name.
    pub(super) fn sigil(&mut self, rest: &str, name: char) -> Outcome<()> {
        let start = self.mark();
        let opening = rest[2..].chars().next().unwrap_or(' ');
        let has_code = name.is_ascii_lowercase();
        let is_heredoc = matches!(opening, '"' | '\'') && is_triple(&rest[2..], opening);
        let (pieces, indentation) = if is_heredoc {
            self.skip(5);
            let (pieces, indentation) = self.heredoc_text(has_code, opening, start)?;
            (pieces, Some(indentation))
        } else {
            let Some((_, closing)) = delimiter(opening) else {
                let code = code_point(opening);
                let column = self.column + 2;
                let what = format!("invalid sigil delimiter: \"{opening}\" (column {column}, code point {code}). ");
                let all = "The available delimiters are: //, ||, \"\", '', (), [], {}, <>";
                return Err(Complaint::new(self.line, self.column, what + all));
            };
            self.skip(3);
            let which = format!("sigil ~{name}{opening}");
            (
                self.text(has_code, Ending::Char(closing), Open(&which, start.line))?,
                None,
            )
        };
        let delimiter = match (opening, is_heredoc) {
            ('"', true) => "\"\"\"",
            (_, true) => "'''",
            (_, false) => delimiter(opening).map_or("", |(own, _)| own),
        };
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let modifiers = rest[..length].to_owned();
        self.skip(length);
        let mut parts = Vec::new();
        for piece in pieces {
            parts.push(match piece {
                RawPart::Text(text) => TextPart::Text(Term::str(&text)),
                RawPart::Code(code) => TextPart::Code(code),
            });
        }
        let sigil = Sigil {
            name,
            parts,
            modifiers,
            delimiter,
            indentation,
        };
        self.push(start, K::Sigil, TokenValue::Sigil(Box::new(sigil)));
        Ok(())
    }

    /// What is behind the three quotes, without the spaces that each line has to the left of the last three; and how many.
    fn heredoc_text(&mut self, has_code: bool, quote: char, start: Onset) -> Outcome<(Vec<RawPart>, u32)> {
        let rest = self.rest();
        let header = without_spaces(rest);
        if !header.starts_with('\n') && !header.starts_with("\r\n") {
            let what = "heredoc allows only zero or more whitespace characters followed by a new line after ";
            return Err(Complaint::new(
                start.line,
                start.column,
                format!("{what}{quote}{quote}{quote}"),
            ));
        }
        self.at += rest.len() - header.len() + usize::from(header.starts_with('\r'));
        let mut pieces = self.text(has_code, Ending::Heredoc(quote), Open("heredoc", start.line))?;
        let indentation = self.column - 4;
        for piece in &mut pieces {
            if let RawPart::Text(text) = piece {
                *text = outdented(text, indentation);
            }
        }
        // The newline behind the first quotes is none of the text.
        if let Some(RawPart::Text(text)) = pieces.first_mut() {
            text.remove(0);
        }
        Ok((pieces, indentation))
    }

    /// The text from here to its end, which is taken too; `which` is what is said when it has none.
    #[inline(never)]
    fn text(&mut self, has_code: bool, ending: Ending, which: Open) -> Outcome<Vec<RawPart>> {
        let mut pieces = Vec::new();
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let Some(char) = rest.chars().next() else {
                let end = match ending {
                    Ending::Char(end) => end.to_string(),
                    Ending::Heredoc(quote) => String::from_iter([quote; 3]),
                };
                let what = format!("missing terminator: {end}{}", which);
                return Err(Complaint::incomplete(self.line, self.column, what));
            };
            match (char, ending) {
                (_, Ending::Char(end)) if char == end => {
                    self.skip_char(char);
                    break;
                }
                ('\\', _) if rest.starts_with("\\\n") || rest.starts_with("\\\r\n") => {
                    let length = 2 + usize::from(rest[1..].starts_with('\r'));
                    text.push_str(&rest[..length]);
                    self.at += length;
                    if self.next_line(ending, &mut text) {
                        break;
                    }
                }
                ('\\', _) => self.escaped(rest, has_code, ending, &mut text)?,
                ('\n', _) => {
                    text.push('\n');
                    self.at += 1;
                    if self.next_line(ending, &mut text) {
                        break;
                    }
                }
                ('#', _) if has_code && rest.starts_with("#{") => {
                    if !text.is_empty() {
                        pieces.push(RawPart::Text(std::mem::take(&mut text)));
                    }
                    pieces.push(RawPart::Code(self.code(which)?));
                }
                _ => self.plain(char, &mut text)?,
            }
        }
        if !text.is_empty() || pieces.is_empty() {
            pieces.push(RawPart::Text(text));
        }
        Ok(pieces)
    }

    /// Any other character.
    #[inline(never)]
    fn plain(&mut self, char: char, text: &mut String) -> Outcome<()> {
        if is_bidirectional(char) {
            let escaped = format!("\\u{:04X}", u32::from(char));
            let what = format!(
                "invalid bidirectional formatting character in string: {escaped}. If you want to use such character, use \
                 it in its escaped {escaped} form instead"
            );
            return Err(Complaint::bare(self.line, self.column, what));
        }
        text.push(char);
        self.at += char.len_utf8();
        self.column += u32::from(!extends(char));
        Ok(())
    }

    /// A backslash and what is behind it; what it means is found out later, but for the end of the text.
    fn escaped(&mut self, rest: &str, has_code: bool, ending: Ending, text: &mut String) -> Outcome<()> {
        let behind = &rest[1..];
        let next = behind.chars().next();
        match (next, ending) {
            (Some(next), Ending::Char(end)) if next == end => {
                text.push(end);
                self.at += 1 + end.len_utf8();
                self.column += 2;
            }
            (Some(_), Ending::Heredoc(quote)) if is_triple(behind, quote) => {
                text.extend([quote; 3]);
                self.at += 4;
                self.column += 4;
            }
            (Some('#'), _) if has_code && behind.starts_with("#{") => {
                text.push_str("\\#{");
                self.at += 3;
                self.column += 1;
            }
            (Some(next), _) => {
                text.push('\\');
                self.skip(1);
                self.plain(next, text)?;
            }
            (None, _) => {
                text.push('\\');
                self.skip(1);
            }
        }
        Ok(())
    }

    /// Behind a newline: true when the three quotes that end a heredoc are next, which are taken then.
    fn next_line(&mut self, ending: Ending, text: &mut String) -> bool {
        self.line += 1;
        self.column = 1;
        let Ending::Heredoc(quote) = ending else {
            return false;
        };
        let start = self.at;
        self.skip_spaces();
        if is_triple(self.rest(), quote) {
            self.skip(3);
            return true;
        }
        text.push_str(&self.source[start..self.at]);
        false
    }

    /// `#{…}`.
    fn code(&mut self, which: Open) -> Outcome<Interpolated> {
        let start = self.mark();
        self.skip(2);
        let tokens = self.read_code(start)?;
        if self.at >= self.source.len() {
            let what = format!("missing interpolation terminator: \"}}\"{}", which);
            return Err(Complaint::incomplete(start.line, start.column, what));
        }
        self.skip(1);
        Ok(Interpolated {
            line: start.line,
            column: start.column,
            start: start.at,
            end: self.at,
            tokens,
        })
    }

    /// Goes behind so many characters of one byte.
    fn skip(&mut self, count: usize) {
        self.at += count;
        self.column += count as u32;
    }

    fn skip_char(&mut self, char: char) {
        self.at += char.len_utf8();
        self.column += 1;
    }
}
