//! Expressions: what has a value.

use super::body::{Body, Want};
use super::error::Compiled;
use super::quoted::{QuotedExt, keyword, list, quoted, variable};
use crate::elixir::code::{Failure, Instruction, SlotRow, Source};
use crate::elixir::syntax::{Arguments, Head, Node, Quoted};
use crate::runtime::{Atom, GuardFunction, MatchPattern, Term, TermList};

/// Where there is no other instruction to go on at: what does not match raises.
pub(in crate::elixir) const RAISE: u32 = u32::MAX;

/// The name in `:erlang` of a function of `Kernel`, where it has another.
pub(super) fn erlang_operator(name: &str) -> &str {
    match name {
        "!=" => "/=",
        "===" => "=:=",
        "!==" => "=/=",
        "<=" => "=<",
        "&&&" => "band",
        "|||" => "bor",
        "<<<" => "bsl",
        ">>>" => "bsr",
        other => other,
    }
}

/// The functions of `Kernel` that are instructions.
fn as_instruction(name: &str, arity: usize) -> Option<GuardFunction> {
    let known = matches!(
        name,
        "==" | "!="
            | "==="
            | "!=="
            | "<"
            | "<="
            | ">"
            | ">="
            | "+"
            | "-"
            | "*"
            | "/"
            | "div"
            | "rem"
            | "not"
            | "hd"
            | "tl"
            | "length"
            | "is_atom"
            | "is_binary"
            | "is_bitstring"
            | "is_boolean"
            | "is_float"
            | "is_function"
            | "is_integer"
            | "is_list"
            | "is_map"
            | "is_number"
            | "is_pid"
            | "is_port"
            | "is_reference"
            | "is_tuple"
            | "map_size"
            | "tuple_size"
            | "byte_size"
            | "bit_size"
            | "abs"
            | "round"
            | "trunc"
            | "floor"
            | "ceil"
    );
    if !known {
        None
    } else {
        GuardFunction::named(erlang_operator(name), arity)
    }
}

impl Body<'_, '_> {
    /// The value of an expression.
    pub(super) fn expression(&mut self, quoted: &Quoted, want: Want) -> Compiled<Source> {
        self.deeper(|body| match quoted {
            Quoted::Literal(term) => {
                let value = body.constant(term.clone())?;
                Ok(body.done(want, value))
            }
            Quoted::Node(node) => body.node(node, want),
            Quoted::Pair(pair) => match body.constant_value(quoted)? {
                Some(value) => body.literal(value, want),
                None => body.tuple(&[pair.0.clone(), pair.1.clone()], want),
            },
            Quoted::List(elements) => match body.constant_value(quoted)? {
                Some(value) => body.literal(value, want),
                None => body.list(elements, want),
            },
        })
    }

    pub(super) fn literal(&mut self, value: Term, want: Want) -> Compiled<Source> {
        let value = self.constant(value)?;
        Ok(self.done(want, value))
    }

    fn tuple(&mut self, elements: &[Quoted], want: Want) -> Compiled<Source> {
        self.made(elements.iter(), want, |_, to, row| Ok(Instruction::Tuple { to, row }))
    }

    fn list(&mut self, elements: &[Quoted], want: Want) -> Compiled<Source> {
        let Some((last, before)) = elements.split_last() else {
            return self.literal(Term::List(TermList::EMPTY), want);
        };
        let Some([head, tail]) = last.as_call("|", 2) else {
            let tail = self.constant(Term::List(TermList::EMPTY))?;
            return self.made(elements.iter(), want, |_, to, row| {
                Ok(Instruction::List { to, row, tail })
            });
        };
        let all: Vec<_> = before.iter().chain([head, tail]).collect();
        self.made(all.into_iter(), want, |_, to, row| {
            let count = row.count - 1;
            let tail = Source::Slot(row.first + count);
            let row = SlotRow { count, ..row };
            Ok(Instruction::List { to, row, tail })
        })
    }

