//! A wasm module, as far as it has to be known to part it: its sections, and of its functions the types, the names, the bodies
//! and the places in the table.
//!
//! Invariant: what is not understood is an error, and never left out.

use std::collections::BTreeMap;

use crate::body::{self, Body};
use crate::bytes::Bytes;

/// The numbers of the sections (WebAssembly, binary format).
pub mod section {
    pub const CUSTOM: u8 = 0;
    pub const TYPE: u8 = 1;
    pub const IMPORT: u8 = 2;
    pub const FUNCTION: u8 = 3;
    pub const TABLE: u8 = 4;
    pub const MEMORY: u8 = 5;
    pub const GLOBAL: u8 = 6;
    pub const EXPORT: u8 = 7;
    pub const START: u8 = 8;
    pub const ELEMENT: u8 = 9;
    pub const CODE: u8 = 10;
}

/// A function that is not imported.
#[derive(Clone, Debug)]
pub struct Function<'a> {
    /// The number of its type.
    pub kind: u32,
    /// Its body, without its length.
    pub bytes: &'a [u8],
    /// What the body says.
    pub body: Body,
    /// Its path and what else the compiler calls it; empty when nothing is known.
    pub name: String,
}

#[cfg(test)]
impl<'a> Function<'a> {
    /// One that is of no type, and calls those.
    pub fn calling(name: &str, bytes: &'a [u8], called: &[u32]) -> Self {
        let body = Body::calling(called);
        Self {
            kind: 0,
            bytes,
            body,
            name: name.to_owned(),
        }
    }
}

/// A module.
#[derive(Clone, Debug, Default)]
pub struct Module<'a> {
    /// All sections, in order.
    pub sections: Vec<(u8, &'a [u8])>,
    /// How many parameters a function of each type has.
    pub parameters: Vec<u32>,
    /// The names under which functions are imported; these have the first numbers.
    pub imported: Vec<String>,
    /// The types of these.
    pub imported_kinds: Vec<u32>,
    /// The functions behind those.
    pub functions: Vec<Function<'a>>,
    /// How many globals there are; none is imported.
    pub globals: u32,
    /// How many places the table of functions has.
    pub places: u32,
    /// Which function stands in which place of it.
    pub table: BTreeMap<u32, u32>,
    /// The functions that are called from outside.
    pub entrances: Vec<u32>,
}

impl<'a> Module<'a> {
    /// Reads a file.
    pub fn read(file: &'a [u8]) -> Result<Self, String> {
        let mut bytes = Bytes::of(file);
        if bytes.run(8)? != b"\0asm\x01\0\0\0" {
            return Err("it is no wasm of version 1".to_owned());
        }
        let mut module = Self::default();
        let mut names = BTreeMap::new();
        while !bytes.is_over() {
            let number = bytes.byte()?;
            let content = bytes.counted()?;
            module.sections.push((number, content));
            let mut content = Bytes::of(content);
            match number {
                section::TYPE => module.read_types(&mut content)?,
                section::IMPORT => module.read_imports(&mut content)?,
                section::FUNCTION => module.read_functions(&mut content)?,
                section::TABLE => module.read_tables(&mut content)?,
                section::GLOBAL => module.globals = content.number()?,
                section::EXPORT => module.read_exports(&mut content)?,
                section::START => module.entrances.push(content.number()?),
                section::ELEMENT => module.read_elements(&mut content)?,
                section::CODE => module.read_code(&mut content)?,
                section::CUSTOM if content.text()? == "name" => names = read_names(&mut content)?,
                _other => {}
            }
        }
        let first = module.first();
        for (number, function) in (first..).zip(&mut module.functions) {
            function.name = without_hashes(&names.remove(&number).unwrap_or_default());
        }
        Ok(module)
    }

    /// The number of the first function that is not imported.
    pub fn first(&self) -> u32 {
        self.imported.len() as u32
    }

