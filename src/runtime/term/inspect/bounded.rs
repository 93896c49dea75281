//! What is printed of a term, as long as that is not too much: one that holds itself twice, and that again, prints without end.

use std::fmt::{self, Write};

/// How many bytes are printed of a term.
const MOST_BYTES: usize = 4 << 20;
/// What stands where the rest would.
const CUT: &str = "... (Coppice prints no more than 4 MB of a term)";

/// A text that takes no more than so much.
struct Bounded(String);

impl Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.0.len() + text.len() > MOST_BYTES {
            return Err(fmt::Error);
        }
        self.0.push_str(text);
        Ok(())
    }
}

/// What that prints, or as much of it as is printed.
///
/// # Errors
/// What is printed of it, when that is not all.
pub(super) fn bounded(shown: impl fmt::Display) -> Result<String, String> {
    let mut bounded = Bounded(String::new());
    match write!(bounded, "{shown}") {
        Ok(()) => Ok(bounded.0),
        Err(fmt::Error) => Err(bounded.0 + CUT),
    }
}
