//! Guards: what may stand behind `when`.

use super::body::Body;
use super::error::{CompileError, Compiled};
use super::expression::erlang_operator;
use super::quoted::{NodeExt, QuotedExt, quoted};
use super::written::written;
use crate::elixir::syntax::{Arguments, Head, Node, Quoted};
use crate::runtime::{Guard, GuardFunction, Term};

impl Body<'_, '_> {
    /// The guards of a clause, of which one has to hold: `when a when b`.
    pub(super) fn guards(&mut self, quoted: &Quoted) -> Compiled<Box<[Guard]>> {
        let mut guards = Vec::new();
        let mut rest = quoted;
        while let Some([one, others]) = rest.as_call("when", 2) {
            guards.push(self.guard(one)?);
            rest = others;
        }
        guards.push(self.guard(rest)?);
        Ok(guards.into())
    }

    fn guard(&mut self, quoted: &Quoted) -> Compiled<Guard> {
        self.deeper(|body| match quoted {
            Quoted::Literal(term) => Ok(Guard::Value(term.clone())),
            Quoted::Node(node) => body.node_guard(node),
            Quoted::List(_) | Quoted::Pair(_) => match body.constant_value(quoted)? {
                Some(value) => Ok(Guard::Value(value)),
                None => Err(body.error("invalid expression in guard")),
            },
        })
    }

    fn node_guard(&mut self, node: &Node) -> Compiled<Guard> {
        self.at_line(node.meta.line);
        let arguments = match &node.arguments {
            Arguments::Variable => return self.variable_guard(node),
            Arguments::Some(arguments) => &**arguments,
        };
        let name = match &node.head {
            Head::Name(name) => name.name(),
            Head::Quoted(head) => match head.as_call(".", 2) {
                // `map.field`
                Some([of, Quoted::Literal(field @ Term::Atom(name))]) => {
                    let module = match of {
                        Quoted::Literal(Term::Atom(module)) => Some(*module),
                        Quoted::Node(alias) if alias.is("__aliases__") => self.environment.expand(alias)?,
                        _ => None,
                    };
                    match module {
                        Some(module) if matches!(module.name(), "erlang" | "Elixir.Kernel" | "Elixir.Bitwise") => {
                            name.name()
                        }
                        Some(module) => {
                            let message = format!(
                                "cannot invoke remote function {}.{}/{} inside guards",
                                Term::Atom(module),
                                name.name(),
                                arguments.len()
                            );
                            return Err(self.error(&message));
                        }
                        None => {
                            let of = self.guard(of)?;
                            return Ok(Guard::call(GuardFunction::MapGet, [Guard::Value(field.clone()), of]));
                        }
                    }
                }
                _ => return Err(self.error("invalid expression in guard")),
            },
        };
        let all = |body: &mut Self| {
            arguments
                .iter()
                .map(|argument| body.guard(argument))
                .collect::<Compiled<Vec<_>>>()
        };
        match (name, arguments) {
            ("__aliases__", _) => match self.environment.expand(node)? {
                Some(module) => Ok(Guard::Value(Term::Atom(module))),
                None => Err(self.error("invalid expression in guard")),
            },
            ("__block__", [one]) => self.guard(one),
            ("@", _) => match self.attribute_value(node)? {
                Some(value) => Ok(Guard::Value(value)),
                None => Err(self.error("invalid expression in guard")),
            },
            ("and" | "andalso", [one, other]) => Ok(Guard::AndAlso(Box::new((self.guard(one)?, self.guard(other)?)))),
            ("or" | "orelse", [one, other]) => Ok(Guard::OrElse(Box::new((self.guard(one)?, self.guard(other)?)))),
            ("in", [value, list]) => self.in_guard(value, list),
            ("is_nil", [value]) => {
                let nil = Guard::Value(Term::atom("nil"));
                Ok(Guard::call(GuardFunction::Same, [self.guard(value)?, nil]))
            }
            ("is_struct", [value]) => self.struct_guard(value, None, None),
            ("is_struct", [value, module]) => {
                let module = self.guard(module)?;
                self.struct_guard(value, Some(module), None)
            }
            ("is_exception", [value]) => self.struct_guard(value, None, Some("__exception__")),
            ("elem", [tuple, at]) => {
                let at = match self.guard(at)? {
                    Guard::Value(Term::Int(at)) => Guard::Value(Term::Int(at + 1)),
                    at => Guard::call(GuardFunction::Add, [at, Guard::Value(Term::Int(1))]),
                };
                Ok(Guard::call(GuardFunction::Element, [at, self.guard(tuple)?]))
            }
            ("is_map_key", [map, key]) => Ok(Guard::call(
                GuardFunction::IsMapKey,
                [self.guard(key)?, self.guard(map)?],
            )),
            ("{}" | "%{}", _) => match self.constant_value(&quoted(node))? {
                Some(value) => Ok(Guard::Value(value)),
                None => Err(self.error("invalid expression in guard")),
            },
            ("self", []) | ("node", []) => Err(self.error("self/0 and node/0 in guards are not part of Coppice")),
            _ => match GuardFunction::named(erlang_operator(name), arguments.len()) {
                Some(function) => Ok(Guard::call(function, all(self)?)),
                None => {
                    let called = written(&quoted(node));
                    Err(self.undefined_in_guard(name, arguments.len(), &called))
                }
            },
        }
    }

