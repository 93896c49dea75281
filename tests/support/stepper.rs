//! A scenario that is run step by step, and can be copied between any two. It does what `fidelity::run` does, without
//! reading a trace.

use std::collections::VecDeque;
use std::rc::Rc;

use coppice::fidelity::Script;
use coppice::otp::Process;
use coppice::runtime::{Message, Pid, Term};
use coppice::systems::PlainCode;
use coppice::systems::System;
use coppice::systems::scenario::op::Op;
use coppice::systems::scenario::{Driver, Planned};

/// Steps that no scenario comes near.
const MOST_STEPS: u32 = 200_000;

/// What comes of it, step by step: the digest of the system after each.
#[derive(Clone)]
pub struct Course {
    system: System,
    driver: Pid,
    /// What is still to be done, each with its number.
    ops: VecDeque<(i64, Op)>,
    left: u32,
}

impl Course {
    pub fn new(script: &Script) -> Self {
        let tree = script.tree.clone();
        let id = tree.id.clone();
        let ops: Vec<Planned> = std::iter::once(Op::StartTree { tree }.into())
            .chain(script.ops.iter().map(|(op, _)| op.clone()))
            .chain([Op::StopTree { id }.into()])
            .collect();
        let begun = Planned::begun(&ops).into_iter();
        let begun = begun
            .map(|at| (i64::try_from(at).expect("small"), ops[at].op.clone()))
            .collect();
        let mut system = System::new(0);
        let driver = PlainCode::Driver(Driver::new(Rc::from(ops.as_slice())));
        let driver = system.spawn(Process::Plain(Rc::new(driver)));
        let mut course = Self {
            system,
            driver: driver.expect("the first process"),
            ops: begun,
            left: MOST_STEPS,
        };
        course.begin();
        course
    }

    /// Begins the next op, if there is one.
    fn begin(&mut self) -> bool {
        let Some((number, op)) = self.ops.pop_front() else {
            return false;
        };
        if let Op::Advance { seconds } = op {
            self.system.advance_to(self.system.now_ms() + seconds * 1_000);
        }
        self.system
            .send(self.driver, self.driver, Message::Term(Term::Int(number)));
        true
    }

    /// Makes something happen when nothing does by itself; false when nothing ever will.
    fn go_on(&mut self) -> bool {
        if self.system.pids().any(|pid| self.system.is_blocked(pid)) {
            let timer = self.system.next_timer_at();
            return timer.map(|at| self.system.advance_to(at)).is_some();
        }
        // What it came to is read when an op is over.
        let _events = self.system.take_events();
        self.begin()
    }
}

impl Iterator for Course {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.left = self.left.checked_sub(1)?;
        while !self.system.step() {
            if !self.go_on() {
                return None;
            }
        }
        Some(self.system.digest())
    }
}
