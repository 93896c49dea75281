//! Calls: of functions by name, of a module's functions, of functions that are values, and what captures them.

use super::body::{Body, Want};
use super::error::Compiled;
use super::quoted::{NodeExt, QuotedExt, clauses};
use crate::elixir::code::{Instruction, SlotRow, Source};
use crate::elixir::library;
use crate::elixir::syntax::{Node, Quoted};
use crate::runtime::{Atom, Slot, Term};

/// The most arguments that a function takes.
const MAX_ARITY: usize = 255;
const MISPLACED_BAR: &str = "misplaced operator |/2\n\nThe | operator is typically used between brackets as the cons operator:\n\n    [head | tail]\n\nwhere head is a single element and the tail is the remaining of a list.\nIt is also used to update maps and structs, via the %{map | key: value} notation,\nand in typespecs, such as @type and @spec, to express the union of two types";

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
            Quoted::Literal(Term::Atom(constant))
                if node.has_no_parens() && matches!(constant.name(), "nil" | "true" | "false") =>
            {
                None
            }
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

    /// The value of a call goes to where it is wanted, and that argument is evaluated before the others; as the last thing that a function does it takes its place.
    fn call_of(
        &mut self,
        first: usize,
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
        let row = self.values_from(first, &arguments.iter().collect::<Vec<_>>())?;
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
            0,
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
        let (first, turned) = (
            evaluated_first(module, name, arguments.len()),
            turned_round(module, name, arguments),
        );
        let scope = self.scope();
        if let Some(changed) = self.changed_map(module, name, arguments, want)? {
            return Ok(changed);
        }
        let called = match &turned {
            Some((in_erlang, turned)) => self.call_in_order(0, Atom::new("maps"), Atom::new(in_erlang), turned, want),
            None => self.call_in_order(first, module, name, arguments, want),
        };
        if called.is_err() && (first > 0 || turned.is_some()) {
            // Of what is wrong, that is said which is written first.
            self.leave(scope);
            self.values(arguments.iter())?;
        }
        called
    }

    fn call_in_order(
        &mut self,
        first: usize,
        module: Atom,
        name: Atom,
        arguments: &[Quoted],
        want: Want,
    ) -> Compiled<Source> {
        let line = self.line();
        let arity = self.arity(arguments)?;
        let callee = self.unit.callee(module, name, arity, line)?;
        // Who raises is in the stack trace: nothing takes its place.
        let raises = module.name() == "Elixir.Coppice" && matches!(name.name(), "raise" | "reraise");
        let last = |row| (!raises).then_some(Instruction::TailRemote { callee, row });
        self.call_of(
            first,
            arguments,
            want,
            |to, row| Instruction::Remote { to, callee, row },
            last,
        )
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
        let scope = self.scope();
        let module = self.expression(left, Want::Value)?;
        let bound = self.set_aside(scope);
        let row = self.values(arguments.iter())?;
        self.bring_back(scope, bound);
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
        if let Some(Term::Atom(name)) = self.constant_value(fun)? {
            // What is wrong in the arguments is said first.
            self.values(arguments.iter())?;
            return Err(self.error(&format!("invalid function call :{}.()", name.name())));
        }
        let to = self.target(want)?;
        let mark = self.mark();
        let scope = self.scope();
        let fun = self.expression(fun, Want::Value)?;
        let bound = self.set_aside(scope);
        let row = self.values(arguments.iter())?;
        self.bring_back(scope, bound);
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
            None if self.environment.function.is_some() && !matches!(name.name(), "->" | "|") => {
                // In a module that is said when all else is known to be right.
                let line = self.line();
                let wrong = self.undefined_function(name, arity);
                self.unit.note_undefined((line, name.name(), arity), wrong);
                self.values(arguments.iter())?;
                self.literal(Term::atom("nil"), want)
            }
            None if bare => Err(self.undefined_variable(name)),
            None => Err(self.undefined_function(name, arity)),
        }
    }

    /// The module that a function is imported from; `Kernel` is imported everywhere.
    pub(super) fn found(&self, name: Atom, arity: u8) -> Option<Atom> {
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

    pub(super) fn undefined_function(&self, name: Atom, arity: u8) -> super::error::CompileError {
        let name = name.name();
        if name == "->" {
            return self.error("unhandled operator ->");
        }
        if name == "|" {
            return self.error(MISPLACED_BAR);
        }
        let module = self.environment.module.filter(|_| self.environment.function.is_some());
        self.error(&match module {
            Some(module) => format!(
                "undefined function {name}/{arity} (expected {} to define such a function or for it to be imported, but none are available)",
                Term::Atom(module)
            ),
            None => format!("undefined function {name}/{arity} (there is no such import)"),
        })
    }

    pub(super) fn undefined_variable(&self, name: Atom) -> super::error::CompileError {
        self.undefined_function(name, 0)
    }

    /// `fn`.
    pub(super) fn closure(&mut self, quoted: &[Quoted], want: Want) -> Compiled<Source> {
        let Some(clauses) = clauses(quoted) else {
            return Err(self.error("expected clauses to be defined inside fn"));
        };
        let mut parameters = clauses.iter().flat_map(|clause| clause.parameters);
        if parameters.any(|parameter| parameter.as_call("\\\\", 2).is_some()) {
            return Err(self.error("anonymous functions cannot have optional arguments"));
        }
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
}

/// Which argument is evaluated before the others: Elixir writes these calls as functions of Erlang that take it first.
fn evaluated_first(module: Atom, name: Atom, arity: usize) -> usize {
    match (module.name(), name.name(), arity) {
        ("Elixir.Kernel", "elem" | "is_map_key" | "is_struct", 2) | ("Elixir.Kernel", "put_elem", 3) => 1,
        ("Elixir.Tuple", "delete_at" | "duplicate", 2) | ("Elixir.Tuple", "insert_at", 3) => 1,
        ("Elixir.Process", "send_after", 3) | ("maps", "put", 3) => 2,
        _ => 0,
    }
}

/// Functions of `Map` are written as functions of `:maps`, which take the map last: the key is evaluated before it. But for
/// `put`, which is written as a change of the map.
fn turned_round(module: Atom, name: Atom, arguments: &[Quoted]) -> Option<(&'static str, Vec<Quoted>)> {
    if module.name() != "Elixir.Map" {
        return None;
    }
    let in_erlang = match (name.name(), arguments.len()) {
        ("delete", 2) => "remove",
        ("fetch", 2) => "find",
        ("fetch!", 2) => "get",
        ("has_key?", 2) => "is_key",
        ("replace!", 3) => "update",
        _ => return None,
    };
    let mut turned = arguments.to_vec();
    turned.rotate_left(1);
    Some((in_erlang, turned))
}
