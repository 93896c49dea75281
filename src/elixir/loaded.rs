//! The modules that a system has loaded, and the code that its closures are of.

use std::cell::Cell;
use std::rc::Rc;

use super::code::Unit;
use super::library;
use crate::runtime::{Atom, Digest, Digester, OrdMap, Term};

thread_local! {
    /// Counts every load anywhere, so that two tables with one number hold the same.
    static LOADS: Cell<u64> = const { Cell::new(0) };
}

/// What is loaded. Clones share it: whoever evaluates holds one, so that code is not exchanged within an instruction.
#[derive(Clone, Debug, Default)]
pub struct Loaded(Rc<LoadedTables>);

#[derive(Clone, Debug, Default)]
struct LoadedTables {
    modules: OrdMap<Atom, Rc<Unit>>,
    /// Whatever has closures, by its identity: old versions of a module among them, for as long as there may be closures.
    units: OrdMap<u64, Rc<Unit>>,
    /// What a program has set for the whole system: the environment of applications, the level of the log.
    settings: OrdMap<Term, Term>,
    version: u64,
    /// The file whose modules are run by Rust: they can be called, and whoever starts a process of one starts Rust's.
    native_file: Option<Rc<str>>,
    natives: OrdMap<Atom, ()>,
}

/// Two tables are the same when they have come of the same load.
impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        self.0.version == other.0.version
    }
}

/// Nothing is written of a table in which nothing is.
impl Digest for Loaded {
    fn digest_into(&self, digester: &mut Digester) {
        for (name, unit) in self.0.modules.iter() {
            name.digest_into(digester);
            unit.digest_into(digester);
        }
        for (key, value) in self.0.settings.iter() {
            key.digest_into(digester);
            value.digest_into(digester);
        }
    }
}

impl Loaded {
    /// Loads a unit. A module that was there is replaced: whoever calls it from now on calls the new one.
    pub fn load(&mut self, unit: &Rc<Unit>) {
        let tables = Rc::make_mut(&mut self.0);
        if let Some(module) = unit.module {
            if tables.native_file.as_ref() == Some(&unit.file) {
                tables.natives.insert(module, ());
            } else {
                tables.natives.remove(&module);
            }
            tables.modules.insert(module, Rc::clone(unit));
        }
        if unit.functions.iter().any(|function| function.is_closure) {
            tables.units.insert(unit.identity, Rc::clone(unit));
        }
        tables.version = LOADS.with(|loads| {
            loads.set(loads.get() + 1);
            loads.get()
        });
    }

    /// Says that the modules of that file are run by Rust, until they are defined anew elsewhere.
    pub(super) fn leave_to_rust(&mut self, file: &Rc<str>) {
        Rc::make_mut(&mut self.0).native_file = Some(Rc::clone(file));
    }

    /// Has a person defined that module, so that its processes run what he has written?
    #[must_use]
    pub fn runs(&self, module: Atom) -> bool {
        self.0.modules.get(&module).is_some() && self.0.natives.get(&module).is_none()
    }

    /// What a program has set for the whole system.
    pub(super) fn settings(&self) -> &OrdMap<Term, Term> {
        &self.0.settings
    }

    /// The same, to be changed.
    pub(super) fn settings_mut(&mut self) -> &mut OrdMap<Term, Term> {
        &mut Rc::make_mut(&mut self.0).settings
    }

    /// Which load was the last: what was looked up since stands.
    pub(super) fn version(&self) -> u64 {
        self.0.version
    }

    /// The modules that a person has defined, in the order of their names.
    pub fn modules(&self) -> impl Iterator<Item = &Rc<Unit>> {
        self.0.modules.values()
    }

    /// The module of that name, when a person has defined it.
    #[must_use]
    pub fn module(&self, name: Atom) -> Option<&Rc<Unit>> {
        self.0.modules.get(&name)
    }

    /// The unit of that identity that has closures.
    pub(super) fn unit(&self, identity: u64) -> Option<Rc<Unit>> {
        self.0.units.get(&identity).cloned()
    }

    /// Is there such a function that can be called from anywhere?
    #[must_use]
    pub fn exports(&self, module: Atom, name: Atom, arity: u8) -> bool {
        match self.0.modules.get(&module) {
            Some(unit) => unit.exported(name, arity).is_some(),
            None => library::has(module, name, arity),
        }
    }

    /// The fields of a module's struct with their defaults, in the order of its `defstruct`.
    pub(in crate::elixir) fn fields(&self, module: Atom) -> Option<Rc<[(Term, Term)]>> {
        match self.0.modules.get(&module) {
            Some(unit) => unit.about.fields.clone(),
            None => library::struct_fields(module),
        }
    }

    /// The fields that have to be given when such a struct is made.
    pub(super) fn enforced(&self, module: Atom) -> Rc<[Atom]> {
        self.0
            .modules
            .get(&module)
            .map(|unit| Rc::clone(&unit.about.enforced))
            .unwrap_or_default()
    }
}
