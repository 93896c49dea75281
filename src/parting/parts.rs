//! The two modules that one becomes. They share the memory, the table of functions and the pointer of the stack.
//!
//! In the first, a function that comes later is only a way to its place in the table; when it is taken before the second module is
//! there, that is brought first. The second finds in the table what it calls of the first, and puts its own functions in their
//! places. A function keeps its number in the first, and its type in both.

use std::collections::{BTreeMap, BTreeSet};

use crate::body::renumbered;
use crate::bytes::{Bytes, put_counted, put_number, put_signed};
use crate::imports;
use crate::module::{Module, section};

/// The import that brings the second module before it returns: part of the name that it has in Rust.
const BRING: &str = "bringTheRest";
/// What the first module exports for the second: the table, the pointer of the stack, and whether the second is there.
const TABLE: &str = "table";
const STACK: &str = "stack";
const IS_HERE: &str = "restIsHere";
/// Where the second module has its imports from.
const FROM: &str = "first";

/// Parts a module: what stands at once, and what comes later. Names and other remarks are left out, but in the first if asked for.
pub fn parts(
    module: &Module,
    later: &BTreeSet<u32>,
    twice: &BTreeSet<u32>,
    keeps_names: bool,
) -> Result<(Vec<u8>, Vec<u8>), String> {
    let plan = Plan::of(module, later, twice)?;
    let rest = plan.rest();
    Ok((plan.first(keeps_names)?, rest))
}

struct Plan<'a> {
    module: &'a Module<'a>,
    later: &'a BTreeSet<u32>,
    /// The functions of the second module: these, and those that both have.
    second: BTreeSet<u32>,
    /// The functions of the first module that the second calls.
    called_back: Vec<u32>,
    /// The functions that come later and are called from the first, by number or through the table.
    called_later: BTreeSet<u32>,
    /// The place in the table of everything that one module calls in the other.
    places: BTreeMap<u32, u32>,
    /// The functions of the places that the table grows by.
    added: Vec<u32>,
    bring: u32,
}

impl<'a> Plan<'a> {
    fn of(module: &'a Module<'a>, later: &'a BTreeSet<u32>, twice: &BTreeSet<u32>) -> Result<Self, String> {
        let bring = module.imported.iter().position(|name| name.contains(BRING));
        let bring = bring.ok_or_else(|| format!("nothing is imported that is called {BRING}"))? as u32;
        let (mut called_back, mut called_later) = (BTreeSet::new(), BTreeSet::new());
        let second: BTreeSet<u32> = later.union(twice).copied().collect();
        for number in (module.first()..).take(module.functions.len()) {
            for called in module.called_by(number) {
                if second.contains(&number) && !second.contains(&called) {
                    called_back.insert(called);
                }
                if !later.contains(&number) && later.contains(&called) {
                    called_later.insert(called);
                }
            }
        }
        let mut places = BTreeMap::new();
        for (&place, &function) in &module.table {
            places.insert(function, place);
            if later.contains(&function) {
                called_later.insert(function);
            }
        }
        let mut added = Vec::new();
        for &function in called_back.iter().chain(&called_later) {
            places.entry(function).or_insert_with(|| {
                added.push(function);
                module.places + added.len() as u32 - 1
            });
        }
        Ok(Self {
            module,
            later,
            second,
            called_back: called_back.into_iter().collect(),
            called_later,
            places,
            added,
            bring,
        })
    }

    fn first(&self, keeps_names: bool) -> Result<Vec<u8>, String> {
        let mut file = b"\0asm\x01\0\0\0".to_vec();
        for &(number, content) in &self.module.sections {
            let content = match number {
                section::CUSTOM if !keeps_names => continue,
                section::IMPORT => imports::renamed(content)?,
                section::TABLE => self.grown_table(content)?,
                section::GLOBAL => self.with_flag(content)?,
                section::EXPORT => self.exports(content)?,
                section::ELEMENT => self.elements(content)?,
                section::CODE => self.first_code(),
                _as_it_was => content.to_vec(),
            };
            put_section(&mut file, number, &content);
        }
        Ok(file)
    }

    fn grown_table(&self, content: &[u8]) -> Result<Vec<u8>, String> {
        let mut bytes = Bytes::of(content);
        let mut grown = Vec::new();
        put_number(&mut grown, bytes.number()?);
        grown.push(bytes.byte()?);
        let has_most = bytes.byte()?;
        grown.push(has_most);
        for _ in 0..=has_most {
            put_number(&mut grown, bytes.number()? + self.added.len() as u32);
        }
        grown.extend(&content[bytes.at..]);
        Ok(grown)
    }

    fn with_flag(&self, content: &[u8]) -> Result<Vec<u8>, String> {
        let mut globals = longer(content, 1)?;
        // A number that changes, and is nought at first.
        globals.extend([0x7f, 1, 0x41, 0, 0x0b]);
        Ok(globals)
    }

    fn exports(&self, content: &[u8]) -> Result<Vec<u8>, String> {
        let mut exports = longer(content, 3)?;
        for (name, kind, number) in [(TABLE, 1, 0), (STACK, 3, 0), (IS_HERE, 3, self.module.globals)] {
            put_counted(&mut exports, name.as_bytes());
            exports.push(kind);
            put_number(&mut exports, number);
        }
        Ok(exports)
    }

