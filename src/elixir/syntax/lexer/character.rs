//! Single characters: which belong to words, and what is said of those that belong nowhere.

use super::super::error::Complaint;

/// True for what a word goes on with beyond ASCII.
pub(super) fn is_in_word(char: char) -> bool {
    let is_mark = matches!(char, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}');
    (char.is_alphanumeric() || is_mark) && compatible(char).is_none()
}

/// Those that can make text look like other text.
pub(super) fn is_bidirectional(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// True for what makes one character on the screen with what is before it: Elixir counts no column for it.
pub(super) fn extends(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// The character of ASCII that a space or a wide letter stands for.
fn compatible(char: char) -> Option<char> {
    match char {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xfee0),
        _ => None,
    }
}

/// Four digits; Elixir has no room for more.
pub(super) fn code_point(char: char) -> String {
    match u32::from(char) {
        code @ 0..=0xffff => format!("U+{code:04X}"),
        _ => "U+****".to_owned(),
    }
}

/// A character that nothing begins with.
#[cold]
#[inline(never)]
pub(super) fn unexpected(wrong: char, line: u32, column: u32) -> Box<Complaint> {
    let name = match wrong {
        '\0' => "null byte",
        '\u{7}' => "alert",
        '\u{8}' => "backspace",
        '\u{7f}' => "delete",
        '\u{1b}' => "escape",
        '\u{c}' => "form feed",
        '\n' => "newline",
        '\r' => "carriage return",
        ' ' => "space",
        '\t' => "tab",
        '\u{b}' => "vertical tab",
        _ => &format!("\"{wrong}\""),
    };
    let what = format!(
        "unexpected token: {name} (column {column}, code point {})",
        code_point(wrong)
    );
    Complaint::new(line, column, what)
}

/// Signs of print that look like one of ASCII that no word has: Elixir says how the word is written without them.
fn is_left_out(char: char) -> bool {
    matches!(char, '\u{2010}'..='\u{2013}' | '\u{2018}'..='\u{201d}' | '\u{201f}' | '\u{2028}' | '\u{2029}'
        | '\u{2032}'..='\u{2037}' | '\u{2039}' | '\u{203a}' | '\u{2041}' | '\u{2043}' | '\u{2044}' | '\u{204e}'
        | '\u{2053}' | '\u{2057}' | '\u{2212}')
}

/// A character behind a word that belongs to none. There may be a plain one that it stands for, as a space that is none; of
/// letters that look like others nothing is said.
#[cold]
#[inline(never)]
pub(super) fn unexpected_behind(word: &str, wrong: char, line: u32, column: u32) -> Box<Complaint> {
    let (why, how, plain) = match compatible(wrong) {
        Some(plain) => (
            "Elixir expects unquoted Unicode atoms, variables, and calls to use allowed codepoints and to be in NFC form.",
            "in a compatible format",
            Some(plain),
        ),
        None if is_left_out(wrong) => (
            "Codepoint failed identifier tokenization, but a simpler form was found.",
            "in a similar way",
            None,
        ),
        None => return unexpected(wrong, line, column),
    };
    let written = |last: Option<char>| -> String { word.chars().chain(last).collect() };
    let codes = |text: &str| -> String { text.chars().map(|char| format!(" 0x{:05X}", u32::from(char))).collect() };
    let (found, hinted) = (written(Some(wrong)), written(plain));
    let what = format!(
        "unexpected token: {why}\n\nGot:\n\n    \"{found}\" (code points{})\n\nHint: You could write the above {how} that \
         is accepted by Elixir:\n\n    \"{hinted}\" (code points{})\n\nSee https://hexdocs.pm/elixir/unicode-syntax.html \
         for more information.",
        codes(&found),
        codes(&hinted)
    );
    Complaint::new(line, column, what)
}
