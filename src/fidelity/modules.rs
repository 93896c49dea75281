//! Modules under ops: a file of Elixir, and what is done to it, one line after the other, each with what it led to.
//!
//! A process like a console, `driver#1`, traps exits, loads the modules and does every op. The real BEAM does the same with
//! the same files (`docs/fidelity.md`, `tests/beam/modules.ex`). As in a scenario, an op is done when everything has settled,
//! and time moves only while somebody waits; a `receive` of one's own is such a loop as a server's.

mod called;
mod deed;
mod hearing;
mod reading;

use std::fmt;
use std::rc::Rc;

use hearing::Hearing;

use super::run::Problem;
use super::trace::Step;
use crate::elixir::{Console, input};
use crate::otp::Process;
use crate::runtime::{Message, Millis, Pattern, Pid, Record};
use crate::systems::{PlainCode, System};

pub use deed::ModuleOp;
pub use reading::{OpsError, read_ops};

/// Steps that one op may take before it counts as never settling.
const BUDGET_STEPS: u64 = 20_000;
/// Tells and takes what the driver has been sent.
const DRAIN: &str = "(fn drain -> drain.(drain) end).(fn drain -> \
    receive do message -> IO.puts(inspect(message)); drain.(drain) after 0 -> :ok end end)";

/// Why modules could not be run to the end of their ops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModulesError {
    /// The source cannot be loaded: what a console says of it.
    Source(String),
    /// The op in that line does not come to an end.
    Op(usize, Problem),
}

impl fmt::Display for ModulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(said) => f.write_str(said),
            Self::Op(line, problem) => write!(f, "line {line}: the op {problem}"),
        }
    }
}

impl std::error::Error for ModulesError {}

/// Runs the modules of a source under ops on a fresh system. The same source, ops and seed give the same trace.
///
/// # Errors
/// What is wrong with the source, or the op that does not come to an end.
pub fn run_modules(source: &str, ops: &[ModuleOp], seed: u64) -> Result<Vec<Step>, ModulesError> {
    let mut modules = RunningModules::load(source, seed)?;
    ops.iter().map(|op| modules.perform(op)).collect()
}

/// A system with its driver, and what has been heard from it. A clone goes on by itself.
#[derive(Clone)]
pub struct RunningModules {
    system: System,
    driver: Pid,
    /// How many lines the driver was given.
    lines: u32,
    hearing: Hearing,
}

impl RunningModules {
    /// Loads the modules of a source into a fresh system.
    ///
    /// # Errors
    /// What is wrong with the source.
    ///
    /// # Panics
    /// Never: there is room for one process.
    pub fn load(source: &str, seed: u64) -> Result<Self, ModulesError> {
        let mut system = System::new(seed);
        system.set_record(Record::Lifecycle);
        let console = PlainCode::Console(Box::new(Console::plain()));
        let driver = system
            .spawn(Process::Plain(Rc::new(console)))
            .expect("room for one process");
        let mut modules = Self {
            system,
            driver,
            lines: 0,
            hearing: Hearing::new(driver),
        };
        let failed = |problem| ModulesError::Op(0, problem);
        let loaded = modules.evaluate(source).map_err(failed)?;
        if loaded.starts_with("** (") {
            return Err(ModulesError::Source(loaded));
        }
        modules.evaluate("Process.flag(:trap_exit, true)").map_err(failed)?;
        modules.hearing.take();
        Ok(modules)
    }

    /// Does an op: what it came to, and what happened.
    ///
    /// # Errors
    /// That it does not come to an end.
    pub fn perform(&mut self, op: &ModuleOp) -> Result<Step, ModulesError> {
        let (result, events) = self.outcome(op).map_err(|problem| ModulesError::Op(op.line, problem))?;
        Ok(Step {
            op: op.written.clone(),
            result: result.into(),
            events,
        })
    }

    fn outcome(&mut self, op: &ModuleOp) -> Result<(String, Vec<serde_json::Value>), Problem> {
        let result = match &op.deed {
            deed::ModuleDeed::Evaluate(text) => self.evaluate(text)?,
            deed::ModuleDeed::Advance(ms) => {
                self.advance(*ms)?;
                ":ok".to_owned()
            }
        };
        let mut events = self.hearing.take();
        let driver = self.system.snapshot(self.driver);
        if driver.is_some_and(|driver| !driver.mailbox.is_empty()) {
            self.evaluate(DRAIN)?;
            events.extend(self.hearing.take_messages());
        }
        Ok((result, events))
    }

    /// What the driver says of that text when everything has settled.
    fn evaluate(&mut self, text: &str) -> Result<String, Problem> {
        self.system.send(self.driver, self.driver, Message::Term(input(text)));
        self.lines += 1;
        self.settle()?;
        Ok(self.hearing.take_result())
    }

    /// So much time passes, from timer to timer.
    fn advance(&mut self, ms: Millis) -> Result<(), Problem> {
        let end = self.system.now_ms().saturating_add(ms);
        while let Some(at) = self.system.next_timer_at().filter(|at| *at <= end) {
            self.system.advance_to(at);
            self.settle()?;
        }
        if self.system.now_ms() < end {
            self.system.advance_to(end);
        }
        self.settle()
    }

    /// Runs until nobody is at anything but waiting for messages. Time moves only while somebody is.
    fn settle(&mut self) -> Result<(), Problem> {
        let mut left = BUDGET_STEPS;
        loop {
            while self.system.step() {
                left -= 1;
                if left == 0 {
                    return Err(Problem::Endless(BUDGET_STEPS));
                }
                for event in self.system.take_events() {
                    self.hearing.hear(&event, &self.system);
                }
            }
            let reading = self.is_reading()?;
            let blocked = !reading || self.system.pids().any(|pid| self.is_blocked(pid));
            match self.system.next_timer_at() {
                // What is due now needs no time.
                Some(at) if blocked || at <= self.system.now_ms() => self.system.advance_to(at),
                None if blocked => return Err(Problem::Blocked),
                Some(_) | None => return Ok(()),
            }
        }
    }

    /// Has the driver evaluated what it was given?
    fn is_reading(&self) -> Result<bool, Problem> {
        match self.system.program(self.driver) {
            Some(Process::Plain(plain)) => match &**plain {
                PlainCode::Console(console) => Ok(console.is_reading() && console.taken() >= self.lines),
                _ => Err(Problem::NoResult),
            },
            Some(_) | None => Err(Problem::NoResult),
        }
    }

    /// Does it wait for anything but a message to itself, as a server in its loop does, one that is suspended, and a
    /// `receive` of one's own?
    fn is_blocked(&self, pid: Pid) -> bool {
        let waits_for = self.system.snapshot(pid).and_then(|snapshot| snapshot.waits_for);
        !matches!(
            waits_for,
            None | Some(Pattern::Any | Pattern::Clauses(_) | Pattern::System(_))
        )
    }
}