    fn elements(&self, content: &[u8]) -> Result<Vec<u8>, String> {
        let mut elements = longer(content, 1)?;
        put_run(&mut elements, self.module.places, &self.added);
        Ok(elements)
    }

    fn first_code(&self) -> Vec<u8> {
        let mut code = Vec::new();
        put_number(&mut code, self.module.functions.len() as u32);
        for (number, function) in (self.module.first()..).zip(&self.module.functions) {
            if !self.later.contains(&number) {
                put_counted(&mut code, function.bytes);
            } else if self.called_later.contains(&number) {
                put_counted(&mut code, &self.way(function.kind, self.places[&number]));
            } else {
                // No local, `unreachable`, `end`: nobody knows it.
                put_counted(&mut code, &[0, 0, 0x0b]);
            }
        }
        code
    }

    /// Brings the second module when it is not here; then calls what stands in that place.
    fn way(&self, kind: u32, place: u32) -> Vec<u8> {
        let mut body = vec![0, 0x23];
        put_number(&mut body, self.module.globals);
        body.extend([0x45, 0x04, 0x40, 0x10]);
        put_number(&mut body, self.bring);
        body.push(0x0b);
        for parameter in 0..self.module.parameters[kind as usize] {
            body.push(0x20);
            put_number(&mut body, parameter);
        }
        body.push(0x41);
        put_signed(&mut body, place as i32);
        body.push(0x11);
        put_number(&mut body, kind);
        body.extend([0, 0x0b]);
        body
    }

    fn rest(&self) -> Vec<u8> {
        let mut file = b"\0asm\x01\0\0\0".to_vec();
        for &(number, content) in self
            .module
            .sections
            .iter()
            .filter(|(number, _)| *number == section::TYPE)
        {
            put_section(&mut file, number, content);
        }
        put_section(&mut file, section::IMPORT, &self.rest_imports());
        let functions: Vec<_> = self
            .second
            .iter()
            .filter_map(|&number| self.module.function(number))
            .collect();
        let mut kinds = Vec::new();
        put_number(&mut kinds, functions.len() as u32);
        functions
            .iter()
            .for_each(|function| put_number(&mut kinds, function.kind));
        put_section(&mut file, section::FUNCTION, &kinds);
        let numbers: BTreeMap<u32, u32> = self.called_back.iter().chain(&self.second).copied().zip(0..).collect();
        put_section(&mut file, section::ELEMENT, &self.rest_elements(&numbers));
        let mut code = Vec::new();
        put_number(&mut code, functions.len() as u32);
        for function in functions {
            put_counted(
                &mut code,
                &renumbered(function.bytes, &function.body.mentions, |number| numbers[&number]),
            );
        }
        put_section(&mut file, section::CODE, &code);
        file
    }

    /// A function of the first module is imported by the name of its place in the table.
    fn rest_imports(&self) -> Vec<u8> {
        let mut imports = Vec::new();
        put_number(&mut imports, self.called_back.len() as u32 + 3);
        let mut put = |name: &str, what: &[u8]| {
            put_counted(&mut imports, FROM.as_bytes());
            put_counted(&mut imports, name.as_bytes());
            imports.extend(what);
        };
        put("memory", &[2, 0, 0]);
        put(TABLE, &[1, 0x70, 0, 0]);
        put(STACK, &[3, 0x7f, 1]);
        for &number in &self.called_back {
            let mut what = vec![0];
            put_number(&mut what, self.kind(number));
            put(&self.places[&number].to_string(), &what);
        }
        imports
    }

    fn kind(&self, number: u32) -> u32 {
        match self.module.function(number) {
            Some(function) => function.kind,
            None => self.module.imported_kinds[number as usize],
        }
    }

    fn rest_elements(&self, numbers: &BTreeMap<u32, u32>) -> Vec<u8> {
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        let mine: BTreeMap<u32, u32> = self
            .called_later
            .iter()
            .map(|number| (self.places[number], numbers[number]))
            .collect();
        for (place, number) in mine {
            match runs.last_mut() {
                Some((from, run)) if *from + run.len() as u32 == place => run.push(number),
                Some(_) | None => runs.push((place, vec![number])),
            }
        }
        let mut elements = Vec::new();
        put_number(&mut elements, runs.len() as u32);
        runs.iter().for_each(|(from, run)| put_run(&mut elements, *from, run));
        elements
    }
}

/// The same list, which says that it has so many more members.
fn longer(content: &[u8], by: u32) -> Result<Vec<u8>, String> {
    let mut bytes = Bytes::of(content);
    let mut longer = Vec::new();
    put_number(&mut longer, bytes.number()? + by);
    longer.extend(&content[bytes.at..]);
    Ok(longer)
}

/// Functions that stand in the first table, from that place on.
fn put_run(to: &mut Vec<u8>, from: u32, functions: &[u32]) {
    to.extend([0, 0x41]);
    put_signed(to, from as i32);
    to.push(0x0b);
    put_number(to, functions.len() as u32);
    functions.iter().for_each(|&function| put_number(to, function));
}

fn put_section(to: &mut Vec<u8>, number: u8, content: &[u8]) {
    to.push(number);
    put_counted(to, content);
}

#[cfg(test)]
mod tests;
