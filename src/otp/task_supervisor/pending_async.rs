//! `Task.Supervisor.async` in flight: the call of the supervisor, then the order to the task.

use crate::otp::exception::exception;
use crate::otp::task::SUPERVISOR;
use crate::otp::wait::{Got, PendingCall, Waited};
use crate::otp::{Exception, StartCall, Task, frame};
use crate::runtime::{Context, Pattern, Pid, Program, Term, Wake};

/// Is the owner linked to its task?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// `Task.Supervisor.async`.
    Link,
    /// `Task.Supervisor.async_nolink`.
    NoLink,
}

crate::digest!(enum Link { "link" => Link, "no_link" => NoLink });

/// A start of a task by its supervisor that the owner waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingAsync {
    progress: Progress,
    link: Link,
    callers: Vec<Pid>,
    function: StartCall,
}

crate::digest!(struct PendingAsync { progress, link, callers, function });

#[derive(Clone, Debug, PartialEq, Eq)]
enum Progress {
    /// The supervisor has been asked.
    Called(PendingCall),
    /// The call has ended so, and the others have their turn first.
    GivenWay(Got),
}

crate::digest!(enum Progress { "called" => Called(call), "given_way" => GivenWay(got) });

impl PendingAsync {
    pub(super) fn new(call: PendingCall, link: Link, callers: &[Pid], function: &StartCall) -> Self {
        Self {
            progress: Progress::Called(call),
            link,
            callers: callers.to_vec(),
            function: function.clone(),
        }
    }

    pub(in crate::otp) fn pattern(&self) -> Pattern {
        match &self.progress {
            Progress::Called(call) => call.pattern(),
            Progress::GivenWay(_) => Pattern::Nothing,
        }
    }

    /// Do the others run first?
    pub(in crate::otp) fn gives_way(&self) -> bool {
        match self.progress {
            Progress::Called(_) => false,
            Progress::GivenWay(_) => true,
        }
    }

    pub(in crate::otp) fn resume<P: Program>(self, wake: Wake, cx: &mut Context<'_, P>) -> Waited<Self> {
        let got = match self.progress {
            Progress::Called(call) => {
                let got = call.finish(wake, cx);
                if cx.take_way_given() {
                    let progress = Progress::GivenWay(got);
                    return Waited::Still(Self { progress, ..self });
                }
                got
            }
            Progress::GivenWay(got) => got,
        };
        let Got::Reply(answer) = got else {
            return Waited::Done(got);
        };
        let raised = |error, place| Waited::Done(Got::Raised(Exception::Error(error, place)));
        let Some([_, Term::Pid(pid)]) = answer.elements() else {
            let message = "reached the maximum number of tasks for this task supervisor. The maximum number of tasks \
                           that are allowed to run at the same time under this supervisor can be configured with the \
                           :max_children option passed to Task.Supervisor.start_link/1";
            return raised(exception("Elixir.RuntimeError", message), frame(SUPERVISOR, "async", 6));
        };
        if self.link == Link::Link && !cx.link(*pid) {
            return raised(Term::atom("noproc"), frame("erlang", "link", 1));
        }
        let task = Task::order(*pid, &self.callers, &self.function, cx);
        Waited::Done(Got::Reply(task.to_term()))
    }
}
