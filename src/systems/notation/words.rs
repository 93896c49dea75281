//! Words: one of several that are known.

use serde_json::Value;

use super::error::NotationError;
use super::plain::write_text;

/// Reads one of these words: which it is. It may also be the only field of an object, with nothing in it.
///
/// # Errors
/// It is none of them.
pub fn word(written: &Value, known: &[&'static str]) -> Result<usize, NotationError> {
    let (word, more) = match written {
        Value::String(word) => (word, &Value::Null),
        Value::Object(fields) => match fields.iter().next() {
            Some(only) if fields.len() == 1 => only,
            Some(_) | None => return Err(NotationError::value(written, "map with a single key")),
        },
        other => return Err(NotationError::kind(other, "string or map")),
    };
    let at = known.iter().position(|known| known == word);
    let at = at.ok_or_else(|| NotationError::word(word, known))?;
    match more {
        Value::Null => Ok(at),
        something => Err(NotationError::kind(something, "unit")),
    }
}

/// Writes one.
pub fn write_word(word: &str, text: &mut String) {
    write_text(word, text);
}
