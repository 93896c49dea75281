//! A unit that is being compiled: its functions, and what its instructions name by a number.

use std::rc::Rc;

use super::error::CompileError;
use crate::elixir::code::{About, Callee, CompiledFunction, Named, Pool, Unit};
use crate::elixir::definition::Definition;
use crate::elixir::environment::Signature;
use crate::elixir::loaded::Loaded;
use crate::runtime::{Atom, CaseClause, Guard, MatchPattern, OrdMap, Term, digest_of};

/// How many of a kind there may be in one unit: instructions name them by a number of 16 bits.
const MOST: usize = 1 << 16;

pub(super) struct UnitBuilder<'u> {
    pub module: Option<Atom>,
    pub file: Rc<str>,
    /// What there is besides: structs and modules that are loaded.
    pub loaded: &'u Loaded,
    /// The fields of the struct of the module that is being compiled.
    pub fields: Option<Rc<[(Term, Term)]>>,
    /// The functions of the module, by name.
    pub named: OrdMap<Signature, Named>,
    functions: Vec<Option<CompiledFunction>>,
    constants: Vec<Term>,
    patterns: Vec<MatchPattern>,
    guards: Vec<Box<[Guard]>>,
    receives: Vec<Rc<[CaseClause]>>,
    callees: Vec<Callee>,
    definitions: Vec<Rc<Definition>>,
    /// The first function that is called and is nowhere, by line, name and arity; and what is said of it.
    undefined: Option<((u32, &'static str, u8), CompileError)>,
}

fn number<T>(all: &mut Vec<T>, one: T, line: u32) -> Result<u16, CompileError> {
    if all.len() >= MOST {
        return Err(CompileError::new(
            line,
            "this is more text than Coppice compiles at once",
        ));
    }
    all.push(one);
    Ok((all.len() - 1) as u16)
}

impl<'u> UnitBuilder<'u> {
    pub(super) fn new(module: Option<Atom>, file: Rc<str>, loaded: &'u Loaded) -> Self {
        Self {
            module,
            file,
            loaded,
            fields: None,
            named: OrdMap::new(),
            functions: Vec::new(),
            constants: Vec::new(),
            patterns: Vec::new(),
            guards: Vec::new(),
            receives: Vec::new(),
            callees: Vec::new(),
            definitions: Vec::new(),
            undefined: None,
        }
    }

    /// There is no such function.
    pub(super) fn note_undefined(&mut self, called: (u32, &'static str, u8), wrong: CompileError) {
        if self.undefined.as_ref().is_none_or(|(first, _)| called < *first) {
            self.undefined = Some((called, wrong));
        }
    }

    /// What is said of a function that is called and is nowhere.
    pub(super) fn check_defined(&mut self) -> Result<(), CompileError> {
        self.undefined.take().map_or(Ok(()), |(_, wrong)| Err(wrong))
    }

    /// Keeps a place for a function that will be there.
    pub(super) fn reserve(&mut self) -> u32 {
        self.functions.push(None);
        (self.functions.len() - 1) as u32
    }

    pub(super) fn fill(&mut self, at: u32, function: CompiledFunction) {
        self.functions[at as usize] = Some(function);
    }

    pub(super) fn add(&mut self, function: CompiledFunction) -> u32 {
        let at = self.reserve();
        self.fill(at, function);
        at
    }

    pub(super) fn constant(&mut self, term: Term, line: u32) -> Result<u16, CompileError> {
        // Equal numbers may be of different kinds, and `==` of terms tells them apart.
        let recent = self.constants.iter().rev().take(64).position(|known| *known == term);
        match recent {
            Some(back) => Ok((self.constants.len() - 1 - back) as u16),
            None => number(&mut self.constants, term, line),
        }
    }

    pub(super) fn pattern(&mut self, pattern: MatchPattern, line: u32) -> Result<u16, CompileError> {
        number(&mut self.patterns, pattern, line)
    }

    pub(super) fn guards(&mut self, guards: Box<[Guard]>, line: u32) -> Result<u16, CompileError> {
        number(&mut self.guards, guards, line)
    }

    pub(super) fn receive(&mut self, clauses: Rc<[CaseClause]>, line: u32) -> Result<u16, CompileError> {
        number(&mut self.receives, clauses, line)
    }

    pub(super) fn callee(&mut self, module: Atom, name: Atom, arity: u8, line: u32) -> Result<u16, CompileError> {
        let known = self.callees.iter().position(|callee| callee.is(module, name, arity));
        match known {
            Some(at) => Ok(at as u16),
            None => number(&mut self.callees, Callee::new(module, name, arity), line),
        }
    }

    pub(super) fn definition(&mut self, definition: Definition, line: u32) -> Result<u16, CompileError> {
        number(&mut self.definitions, Rc::new(definition), line)
    }

    /// The unit. `source` is what it was made from: two units of one source and place are one.
    pub(super) fn finish(self, about: About, source: u64) -> Unit {
        let place = (self.module.map(|module| module.name()), &*self.file);
        // The numbers of its functions have room below.
        let identity = digest_of(&(source, place)) & !0xffff;
        Unit {
            identity,
            module: self.module,
            file: self.file,
            functions: self.functions.into_iter().flatten().collect(),
            named: self.named,
            about,
            pool: Pool {
                constants: self.constants.into(),
                patterns: self.patterns.into(),
                guards: self.guards.into(),
                receives: self.receives.into(),
                callees: self.callees.into(),
                definitions: self.definitions.into(),
            },
        }
    }
}
