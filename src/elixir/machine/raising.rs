//! What is raised, and where it is caught.

use super::{Destination, Going, Machine, Stop};
use crate::elixir::code::{Function, Unit};
use crate::elixir::library::{self, Fault, exception};
use crate::elixir::loaded::Loaded;
use crate::otp::Exception;
use crate::runtime::{Atom, Term};
use crate::tuple;

/// How many functions a stack trace names.
const TRACED: usize = 8;

/// `:error`, `:exit`, `:throw`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// `raise`, and errors of the runtime.
    Error,
    /// `exit`.
    Exit,
    /// `throw`.
    Throw,
}

impl Class {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Exit => "exit",
            Self::Throw => "throw",
        }
    }

    /// The one of that name.
    pub fn named(name: &Term) -> Option<Self> {
        [Self::Error, Self::Exit, Self::Throw]
            .into_iter()
            .find(|class| name.is_atom(class.name()))
    }
}

/// Something that has been raised.
#[derive(Clone, Debug)]
pub struct Raised {
    /// How.
    pub class: Class,
    /// What.
    pub value: Term,
    /// The first of its stack trace, where that is not the running function; what there is behind it.
    pub top: Option<Term>,
    /// The whole trace, when it is raised once more.
    pub trace: Option<Term>,
}

impl From<Fault> for Raised {
    fn from(fault: Fault) -> Self {
        Self::error(fault.error)
    }
}

impl From<Exception> for Raised {
    fn from(exception: Exception) -> Self {
        match exception {
            Exception::Error(error, frame) => Self {
                top: Some(frame),
                ..Self::error(error)
            },
            Exception::Exit(reason) => Self::of(Class::Exit, reason),
            Exception::Throw(value) => Self::of(Class::Throw, value),
        }
    }
}

impl Raised {
    /// An error.
    pub fn error(value: Term) -> Self {
        Self::of(Class::Error, value)
    }

    /// Anything.
    pub fn of(class: Class, value: Term) -> Self {
        Self {
            class,
            value,
            top: None,
            trace: None,
        }
    }

    /// What a function in Rust raises.
    pub fn in_builtin(fault: Fault, (module, name): (Atom, Atom), arguments: &[Term]) -> Self {
        let location = match fault.details {
            Some(details) => Term::list([tuple![Atom::new("error_info"), details]]),
            None => Term::list([]),
        };
        let whole = fault.error.is_atom("function_clause") || fault.error.is_atom("badarg");
        let with = if whole {
            Term::list(arguments.to_vec())
        } else {
            Term::Int(arguments.len() as i64)
        };
        Self {
            top: Some(tuple![module, name, with, location]),
            ..Self::error(fault.error)
        }
    }

    /// There is no such function.
    pub fn undefined(module: Atom, name: Atom, arguments: &[Term], loaded: &Loaded) -> Self {
        let arity = arguments.len() as i64;
        if loaded.module(module).is_none() && library::is_limit(module, name, arguments.len() as u8) {
            let message = format!(
                "{}.{}/{arity} is not part of Coppice, though Elixir has it",
                Term::Atom(module),
                name.name()
            );
            return Self::from(Fault::limit(&message));
        }
        let top = tuple![module, name, Term::list(arguments.to_vec()), Term::list([])];
        Self {
            top: Some(top),
            ..Self::error(Term::atom("undef"))
        }
    }

    /// What a process that does not catch it ends of.
    pub fn into_exception(self) -> Exception {
        match self.class {
            Class::Error => {
                let first = self
                    .trace
                    .as_ref()
                    .and_then(Term::as_list)
                    .and_then(|trace| trace.first().cloned());
                Exception::Error(self.value, first.or(self.top).unwrap_or(Term::list([])))
            }
            Class::Exit => Exception::Exit(self.value),
            Class::Throw => Exception::Throw(self.value),
        }
    }
}

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
            self.destination = Destination::Outside;
            self.raised = Some((Term::atom(raised.class.name()), raised.value.clone(), trace.clone()));
            return Err(Stop::Raised(Raised {
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

    /// The functions that run, the innermost first.
    fn stack_trace(&self, top: Option<Term>) -> Term {
        let own = self.frames.iter().rev().map(|frame| {
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

    /// An exception with those fields.
    pub(super) fn raise_exception<const N: usize>(
        &mut self,
        module: &'static str,
        fields: [(&'static str, Term); N],
    ) -> Going {
        self.raise(Raised::error(exception(module, fields)))
    }
}

/// What a function is called in a stack trace.
fn place(unit: &Unit, function: &Function) -> (Atom, Atom) {
    match unit.module {
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
