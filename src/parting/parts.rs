//! The modules that one becomes. They share the memory, the table of functions and the pointer of the stack.
//!
//! In the first, a function that comes later is only a way to its place in the table; when it is taken before the file is there in
//! which the function is, that is brought first. A module that comes later finds in the table what it calls of the others, and
//! puts its own functions in their places. A function keeps its number in the first, and its type in all.

use std::collections::{BTreeMap, BTreeSet};

use crate::body::renumbered;
use crate::bytes::{Bytes, put_counted, put_number, put_signed};
use crate::imports;
use crate::module::{Module, section};

/// What comes later is in these files (`static/boot.js`).
pub const FILES: [Later; 2] = [
    Later {
        ending: "_soon.wasm",
        is_here: "soonIsHere",
        bring: "bringWhatComesSoon",
    },
    Later {
        ending: "_rest.wasm",
        is_here: "restIsHere",
        bring: "bringTheRest",
    },
];

/// A file with functions that come later.
pub struct Later {
    /// How its name ends where the page's ends in `_bg.wasm`.
    pub ending: &'static str,
    /// What the first module exports for it: whether it is here.
    is_here: &'static str,
    /// The import that brings it before it returns: part of the name that it has in Rust.
    bring: &'static str,
}

/// What the first module exports for the others: the table and the pointer of the stack.
const TABLE: &str = "table";
const STACK: &str = "stack";
/// Where the others have their imports from.
const FROM: &str = "first";

/// The functions of one of the [`FILES`].
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Those that are nowhere else.
    pub own: BTreeSet<u32>,
    /// Those that it has as well, since they are short.
    pub twice: BTreeSet<u32>,
}

/// Parts a module: what stands at once, and what comes later, in the order of the [`FILES`]. Names and other remarks are left out,
/// but in the first if asked for.
///
/// # Errors
/// Why it cannot be parted.
pub fn parts(module: &Module, chosen: &[Chosen; 2], keeps_names: bool) -> Result<(Vec<u8>, Vec<Vec<u8>>), String> {
    let plan = Plan::of(module, chosen)?;
    let later = plan.files.iter().map(|file| plan.later(file)).collect();
    Ok((plan.first(keeps_names)?, later))
}

struct Plan<'a> {
    module: &'a Module<'a>,
    files: Vec<File<'a>>,
    /// The functions that come later and are called from elsewhere: by number, through the table or from outside.
    called_later: BTreeSet<u32>,
    /// The place in the table of everything that one module calls in another.
    places: BTreeMap<u32, u32>,
    /// The functions of the places that the table grows by.
    added: Vec<u32>,
}

struct File<'a> {
    own: &'a BTreeSet<u32>,
    /// These, and those that others have too.
    all: BTreeSet<u32>,
    /// The functions of other modules that these call.
    called_back: BTreeSet<u32>,
    bring: u32,
}

impl<'a> Plan<'a> {
    fn of(module: &'a Module<'a>, chosen: &'a [Chosen; 2]) -> Result<Self, String> {
        let mut files = Vec::new();
        for (Chosen { own, twice }, Later { bring, .. }) in chosen.iter().zip(FILES) {
            let import = module.imported.iter().position(|name| name.contains(bring));
            files.push(File {
                own,
                all: own.union(twice).copied().collect(),
                called_back: BTreeSet::new(),
                bring: import.ok_or_else(|| format!("nothing is imported that is called {bring}"))? as u32,
            });
        }
        let comes_later = |number: u32| chosen.iter().any(|file| file.own.contains(&number));
        let entrances = module.entrances.iter().copied();
        let mut called_later: BTreeSet<u32> = entrances.filter(|&number| comes_later(number)).collect();
        for number in (module.first()..).take(module.functions.len()) {
            for called in module.called_by(number) {
                for file in files.iter_mut().filter(|file| file.all.contains(&number)) {
                    if !file.all.contains(&called) {
                        file.called_back.insert(called);
                        called_later.extend(comes_later(called).then_some(called));
                    }
                }
                if !comes_later(number) && comes_later(called) {
                    called_later.insert(called);
                }
            }
        }
        let mut places = BTreeMap::new();
        for (&place, &function) in &module.table {
            places.insert(function, place);
            if comes_later(function) {
                called_later.insert(function);
            }
        }
        let mut added = Vec::new();
        let called_back = files.iter().flat_map(|file| &file.called_back);
        for &function in called_back.chain(&called_later) {
            places.entry(function).or_insert_with(|| {
                added.push(function);
                module.places + added.len() as u32 - 1
            });
        }
        Ok(Self {
            module,
            files,
            called_later,
            places,
            added,
        })
    }

