//! Words as they stand in the source: how far one goes, and what it is made of.

use super::character::is_in_word;

/// How a word begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum WordKind {
    Alias,
    Identifier,
    /// With a large letter beyond ASCII: an atom or a key, nothing else.
    Atom,
}

/// A word of the source.
pub(super) struct Word {
    pub(super) kind: WordKind,
    /// How many bytes it takes.
    pub(super) length: usize,
    pub(super) is_ascii: bool,
    pub(super) has_at: bool,
    pub(super) has_mark: bool,
    /// `µ` is read as `μ`.
    pub(super) has_micro: bool,
    /// The letter behind it that belongs to no word, when the word cannot end there.
    pub(super) broken: bool,
}

/// How many bytes of a word there are here.
pub(super) fn word_length(rest: &str) -> usize {
    read_word(rest).map_or(0, |word| word.length)
}

/// The word that is next.
pub(super) fn read_word(rest: &str) -> Option<Word> {
    let first = rest.chars().next()?;
    let kind = match first {
        'A'..='Z' => WordKind::Alias,
        'a'..='z' | '_' => WordKind::Identifier,
        _ if first.is_ascii() => return None,
        _ if !is_in_word(first) => return None,
        _ if first.is_uppercase() => WordKind::Atom,
        _ if first.is_alphabetic() => WordKind::Identifier,
        _ => return None,
    };
    let mut word = Word {
        kind,
        length: 0,
        is_ascii: true,
        has_at: false,
        has_mark: false,
        has_micro: false,
        broken: false,
    };
    for char in rest.chars() {
        match char {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => {}
            '@' => word.has_at = true,
            '!' | '?' => {
                word.has_mark = true;
                word.length += 1;
                break;
            }
            _ if char.is_ascii() => break,
            _ if is_in_word(char) => {
                word.is_ascii = false;
                word.has_micro |= char == 'µ';
            }
            _ => {
                word.broken = true;
                break;
            }
        }
        word.length += char.len_utf8();
    }
    Some(word)
}
