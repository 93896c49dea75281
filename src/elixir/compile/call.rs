//! Calls: of functions by name, of a module's functions, of functions that are values, and what captures them.

use super::Compiled;
use super::body::{Body, Want};
use super::quoted::{NodeExt, QuotedExt, arrow, clauses, named_variable};
use crate::elixir::code::{Instruction, SlotRow, Source};
use crate::elixir::library;
use crate::elixir::syntax::{Head, Node, Quoted};
use crate::runtime::{Atom, Slot, Term};

/// The most arguments that a function takes.
const MAX_ARITY: usize = 255;

impl Body<'_, '_> {
    /// `left.name(…)`, `fun.(…)`: the head of the call is an expression.
    pub(super) fn called(&mut self, head: &Quoted, node: &Node, arguments: &[Quoted], want: Want) -> Compiled<Source> {
        if let Some([fun]) = head.as_call(".", 1) {
            return self.apply(fun, arguments, want);
        }
        let Some([left, Quoted::Literal(Term::Atom(name))]) = head.as_call(".", 2) else {
            return Err(self.error("invalid call"));
        };
        let module = match left {
            Quoted::Literal(Term::Atom(module)) => Some(*module),
            Quoted::Node(alias) if alias.is("__aliases__") => self.environment.expand(alias)?,
            Quoted::Node(this) if this.is_variable() && this.is("__MODULE__") => self.environment.module,
            _ => None,
        };
        match module {
            Some(module) => match self.expand_remote_macro(module, *name, arguments)? {
                Some(expanded) => self.expression(&expanded, want),
                None => self.remote_call(module, *name, arguments, want),
            },
            None => self.dynamic_call(left, *name, arguments, node.has_no_parens(), want),
        }
    }

    /// The value of a call goes to where it is wanted; as the last thing that a function does it takes its place.
    fn call_of(
        &mut self,
        arguments: &[Quoted],
        want: Want,
        call: impl FnOnce(Slot, SlotRow) -> Instruction,
        last: impl FnOnce(SlotRow) -> Option<Instruction>,
    ) -> Compiled<Source> {
        if arguments.len() > MAX_ARITY {
            return Err(self.error("too many arguments"));
        }
        let to = self.target(want)?;
        let mark = self.mark();
        let row = self.values(arguments.iter())?;
        self.release(mark);
        if want == Want::Return
            && let Some(last) = last(row)
        {
            self.emit(last);
            return Ok(Source::Slot(to));
        }
        self.emit(call(to, row));
        Ok(self.done(want, Source::Slot(to)))
    }

    fn local(&mut self, function: u32, arguments: &[Quoted], want: Want) -> Compiled<Source> {
        let last = |row| Some(Instruction::TailLocal { function, row });
        self.call_of(
            arguments,
            want,
            |to, row| Instruction::Local { to, function, row },
            last,
        )
    }

    /// `Module.name(…)`.
    pub(super) fn remote_call(
        &mut self,
        module: Atom,
        name: Atom,
        arguments: &[Quoted],
        want: Want,
    ) -> Compiled<Source> {
        let line = self.line();
        let arity = self.arity(arguments)?;
        let callee = self.unit.callee(module, name, arity, line)?;
        let last = |row| Some(Instruction::TailRemote { callee, row });
        self.call_of(arguments, want, |to, row| Instruction::Remote { to, callee, row }, last)
    }

    fn arity(&self, arguments: &[Quoted]) -> Compiled<u8> {
        u8::try_from(arguments.len()).map_err(|_| self.error("too many arguments"))
    }

    /// `value.name(…)`: of a module, or of a map when it has no parentheses.
    fn dynamic_call(
        &mut self,
        left: &Quoted,
        name: Atom,
        arguments: &[Quoted],
        field: bool,
        want: Want,
    ) -> Compiled<Source> {
        let line = self.line();
        let constant = self.unit.constant(Term::Atom(name), line)?;
        let to = self.target(want)?;
        let mark = self.mark();
        let module = self.expression(left, Want::Value)?;
        let row = self.values(arguments.iter())?;
        self.emit(Instruction::Dynamic {
            to,
            module,
            name: constant,
            row,
            field,
        });
        self.release(mark);
        Ok(self.done(want, Source::Slot(to)))
    }

    /// `fun.(…)`.
    fn apply(&mut self, fun: &Quoted, arguments: &[Quoted], want: Want) -> Compiled<Source> {
        self.arity(arguments)?;
        let to = self.target(want)?;
        let mark = self.mark();
        let fun = self.expression(fun, Want::Value)?;
        let row = self.values(arguments.iter())?;
        self.release(mark);
        if want == Want::Return {
            self.emit(Instruction::TailApply { fun, row });
            return Ok(Source::Slot(to));
        }
        self.emit(Instruction::Apply { to, fun, row });
        Ok(self.done(want, Source::Slot(to)))
    }