    /// A function that is not imported, by its number.
    pub fn function(&self, number: u32) -> Option<&Function<'a>> {
        self.functions.get(number.checked_sub(self.first())? as usize)
    }

    /// The name of a function; empty when it has none.
    pub fn name(&self, number: u32) -> &str {
        self.function(number).map_or("", |function| &function.name)
    }

    /// How long the body of a function is, in bytes; an imported one has none.
    pub fn length(&self, number: u32) -> usize {
        self.function(number).map_or(0, |function| function.bytes.len())
    }

    /// The functions that one mentions.
    pub fn called_by(&self, number: u32) -> impl Iterator<Item = u32> {
        let mentions = self
            .function(number)
            .map_or(&[][..], |function| &function.body.mentions);
        mentions.iter().map(|mention| mention.function)
    }

    fn read_types(&mut self, bytes: &mut Bytes) -> Result<(), String> {
        for _ in 0..bytes.number()? {
            if bytes.byte()? != 0x60 {
                return Err("a type is none of a function".to_owned());
            }
            self.parameters.push(bytes.counted()?.len() as u32);
            bytes.counted()?;
        }
        Ok(())
    }

    fn read_imports(&mut self, bytes: &mut Bytes) -> Result<(), String> {
        for _ in 0..bytes.number()? {
            bytes.text()?;
            let name = bytes.text()?;
            if bytes.byte()? != 0 {
                return Err(format!("{name} is imported, and no function"));
            }
            self.imported_kinds.push(bytes.number()?);
            self.imported.push(name);
        }
        Ok(())
    }

    fn read_functions(&mut self, bytes: &mut Bytes) -> Result<(), String> {
        for _ in 0..bytes.number()? {
            let kind = bytes.number()?;
            self.functions.push(Function {
                kind,
                bytes: &[],
                body: Body::default(),
                name: String::new(),
            });
        }
        Ok(())
    }

    fn read_tables(&mut self, bytes: &mut Bytes) -> Result<(), String> {
        let tables = bytes.number()?;
        if tables == 0 || bytes.byte()? != 0x70 {
            return Err("the first table is none of functions".to_owned());
        }
        bytes.byte()?;
        self.places = bytes.number()?;
        Ok(())
    }

    fn read_exports(&mut self, bytes: &mut Bytes) -> Result<(), String> {
        for _ in 0..bytes.number()? {
            bytes.text()?;
            let kind = bytes.byte()?;
            let number = bytes.number()?;
            if kind == 0 {
                self.entrances.push(number);
            }
        }
        Ok(())
    }

    /// Runs of functions, each from a place of the first table on that is a constant.
    fn read_elements(&mut self, bytes: &mut Bytes) -> Result<(), String> {
        for _ in 0..bytes.number()? {
            if (bytes.number()?, bytes.byte()?) != (0, 0x41) {
                return Err("a run of elements is not of the usual kind".to_owned());
            }
            let from = bytes.number()?;
            bytes.byte()?;
            for place in from..from + bytes.number()? {
                self.table.insert(place, bytes.number()?);
            }
        }
        Ok(())
    }

    fn read_code(&mut self, bytes: &mut Bytes<'a>) -> Result<(), String> {
        if bytes.number()? as usize != self.functions.len() {
            return Err("there are not as many bodies as functions".to_owned());
        }
        for function in &mut self.functions {
            function.bytes = bytes.counted()?;
            function.body = body::read(function.bytes)?;
        }
        Ok(())
    }
}

/// A path without what tells crates of one name apart: `core[c5930c85a12de822]::fmt`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut path = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, behind)) if hash.len() > 8 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
                path.push_str(behind);
            }
            _no_hash => {
                path.push('[');
                path.push_str(part);
            }
        }
    }
    path
}

/// The names of functions, by number: one part of the section of names.
fn read_names(bytes: &mut Bytes) -> Result<BTreeMap<u32, String>, String> {
    let mut names = BTreeMap::new();
    while !bytes.is_over() {
        let part = bytes.byte()?;
        let mut content = Bytes::of(bytes.counted()?);
        if part == 1 {
            for _ in 0..content.number()? {
                let number = content.number()?;
                names.insert(number, content.text()?);
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::without_hashes;

    #[test]
    fn only_what_tells_crates_apart_is_left_out_of_a_path() {
        let name = "<[coppice[2a1f5b0c9d3e4f71]::ui::Row; 3] as core[c5930c85a12de822]::fmt::Debug>::fmt";
        assert_eq!(without_hashes(name), "<[coppice::ui::Row; 3] as core::fmt::Debug>::fmt");
    }
}
