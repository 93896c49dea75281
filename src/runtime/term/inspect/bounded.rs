//! What is printed of a term, as long as that is not too much: one that holds itself twice, and that again, prints without end.

use std::fmt::{self, Formatter, Write};

use super::super::Term;
use super::{Extent, write};

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

struct Written<'a>(&'a Term, Extent);

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write(f, self.0, self.1)
    }
}

/// The term in one line, or as much of it as is printed.
///
/// # Errors
/// What is printed of it, when that is not all.
pub(super) fn bounded(term: &Term, extent: Extent) -> Result<String, String> {
    let mut bounded = Bounded(String::new());
    match write!(bounded, "{}", Written(term, extent)) {
        Ok(()) => Ok(bounded.0),
        Err(fmt::Error) => Err(bounded.0 + CUT),
    }
}
