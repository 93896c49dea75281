//! Objects of which one field says what they are.

use serde_json::Value;

use super::error::NotationError;
use super::fields::{FieldReader, FieldWriter};

/// What is written as an object of which one field says what it is.
pub trait Tagged: Sized {
    /// That field.
    const TAG: &'static str;
    /// What it may say.
    const TAGS: &'static [&'static str];
    /// What such an object is called in errors.
    const EXPECTED: &'static str;

    /// Takes the other fields of what that tag stands for; none where it stands for nothing.
    fn take(tag: &str, fields: &mut FieldReader<'_>) -> Option<Self>;

    /// Writes all fields, the tag first.
    fn put(&self, fields: &mut FieldWriter<'_>);
}

/// Reads one.
///
/// # Errors
/// It is no object, it does not say what it is, or what is wrong with its other fields.
pub fn read_tagged<T: Tagged>(written: &Value) -> Result<T, NotationError> {
    let Value::Object(fields) = written else {
        return Err(NotationError::kind(written, T::EXPECTED));
    };
    let tag = tag(fields.get(T::TAG), T::TAG)?;
    let mut fields = FieldReader::new(fields);
    let read = T::take(tag, &mut fields);
    let read = read.ok_or_else(|| NotationError::word(tag, T::TAGS).in_field(T::TAG))?;
    fields.finish(Some(T::TAG), true)?;
    Ok(read)
}

fn tag<'a>(written: Option<&'a Value>, tag: &'static str) -> Result<&'a str, NotationError> {
    match written {
        None => Err(NotationError::missing_field(tag)),
        Some(Value::String(tag)) => Ok(tag),
        Some(Value::Number(_)) => {
            let problem = "invalid type: number, expected variant identifier".to_owned();
            Err(NotationError::other(problem).in_field(tag))
        }
        Some(other) => Err(NotationError::kind(other, "variant identifier").in_field(tag)),
    }
}

/// Writes one behind a text.
pub fn write_tagged<T: Tagged>(it: &T, text: &mut String) {
    let mut fields = FieldWriter::new(text);
    it.put(&mut fields);
    fields.finish();
}

/// What stands for one that could not be read: what the first tag stands for.
///
/// # Panics
/// Never: every tag stands for something.
#[must_use]
pub fn blank_tagged<T: Tagged>() -> T {
    let first = T::TAGS.first().and_then(|tag| T::take(tag, &mut FieldReader::blank()));
    first.expect("every tag stands for something")
}
