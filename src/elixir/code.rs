//! Compiled code: functions as rows of instructions over slots, and the units that they come in.
//!
//! A function that runs has a row of slots: its arguments first, then what a closure has captured, then its variables and
//! what is in between. An instruction reads slots and constants and writes one slot, so that where a process stands in its
//! code is a few numbers beside plain terms.

mod callee;
mod instruction;

use std::rc::Rc;

pub use callee::{Builtin, CallTarget, Callee, Pure};
pub use instruction::{Failure, Instruction, SlotRow, Source};

use super::definition::Definition;
use super::environment::Signature;
use crate::runtime::{Atom, CaseClause, Digest, Digester, Guard, MatchPattern, OrdMap, Slot, Term};

/// What is compiled at once: a module, or a piece of text without one.
#[derive(Debug)]
pub struct Unit {
    /// What it is known by wherever it is loaded: a digest of its source and place.
    pub identity: u64,
    /// The module that it is; `None` for what is evaluated by itself.
    pub module: Option<Atom>,
    /// The file that it was read from, as it is named to people.
    pub file: Rc<str>,
    /// The named functions and closures.
    pub functions: Box<[CompiledFunction]>,
    /// Where the named functions are.
    pub named: OrdMap<Signature, Named>,
    /// What else a module knows of itself.
    pub about: About,
    pub(super) pool: Pool,
}

/// A named function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Where it is among the functions of its unit.
    pub at: u32,
    /// Can it be called from outside?
    pub public: bool,
}

/// What a module knows of itself.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The fields of its struct with their defaults, in the order of `defstruct`.
    pub fields: Option<Rc<[(Term, Term)]>>,
    /// Those of them that have to be given.
    pub enforced: Rc<[Atom]>,
    /// The behaviours that it has by `use` and `@behaviour`.
    pub behaviours: Rc<[Atom]>,
    /// Its documentation, by function; that of the module itself under `nil/0`.
    pub docs: OrdMap<Signature, Rc<str>>,
}

/// What instructions name by a number.
#[derive(Debug, Default)]
pub(super) struct Pool {
    pub constants: Box<[Term]>,
    pub patterns: Box<[MatchPattern]>,
    pub guards: Box<[Box<[Guard]>]>,
    pub receives: Box<[Rc<[CaseClause]>]>,
    pub callees: Box<[Callee]>,
    pub definitions: Box<[Rc<Definition>]>,
}

/// One function.
#[derive(Debug)]
pub struct CompiledFunction {
    /// Its name; of a closure that of the function that it is in.
    pub name: Atom,
    /// How many arguments it takes.
    pub arity: u8,
    /// In which slots the values go that it has captured: a closure's.
    pub captured: Box<[Slot]>,
    /// How many slots it needs.
    pub slots: u16,
    /// What it does.
    pub body: Rc<[Instruction]>,
    /// From which instruction on which line is meant.
    pub lines: Box<[(u32, u32)]>,
    /// The slots of its variables when it is done: where what is evaluated next finds them. Only of the first function of a
    /// unit without a module.
    pub bindings: Box<[(Atom, Slot)]>,
    /// Is it a closure?
    pub is_closure: bool,
}

impl CompiledFunction {
    /// The line of that instruction.
    #[must_use]
    pub fn line(&self, at: u32) -> u32 {
        let after = self.lines.partition_point(|(from, _)| *from <= at);
        after.checked_sub(1).map_or(0, |before| self.lines[before].1)
    }
}

impl Unit {
    /// The function of that name that can be called from outside.
    #[must_use]
    pub fn exported(&self, name: Atom, arity: u8) -> Option<u32> {
        let named = self.named.get(&(name, arity))?;
        named.public.then_some(named.at)
    }

    /// The module that is defined in it, when there is one alone.
    pub(super) fn only_module(&self) -> Option<Rc<Definition>> {
        match &*self.pool.definitions {
            [one] => Some(Rc::clone(one)),
            _ => None,
        }
    }

    /// The names of its public functions in order.
    pub fn exports(&self) -> impl Iterator<Item = Signature> {
        let public = |(signature, named): (&Signature, &Named)| named.public.then_some(*signature);
        self.named.iter().filter_map(public)
    }
}

/// Code is what its source says: its identity stands for it.
impl Digest for Unit {
    fn digest_into(&self, digester: &mut Digester) {
        digester.word(self.identity);
    }
}
