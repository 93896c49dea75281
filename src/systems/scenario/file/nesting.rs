//! How deep a text is nested, found before it is read: what is read recursively must not be deeper than the stack is.

use super::limits::MAX_DEPTH;
use crate::systems::scenario::check::SpecError;

/// Brackets that may be open at once: two for each supervisor, and some for what is around and in the last.
const MAX_OPEN: usize = 2 * MAX_DEPTH + 20;

/// Refuses a text with more brackets open at once than any tree within the limit has.
pub(super) fn check(text: &str) -> Result<(), SpecError> {
    let mut open = 0_usize;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' | b'[' => open += 1,
            b'}' | b']' => open = open.saturating_sub(1),
            b'"' => skip_text(&mut bytes),
            _ => {}
        }
        if open > MAX_OPEN {
            return Err(SpecError(format!(
                "more than {MAX_OPEN} brackets are open at once, and a tree is at most {MAX_DEPTH} levels deep"
            )));
        }
    }
    Ok(())
}

/// Goes on behind the closing quote.
fn skip_text(bytes: &mut std::str::Bytes<'_>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            // Whatever follows is part of the text.
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
}
