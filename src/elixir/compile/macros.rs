//! The macros of `Kernel` and others that are written as other expressions.

use super::body::{Body, Want};
use super::error::Compiled;
use super::quoted::{NodeExt, QuotedExt, arrow, atom, block, call, list, named_variable, options, remote};
use super::written::written;
use crate::elixir::code::Source;
use crate::elixir::syntax::{Arguments, Head, Node, Quoted};
use crate::runtime::{Atom, Term, sort_by};

/// The functions of `Logger` that are macros there.
const LOG_LEVELS: [&str; 9] = [
    "emergency",
    "alert",
    "critical",
    "error",
    "warning",
    "warn",
    "notice",
    "info",
    "debug",
];
/// A value that is used more than once.
const VALUE: Atom = Atom::new("value@once");

impl Body<'_, '_> {
    /// What a macro of `Kernel` is written as; `None` for what is none.
    pub(super) fn expand_macro(&mut self, name: Atom, arguments: &[Quoted]) -> Compiled<Option<Quoted>> {
        Ok(Some(match (name.name(), arguments) {
            ("..", []) => remote(
                "Elixir.Range",
                "new",
                vec![
                    Quoted::Literal(Term::Int(0)),
                    Quoted::Literal(Term::Int(-1)),
                    Quoted::Literal(Term::Int(1)),
                ],
            ),
            ("..", [first, last]) => {
                self.literal_bounds(first, last)?;
                remote("Elixir.Coppice", "range", vec![first.clone(), last.clone()])
            }
            ("..//", [first, last, step]) => {
                self.literal_bounds(first, last)?;
                if let Quoted::Literal(step) = step
                    && (!step.is_integer() || *step == Term::Int(0))
                {
                    let message = "ranges (first..last//step) expect the step to be a non-zero integer, got: ";
                    return Err(self.error(&format!("{message}{step}")).argument_error());
                }
                remote("Elixir.Range", "new", vec![first.clone(), last.clone(), step.clone()])
            }
            ("in", [value, collection]) => self.membership(value, collection)?,
            ("is_nil", [value]) => call("==", vec![value.clone(), atom("nil")]),
            ("match?", [pattern, value]) => {
                let yes = arrow(vec![pattern.clone()], Quoted::Literal(Term::from(true)));
                let no = arrow(vec![named_variable(Atom::new("_"))], Quoted::Literal(Term::from(false)));
                call("case", vec![value.clone(), options(vec![("do", list(vec![yes, no]))])])
            }
            ("then", [value, fun]) => called(fun.clone(), vec![value.clone()]),
            ("tap", [value, fun]) => {
                let once = named_variable(VALUE);
                let bound = call("=", vec![once.clone(), value.clone()]);
                block(vec![bound, called(fun.clone(), vec![once.clone()]), once])
            }
            ("raise", [what]) => remote("Elixir.Coppice", "raise", vec![what.clone()]),
            ("raise", [what, with]) => remote("Elixir.Coppice", "raise", vec![what.clone(), with.clone()]),
            ("reraise", [what, trace]) => remote("Elixir.Coppice", "reraise", vec![what.clone(), trace.clone()]),
            ("reraise", [what, with, trace]) => remote(
                "Elixir.Coppice",
                "reraise",
                vec![what.clone(), with.clone(), trace.clone()],
            ),
            ("h", [of]) if self.environment.module.is_none() && self.is_helper(name) => {
                remote("Elixir.IEx.Helpers", "h", vec![documented(of)])
            }
            ("to_charlist", [value]) => remote("Elixir.List.Chars", "to_charlist", vec![value.clone()]),
            ("dbg", [value]) => value.clone(),
            ("<>", [_, _]) => {
                let mut parts = Vec::new();
                joined(&call("<>", arguments.to_vec()), &mut parts);
                let is_wrong = |part: &&Quoted| match part {
                    Quoted::Literal(literal) => !matches!(literal, Term::Str(_)),
                    Quoted::List(_) => true,
                    Quoted::Pair(_) | Quoted::Node(_) => false,
                };
                if let Some(other) = parts.iter().find(is_wrong) {
                    let other = written(other);
                    let wrong = format!("expected binary argument in <> operator but got: {other}");
                    return Err(self.error(&wrong).argument_error());
                }
                let part = |part: Quoted| match part {
                    Quoted::Literal(Term::Str(_)) => part,
                    other => call("::", vec![other, named_variable(Atom::new("binary"))]),
                };
                return self.concatenation(parts.into_iter().map(part).collect());
            }
            ("put_in", [path, value]) => path_update(path, "put_in", Some(value))?,
            ("update_in", [path, fun]) => path_update(path, "update_in", Some(fun))?,
            ("get_and_update_in", [path, fun]) => path_update(path, "get_and_update_in", Some(fun))?,
            ("pop_in", [path]) => path_update(path, "pop_in", None)?,
            ("get_in", [path]) => path.clone(),
            ("binding", []) => self.binding(),
            ("defmodule", _) => return Err(self.error("missing :do option in \"defmodule\"")),
            _ => return Ok(None),
        }))
    }