    /// `name(…)`: a function of this module, an imported one, or one of `Kernel`.
    pub(super) fn local_call(&mut self, name: Atom, arguments: &[Quoted], want: Want, bare: bool) -> Compiled<Source> {
        let arity = self.arity(arguments)?;
        if let Some(named) = self.unit.named.get(&(name, arity)) {
            let function = named.at;
            return self.local(function, arguments, want);
        }
        match self.found(name, arity) {
            Some(module) => self.remote_call(module, name, arguments, want),
            None if bare => Err(self.undefined_variable(name)),
            None => Err(self.undefined_function(name, arity)),
        }
    }

    /// The module that a function is imported from; `Kernel` is imported everywhere.
    fn found(&self, name: Atom, arity: u8) -> Option<Atom> {
        let loaded = self.unit.loaded;
        let mut imported = self.environment.imported((name, arity));
        let import = imported.find(|module| loaded.exports(*module, name, arity));
        let kernel = Atom::new("Elixir.Kernel");
        // Of a built-in module, what is in Rust is its own as well.
        let own = self
            .environment
            .module
            .filter(|module| library::builtin(*module, name, arity).is_some());
        own.or(import)
            .or_else(|| library::has(kernel, name, arity).then_some(kernel))
    }

    pub(super) fn undefined_function(&self, name: Atom, arity: u8) -> super::CompileError {
        let name = name.name();
        self.error(&match self.environment.module {
            Some(module) => format!(
                "undefined function {name}/{arity} (expected {} to define such a function or for it to be imported there, but none are available)",
                Term::Atom(module)
            ),
            None => format!("undefined function {name}/{arity} (there is no such import)"),
        })
    }

    pub(super) fn undefined_variable(&self, name: Atom) -> super::CompileError {
        self.undefined_function(name, 0)
    }

    /// `fn`.
    pub(super) fn closure(&mut self, quoted: &[Quoted], want: Want) -> Compiled<Source> {
        let Some(clauses) = clauses(quoted) else {
            return Err(self.error("expected clauses to be defined inside fn"));
        };
        let arity = clauses.first().map_or(0, |clause| clause.parameters.len());
        if clauses.iter().any(|clause| clause.parameters.len() != arity) {
            return Err(self.error("cannot mix clauses with different arities in anonymous functions"));
        }
        let arity = u8::try_from(arity).map_err(|_| self.error("too many arguments"))?;
        let line = self.line();
        let suspended = self.begin_closure(arity);
        self.function_clauses(arity, &clauses)?;
        let (function, captured) = self.end_closure(suspended)?;
        self.at_line(line);
        let to = self.target(want)?;
        let mark = self.mark();
        let row = self.row(captured.len())?;
        for (at, from) in captured.into_iter().enumerate() {
            let to = row.first + at as u16;
            self.emit(Instruction::Move {
                to,
                from: Source::Slot(from),
            });
        }
        self.emit(Instruction::Closure { to, function, row });
        self.release(mark);
        Ok(self.done(want, Source::Slot(to)))
    }

    /// `&…`.
    pub(super) fn capture(&mut self, captured: &Quoted, want: Want) -> Compiled<Source> {
        if let Quoted::Literal(Term::Int(place)) = captured {
            return self.placeholder(*place, want);
        }
        if let Some([of, Quoted::Literal(Term::Int(arity))]) = captured.as_call("/", 2)
            && let Quoted::Node(of) = of
            && let Ok(arity) = u8::try_from(*arity)
            && of.arguments().is_none_or(<[Quoted]>::is_empty)
        {
            return self.capture_named(of, arity, want);
        }
        let arity = places(captured);
        if arity == 0 {
            let message = "invalid args for &, expected one of:\n\n  * &Mod.fun/arity to capture a remote function, such as &Enum.map/2\n  * &fun/arity to capture a local or imported function, such as &is_atom/1\n  * &some_code(&1, ...) containing at least one argument as &1, such as &List.flatten(&1)";
            return Err(self.error(message));
        }
        if is_nested(captured) {
            return Err(self.error("nested captures via & are not allowed"));
        }
        if let Some(remote) = self.forwarded(captured, arity)? {
            return self.literal(remote, want);
        }
        let parameters = (1..=arity).map(|place| named_variable(place_name(place))).collect();
        self.closure(&[arrow(parameters, captured.clone())], want)
    }