    fn node(&mut self, node: &Node, want: Want) -> Compiled<Source> {
        self.at_line(node.meta.line);
        match (&node.head, &node.arguments) {
            (Head::Name(name), Arguments::Variable) => self.variable(*name, want),
            (Head::Name(name), Arguments::Some(arguments)) => self.named(*name, node, arguments, want),
            (Head::Quoted(head), arguments) => {
                let arguments = match arguments {
                    Arguments::Some(arguments) => &**arguments,
                    Arguments::Variable => &[],
                };
                self.called(head, node, arguments, want)
            }
        }
    }

    fn variable(&mut self, name: Atom, want: Want) -> Compiled<Source> {
        match name.name() {
            "__MODULE__" => {
                let module = self.environment.module.map_or(Term::atom("nil"), Term::Atom);
                return self.literal(module, want);
            }
            "__DIR__" => return self.literal(Term::str("/"), want),
            "__STACKTRACE__" => return self.stack_trace(want),
            "__ENV__" | "__CALLER__" => return Err(self.error(&format!("{} is not part of Coppice", name.name()))),
            "_" => {
                let message = "invalid use of _. \"_\" represents a value to be ignored in a pattern and cannot be used in expressions";
                return Err(self.error(message));
            }
            _ => {}
        }
        match self.find(name)? {
            Some(slot) => Ok(self.done(want, Source::Slot(slot))),
            None => self.local_call(name, &[], want, true),
        }
    }

    /// Special forms and macros of `Kernel` by name; what is none of them is a call.
    fn named(&mut self, name: Atom, node: &Node, arguments: &[Quoted], want: Want) -> Compiled<Source> {
        match (name.name(), arguments) {
            ("__block__", []) => self.literal(Term::atom("nil"), want),
            ("__block__", expressions) => self.block(expressions, want),
            ("__aliases__", parts) => match self.environment.expand(node)? {
                Some(module) => self.literal(Term::Atom(module), want),
                None => self.alias_of_value(parts, want),
            },
            ("=", [pattern, value]) => self.bind_match(pattern, value, want),
            ("{}", elements) => match self.constant_value(&quoted(node))? {
                Some(value) => self.literal(value, want),
                None => self.tuple(elements, want),
            },
            ("%{}", pairs) => self.map(pairs, want),
            ("%", [module, Quoted::Node(map)]) => self.structure(module, map, want),
            ("<<>>", segments) => self.binary(segments, want),
            ("fn", clauses) => self.closure(clauses, want),
            ("&", [captured]) => self.capture(captured, want),
            ("^", [_]) => Err(self.error("cannot use ^ outside of match clauses")),
            ("case", [value, options]) => self.case(value, options, want),
            ("cond", [options]) => self.cond(options, want),
            ("if", [condition, options]) => {
                self.conditional(condition, keyword(options, "do"), keyword(options, "else"), want)
            }
            ("unless", [condition, options]) => {
                self.conditional(condition, keyword(options, "else"), keyword(options, "do"), want)
            }
            ("and" | "or", [one, other]) => self.both(name, one, other, want),
            ("&&", [one, other]) => self.either(one, other, true, want),
            ("||", [one, other]) => self.either(one, other, false, want),
            ("!", [value]) => self.negation(value, want),
            ("with", arguments) => self.with(arguments, want),
            ("for", arguments) => self.comprehension(arguments, want),
            ("try", [options]) => self.r#try(options, want),
            ("receive", [options]) => self.receive(options, want),
            ("|>", [value, call]) => self.pipe(value, call, want),
            ("@", [attribute]) => self.attribute(attribute, want),
            ("alias" | "import" | "require" | "use", [of]) => self.directive(name.name(), of, None, want),
            ("alias" | "import" | "require" | "use", [of, options]) => {
                self.directive(name.name(), of, Some(options), want)
            }
            ("defmodule", [module, options]) => self.define_module(module, options, want),
            (
                "def" | "defp" | "defmacro" | "defmacrop" | "defstruct" | "defexception" | "defdelegate" | "defguard"
                | "defguardp" | "defprotocol" | "defimpl" | "defoverridable",
                arguments,
            ) => self.definition(name.name(), node, arguments, want),
            ("quote" | "unquote" | "unquote_splicing", _) => {
                Err(self.error(&format!("{} is for macros, which are not part of Coppice", name.name())))
            }
            ("super", _) => Err(self.error("super is not part of Coppice")),
            (sigil, [_, _]) if sigil.starts_with("sigil_") => self.sigil(node, want),
            (other, [one]) if as_instruction(other, 1).is_some() => self.unary(other, one, want),
            (other, [one, another]) if as_instruction(other, 2).is_some() => self.operator(other, one, another, want),
            _ => match self.expand_macro(name, arguments)? {
                Some(expanded) => self.expression(&expanded, want),
                None => self.local_call(name, arguments, want, false),
            },
        }
    }