    /// Is it what a console imports?
    fn is_helper(&self, name: Atom) -> bool {
        self.found(name, 1)
            .is_some_and(|module| module.name() == "Elixir.IEx.Helpers")
    }

    /// The bounds of a range that are both written out have to be integers.
    fn literal_bounds(&self, first: &Quoted, last: &Quoted) -> Compiled<()> {
        match (first, last) {
            (Quoted::Literal(first), Quoted::Literal(last)) if !first.is_integer() || !last.is_integer() => {
                let message = "ranges (first..last//step) expect both sides to be integers, got: ";
                Err(self.error(&format!("{message}{first}..{last}")).argument_error())
            }
            _ => Ok(()),
        }
    }

    /// `"a" <> b`.
    fn concatenation(&mut self, parts: Vec<Quoted>) -> Compiled<Option<Quoted>> {
        Ok(Some(call("<<>>", parts)))
    }

    /// What a macro of another module is written as.
    pub(super) fn expand_remote_macro(
        &mut self,
        module: Atom,
        name: Atom,
        arguments: &[Quoted],
    ) -> Compiled<Option<Quoted>> {
        match (module.name(), name.name(), arguments) {
            ("Elixir.Kernel", _, _) if !crate::elixir::library::has(module, name, arguments.len() as u8) => {
                self.expand_macro(name, arguments)
            }
            // What is not logged is not evaluated.
            ("Elixir.Logger", level, [_] | [_, _]) if LOG_LEVELS.contains(&level) => {
                let asked = remote("Elixir.Logger", "logs?", vec![Quoted::atom(name)]);
                let given = std::iter::once(Quoted::atom(name)).chain(arguments.iter().cloned());
                let logged = remote("Elixir.Logger", "bare_log", given.collect());
                let branches = options(vec![("do", logged), ("else", atom("ok"))]);
                Ok(Some(call("if", vec![asked, branches])))
            }
            ("Elixir.Integer", "is_odd", [number]) => Ok(Some(parity(number, 1))),
            ("Elixir.Integer", "is_even", [number]) => Ok(Some(parity(number, 0))),
            _ => Ok(None),
        }
    }

    /// `value in collection`.
    fn membership(&mut self, value: &Quoted, collection: &Quoted) -> Compiled<Quoted> {
        // A list that is written out is looked into, and so evaluated, behind the value.
        Ok(match collection {
            Quoted::List(_) => remote("lists", "member", vec![value.clone(), collection.clone()]),
            other => remote("Elixir.Enum", "member?", vec![other.clone(), value.clone()]),
        })
    }

    fn binding(&self) -> Quoted {
        let mut bound = self.bound_since(0);
        sort_by(&mut bound, |(one, _), (other, _)| one.cmp(other));
        let pairs = bound.into_iter().filter(|(name, _)| !name.name().contains('@'));
        let pair = |(name, _)| super::quoted::pair(Quoted::atom(name), named_variable(name));
        list(pairs.map(pair).collect())
    }

