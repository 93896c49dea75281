//! Why something cannot be read.

use std::fmt;

use serde_json::{Number, Value};

/// What was expected and what is there, with the field of the outermost object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotationError {
    text: String,
    blame: Blame,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Blame {
    /// All of it.
    Whole,
    /// What that field holds.
    Field(&'static str),
    /// The text names the field by itself.
    Told,
}

impl NotationError {
    /// Something else is wrong with it.
    #[must_use]
    pub fn other(text: String) -> Self {
        let blame = Blame::Whole;
        Self { text, blame }
    }

    /// It is of another kind.
    #[must_use]
    pub fn kind(written: &Value, expected: &str) -> Self {
        Self::other(format!("invalid type: {}, expected {expected}", kind(written)))
    }

    /// It cannot be what it says.
    #[must_use]
    pub fn value(written: &Value, expected: &str) -> Self {
        Self::other(format!("invalid value: {}, expected {expected}", kind(written)))
    }

    /// It is no integer, or one that is too large.
    #[must_use]
    pub fn no_integer(written: &Value, expected: &str) -> Self {
        match written {
            Value::Number(number) if is_integer(number) => Self::value(written, expected),
            other => Self::kind(other, expected),
        }
    }

    /// A list has so many elements.
    #[must_use]
    pub fn length(length: usize, expected: &str) -> Self {
        Self::other(format!("invalid length {length}, expected {expected}"))
    }

    /// Nobody knows that word.
    #[must_use]
    pub fn word(word: &str, known: &[&str]) -> Self {
        Self::other(format!("unknown variant `{word}`, expected {}", one_of(known)))
    }

    /// Nobody knows that field.
    pub(super) fn unknown_field(field: &str, known: &[&str]) -> Self {
        let text = if known.is_empty() {
            format!("unknown field `{field}`, there are no fields")
        } else {
            format!("unknown field `{field}`, expected {}", one_of(known))
        };
        let blame = Blame::Told;
        Self { text, blame }
    }

    /// That field has to be there.
    pub(super) fn missing_field(field: &str) -> Self {
        Self {
            text: format!("missing field `{field}`"),
            blame: Blame::Told,
        }
    }

    /// The same, as what that field holds.
    pub(super) fn in_field(self, field: &'static str) -> Self {
        let blame = match self.blame {
            Blame::Whole | Blame::Field(_) => Blame::Field(field),
            Blame::Told => Blame::Told,
        };
        Self { blame, ..self }
    }

    /// The text, behind the field where it does not name one.
    #[must_use]
    pub fn with_field(&self) -> String {
        match self.blame {
            Blame::Field(field) => format!("{field}: {}", self.text),
            Blame::Whole | Blame::Told => self.text.clone(),
        }
    }
}

impl fmt::Display for NotationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What is there.
fn kind(written: &Value) -> String {
    match written {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => format!("boolean `{truth}`"),
        Value::Number(number) if is_integer(number) => format!("integer `{number}`"),
        Value::Number(number) => format!("floating point `{number}`"),
        Value::String(text) => format!("string {text:?}"),
        Value::Array(_) => "sequence".to_owned(),
        Value::Object(_) => "map".to_owned(),
    }
}

/// Is it written as an integer, of whatever size?
fn is_integer(number: &Number) -> bool {
    let digits = number.to_string();
    digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

fn one_of(known: &[&str]) -> String {
    let quoted: Vec<_> = known.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        [one, other] => format!("{one} or {other}"),
        more => format!("one of {}", more.join(", ")),
    }
}
