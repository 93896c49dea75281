//! Texts, numbers, lists and pairs.

use std::fmt::Write as _;

use serde_json::Value;

use super::Notation;
use super::error::NotationError;

/// Writes a text with its quotes.
pub(super) fn write_text(it: &str, text: &mut String) {
    text.push('"');
    for character in it.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '\0'..'\u{20}' => {
                // Writing to a text cannot fail.
                let _ = write!(text, "\\u{:04x}", u32::from(character));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

impl Notation for String {
    fn read(written: &Value) -> Result<Self, NotationError> {
        let text = written.as_str().map(str::to_owned);
        text.ok_or_else(|| NotationError::kind(written, "a string"))
    }

    fn write(&self, text: &mut String) {
        write_text(self, text);
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl Notation for bool {
    fn read(written: &Value) -> Result<Self, NotationError> {
        written
            .as_bool()
            .ok_or_else(|| NotationError::kind(written, "a boolean"))
    }

    fn write(&self, text: &mut String) {
        text.push_str(if *self { "true" } else { "false" });
    }

    fn blank() -> Self {
        false
    }
}

macro_rules! integers {
    ($($type:ident: $read:ident),*) => {
        $(impl Notation for $type {
            fn read(written: &Value) -> Result<Self, NotationError> {
                let read = written.$read().and_then(|number| Self::try_from(number).ok());
                read.ok_or_else(|| NotationError::no_integer(written, stringify!($type)))
            }

            fn write(&self, text: &mut String) {
                text.push_str(&self.to_string());
            }

            fn blank() -> Self {
                0
            }
        })*
    };
}

integers!(u32: as_u64, u64: as_u64, i64: as_i64);

impl Notation for f64 {
    fn read(written: &Value) -> Result<Self, NotationError> {
        written.as_f64().ok_or_else(|| NotationError::kind(written, "f64"))
    }

    /// What is no number is nothing.
    fn write(&self, text: &mut String) {
        text.push_str(&Value::from(*self).to_string());
    }

    fn blank() -> Self {
        0.0
    }
}

impl<T: Notation> Notation for Option<T> {
    fn read(written: &Value) -> Result<Self, NotationError> {
        match written {
            Value::Null => Ok(None),
            something => T::read(something).map(Some),
        }
    }

    fn write(&self, text: &mut String) {
        match self {
            None => text.push_str("null"),
            Some(something) => something.write(text),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn blank() -> Self {
        None
    }
}

/// The elements of a list.
fn elements(written: &Value) -> Result<&[Value], NotationError> {
    let elements = written.as_array().map(Vec::as_slice);
    elements.ok_or_else(|| NotationError::kind(written, "a sequence"))
}

/// Writes a list.
fn write_list(elements: &mut dyn Iterator<Item = &dyn Notation>, text: &mut String) {
    text.push('[');
    for (at, element) in elements.enumerate() {
        if at > 0 {
            text.push(',');
        }
        element.write(text);
    }
    text.push(']');
}

impl<T: Notation> Notation for Vec<T> {
    fn read(written: &Value) -> Result<Self, NotationError> {
        elements(written)?.iter().map(T::read).collect()
    }

    fn write(&self, text: &mut String) {
        write_list(&mut self.iter().map(|element| element as &dyn Notation), text);
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl<A: Notation, B: Notation> Notation for (A, B) {
    fn read(written: &Value) -> Result<Self, NotationError> {
        const EXPECTED: &str = "a tuple of size 2";
        let Value::Array(elements) = written else {
            return Err(NotationError::kind(written, EXPECTED));
        };
        let element = |at: usize| elements.get(at).ok_or_else(|| NotationError::length(at, EXPECTED));
        let read = (A::read(element(0)?)?, B::read(element(1)?)?);
        match elements.len() {
            2 => Ok(read),
            more => Err(NotationError::length(more, "2 elements in sequence")),
        }
    }

    fn write(&self, text: &mut String) {
        let elements: [&dyn Notation; 2] = [&self.0, &self.1];
        write_list(&mut elements.into_iter(), text);
    }

    fn blank() -> Self {
        (A::blank(), B::blank())
    }
}

/// What is on the heap is written as it is.
impl<T: Notation> Notation for Box<T> {
    fn read(written: &Value) -> Result<Self, NotationError> {
        T::read(written).map(Self::new)
    }

    fn write(&self, text: &mut String) {
        (**self).write(text);
    }

    fn blank() -> Self {
        Self::new(T::blank())
    }
}
