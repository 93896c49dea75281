//! The function of a task. Processes are plain data, so it is a value of a closed set too.

use std::fmt::Debug;

use super::super::{Await, Cx, Exception, Got, Module};
use crate::runtime::{Digest, Digester, Pid, Term};

/// A function being run.
pub trait Job<M: Module>: Clone + Debug + Digest {
    /// Runs to its end or to the next wait; `got` is how the last wait ended. `callers` are the `$callers` of the process.
    fn run(&mut self, got: Option<Got>, callers: &[Pid], cx: &mut Cx<'_, M>) -> JobStep;
}

/// How far it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobStep {
    /// It waits.
    Wait(Await),
    /// It has returned that, or raised.
    Done(Result<Term, Exception>),
}

/// For modules that run no tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoJob {}

impl Digest for NoJob {
    fn digest_into(&self, _digester: &mut Digester) {
        match *self {}
    }
}

impl<M: Module> Job<M> for NoJob {
    fn run(&mut self, _got: Option<Got>, _callers: &[Pid], _cx: &mut Cx<'_, M>) -> JobStep {
        match *self {}
    }
}