    fn first(&self, keeps_names: bool) -> Result<Vec<u8>, String> {
        let mut file = b"\0asm\x01\0\0\0".to_vec();
        for &(number, content) in &self.module.sections {
            let content = match number {
                section::CUSTOM if !keeps_names => continue,
                section::IMPORT => imports::renamed(content)?,
                section::TABLE => self.grown_table(content)?,
                section::GLOBAL => with_flags(content)?,
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

    fn exports(&self, content: &[u8]) -> Result<Vec<u8>, String> {
        let mut exports = longer(content, 2 + FILES.len() as u32)?;
        let flags = FILES.iter().map(|file| (file.is_here, 3)).zip(self.module.globals..);
        for ((name, kind), number) in [((TABLE, 1), 0), ((STACK, 3), 0)].into_iter().chain(flags) {
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
            match self.files.iter().position(|file| file.own.contains(&number)) {
                None => put_counted(&mut code, function.bytes),
                Some(file) if self.called_later.contains(&number) => {
                    put_counted(&mut code, &self.way(function.kind, self.places[&number], file));
                }
                // No local, `unreachable`, `end`: nobody knows it.
                Some(_) => put_counted(&mut code, &[0, 0, 0x0b]),
            }
        }
        code
    }

    /// Brings the file in which it is, when that is not here; then calls what stands in that place.
    fn way(&self, kind: u32, place: u32, file: usize) -> Vec<u8> {
        let mut body = vec![0, 0x23];
        put_number(&mut body, self.module.globals + file as u32);
        body.extend([0x45, 0x04, 0x40, 0x10]);
        put_number(&mut body, self.files[file].bring);
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

    fn later(&self, file: &File) -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        let sections = self.module.sections.iter();
        for &(number, content) in sections.filter(|(number, _)| *number == section::TYPE) {
            put_section(&mut module, number, content);
        }
        put_section(&mut module, section::IMPORT, &self.imports(file));
        let functions = file.all.iter().filter_map(|&number| self.module.function(number));
        let functions: Vec<_> = functions.collect();
        let mut kinds = Vec::new();
        put_number(&mut kinds, functions.len() as u32);
        functions
            .iter()
            .for_each(|function| put_number(&mut kinds, function.kind));
        put_section(&mut module, section::FUNCTION, &kinds);
        let numbers: BTreeMap<u32, u32> = file.called_back.iter().chain(&file.all).copied().zip(0..).collect();
        put_section(&mut module, section::ELEMENT, &self.takes_its_places(file, &numbers));
        let mut code = Vec::new();
        put_number(&mut code, functions.len() as u32);
        for function in functions {
            put_counted(
                &mut code,
                &renumbered(function.bytes, &function.body.mentions, |number| numbers[&number]),
            );
        }
        put_section(&mut module, section::CODE, &code);
        module
    }

    /// A function of another module is imported by the name of its place in the table.
    fn imports(&self, file: &File) -> Vec<u8> {
        let mut imports = Vec::new();
        put_number(&mut imports, file.called_back.len() as u32 + 3);
        let mut put = |name: &str, what: &[u8]| {
            put_counted(&mut imports, FROM.as_bytes());
            put_counted(&mut imports, name.as_bytes());
            imports.extend(what);
        };
        put("memory", &[2, 0, 0]);
        put(TABLE, &[1, 0x70, 0, 0]);
        put(STACK, &[3, 0x7f, 1]);
        for &number in &file.called_back {
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

    fn takes_its_places(&self, file: &File, numbers: &BTreeMap<u32, u32>) -> Vec<u8> {
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        let mine: BTreeMap<u32, u32> = self
            .called_later
            .intersection(file.own)
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

/// The globals, and for each of the [`FILES`] a number that changes, and is nought at first.
fn with_flags(content: &[u8]) -> Result<Vec<u8>, String> {
    let mut globals = longer(content, FILES.len() as u32)?;
    for _ in FILES {
        globals.extend([0x7f, 1, 0x41, 0, 0x0b]);
    }
    Ok(globals)
}

/// The same list, which says that it has so many more members.
pub fn longer(content: &[u8], by: u32) -> Result<Vec<u8>, String> {
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

/// Writes a section.
pub fn put_section(to: &mut Vec<u8>, number: u8, content: &[u8]) {
    to.push(number);
    put_counted(to, content);
}

#[cfg(test)]
mod tests;
