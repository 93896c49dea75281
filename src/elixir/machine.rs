//! The evaluator: runs compiled code until it is done, waits for something, or has spent its turn.
//!
//! All of it is plain data: which instruction of which function is next, and the terms in the slots. So a process that is in
//! the middle of something can be copied, compared and gone on with, and an endless loop gives its turn up as any process
//! does. Each call takes a reduction.

mod calling;
mod defining;
mod instructions;
mod raising;
mod values;
mod waiting;

use std::rc::Rc;

pub(super) use defining::compile_exception;
pub(super) use raising::{Class, Raised};
pub(super) use waiting::{Expected, Outcome};

use super::code::{Instruction, Unit};
use super::compile::{Definition, Written};
use super::host::Host;
use super::library::Effect;
use super::loaded::Loaded;
use crate::otp::{Await, Cx, Got, JobStep, Waited};
use crate::runtime::{Atom, Digest, Digester, OrdMap, Slot, Term};

/// How many calls are made before the process is asked whether its turn is spent.
const CALLS: u32 = 64;
/// How deep calls may nest that are not the last thing that a function does.
const MAX_FRAMES: usize = 1_000_000;
/// How many slots they may take together.
const MAX_SLOTS: usize = 20_000_000;

/// Code that is being evaluated.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// What is to be called first, until it is.
    entry: Option<Entry>,
    frames: Vec<Frame>,
    slots: Vec<Term>,
    handlers: Vec<Handler>,
    /// Where the value goes that is waited for.
    destination: Destination,
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
pub enum Entry {
    /// A function of a module.
    Call(Atom, Atom, Rc<[Term]>),
    /// A function that is a value.
    Apply(Term, Rc<[Term]>),
    /// What was evaluated by itself, with the values of the variables that are bound before.
    Unit(Rc<Unit>, Rc<[Term]>),
}

crate::digest!(enum Entry {
    "call" => Call(module, name, arguments),
    "apply" => Apply(fun, arguments),
    "unit" => Unit(unit, arguments),
});

/// A function that runs.
#[derive(Clone, Debug)]
struct Frame {
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

impl Digest for Frame {
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
enum Destination {
    /// Into that slot of the uppermost function.
    Slot(Slot),
    /// To who asked for all of it.
    #[default]
    Outside,
}

crate::digest!(enum Destination { "slot" => Slot(slot), "outside" => Outside });

impl Digest for Machine {
    fn digest_into(&self, digester: &mut Digester) {
        self.entry.digest_into(digester);
        self.frames.digest_into(digester);
        self.slots.digest_into(digester);
        self.handlers.digest_into(digester);
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
enum Stop {
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
}

/// It goes on, or stops.
type Going = Result<(), Stop>;

impl Machine {
    /// One that will do that.
    #[must_use]
    pub fn new(entry: Entry) -> Self {
        Self {
            entry: Some(entry),
            ..Self::default()
        }
    }

    /// Does that next, with what the process remembers. What it did before must be done.
    pub fn begin(&mut self, entry: Entry) {
        self.entry = Some(entry);
        self.frames.clear();
        self.slots.clear();
        self.handlers.clear();
        self.defining.clear();
        self.destination = Destination::Outside;
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

    /// Runs until it is done or waits; `got` is how the last wait ended.
    pub fn run<M: Host>(&mut self, got: Option<Got>, cx: &mut Cx<'_, M>) -> JobStep {
        let mut loaded = cx.code().clone();
        let mut going = match (self.entry.take(), got) {
            (Some(entry), _) => self.enter(entry, &loaded),
            (None, Some(got)) => {
                let outcome = self.received(got, cx);
                match self.settle(outcome, &loaded) {
                    Ok(going) => going,
                    Err(wait) => return JobStep::Wait(wait),
                }
            }
            (None, None) => Ok(()),
        };
        loop {
            let stop = match going {
                Ok(()) => self.execute(&loaded),
                Err(stop) => stop,
            };
            going = match stop {
                Stop::Done(value) => return JobStep::Done(Ok(value)),
                Stop::Raised(raised) => return JobStep::Done(Err(raised.into_exception())),
                Stop::Receive(wait) => {
                    self.expected = Expected::Message;
                    return JobStep::Wait(wait);
                }
                Stop::Called => {
                    cx.spend(CALLS as u16);
                    if cx.turn_is_spent() {
                        self.expected = Expected::Turn;
                        return JobStep::Wait(Await::GivenWay(Box::new(Waited::Done(Got::Timeout))));
                    }
                    Ok(())
                }
                Stop::Load(unit) => {
                    cx.code_mut().load(&unit);
                    loaded = cx.code().clone();
                    Ok(())
                }
                Stop::Effect(effect, arguments) => {
                    let outcome = effect.perform(&arguments, self, &loaded, cx);
                    match self.settle(outcome, &loaded) {
                        Ok(going) => going,
                        Err(wait) => return JobStep::Wait(wait),
                    }
                }
            };
        }
    }

    /// What comes of a function that asked the process for something: it goes on, or waits.
    fn settle(&mut self, outcome: Outcome, loaded: &Loaded) -> Result<Going, Await> {
        match outcome {
            Outcome::Value(value) => Ok(self.deliver(value)),
            Outcome::Raise(raised) => Ok(self.raise(raised)),
            Outcome::Apply(fun, arguments) => Ok(self.call_value(&fun, &arguments, loaded)),
            Outcome::Call(module, name, arguments) => Ok(self.call_named(module, name, &arguments, loaded)),
            Outcome::Resume => Ok(Ok(())),
            Outcome::Wait(wait, expected) => {
                self.expected = expected;
                Err(wait)
            }
        }
    }
}
