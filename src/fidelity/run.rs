//! The run: one op after the other, each until everything has settled, or at once after the one before.

use std::fmt;
use std::rc::Rc;

use serde_json::{Value, json};

use super::parse_script::Script;
use super::trace::{Labels, Step};
use crate::otp::Process;
use crate::runtime::{Message, Term};
use crate::systems::scenario::op::Op;
use crate::systems::scenario::{Driver, Planned};
use crate::systems::{PlainCode, System};

/// Steps that one op may take before it counts as never settling.
const BUDGET_STEPS: u64 = 200_000;

/// Why a scenario could not be run to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunError {
    /// The op's number, `start_tree` being 0.
    pub op: usize,
    /// What went wrong.
    pub problem: Problem,
}

/// What can go wrong with an op.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It used its budget of so many steps up.
    Endless(u64),
    /// Some process is blocked, and nothing will ever wake it.
    Blocked,
    /// The driver gave no answer: the op ended it.
    NoResult,
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "op {} {}", self.op, self.problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Endless(steps) => write!(f, "has not settled after {steps} steps"),
            Self::Blocked => f.write_str("leaves a process blocked for ever"),
            Self::NoResult => f.write_str("gave no result: the driver is gone"),
        }
    }
}

impl std::error::Error for RunError {}

/// Runs a scenario on a fresh system. The same scenario and seed give the same trace.
///
/// # Errors
/// The op that does not come to an end.
pub fn run(script: &Script, seed: u64) -> Result<Vec<Step>, RunError> {
    run_watched(script, seed, |_| {})
}

/// The digest of the system after every one of its steps. The same scenario and seed give the same on every target.
///
/// # Errors
/// The op that does not come to an end.
pub fn digests(script: &Script, seed: u64) -> Result<Vec<u64>, RunError> {
    let mut digests = Vec::new();
    run_watched(script, seed, |system| digests.push(system.digest()))?;
    Ok(digests)
}

/// How many steps a run takes.
///
/// # Errors
/// The op that does not come to an end.
pub fn steps(script: &Script, seed: u64) -> Result<u64, RunError> {
    let mut steps = 0;
    run_watched(script, seed, |_| steps += 1)?;
    Ok(steps)
}

fn run_watched(script: &Script, seed: u64, mut watch: impl FnMut(&System)) -> Result<Vec<Step>, RunError> {
    let tree = script.tree.clone();
    let id = tree.id.clone();
    let (ops, raw): (Vec<Planned>, Vec<Value>) =
        std::iter::once((Op::StartTree { tree }.into(), json!({"op": "start_tree"})))
            .chain(script.ops.iter().cloned())
            .chain([(Op::StopTree { id }.into(), json!({"op": "stop_tree"}))])
            .unzip();
    let ops: Rc<[Planned]> = Rc::from(ops);
    let mut system = System::new(seed);
    let driver = Driver::new(Rc::clone(&ops));
    let driver = system
        .spawn(Process::Plain(Rc::new(PlainCode::Driver(driver))))
        .expect("the first process");
    let mut labels = Labels::new(script.log);
    let mut trace = Vec::new();
    let begun = Planned::begun(&*ops);
    for (at, first) in begun.iter().enumerate() {
        let end = begun.get(at + 1).copied().unwrap_or(ops.len());
        let failed = |problem| RunError { op: *first, problem };
        if let Op::Advance { seconds } = ops[*first].op {
            system.advance_to(system.now_ms().saturating_add(seconds * 1_000));
        }
        let number = i64::try_from(*first).unwrap_or(i64::MAX);
        system.send(driver, driver, Message::Term(Term::Int(number)));
        settle(&mut system, &mut watch).map_err(failed)?;
        let reading = labels.read(system.take_events(), &ops[*first..end]);
        let results = reading.results.len();
        if results < end - first {
            let op = first + results;
            let problem = Problem::NoResult;
            return Err(RunError { op, problem });
        }
        trace.extend(raw[*first..end].iter().zip(reading.results).map(|(op, result)| Step {
            op: op.clone(),
            result,
            events: Vec::new(),
        }));
        // What those that follow at once have led to is told with the last of them.
        if let Some(last) = trace.last_mut() {
            last.events = reading.events;
        }
    }
    Ok(trace)
}

/// Runs until every process is back in its main loop. Time moves only while one is not: it sleeps, waits for an answer,
/// or gives a child its time to stop.
fn settle(system: &mut System, watch: &mut impl FnMut(&System)) -> Result<(), Problem> {
    let mut left = BUDGET_STEPS;
    loop {
        while system.step() {
            watch(system);
            left -= 1;
            if left == 0 {
                return Err(Problem::Endless(BUDGET_STEPS));
            }
        }
        let blocked = system.pids().any(|pid| system.is_blocked(pid));
        match system.next_timer_at() {
            // What is due now needs no time.
            Some(at) if blocked || at <= system.now_ms() => system.advance_to(at),
            None if blocked => return Err(Problem::Blocked),
            Some(_) | None => return Ok(()),
        }
    }
}