    pub(super) fn block(&mut self, expressions: &[Quoted], want: Want) -> Compiled<Source> {
        let Some((last, before)) = expressions.split_last() else {
            return self.literal(Term::atom("nil"), want);
        };
        for expression in before {
            let mark = self.mark();
            self.expression(expression, Want::Value)?;
            self.release(mark);
        }
        self.expression(last, want)
    }

    /// `Foo.Bar` of a `Foo` that is a value.
    fn alias_of_value(&mut self, parts: &[Quoted], want: Want) -> Compiled<Source> {
        let list = list(parts.to_vec());
        self.remote_call(Atom::new("Elixir.Module"), Atom::new("concat"), &[list], want)
    }

    /// `pattern = value`.
    fn bind_match(&mut self, pattern: &Quoted, value: &Quoted, want: Want) -> Compiled<Source> {
        if let Some(name) = variable(pattern) {
            let slot = self.slot()?;
            self.expression(value, Want::Into(slot))?;
            self.bind_to(name, slot);
            return Ok(self.done(want, Source::Slot(slot)));
        }
        let value = self.expression(value, Want::Value)?;
        let pattern = self.pattern(pattern)?;
        if pattern != MatchPattern::Any {
            let line = self.line();
            let pattern = self.unit.pattern(pattern, line)?;
            self.emit(Instruction::Match {
                pattern,
                value,
                at: RAISE,
            });
        }
        Ok(self.done(want, value))
    }

    fn unary(&mut self, name: &str, one: &Quoted, want: Want) -> Compiled<Source> {
        let function = as_instruction(name, 1).ok_or_else(|| self.error("unknown operator"))?;
        if let (Some(value), "-" | "+") = (self.constant_value(one)?, name)
            && let Some(value) = function.of_one(&value)
        {
            return self.literal(value, want);
        }
        let to = self.target(want)?;
        let mark = self.mark();
        let of = self.expression(one, Want::Value)?;
        self.emit(Instruction::Unary { to, function, of });
        self.release(mark);
        Ok(self.done(want, Source::Slot(to)))
    }

    fn operator(&mut self, name: &str, one: &Quoted, other: &Quoted, want: Want) -> Compiled<Source> {
        let function = as_instruction(name, 2).ok_or_else(|| self.error("unknown operator"))?;
        let to = self.target(want)?;
        let mark = self.mark();
        let scope = self.scope();
        let one = self.expression(one, Want::Value)?;
        let bound = self.set_aside(scope);
        let other = self.expression(other, Want::Value)?;
        self.bring_back(scope, bound);
        self.emit(Instruction::Binary {
            to,
            function,
            one,
            other,
        });
        self.release(mark);
        Ok(self.done(want, Source::Slot(to)))
    }

    pub(super) fn fail(&mut self, why: Failure, value: Source) {
        self.emit(Instruction::Fail { why, value });
    }
}
