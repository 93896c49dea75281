//! Where what is raised is caught, and the stack trace of it.

use super::{Going, Halt, Machine, Raised, ValuePlace};
use crate::elixir::code::{CompiledFunction, Unit};
use crate::elixir::library;
use crate::elixir::loaded::Loaded;
use crate::runtime::{Atom, Term};
use crate::tuple;

/// How many functions a stack trace names.
const TRACED: usize = 8;

impl Machine {
    /// Goes on where that is caught.
    pub(super) fn raise(&mut self, raised: Raised) -> Going {
        let trace = match raised.trace.clone() {
            Some(trace) => trace,
            None => self.stack_trace(raised.top.clone()),
        };
        let Some(handler) = self.handlers.pop() else {
            self.frames.clear();
            self.slots.clear();
            self.defining.clear();
            self.destination = ValuePlace::Outside;
            self.raised = Some((Term::atom(raised.class.name()), raised.value.clone(), trace.clone()));
            return Err(Halt::Raised(Raised {
                trace: Some(trace),
                ..raised
            }));
        };
        let above = handler.frame as usize + 1;
        if let Some(frame) = self.frames.get(above) {
            self.slots.truncate(frame.base as usize);
        }
        self.frames.truncate(above);
        if let Some(frame) = self.frames.last_mut() {
            frame.at = handler.at;
            let first = frame.base as usize + usize::from(handler.to);
            for (at, value) in [Term::atom(raised.class.name()), raised.value, trace]
                .into_iter()
                .enumerate()
            {
                self.slots[first + at] = value;
            }
        }
        Ok(())
    }

    /// There is no such function. Where there is no such module either, it is looked for first.
    #[cold]
    #[inline(never)]
    pub(super) fn undefined(&mut self, module: Atom, name: Atom, arguments: &[Term], loaded: &Loaded) -> Going {
        let raised = Raised::undefined(module, name, arguments, loaded);
        if loaded.module(module).is_none() && !library::is_known(module) {
            return Err(Halt::Missing(raised));
        }
        self.raise(raised)
    }

    /// Raises an error of which the running function says what it is about.
    pub(super) fn raise_here(&mut self, error: Term, about: &Term) -> Going {
        let mut trace = self.stack_trace(None).list_elements().unwrap_or_default();
        if let Some(first) = trace.first_mut()
            && let Some([module, name, arity, location]) = first.elements()
        {
            let said = tuple![Atom::new("error_info"), about.clone()];
            *first = tuple![
                module.clone(),
                name.clone(),
                arity.clone(),
                Term::cons(said, location.clone())
            ];
        }
        self.raise(Raised {
            trace: Some(Term::list(trace)),
            ..Raised::error(error)
        })
    }

    /// The functions that run, the innermost first.
    fn stack_trace(&self, top: Option<Term>) -> Term {
        // What stands for a macro of Elixir is none of its functions.
        let own = self
            .frames
            .iter()
            .rev()
            .filter(|frame| !is_helper(&frame.unit))
            .map(|frame| {
                let function = &frame.unit.functions[frame.function as usize];
                let line = function.line(frame.at.saturating_sub(1));
                let file = tuple![Atom::new("file"), Term::list(charlist(&frame.unit.file))];
                let location = Term::list([file, tuple![Atom::new("line"), i64::from(line)]]);
                let (module, name) = place(&frame.unit, function);
                tuple![module, name, i64::from(function.arity), location]
            });
        Term::list(top.into_iter().chain(own).take(TRACED).collect::<Vec<_>>())
    }

    /// No clause of the running function takes its arguments.
    pub(super) fn no_clause(&mut self) -> Going {
        let Some(frame) = self.frames.last() else { return Ok(()) };
        let function = &frame.unit.functions[frame.function as usize];
        let base = frame.base as usize;
        let arguments = self.slots[base..base + usize::from(function.arity)].to_vec();
        let line = function.lines.first().map_or(0, |(_, line)| *line);
        let file = tuple![Atom::new("file"), Term::list(charlist(&frame.unit.file))];
        let location = Term::list([file, tuple![Atom::new("line"), i64::from(line)]]);
        let (module, name) = place(&frame.unit, function);
        let top = tuple![module, name, Term::list(arguments), location];
        self.leave();
        self.raise(Raised {
            top: Some(top),
            ..Raised::error(Term::atom("function_clause"))
        })
    }
}

fn is_helper(unit: &Unit) -> bool {
    unit.module.is_some_and(|module| module.name() == "Elixir.Coppice")
}

/// What a function is called in a stack trace.
fn place(unit: &Unit, function: &CompiledFunction) -> (Atom, Atom) {
    match unit.module {
        Some(module) if function.is_closure => {
            // It is that which begins before it, and of those that defaults have made the one with a body.
            let begins = |function: &CompiledFunction| function.lines.first().map_or(0, |(_, line)| *line);
            let around = unit
                .functions
                .iter()
                .filter(|other| !other.is_closure && other.name == function.name)
                .filter(|other| begins(other) <= begins(function));
            let arity = around
                .max_by_key(|other| (begins(other), other.arity))
                .map_or(0, |other| other.arity);
            let name = format!("-{}/{arity}-fun-0-", function.name.name());
            (module, Atom::intern(&name).unwrap_or(function.name))
        }
        Some(module) => (module, function.name),
        None if function.is_closure => (Atom::new("erl_eval"), Atom::new("-inside-an-interpreted-fun-")),
        None => (Atom::new("elixir_eval"), function.name),
    }
}

fn charlist(text: &str) -> Vec<Term> {
    text.chars()
        .map(|character| Term::Int(i64::from(u32::from(character))))
        .collect()
}