    /// `&Module.name(&1, &2)` is `&Module.name/2`.
    fn forwarded(&mut self, captured: &Quoted, arity: i64) -> Compiled<Option<Term>> {
        let Quoted::Node(node) = captured else { return Ok(None) };
        let arguments = node.arguments().unwrap_or_default();
        let in_order = |(at, argument): (usize, &Quoted)| {
            let place = argument.as_call("&", 1).map(|place| &place[0]);
            matches!(place, Some(Quoted::Literal(Term::Int(place))) if *place == at as i64 + 1)
        };
        if arguments.len() as i64 != arity || !arguments.iter().enumerate().all(in_order) {
            return Ok(None);
        }
        let (module, name) = match &node.head {
            Head::Quoted(head) => match head.as_call(".", 2) {
                Some([Quoted::Node(alias), Quoted::Literal(Term::Atom(name))]) if alias.is("__aliases__") => {
                    (self.environment.expand(alias)?, *name)
                }
                Some([Quoted::Literal(Term::Atom(module)), Quoted::Literal(Term::Atom(name))]) => {
                    (Some(*module), *name)
                }
                _ => return Ok(None),
            },
            Head::Name(name) => {
                let arity = arity as u8;
                let own = self.unit.named.get(&(*name, arity)).is_some();
                (if own { None } else { self.found(*name, arity) }, *name)
            }
        };
        Ok(module.map(|module| captured_function(module, name, arity as u8)))
    }

    /// `&name/arity`, `&Module.name/arity`.
    fn capture_named(&mut self, of: &Node, arity: u8, want: Want) -> Compiled<Source> {
        match &of.head {
            Head::Name(name) if of.is_variable() || of.arguments().is_some() => {
                let (name, arity) = (*name, arity);
                if let (None, Some(module)) = (self.unit.named.get(&(name, arity)), self.found(name, arity)) {
                    return self.literal(captured_function(module, name, arity), want);
                }
                let parameters: Vec<_> = (1..=i64::from(arity))
                    .map(|place| named_variable(place_name(place)))
                    .collect();
                let body = Quoted::call(name, of.meta.clone(), parameters.clone());
                self.closure(&[arrow(parameters, body)], want)
            }
            Head::Quoted(head) => match head.as_call(".", 2) {
                Some([module, Quoted::Literal(Term::Atom(name))]) => match self.constant_value(module)? {
                    Some(Term::Atom(module)) => self.literal(captured_function(module, *name, arity), want),
                    _ => {
                        let parts = [
                            module.clone(),
                            Quoted::Literal(Term::Atom(*name)),
                            Quoted::Literal(Term::Int(arity.into())),
                        ];
                        self.remote_call(Atom::new("Elixir.Function"), Atom::new("capture"), &parts, want)
                    }
                },
                _ => Err(self.error("invalid args for &")),
            },
            Head::Name(_) => Err(self.error("invalid args for &")),
        }
    }

    fn placeholder(&mut self, place: i64, want: Want) -> Compiled<Source> {
        let found = if (1..=255).contains(&place) {
            self.find(place_name(place))?
        } else {
            None
        };
        match found {
            Some(slot) => Ok(self.done(want, Source::Slot(slot))),
            None if place == 0 => Err(self.error("capture argument &0 must be numbered between 1 and 255")),
            None => Err(self.error(&format!(
                "capture argument &{place} must be used within the capture operator &"
            ))),
        }
    }
}

/// `&Module.name/arity`; what the compiler of Elixir takes for a function of `:erlang` is one.
fn captured_function(module: Atom, name: Atom, arity: u8) -> Term {
    let (module, name) = library::inlined(module, name, arity).unwrap_or((module, name));
    Term::capture(module, name, arity)
}

/// The variable that `&1` is.
fn place_name(place: i64) -> Atom {
    Atom::intern(&format!("&{place}")).unwrap_or(Atom::new("&1"))
}

/// The highest place that an expression names.
fn places(quoted: &Quoted) -> i64 {
    match quoted {
        Quoted::Literal(_) => 0,
        Quoted::Pair(pair) => places(&pair.0).max(places(&pair.1)),
        Quoted::List(elements) => elements.iter().map(places).max().unwrap_or(0),
        Quoted::Node(node) => {
            if let Some([Quoted::Literal(Term::Int(place))]) = quoted.as_call("&", 1) {
                return *place;
            }
            let head = match &node.head {
                Head::Quoted(head) => places(head),
                Head::Name(_) => 0,
            };
            let arguments = node.arguments().unwrap_or_default();
            arguments.iter().map(places).max().unwrap_or(0).max(head)
        }
    }
}

/// Is there a capture within a capture?
fn is_nested(quoted: &Quoted) -> bool {
    match quoted {
        Quoted::Literal(_) => false,
        Quoted::Pair(pair) => is_nested(&pair.0) || is_nested(&pair.1),
        Quoted::List(elements) => elements.iter().any(is_nested),
        Quoted::Node(node) => match quoted.as_call("&", 1) {
            Some([Quoted::Literal(Term::Int(_))]) => false,
            Some([named]) => named.as_call("/", 2).is_none() || places(named) > 0,
            Some(_) | None => node.arguments().unwrap_or_default().iter().any(is_nested),
        },
    }
}