    fn variable_guard(&mut self, node: &Node) -> Compiled<Guard> {
        let Head::Name(name) = &node.head else {
            return Err(self.error("invalid expression in guard"));
        };
        if name.name() == "__MODULE__" {
            return Ok(Guard::Value(
                self.environment.module.map_or(Term::atom("nil"), Term::Atom),
            ));
        }
        match self.find(*name)? {
            Some(slot) => Ok(Guard::Variable(slot)),
            None => Err(self.undefined_in_guard(name.name(), 0, &format!("{}()", name.name()))),
        }
    }

    /// In a function of a module, a guard knows only what is defined before.
    fn undefined_in_guard(&self, name: &str, arity: usize, called: &str) -> CompileError {
        if self.environment.function.is_none() {
            return self.error(&format!("undefined function {name}/{arity} (there is no such import)"));
        }
        self.error(&format!(
            "cannot find or invoke local {name}/{arity} inside guards. Only macros can be invoked in a guards and they must be defined before their invocation. Called as: {called}"
        ))
    }

    /// `value in [a, b]`, `value in first..last`.
    fn in_guard(&mut self, value: &Quoted, list: &Quoted) -> Compiled<Guard> {
        let value = self.guard(value)?;
        if let Some([first, last]) = list.as_call("..", 2) {
            let [first, last] = [self.guard(first)?, self.guard(last)?];
            let is_integer = Guard::call(GuardFunction::IsInteger, [value.clone()]);
            let low = Guard::call(GuardFunction::AtLeast, [value.clone(), first]);
            let high = Guard::call(GuardFunction::AtMost, [value, last]);
            let within = Guard::AndAlso(Box::new((low, high)));
            return Ok(Guard::AndAlso(Box::new((is_integer, within))));
        }
        let elements = match list {
            Quoted::List(elements) => elements
                .iter()
                .map(|element| self.guard(element))
                .collect::<Compiled<Vec<_>>>()?,
            other => match self.constant_value(other)? {
                Some(Term::List(list)) => list.iter().cloned().map(Guard::Value).collect(),
                _ => {
                    return Err(self.error("invalid right argument for operator \"in\", it expects a compile-time proper list or compile-time range on the right side when used in guard expressions"));
                }
            },
        };
        let is = |element| Guard::call(GuardFunction::Same, [value.clone(), element]);
        let either = |one, other| Guard::OrElse(Box::new((one, other)));
        let comparisons = elements.into_iter().map(is);
        Ok(comparisons.reduce(either).unwrap_or(Guard::Value(Term::from(false))))
    }

    /// `is_struct(value)`, of that module, or with that field.
    fn struct_guard(&mut self, value: &Quoted, module: Option<Guard>, field: Option<&'static str>) -> Compiled<Guard> {
        let value = self.guard(value)?;
        let key = |name: &'static str| Guard::Value(Term::atom(name));
        let of = Guard::call(GuardFunction::MapGet, [key("__struct__"), value.clone()]);
        let has = |name| Guard::call(GuardFunction::IsMapKey, [key(name), value.clone()]);
        let both = |one, other| Guard::AndAlso(Box::new((one, other)));
        let is_map = Guard::call(GuardFunction::IsMap, [value.clone()]);
        let is_struct = both(
            both(is_map, has("__struct__")),
            Guard::call(GuardFunction::IsAtom, [of.clone()]),
        );
        let with_field = match field {
            Some(field) => both(is_struct, has(field)),
            None => is_struct,
        };
        Ok(match module {
            Some(module) => both(with_field, Guard::call(GuardFunction::Same, [of, module])),
            None => with_field,
        })
    }
}
