//! `spawn`: a process that runs one function and ends.

use super::evaluation::run;
use super::host::Host;
use super::machine::{Invocation, Machine};
use crate::otp::{Await, Cx, Exception, Got, JobStep, Waited};
use crate::runtime::{Next, Term, Wake};

/// A process without a behaviour that runs evaluated code.
#[derive(Clone, Debug)]
pub struct Spawned {
    machine: Machine,
    waiting: Option<Await>,
}

crate::digest!(struct Spawned { machine, waiting });

impl Spawned {
    /// One that will do that.
    #[must_use]
    pub fn new(entry: Invocation) -> Self {
        Self {
            machine: Machine::new(entry),
            waiting: None,
        }
    }

    /// What it evaluates.
    #[must_use]
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// What it waits for.
    #[must_use]
    pub fn waiting(&self) -> Option<&Await> {
        self.waiting.as_ref()
    }

    /// Runs until the next receive, or to the end.
    pub fn run<M: Host>(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        let mut got: Option<Got> = None;
        if let Some(waiting) = self.waiting.take() {
            match waiting.resume(wake, cx) {
                Waited::Done(done) => got = Some(done),
                Waited::Still(wait) => return self.wait(wait),
            }
        }
        match run(&mut self.machine, got, cx) {
            JobStep::Wait(wait) => self.wait(wait),
            JobStep::Done(Ok(_)) => Next::Exit(Term::atom("normal")),
            JobStep::Done(Err(exception)) => self.fail(exception, cx),
        }
    }

    fn wait(&mut self, wait: Await) -> Next {
        let next = wait.next();
        self.waiting = Some(wait);
        next
    }

    /// Nothing caught it. What is an error the emulator logs.
    fn fail<M: Host>(&mut self, exception: Exception, cx: &mut Cx<'_, M>) -> Next {
        let is_exit = matches!(exception, Exception::Exit(_));
        let reason = exception.into_reason();
        if !is_exit {
            let note = crate::tuple![Term::atom("error_in_process"), cx.me(), reason.clone()];
            cx.report(crate::otp::Event::Note(note));
        }
        Next::Exit(reason)
    }
}
