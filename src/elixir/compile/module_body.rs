//! The body of a module: `def`, attributes, `defstruct`, and the directives `alias`, `import`, `require`, `use`.

use super::body::{Body, Want};
use super::defining::Defining;
use super::error::Compiled;
use super::quoted::{NodeExt, QuotedExt, keyword, list, named_variable, nowhere, options, quoted, remote};
use super::uses;
use crate::elixir::code::{Instruction, Source};
use crate::elixir::definition::{DefinedClause, Definition};
use crate::elixir::syntax::{Arguments, Head, Node, Quoted};
use crate::runtime::{Atom, Term, digest_of};

/// Attributes that say something to tools, and whose value is never looked at here.
const IGNORED: [&str; 12] = [
    "spec",
    "type",
    "typep",
    "opaque",
    "callback",
    "macrocallback",
    "optional_callbacks",
    "dialyzer",
    "since",
    "deprecated",
    "compile",
    "derive",
];

impl Body<'_, '_> {
    /// `defmodule Name do … end`.
    pub(super) fn define_module(&mut self, name: &Quoted, options: &Quoted, want: Want) -> Compiled<Source> {
        let Some(inside) = keyword(options, "do") else {
            return Err(self.error("missing :do option in \"defmodule\""));
        };
        let Some((module, short)) = self.environment.nested(name)? else {
            return Err(self.error("invalid module name"));
        };
        let line = self.line();
        let to = self.target(want)?;
        let (scope, mark) = (self.scope(), self.mark());
        let before = self.environment.clone();
        self.environment.module = Some(module);
        self.environment.function = None;
        let defining = Defining {
            parts: Vec::new(),
            behaviours: Vec::new(),
        };
        self.defining.push(defining);
        let place = self.reserve_instruction();
        let value = self.expression(inside, Want::Value)?;
        self.emit(Instruction::EndModule { to, value });
        let Some(Defining { parts, behaviours }) = self.defining.pop() else {
            return Err(self.error("invalid module"));
        };
        let definition = Definition {
            name: module,
            file: self.file(),
            parts: parts.into(),
            behaviours: behaviours.into(),
            source: digest_of(&inside.to_term()),
        };
        let definition = self.unit.definition(definition, line)?;
        self.put_instruction(place, Instruction::BeginModule { definition });
        self.leave(scope);
        self.release(mark);
        self.environment = before;
        if let Some(short) = short {
            let full = match short.name().strip_prefix("Elixir.") {
                Some(first) => crate::elixir::environment::child(self.environment.module, first),
                None => None,
            };
            if let Some(full) = full {
                self.environment.alias(full, Some(short))?;
            }
        }
        Ok(self.done(want, Source::Slot(to)))
    }

    /// `@name value`, `@name`.
    pub(super) fn attribute(&mut self, attribute: &Quoted, want: Want) -> Compiled<Source> {
        let Quoted::Node(node) = attribute else {
            return Err(self.error("expected 0 or 1 argument for @"));
        };
        let Head::Name(name) = &node.head else {
            return Err(self.error("expected 0 or 1 argument for @"));
        };
        let ok = Term::atom("ok");
        match &node.arguments {
            Arguments::Some(arguments) if IGNORED.contains(&name.name()) && !arguments.is_empty() => {
                self.literal(ok, want)
            }
            Arguments::Some(arguments) => {
                let [value] = &**arguments else {
                    return Err(self.error("expected 0 or 1 argument for @"));
                };
                if self.environment.function.is_some() || self.defining.is_empty() {
                    return Err(self.error("cannot invoke @/1 outside module").argument_error());
                }
                let line = self.line();
                let value = self.expression(value, Want::Value)?;
                let name = self.unit.constant(Term::Atom(*name), line)?;
                self.emit(Instruction::SetAttribute { name, value });
                self.literal(ok, want)
            }
            Arguments::Variable => {
                if let Some(attributes) = &self.attributes {
                    let value = attributes.get(name).cloned().unwrap_or(Term::atom("nil"));
                    return self.literal(value, want);
                }
                if self.defining.is_empty() {
                    return Err(self.error("cannot invoke @/1 outside module").argument_error());
                }
                let line = self.line();
                let to = self.target(want)?;
                let name = self.unit.constant(Term::Atom(*name), line)?;
                self.emit(Instruction::GetAttribute { to, name });
                Ok(self.done(want, Source::Slot(to)))
            }
        }
    }

    /// The value of an attribute within a function.
    pub(super) fn attribute_value(&mut self, node: &Node) -> Compiled<Option<Term>> {
        let Some([Quoted::Node(attribute)]) = node.arguments() else {
            return Ok(None);
        };
        let (Head::Name(name), Some(attributes)) = (&attribute.head, &self.attributes) else {
            return Ok(None);
        };
        Ok(Some(attributes.get(name).cloned().unwrap_or(Term::atom("nil"))))
    }

    /// `def` and all that define something in a module.
    pub(super) fn definition(&mut self, kind: &str, node: &Node, arguments: &[Quoted], want: Want) -> Compiled<Source> {
        if self.defining.is_empty() || self.environment.function.is_some() {
            return Err(self
                .error(&format!("cannot invoke {kind}/{} outside module", arguments.len()))
                .argument_error());
        }
        self.at_line(node.meta.line);
        match (kind, arguments) {
            ("def" | "defp", [head]) => self.function(kind == "def", head, None, want),
            ("def" | "defp", [head, options]) => self.function(kind == "def", head, Some(options), want),
            ("defstruct", [fields]) => self.define_struct(fields, false, want),
            ("defexception", [fields]) => self.define_struct(fields, true, want),
            ("defdelegate", [head, options]) => self.delegate(head, options, want),
            ("defoverridable", _) => self.literal(Term::atom("ok"), want),
            (kind, _) => Err(self.error(&format!(
                "{kind} is not part of Coppice: neither macros nor protocols of one's own are"
            ))),
        }
    }

