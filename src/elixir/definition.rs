//! Modules as they are written: what their bodies define, and what running these has written down.

use std::rc::Rc;

use super::environment::{Environment, Signature};
use super::syntax::Quoted;
use crate::runtime::{Atom, OrdMap, Term};

/// What `defmodule` says, before its body is run.
#[derive(Debug)]
pub struct Definition {
    /// The module.
    pub name: Atom,
    /// The file that it is in.
    pub file: Rc<str>,
    /// What `def` and the like define, in their order.
    pub parts: Box<[DefinedClause]>,
    /// The behaviours that it has by `use`.
    pub behaviours: Box<[Atom]>,
    /// What tells its text from others.
    pub source: u64,
}

/// One clause of a named function.
#[derive(Clone, Debug)]
pub struct DefinedClause {
    /// Its function.
    pub signature: Signature,
    /// Can it be called from outside?
    pub public: bool,
    /// Does one of the module's own take its place?
    pub overridable: bool,
    /// What it takes.
    pub parameters: Rc<[Quoted]>,
    /// Behind its `when`.
    pub guard: Option<Quoted>,
    /// What it does; `None` for a head without a body, which says what is left out at the end of its parameters.
    pub body: Option<Quoted>,
    /// What names mean in it.
    pub environment: Environment,
    /// Where it stands.
    pub line: u32,
}

/// The values of a module's attributes at some place of its body.
pub type Attributes = OrdMap<Atom, Term>;

/// What a module's body has written down when it has been run.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The parts that took effect, with the attributes as they were.
    pub defined: Vec<(u32, Attributes)>,
    /// The attributes as they are.
    pub attributes: Attributes,
    /// The fields of its struct.
    pub fields: Option<Rc<[(Term, Term)]>>,
    /// The documentation of its functions.
    pub docs: OrdMap<Signature, Rc<str>>,
}
