//! Constants: what needs no evaluation.

use super::body::Body;
use super::error::Compiled;
use crate::elixir::syntax::{Arguments, Head, Quoted};
use crate::runtime::{GuardFunction, Term};

impl Body<'_, '_> {
    /// The value of what is the same whenever it is evaluated: literals, and what is made of them alone.
    pub(super) fn constant_value(&mut self, quoted: &Quoted) -> Compiled<Option<Term>> {
        let all = |body: &mut Self, elements: &[Quoted]| -> Compiled<Option<Vec<Term>>> {
            let mut values = Vec::new();
            for element in elements {
                match body.constant_value(element)? {
                    Some(value) => values.push(value),
                    None => return Ok(None),
                }
            }
            Ok(Some(values))
        };
        match quoted {
            Quoted::Literal(term) => Ok(Some(term.clone())),
            Quoted::Pair(pair) => Ok(all(self, &[pair.0.clone(), pair.1.clone()])?.map(Term::tuple)),
            Quoted::List(elements) => Ok(all(self, elements)?.map(Term::list)),
            Quoted::Node(node) => match (&node.head, &node.arguments) {
                (Head::Name(name), Arguments::Some(arguments)) => match (name.name(), &**arguments) {
                    ("{}", elements) => Ok(all(self, elements)?.map(Term::tuple)),
                    ("__aliases__", _) => Ok(self.environment.expand(node)?.map(Term::Atom)),
                    ("__block__", [one]) => self.constant_value(one),
                    ("-", [one]) => {
                        let value = self.constant_value(one)?;
                        Ok(value.and_then(|value| GuardFunction::Negate.of_one(&value)))
                    }
                    (sigil, [_, _]) if sigil.starts_with("sigil_") => self.sigil_constant(node),
                    _ => Ok(None),
                },
                (Head::Name(name), Arguments::Variable) if name.name() == "__MODULE__" => {
                    Ok(Some(self.environment.module.map_or(Term::atom("nil"), Term::Atom)))
                }
                _ => Ok(None),
            },
        }
    }
}