    fn function(&mut self, public: bool, head: &Quoted, does: Option<&Quoted>, want: Want) -> Compiled<Source> {
        let (head, guard) = match head.as_call("when", 2) {
            Some([head, guard]) => (head, Some(guard.clone())),
            _ => (head, None),
        };
        let Quoted::Node(node) = head else {
            return Err(self.error("invalid syntax in def"));
        };
        let Head::Name(name) = &node.head else {
            return Err(self.error("invalid syntax in def"));
        };
        let name = *name;
        let written = node.arguments().unwrap_or_default();
        let body = match does {
            Some(does) => Some(Self::as_try(does).ok_or_else(|| self.error("missing :do option in \"def\""))?),
            None => None,
        };
        self.defaults(name, public, written)?;
        let parameters: Vec<Quoted> = written
            .iter()
            .map(|one| one.as_call("\\\\", 2).map_or(one, |both| &both[0]).clone())
            .collect();
        let arity = u8::try_from(parameters.len()).map_err(|_| self.error("too many arguments"))?;
        self.part(name, arity, public, parameters, guard, body)?;
        self.literal(Term::tuple([Term::Atom(name), Term::Int(arity.into())]), want)
    }

    /// `a \\ 1`: a function for every argument that can be left out.
    fn defaults(&mut self, name: Atom, public: bool, parameters: &[Quoted]) -> Compiled<()> {
        let optional: Vec<usize> = parameters
            .iter()
            .enumerate()
            .filter(|(_, one)| one.as_call("\\\\", 2).is_some())
            .map(|(at, _)| at)
            .collect();
        for given in 0..optional.len() {
            let (mut taken, mut passed) = (Vec::new(), Vec::new());
            for (at, parameter) in parameters.iter().enumerate() {
                let left_out = optional
                    .iter()
                    .position(|place| *place == at)
                    .is_some_and(|place| place >= given);
                match parameter.as_call("\\\\", 2) {
                    Some([_, default]) if left_out => passed.push(default.clone()),
                    _ => {
                        let Some(variable) = Atom::intern(&format!("x@{at}")).map(named_variable) else {
                            return Err(self.error("too many arguments"));
                        };
                        taken.push(variable.clone());
                        passed.push(variable);
                    }
                }
            }
            let forward = Quoted::call(name, nowhere(), passed);
            let arity = taken.len() as u8;
            self.part(name, arity, public, taken, None, Some(forward))?;
        }
        Ok(())
    }

    pub(super) fn part(
        &mut self,
        name: Atom,
        arity: u8,
        public: bool,
        parameters: Vec<Quoted>,
        guard: Option<Quoted>,
        body: Option<Quoted>,
    ) -> Compiled<()> {
        let part = DefinedClause {
            signature: (name, arity),
            public,
            overridable: false,
            parameters: parameters.into(),
            guard,
            body,
            environment: self.environment.clone(),
            line: self.line(),
        };
        self.add_part(part)
    }

    pub(super) fn add_part(&mut self, part: DefinedClause) -> Compiled<()> {
        let Some(defining) = self.defining.last_mut() else {
            return Err(self.error("cannot invoke def/2 outside module"));
        };
        defining.parts.push(part);
        let part = (defining.parts.len() - 1) as u32;
        self.emit(Instruction::Define { part });
        Ok(())
    }

    /// `defstruct`, and `defexception` which is one with more in it.
    fn define_struct(&mut self, fields: &Quoted, is_exception: bool, want: Want) -> Compiled<Source> {
        if !is_exception {
            let to = self.target(want)?;
            let mark = self.mark();
            let fields = self.expression(fields, Want::Value)?;
            self.emit(Instruction::DefineStruct { to, fields });
            self.release(mark);
            return Ok(self.done(want, Source::Slot(to)));
        }
        let mark = self.mark();
        let yes = super::quoted::pair(Quoted::name("__exception__"), Quoted::Literal(Term::from(true)));
        let fields = remote(
            "Elixir.Coppice",
            "exception_fields",
            vec![fields.clone(), list(vec![yes])],
        );
        let fields = self.expression(&fields, Want::Value)?;
        let to = self.slot()?;
        self.emit(Instruction::DefineStruct { to, fields });
        uses::exception(self)?;
        self.release(mark);
        self.literal(Term::atom("ok"), want)
    }

    /// `defdelegate name(a), to: Module, as: other`.
    fn delegate(&mut self, head: &Quoted, given: &Quoted, want: Want) -> Compiled<Source> {
        let Quoted::Node(node) = head else {
            return Err(self.error("invalid syntax in defdelegate"));
        };
        let (Head::Name(name), Some(to)) = (&node.head, keyword(given, "to")) else {
            return Err(self.error("expected to: to be given as argument").argument_error());
        };
        let other = match keyword(given, "as") {
            Some(Quoted::Literal(Term::Atom(other))) => *other,
            _ => *name,
        };
        let parameters = node.arguments().unwrap_or_default();
        let target = Quoted::call(Atom::new("."), nowhere(), vec![to.clone(), Quoted::atom(other)]);
        let body = Quoted::node(Head::Quoted(target), nowhere(), Arguments::Some(parameters.to_vec()));
        self.function(true, &quoted(node), Some(&options(vec![("do", body)])), want)
    }
}
