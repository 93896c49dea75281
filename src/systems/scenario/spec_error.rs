//! Why a scenario cannot be run: one line, short enough to be read.

use std::fmt;

/// The longest message, and the longest piece of what is written that one shows, in characters.
const MAX_MESSAGE: usize = 600;
const MAX_SHOWN: usize = 60;

/// Why a tree, or what is to be done to it, cannot be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecError(pub String);

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SpecError {}

impl SpecError {
    /// The same in one line, and in so many characters that they can be read.
    pub(super) fn short(self) -> Self {
        let mut line = String::with_capacity(self.0.len());
        for character in cut(&self.0, MAX_MESSAGE).chars() {
            if character.is_control() {
                line.extend(character.escape_default());
            } else {
                line.push(character);
            }
        }
        Self(line)
    }
}

/// What is written, as far as a message shows it.
pub(super) fn shown(text: &str) -> String {
    cut(text, MAX_SHOWN)
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
