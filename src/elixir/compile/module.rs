//! Modules: what their bodies define, and the units that come of it.

use std::rc::Rc;

use super::body::Body;
use super::builder::UnitBuilder;
use super::error::CompileError;
use super::quoted::ArrowClause;
use crate::elixir::code::{About, Named, Unit};
use crate::elixir::definition::{Attributes, DefinedClause, Definition, Written};
use crate::elixir::environment::{Environment, Signature};
use crate::elixir::loaded::Loaded;
use crate::runtime::{Atom, Term, digest_of};

/// The clauses of one function.
struct Group<'d> {
    signature: Signature,
    public: bool,
    clauses: Vec<(&'d DefinedClause, &'d Attributes)>,
}

/// Compiles the functions of a module whose body has been run.
///
/// # Errors
/// As [`CompileError`] has them.
pub fn compile_module(definition: &Definition, written: &Written, loaded: &Loaded) -> Result<Unit, CompileError> {
    let groups = grouped(definition, written)?;
    let mut unit = UnitBuilder::new(Some(definition.name), Rc::clone(&definition.file), loaded);
    unit.fields.clone_from(&written.fields);
    for group in &groups {
        let (at, public) = (unit.reserve(), group.public);
        unit.named.insert(group.signature, Named { at, public });
    }
    for (at, group) in groups.iter().enumerate() {
        let (name, arity) = group.signature;
        let mut body = Body::new(&mut unit, Environment::default(), name, arity);
        body.arguments(arity)?;
        let mut open = true;
        for (part, attributes) in &group.clauses {
            let Some(does) = &part.body else { continue };
            body.environment.clone_from(&part.environment);
            body.environment.function = Some(group.signature);
            body.attributes = Some((*attributes).clone());
            let clause = ArrowClause {
                parameters: &part.parameters,
                guard: part.guard.as_ref(),
                body: does,
                line: part.line,
            };
            // What stands behind one that takes whatever comes is never reached, and wrong all the same when it is.
            open &= body.function_clause(&clause)?;
        }
        if open {
            body.no_clause();
        }
        let function = body.finish(Vec::new());
        unit.fill(at as u32, function);
    }
    unit.check_defined()?;
    let enforced = written.attributes.get(&Atom::new("enforce_keys"));
    let enforced = enforced.and_then(Term::list_elements).unwrap_or_default();
    let about = About {
        fields: written.fields.clone(),
        enforced: enforced
            .iter()
            .filter_map(|key| if let Term::Atom(key) = key { Some(*key) } else { None })
            .collect(),
        behaviours: definition.behaviours.iter().copied().collect(),
        docs: written.docs.clone(),
    };
    let values: Vec<(u32, Term)> = written
        .defined
        .iter()
        .map(|(at, attributes)| {
            (
                *at,
                Term::map(
                    attributes
                        .iter()
                        .map(|(name, value)| (Term::Atom(*name), value.clone())),
                ),
            )
        })
        .collect();
    let fields: Vec<(Term, Term)> = written
        .fields
        .iter()
        .flat_map(|fields| fields.iter().cloned())
        .collect();
    let source = digest_of(&(definition.source, (values, fields)));
    Ok(unit.finish(about, source))
}

/// The parts that took effect by function, in the order of their first clauses.
fn grouped<'d>(definition: &'d Definition, written: &'d Written) -> Result<Vec<Group<'d>>, CompileError> {
    let mut groups: Vec<Group<'d>> = Vec::new();
    let effective = written
        .defined
        .iter()
        .filter_map(|(at, attributes)| Some((definition.parts.get(*at as usize)?, attributes)));
    let own: Vec<Signature> = effective
        .clone()
        .filter(|(part, _)| !part.overridable)
        .map(|(part, _)| part.signature)
        .collect();
    for (part, attributes) in effective {
        if part.overridable && own.contains(&part.signature) {
            continue;
        }
        match groups.iter_mut().find(|group| group.signature == part.signature) {
            Some(group) if group.public != part.public => {
                let (kind, before) = if part.public { ("def", "defp") } else { ("defp", "def") };
                let (name, arity) = part.signature;
                let message = format!("{kind} {}/{arity} already defined as {before}", name.name());
                return Err(CompileError::new(part.line, &message));
            }
            Some(group) => group.clauses.push((part, attributes)),
            None => groups.push(Group {
                signature: part.signature,
                public: part.public,
                clauses: vec![(part, attributes)],
            }),
        }
    }
    Ok(groups)
}
