//! From quoted code to instructions: names are resolved, patterns and guards become data, macros of `Kernel` are written out.
//!
//! What is evaluated by itself, a line of a console or a file, is a unit with one function. A module's body is part of the
//! function around it and is run like any other code, since attributes and structs are known only then; what `def` defines
//! is compiled at its end ([`compile_module`]).

mod binary;
mod body;
mod branching;
mod builder;
mod call;
mod capture;
mod comprehension;
mod constant;
mod data;
mod defining;
mod directive;
mod error;
mod exceptions;
mod expression;
mod function;
mod guard;
mod macros;
mod map_changes;
mod module;
mod module_body;
mod nested_binary;
mod pattern;
mod quoted;
mod segment;
mod sigils;
mod slots;
mod uses;
mod values;
mod variables;
mod written;

pub use error::{CompileError, CompileErrorKind};
pub(super) use expression::RAISE;
pub use module::compile_module;

use std::rc::Rc;

use body::{Body, Want};
use builder::UnitBuilder;

use super::code::{About, Unit};
use super::environment::Environment;
use super::loaded::Loaded;
use super::syntax::Quoted;
use crate::runtime::Atom;

/// A piece of code that has been compiled, and how the next one that follows it stands.
#[derive(Clone, Debug)]
pub struct Evaluable {
    /// Its only function that is no closure takes the values of the variables that are bound before.
    pub unit: Rc<Unit>,
    /// The aliases and imports behind it.
    pub environment: Environment,
}

/// Compiles a piece of code. `bound` are the variables that are bound before, in the order in which its function takes their
/// values; `source` tells it from others.
///
/// # Errors
/// As [`CompileError`] has them.
pub fn compile(
    code: &Quoted,
    file: &str,
    source: u64,
    environment: Environment,
    bound: &[Atom],
    loaded: &Loaded,
) -> Result<Evaluable, CompileError> {
    let mut unit = UnitBuilder::new(None, Rc::from(file), loaded);
    let at = unit.reserve();
    let arity = u8::try_from(bound.len())
        .map_err(|_| CompileError::new(0, "there are more variables than Coppice has room for"))?;
    let mut body = Body::new(&mut unit, environment, Atom::new("__FILE__"), arity);
    body.arguments(arity)?;
    for (slot, name) in bound.iter().enumerate() {
        body.bind_to(*name, slot as u16);
    }
    // The variables are looked for in their slots when the value is there, so nothing may be in its place then.
    let value = body.expression(code, Want::Value)?;
    body.emit(super::code::Instruction::Return { value });
    let bindings = body
        .bound_since(0)
        .into_iter()
        .filter(|(name, _)| !name.name().contains('@'));
    let bindings = bindings.collect();
    let environment = body.environment.clone();
    let function = body.finish(bindings);
    unit.fill(at, function);
    Ok(Evaluable {
        unit: Rc::new(unit.finish(About::default(), source)),
        environment,
    })
}
