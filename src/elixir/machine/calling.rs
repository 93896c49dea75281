//! Calls and returns.

use std::rc::Rc;

use super::{CallFrame, Going, Halt, Handler, Invocation, MAX_FRAMES, MAX_SLOTS, Machine, Raised, ValuePlace};
use crate::elixir::code::{Builtin, CallTarget, SlotRow, Unit};
use crate::elixir::fault::Fault;
use crate::elixir::loaded::Loaded;
use crate::elixir::resolve::{find, unit_of};
use crate::runtime::{Atom, Fun, Slot, Term};
use crate::tuple;

/// How many of the low bits of a closure's code are the number of its function.
const FUNCTION_BITS: u64 = 0xffff;

impl Machine {
    /// Begins with what is to be called first.
    pub(in crate::elixir) fn enter(&mut self, entry: Invocation, loaded: &Loaded) -> Going {
        self.destination = ValuePlace::Outside;
        match entry {
            Invocation::Call(module, name, arguments) => self.call_named(module, name, &arguments, loaded),
            Invocation::Apply(fun, arguments) => self.call_value(&fun, &arguments, loaded),
            Invocation::Unit(unit, arguments) => self.push(&unit, 0, arguments.iter().cloned()),
        }
    }

    /// `apply(module, name, arguments)`.
    pub(super) fn call_named(&mut self, module: Atom, name: Atom, arguments: &[Term], loaded: &Loaded) -> Going {
        let arity = u8::try_from(arguments.len()).unwrap_or(u8::MAX);
        match find(module, name, arity, loaded) {
            Some(target) => self.call_target(target, (module, name), arguments.to_vec()),
            None => self.undefined(module, name, arguments, loaded),
        }
    }

    pub(super) fn call_target(&mut self, target: CallTarget, called: (Atom, Atom), arguments: Vec<Term>) -> Going {
        match target {
            CallTarget::Function(unit, at) => self.push(&unit, at, arguments.into_iter()),
            CallTarget::Builtin(Builtin::Pure(function)) => match function(&arguments) {
                Ok(value) => self.deliver(value),
                Err(fault) => self.raise(Raised::in_builtin(fault, called, &arguments)),
            },
            CallTarget::Builtin(Builtin::Effect(effect)) => Err(Halt::Effect(effect, arguments)),
        }
    }

    /// `fun.(arguments)`.
    pub(super) fn call_value(&mut self, fun: &Term, arguments: &[Term], loaded: &Loaded) -> Going {
        let Term::Fun(called) = fun else {
            return self.raise(Raised::error(tuple![Atom::new("badfun"), fun.clone()]));
        };
        if usize::from(called.arity()) != arguments.len() {
            let with = tuple![fun.clone(), Term::list(arguments.to_vec())];
            return self.raise(Raised::error(tuple![Atom::new("badarity"), with]));
        }
        match &**called {
            Fun::Capture { module, function, .. } => self.call_named(*module, *function, arguments, loaded),
            Fun::Closure { code, environment, .. } => {
                let Some(unit) = self.unit_of(*code & !FUNCTION_BITS, loaded) else {
                    return self.raise(Raised::error(tuple![Atom::new("badfun"), fun.clone()]));
                };
                let at = (*code & FUNCTION_BITS) as u32;
                self.push(&unit, at, arguments.iter().cloned())?;
                self.capture(environment);
                Ok(())
            }
        }
    }

    /// `fun.(…)` with the values of a row of the running function, which are not put together first for a closure that takes
    /// so many.
    pub(super) fn call_value_on_row(&mut self, fun: &Term, row: SlotRow, base: usize, loaded: &Loaded) -> Going {
        if let Term::Fun(called) = fun
            && let Fun::Closure {
                code,
                arity,
                environment,
            } = &**called
            && u16::from(*arity) == row.count
            && let Some(unit) = self.unit_of(*code & !FUNCTION_BITS, loaded)
        {
            self.push_row(&unit, (*code & FUNCTION_BITS) as u32, row, base)?;
            self.capture(environment);
            return Ok(());
        }
        let arguments = self.row(base, row).to_vec();
        self.call_value(fun, &arguments, loaded)
    }

    /// The unit of a closure: most often that of the function that calls it.
    fn unit_of(&self, identity: u64, loaded: &Loaded) -> Option<Rc<Unit>> {
        match self.frames.last() {
            Some(frame) if frame.unit.identity == identity => Some(Rc::clone(&frame.unit)),
            _ => unit_of(identity, loaded),
        }
    }

    /// Puts what the closure that has just been called has captured into its slots.
    fn capture(&mut self, environment: &[Term]) {
        let Some(frame) = self.frames.last() else { return };
        let captured = &frame.unit.functions[frame.function as usize].captured;
        for (slot, value) in captured.iter().zip(environment) {
            self.slots[frame.base as usize + usize::from(*slot)] = value.clone();
        }
    }

    /// A closure of that function of the running one's unit.
    pub(super) fn closure(&self, function: u32, environment: &[Term]) -> Option<Term> {
        let unit = &self.frames.last()?.unit;
        let arity = unit.functions[function as usize].arity;
        Some(Term::closure(
            unit.identity | u64::from(function),
            arity,
            environment.to_vec(),
        ))
    }

