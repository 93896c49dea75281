//! `count_children`: whether a child lives is asked of the child itself (`is_process_alive/1`), one after the other, the
//! last started first. One that has signals to act on is waited for.

use super::super::{Await, ChildType, Cx, Got, Module, Return, alive};
use super::Supervisor;
use super::management::counts;
use super::plan::Current;
use crate::runtime::{Pid, Term};

impl Supervisor {
    pub(super) fn count_children<M: Module>(&mut self, cx: &mut Cx<'_, M>) -> Return {
        let running = self.children.iter().filter_map(|child| child.pid.running());
        let left: Vec<_> = running.collect();
        self.count_on(0, left, cx)
    }

    /// A child has answered.
    pub(super) fn counted<M: Module>(&mut self, active: i64, left: Vec<Pid>, got: &Got, cx: &mut Cx<'_, M>) -> Return {
        let lives = matches!(got, Got::Reply(answer) if answer.is_atom("true"));
        self.count_on(active + i64::from(lives), left, cx)
    }

    /// Counts on, with those that are left in start order.
    fn count_on<M: Module>(&mut self, mut active: i64, mut left: Vec<Pid>, cx: &mut Cx<'_, M>) -> Return {
        while let Some(pid) = left.pop() {
            match alive(cx, pid) {
                Ok(lives) => active += i64::from(lives),
                Err(question) => {
                    self.current = Some(Current::Counting { active, left });
                    return Return::Await(Await::from(question));
                }
            }
        }
        Return::Reply(self.counts(active))
    }

    /// `[specs: _, active: _, supervisors: _, workers: _]`, in the order in which `supervisor` answers.
    fn counts(&self, active: i64) -> Term {
        let (mut specs, mut supervisors, mut workers) = (0, 0, 0);
        for child in self.children.iter() {
            specs += 1;
            match child.spec.kind {
                ChildType::Worker => workers += 1,
                ChildType::Supervisor => supervisors += 1,
            }
        }
        counts(specs, active, supervisors, workers)
    }
}
