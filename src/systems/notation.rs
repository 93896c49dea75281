//! How what is written as JSON is read and written: a tree, its ops, what is kept.
//!
//! There is one reader, of values that are JSON already, and one writer, of text. All of it is downloaded with the page, so
//! what reads an object field by field stands once, and a type adds a line a field ([`notation!`](crate::notation)). An
//! error says what was expected, in the words that serde has for it, and knows its field.

mod error;
mod fields;
mod macros;
mod plain;
mod tagged;
#[cfg(test)]
mod tests;
mod words;

use serde_json::Value;

pub use error::NotationError;
pub use fields::{FieldReader, FieldWriter, ObjectNotation, object};
pub use tagged::{Tagged, blank_tagged, read_tagged, write_tagged};
pub use words::{word, write_word};

/// What is written as JSON.
pub trait Notation {
    /// Reads it.
    ///
    /// # Errors
    /// What was expected, and what is there.
    fn read(written: &Value) -> Result<Self, NotationError>
    where
        Self: Sized;

    /// Writes it behind a text.
    fn write(&self, text: &mut String);

    /// What it is where its field is not written; none when the field must be.
    fn absent() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }

    /// Is it what it is where its field is not written?
    fn is_absent(&self) -> bool {
        false
    }

    /// What stands in a field that could not be read, until the whole is refused for it.
    fn blank() -> Self
    where
        Self: Sized;
}

/// It as a text.
#[must_use]
pub fn text(written: &dyn Notation) -> String {
    let mut text = String::new();
    written.write(&mut text);
    text
}

/// It as JSON.
#[must_use]
pub fn value(written: &dyn Notation) -> Value {
    // What was written here is JSON.
    serde_json::from_str(&text(written)).unwrap_or(Value::Null)
}

/// Reads what a text says, if it is JSON.
#[must_use]
pub fn of_text<T: Notation>(text: &str) -> Option<T> {
    let written = serde_json::from_str(text).ok()?;
    T::read(&written).ok()
}