    /// Begins a function on top of the others. Its value goes where the destination says.
    pub(super) fn push(&mut self, unit: &Rc<Unit>, at: u32, arguments: impl Iterator<Item = Term>) -> Going {
        let base = self.slots.len();
        self.slots.extend(arguments);
        self.begin_function(unit, at, base)
    }

    /// The same with the values of a row of the running function.
    pub(super) fn push_row(&mut self, unit: &Rc<Unit>, at: u32, row: SlotRow, base: usize) -> Going {
        let (above, first) = (self.slots.len(), base + usize::from(row.first));
        for from in first..first + usize::from(row.count) {
            let argument = self.slots[from].clone();
            self.slots.push(argument);
        }
        self.begin_function(unit, at, above)
    }

    /// The arguments stand from there on.
    fn begin_function(&mut self, unit: &Rc<Unit>, at: u32, base: usize) -> Going {
        let Some(function) = unit.functions.get(at as usize) else {
            return self.raise(Raised::error(Term::atom("undef")));
        };
        if self.frames.len() >= MAX_FRAMES || base >= MAX_SLOTS {
            return self.raise(Raised::from(Fault::limit(
                "calls nest deeper than Coppice has room for",
            )));
        }
        let to = match self.destination {
            ValuePlace::Slot(slot) => slot,
            ValuePlace::Outside => 0,
        };
        let slots = usize::from(function.slots).max(usize::from(function.arity));
        self.slots.resize_with(base + slots, || Term::Int(0));
        self.frames.push(CallFrame {
            unit: Rc::clone(unit),
            body: Rc::clone(&function.body),
            function: at,
            at: 0,
            base: base as u32,
            to,
        });
        Ok(())
    }

    /// The running function gives its place to another, whose arguments stand in that row.
    pub(super) fn replace(&mut self, unit: &Rc<Unit>, at: u32, row: SlotRow) -> Going {
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        let Some(function) = unit.functions.get(at as usize) else {
            return self.raise(Raised::error(Term::atom("undef")));
        };
        let (base, first, count) = (frame.base as usize, usize::from(row.first), usize::from(row.count));
        frame.at = 0;
        frame.function = at;
        frame.body = Rc::clone(&function.body);
        if !Rc::ptr_eq(&frame.unit, unit) {
            frame.unit = Rc::clone(unit);
        }
        let slots = usize::from(function.slots).max(count);
        for argument in 0..count {
            // The row stands behind the arguments, so nothing is overwritten that is still to be moved.
            self.slots.swap(base + argument, base + first + argument);
        }
        self.slots.truncate(base + count);
        self.slots.resize_with(base + slots, || Term::Int(0));
        Ok(())
    }

    /// The running function is done with that value.
    pub(super) fn r#return(&mut self, value: Term) -> Going {
        self.leave();
        self.deliver(value)
    }

    /// The running function is gone: where its value would go is the destination now.
    pub(super) fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let base = frame.base as usize;
        if self.frames.is_empty() {
            let function = &frame.unit.functions[frame.function as usize];
            let value = |(name, slot): &(Atom, Slot)| Some((*name, self.slots.get(base + usize::from(*slot))?.clone()));
            self.bound = function.bindings.iter().filter_map(value).collect();
            self.destination = ValuePlace::Outside;
        } else {
            self.destination = ValuePlace::Slot(frame.to);
        }
        self.slots.truncate(base);
        let depth = self.frames.len() as u32;
        while self.handlers.last().is_some_and(|handler| handler.frame >= depth) {
            self.handlers.pop();
        }
    }

    /// The value goes where the destination says.
    pub(super) fn deliver(&mut self, value: Term) -> Going {
        match self.destination {
            ValuePlace::Outside => Err(Halt::Done(value)),
            ValuePlace::Slot(slot) => {
                if let Some(frame) = self.frames.last() {
                    self.slots[frame.base as usize + usize::from(slot)] = value;
                }
                Ok(())
            }
        }
    }

    /// `value.name(…)`.
    pub(super) fn dynamic(
        &mut self,
        value: Term,
        name: Atom,
        arguments: Vec<Term>,
        field: bool,
        loaded: &Loaded,
    ) -> Going {
        let missing = |value: Term| Raised::error(tuple![Atom::new("badkey"), name, value]);
        match &value {
            Term::Atom(constant) if field && matches!(constant.name(), "nil" | "true" | "false") => {
                self.raise(missing(value))
            }
            Term::Atom(module) => self.call_named(*module, name, &arguments, loaded),
            map => match map.as_map().and_then(|map| map.get(&Term::Atom(name)).cloned()) {
                Some(found) if arguments.is_empty() => self.deliver(found),
                None if field => self.raise(missing(value)),
                _ => {
                    let given = [value, Term::Atom(name), Term::list(arguments)];
                    let called = (Atom::new("erlang"), Atom::new("apply"));
                    self.raise(Raised::in_builtin(Fault::badarg(&[(1, "not an atom")]), called, &given))
                }
            },
        }
    }

    pub(super) fn handle(&mut self, at: u32, to: Slot) {
        let frame = (self.frames.len() - 1) as u32;
        self.handlers.push(Handler { frame, at, to });
    }
}