    /// `value |> call`.
    pub(super) fn pipe(&mut self, value: &Quoted, into: &Quoted, want: Want) -> Compiled<Source> {
        let Quoted::Node(node) = into else {
            return Err(self.error("cannot pipe into a value, can only pipe into local calls foo(), remote calls Foo.bar() or anonymous function calls foo.()").argument_error());
        };
        let mut arguments = node.arguments().unwrap_or_default().to_vec();
        arguments.insert(0, value.clone());
        let piped = Node {
            head: node.head.clone(),
            meta: node.meta.clone(),
            arguments: Arguments::Some(arguments),
        };
        self.expression(&super::quoted::quoted(&piped), want)
    }
}

/// What `h` is asked about: a module, `{module, function}`, or that and how many arguments it takes.
fn documented(of: &Quoted) -> Quoted {
    if let Some([function, arity @ Quoted::Literal(Term::Int(_))]) = of.as_call("/", 2) {
        return super::quoted::pair(documented(function), arity.clone());
    }
    let Quoted::Node(node) = of else { return of.clone() };
    match &node.head {
        Head::Quoted(head) => match head.as_call(".", 2) {
            Some([module, function]) => super::quoted::pair(module.clone(), function.clone()),
            _ => of.clone(),
        },
        Head::Name(name) if !matches!(name.name(), "__aliases__" | "__MODULE__" | "{}") => {
            super::quoted::pair(atom("Elixir.Kernel"), Quoted::atom(*name))
        }
        Head::Name(_) => of.clone(),
    }
}

/// Is it an integer whose lowest bit is that one?
fn parity(number: &Quoted, bit: i64) -> Quoted {
    let once = named_variable(VALUE);
    let bound = call("=", vec![once.clone(), number.clone()]);
    let lowest = remote("erlang", "band", vec![once.clone(), Quoted::Literal(Term::Int(1))]);
    let is_bit = call("==", vec![lowest, Quoted::Literal(Term::Int(bit))]);
    block(vec![bound, call("and", vec![call("is_integer", vec![once]), is_bit])])
}

/// `fun.(arguments)`.
fn called(fun: Quoted, arguments: Vec<Quoted>) -> Quoted {
    Quoted::node(
        Head::Quoted(call(".", vec![fun])),
        super::quoted::nowhere(),
        Arguments::Some(arguments),
    )
}

/// The parts of `a <> b <> c`.
fn joined(quoted: &Quoted, parts: &mut Vec<Quoted>) {
    match quoted.as_call("<>", 2) {
        Some([one, other]) => {
            joined(one, parts);
            joined(other, parts);
        }
        _ => parts.push(quoted.clone()),
    }
}

/// `put_in(map.a[:b], value)` as `put_in(map, [keys], value)`.
fn path_update(path: &Quoted, function: &'static str, value: Option<&Quoted>) -> Compiled<Quoted> {
    let mut keys = Vec::new();
    let mut rest = path;
    while let Quoted::Node(node) = rest {
        let Head::Quoted(head) = &node.head else { break };
        match head.as_call(".", 2) {
            Some([access, Quoted::Literal(get)]) if get.is_atom("get") && is_access(access) => {
                let Some([of, key]) = node.arguments() else { break };
                keys.insert(0, key.clone());
                rest = of;
            }
            Some([of, Quoted::Literal(field)]) if node.has_no_parens() => {
                keys.insert(
                    0,
                    remote("Elixir.Coppice", "field", vec![Quoted::Literal(field.clone())]),
                );
                rest = of;
            }
            _ => break,
        }
    }
    let arguments = [rest.clone(), list(keys)].into_iter().chain(value.cloned());
    Ok(remote("Elixir.Kernel", function, arguments.collect()))
}

fn is_access(quoted: &Quoted) -> bool {
    matches!(quoted, Quoted::Literal(module) if module.is_atom("Elixir.Access"))
}
