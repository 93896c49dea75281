//! The evaluator: runs compiled code until it is done, waits for something, or has spent its turn.
//!
//! All of it is plain data: which instruction of which function is next, and the terms in the slots. So a process that is in
//! the middle of something can be copied, compared and gone on with, and an endless loop gives its turn up as any process
//! does. Each call takes a reduction.

mod allowance;
mod calling;
mod defining;
mod effect_outcome;
mod failing;
mod heap;
mod instructions;
mod raised;
mod raising;
mod values;
mod waiting;

use std::rc::Rc;

pub(super) use defining::compile_exception;
pub(super) use effect_outcome::{EffectOutcome, Expected};
pub(super) use raised::{Class, Raised};

use allowance::Allowance;

use super::code::{Instruction, Unit};
use super::definition::{Definition, Written};
use super::effect::Effect;
use super::loaded::Loaded;
use crate::otp::Await;
use crate::runtime::{Atom, Digest, Digester, OrdMap, Pid, Slot, Term};

/// How many calls are made before the process is asked whether its turn is spent.
pub(super) const CALLS: u32 = 64;
/// How deep calls may nest that are not the last thing that a function does.
const MAX_FRAMES: usize = 1_000_000;
/// How many slots they may take together.
const MAX_SLOTS: usize = 20_000_000;

/// Code that is being evaluated.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// What is to be called first, until it is.
    entry: Option<Invocation>,
    frames: Vec<CallFrame>,
    slots: Vec<Term>,
    handlers: Vec<Handler>,
    allowance: Allowance,
    /// Where the value goes that is waited for.
    destination: ValuePlace,
    /// What is waited for.
    expected: Expected,
    /// The modules whose bodies are being run, the innermost last.
    defining: Vec<(Rc<Definition>, Written)>,
    /// `Process.put/2`.
    pub dictionary: OrdMap<Term, Term>,
    bound: Vec<(Atom, Term)>,
    /// What nothing has caught: its kind, its value, the stack trace.
    raised: Option<(Term, Term, Term)>,
}

/// What is called.
#[derive(Clone, Debug)]
pub enum Invocation {
    /// A function of a module.
    Call(Atom, Atom, Rc<[Term]>),
    /// A function that is a value.
    Apply(Term, Rc<[Term]>),
    /// What was evaluated by itself, with the values of the variables that are bound before.
    Unit(Rc<Unit>, Rc<[Term]>),
}

crate::digest!(enum Invocation {
    "call" => Call(module, name, arguments),
    "apply" => Apply(fun, arguments),
    "unit" => Unit(unit, arguments),
});

/// A function that runs.
#[derive(Clone, Debug)]
struct CallFrame {
    unit: Rc<Unit>,
    body: Rc<[Instruction]>,
    function: u32,
    /// The next instruction.
    at: u32,
    /// Where its slots begin.
    base: u32,
    /// Into which slot of the function below its value goes.
    to: Slot,
}

impl Digest for CallFrame {
    fn digest_into(&self, digester: &mut Digester) {
        self.unit.digest_into(digester);
        for number in [self.function, self.at, self.base, u32::from(self.to)] {
            digester.word(number.into());
        }
    }
}

/// Where what is raised goes on.
#[derive(Clone, Copy, Debug)]
struct Handler {
    /// In which function, counted from the bottom.
    frame: u32,
    at: u32,
    to: Slot,
}

crate::digest!(struct Handler { frame, at, to });

/// Where a value goes.
#[derive(Clone, Copy, Debug, Default)]
enum ValuePlace {
    /// Into that slot of the uppermost function.
    Slot(Slot),
    /// To who asked for all of it.
    #[default]
    Outside,
}

crate::digest!(enum ValuePlace { "slot" => Slot(slot), "outside" => Outside });

impl Digest for Machine {
    fn digest_into(&self, digester: &mut Digester) {
        self.entry.digest_into(digester);
        self.frames.digest_into(digester);
        self.slots.digest_into(digester);
        self.handlers.digest_into(digester);
        self.allowance.digest_into(digester);
        self.destination.digest_into(digester);
        self.expected.digest_into(digester);
        for (definition, written) in &self.defining {
            definition.name.digest_into(digester);
            digester.word(definition.source);
            digester.length(written.defined.len());
            for (name, value) in written.attributes.iter() {
                name.digest_into(digester);
                value.digest_into(digester);
            }
        }
        for (key, value) in self.dictionary.iter() {
            key.digest_into(digester);
            value.digest_into(digester);
        }
    }
}

/// Why the instructions stop.
pub(super) enum Halt {
    /// All is done.
    Done(Term),
    /// Nothing has caught that.
    Raised(Raised),
    /// The process is asked for something.
    Effect(Effect, Vec<Term>),
    /// A `receive` begins.
    Receive(Await),
    /// A module is there.
    Load(Rc<Unit>),
    /// Some calls have been made.
    Called,
    /// The module is looked for before that is raised.
    Missing(Raised),
}

/// It goes on, or stops.
pub(super) type Going = Result<(), Halt>;

impl Machine {
    /// One that will do that.
    #[must_use]
    pub fn new(entry: Invocation) -> Self {
        Self {
            entry: Some(entry),
            ..Self::default()
        }
    }

    /// Does that next, with what the process remembers. What it did before must be done.
    pub fn begin(&mut self, entry: Invocation) {
        self.entry = Some(entry);
        self.frames.clear();
        self.slots.clear();
        self.handlers.clear();
        self.defining.clear();
        self.destination = ValuePlace::Outside;
        self.expected = Expected::Nothing;
    }

    /// Is it in the midst of something?
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.entry.is_some() || !self.frames.is_empty()
    }

    /// The variables that a unit has left bound, with their values, when it has been evaluated to its end.
    #[must_use]
    pub fn bound(&self) -> &[(Atom, Term)] {
        &self.bound
    }

    /// What nothing has caught: its kind, its value and the stack trace.
    pub fn take_raised(&mut self) -> Option<(Term, Term, Term)> {
        self.raised.take()
    }

    /// On behalf of whom the process works, the nearest first: `$callers` in its dictionary.
    pub fn remember_callers(&mut self, callers: &[Pid]) {
        let callers = Term::list(callers.iter().map(|pid| Term::Pid(*pid)).collect::<Vec<_>>());
        self.dictionary.insert(Term::atom("$callers"), callers);
    }

    /// What is to be called first, once.
    pub(super) fn take_entry(&mut self) -> Option<Invocation> {
        self.entry.take()
    }

    pub(super) fn expect(&mut self, expected: Expected) {
        self.expected = expected;
    }

    /// Does it wait in a `receive`?
    pub(super) fn receives(&self) -> bool {
        matches!(self.expected, Expected::Message)
    }

    /// What comes of a function that asked the process for something: it goes on, or waits.
    pub(super) fn settle(&mut self, outcome: EffectOutcome, loaded: &Loaded) -> Result<Going, Await> {
        match outcome {
            EffectOutcome::Value(value) => Ok(self.deliver(value)),
            EffectOutcome::Raise(raised) => Ok(self.raise(raised)),
            EffectOutcome::Apply(fun, arguments) => Ok(self.call_value(&fun, &arguments, loaded)),
            EffectOutcome::Call(module, name, arguments) => Ok(self.call_named(module, name, &arguments, loaded)),
            EffectOutcome::Resume => Ok(Ok(())),
            EffectOutcome::Wait(wait, expected) => {
                self.expected = expected;
                Err(wait)
            }
        }
    }
}
