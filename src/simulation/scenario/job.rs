//! The functions that a scenario's tasks run: `Fidelity.Jobs.task(id, text)`.

use super::{Scenario, store};
use crate::otp::{Await, Cx, Exception, Got, Job as Run, JobStep, StartCall, frame};
use crate::runtime::{Atom, Pid, Term};

const MODULE: &str = "Elixir.Fidelity.Jobs";

/// A task's function: labels its process, then does what a text says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Job {
    id: String,
    text: String,
}

/// `{Fidelity.Jobs, :task, [id, text]}`.
pub(super) fn call(id: &str, text: &str) -> StartCall {
    StartCall {
        module: Atom::new(MODULE),
        function: Atom::new("task"),
        args: [Term::str(id), Term::str(text)].into(),
    }
}

/// The function of such a call.
pub(super) fn of_call(call: &StartCall) -> Option<Job> {
    match (call.module.name(), &*call.args) {
        (MODULE, [Term::Str(id), Term::Str(text)]) => Some(Job {
            id: id.to_string(),
            text: text.to_string(),
        }),
        _ => None,
    }
}

impl Run<Scenario> for Job {
    fn run(&mut self, got: Option<Got>, _callers: &[Pid], cx: &mut Cx<'_, Scenario>) -> JobStep {
        if got.is_some() {
            return JobStep::Done(Ok(Term::str("slept")));
        }
        let (number, me) = (store::next_incarnation(&self.id, cx), cx.me());
        let label = store::label(&self.id, number, me, cx);
        store::event([Term::atom("started"), Term::str(&label)], cx);
        run(&self.text)
    }
}

/// What a text says to do.
fn run(text: &str) -> JobStep {
    let raise = |message| Exception::runtime_error(message, frame(MODULE, "run", 1));
    JobStep::Done(match text.split_once(':').unwrap_or((text, "")) {
        ("ok", value) => Ok(Term::str(value)),
        ("raise", "") => Err(raise("boom")),
        ("raise", message) => Err(raise(message)),
        ("throw", "") => Err(Exception::Throw(Term::atom("ball"))),
        ("exit", reason) => Err(Exception::Exit(store::reason(reason))),
        ("sleep", ms) => return JobStep::Wait(Await::Sleep(ms.parse().unwrap_or(0))),
        _ => Err(Exception::function_clause(MODULE, "run", 1)),
    })
}
