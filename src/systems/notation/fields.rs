//! The fields of an object, one after the other.
//!
//! What takes or writes a field is called for every field of every object, and so is never put in place there: it would be
//! most of what is downloaded.

use serde_json::{Map, Value};

use super::Notation;
use super::error::NotationError;
use super::plain::write_text;

/// What is written as the fields of an object.
pub trait ObjectNotation: Sized {
    /// Are fields that nobody knows refused?
    const STRICT: bool;

    /// Takes them.
    fn take(fields: &mut FieldReader<'_>) -> Self;

    /// Writes them.
    fn put(&self, fields: &mut FieldWriter<'_>);
}

/// Takes the fields of an object by their names. What is wrong is told at the end: of several, what comes first in the
/// order of the names, and that one is missing only if nothing else is wrong.
#[derive(Debug)]
pub struct FieldReader<'a> {
    /// None where nothing is read.
    written: Option<&'a Map<String, Value>>,
    /// Those that were asked for.
    known: Vec<&'static str>,
    missing: Option<&'static str>,
    wrong: Vec<(&'static str, NotationError)>,
}

impl<'a> FieldReader<'a> {
    /// Of an object.
    #[must_use]
    pub fn new(written: &'a Map<String, Value>) -> Self {
        Self {
            written: Some(written),
            ..Self::blank()
        }
    }

    /// Of nothing: every field is blank, or what it is where it is not written.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            written: None,
            known: Vec::new(),
            missing: None,
            wrong: Vec::new(),
        }
    }

    /// Takes a field that has to be there.
    #[inline(never)]
    pub fn needed<T: Notation>(&mut self, name: &'static str) -> T {
        match self.written(name) {
            Some(written) => self.read(name, written),
            None => T::absent().unwrap_or_else(|| {
                self.missing.get_or_insert(name);
                T::blank()
            }),
        }
    }

    /// Takes a field that may be left out: then it is that.
    #[inline(never)]
    pub fn or<T: Notation>(&mut self, name: &'static str, otherwise: T) -> T {
        match self.written(name) {
            Some(written) => self.read(name, written),
            None => otherwise,
        }
    }

    fn read<T: Notation>(&mut self, name: &'static str, written: &Value) -> T {
        T::read(written).unwrap_or_else(|error| {
            self.refuse(name, error);
            T::blank()
        })
    }

    /// What is written in that field.
    #[inline(never)]
    fn written(&mut self, name: &'static str) -> Option<&'a Value> {
        self.known.push(name);
        self.written?.get(name)
    }

    #[inline(never)]
    fn refuse(&mut self, name: &'static str, error: NotationError) {
        self.wrong.push((name, error.in_field(name)));
    }

    /// Says what is wrong with the object. A tag is a field that is known; if it is strict, those that are not are refused.
    ///
    /// # Errors
    /// The first field that could not be read or must not be there; else the first that is missing.
    pub fn finish(&mut self, tag: Option<&str>, strict: bool) -> Result<(), NotationError> {
        for name in self.written.into_iter().flat_map(Map::keys) {
            if let Some(at) = self.wrong.iter().position(|(wrong, _)| wrong == name) {
                return Err(self.wrong.swap_remove(at).1);
            }
            if strict && tag != Some(name) && !self.known.contains(&name.as_str()) {
                return Err(NotationError::unknown_field(name, &self.known));
            }
        }
        self.missing
            .map_or(Ok(()), |missing| Err(NotationError::missing_field(missing)))
    }
}

/// Reads an object that says by itself what it is.
///
/// # Errors
/// What is wrong with it: `expected` says what it should be.
pub fn object<T: ObjectNotation>(written: &Value, expected: &str) -> Result<T, NotationError> {
    let Value::Object(fields) = written else {
        return Err(NotationError::kind(written, expected));
    };
    let mut fields = FieldReader::new(fields);
    let read = T::take(&mut fields);
    fields.finish(None, T::STRICT)?;
    Ok(read)
}

/// Writes the fields of an object.
#[derive(Debug)]
pub struct FieldWriter<'a> {
    text: &'a mut String,
    /// What comes before the next field.
    before: char,
}

impl<'a> FieldWriter<'a> {
    /// Begins an object behind a text.
    #[must_use]
    pub fn new(text: &'a mut String) -> Self {
        Self { text, before: '{' }
    }

    /// Writes one.
    #[inline(never)]
    pub fn field(&mut self, name: &str, written: &dyn Notation) {
        self.begin(name);
        written.write(self.text);
    }

    /// Writes what says what the object is.
    pub fn tag(&mut self, name: &str, tag: &str) {
        self.begin(name);
        write_text(tag, self.text);
    }

    /// Writes one unless it is what it is where it is not written.
    #[inline(never)]
    pub fn given(&mut self, name: &str, written: &dyn Notation) {
        if !written.is_absent() {
            self.field(name, written);
        }
    }

    fn begin(&mut self, name: &str) {
        self.text.push(self.before);
        self.before = ',';
        write_text(name, self.text);
        self.text.push(':');
    }

    /// Ends the object.
    pub fn finish(self) {
        if self.before == '{' {
            self.text.push('{');
        }
        self.text.push('}');
    }
}
