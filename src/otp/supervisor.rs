//! `supervisor`: starts children in order, restarts them by a strategy, stops them in reverse, gives up in time.
//!
//! A generic server like any other. What takes time (starting and stopping children) is a plan of [`Work`] that runs
//! one step after the other and survives every wait; when it is empty the server is back in its loop.

pub(super) mod children;
pub(super) mod management;
mod restart;
mod work;

use std::collections::VecDeque;

pub use children::Child;
use children::Children;
use work::{Current, Work};

use super::{Callbacks, ChildSpec, Cx, Got, Intensity, Module, Return, StartCall, SupervisorInit};
use crate::runtime::{Atom, ExitReason, From, Message, Term};
use crate::tuple;

/// Which siblings restart along with a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Strategy {
    /// None.
    #[default]
    OneForOne,
    /// Those started after it.
    RestForOne,
    /// All.
    OneForAll,
}

impl Strategy {
    /// Its name in OTP.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OneForOne => "one_for_one",
            Self::RestForOne => "rest_for_one",
            Self::OneForAll => "one_for_all",
        }
    }
}

/// When the end of a significant child shuts the supervisor down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum AutoShutdown {
    /// Never.
    #[default]
    Never,
    /// When any of them ends by itself.
    AnySignificant,
    /// When the last of them ends by itself.
    AllSignificant,
}

/// What a supervisor's `init` returns beside the child specs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct SupervisorFlags {
    /// Which siblings restart along.
    pub strategy: Strategy,
    /// How many restarts in how many seconds.
    pub intensity: Intensity,
    /// When significant children end it.
    pub auto_shutdown: AutoShutdown,
}

/// A supervisor's state.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Supervisor {
    /// Its callback module and argument.
    pub callback: StartCall,
    /// Strategy and limits.
    pub flags: SupervisorFlags,
    children: Children,
    plan: VecDeque<Work>,
    current: Option<Current>,
    /// The start that failed in the present plan, with its reason.
    failed: Option<(Term, ExitReason)>,
}

impl Supervisor {
    /// A supervisor whose `init` has not run.
    #[must_use]
    pub fn new(callback: StartCall) -> Self {
        Self {
            callback,
            flags: SupervisorFlags::default(),
            children: Children::default(),
            plan: VecDeque::new(),
            current: None,
            failed: None,
        }
    }

    /// Its children in start order.
    pub fn children(&self) -> impl DoubleEndedIterator<Item = &Child> {
        self.children.iter()
    }
}

impl<M: Module> Callbacks<M> for Supervisor {
    fn module(&self) -> &'static str {
        "supervisor"
    }

    fn state(&self) -> Term {
        let children: Vec<_> = self.children.iter().rev().map(Child::to_term).collect();
        tuple![
            Term::atom("state"),
            Term::Atom(self.callback.module),
            Term::atom(self.flags.strategy.name()),
            Term::list(children),
            i64::from(self.flags.intensity.max_restarts),
            i64::from(self.flags.intensity.max_seconds),
        ]
    }

    fn init(&mut self, cx: &mut Cx<'_, M>) -> Return {
        cx.trap_exit(true);
        let (flags, specs) = match M::supervisor_init(&self.callback, cx) {
            Ok(SupervisorInit::Ok(flags, specs)) => (flags, specs),
            Ok(SupervisorInit::Ignore) => return Return::Ignore,
            Ok(SupervisorInit::Bad(value)) => {
                let callback = tuple![self.callback.module, Atom::new("init"), value];
                return Return::Stop(tuple![Atom::new("bad_return"), callback]);
            }
            Err(exception) => return Return::Raise(exception),
        };
        self.flags = flags;
        for spec in &specs {
            if let Err(error) = self.check_spec(spec) {
                return Return::Stop(tuple![Atom::new("start_spec"), error]);
            }
            if !self.children.add(spec.clone()) {
                let duplicate = tuple![Atom::new("duplicate_child_name"), spec.id.clone()];
                return Return::Stop(tuple![Atom::new("start_spec"), duplicate]);
            }
        }
        self.plan_boot();
        self.work(cx)
    }

    fn handle_call(&mut self, request: Term, from: From, cx: &mut Cx<'_, M>) -> Return {
        let _ = from;
        self.manage(&request, cx)
    }

    fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, M>) -> Return {
        match request.elements() {
            Some([verb, id]) if verb.is_atom("try_again_restart") => self.try_again(id, cx),
            Some(_) | None => Return::Raise(super::Exception::function_clause("supervisor", "handle_cast", 2)),
        }
    }

    fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, M>) -> Return {
        match message {
            Message::Exit { pid, reason } => self.child_exited(pid, &reason, cx),
            Message::Term(_)
            | Message::Request { .. }
            | Message::Tagged { .. }
            | Message::Reply { .. }
            | Message::Down { .. } => {
                let note = tuple![Term::atom("unexpected"), message.to_term()];
                cx.report(super::Event::Note(note));
                Return::Ok
            }
        }
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, M>) -> Return {
        self.resume_work(got, cx)
    }

    fn terminate(&mut self, _reason: &ExitReason, cx: &mut Cx<'_, M>) -> Return {
        self.plan_terminate();
        self.work(cx)
    }
}

impl Supervisor {
    /// `supervisor:check_childspec/2`, the part that depends on the flags.
    fn check_spec(&self, spec: &ChildSpec) -> Result<(), Term> {
        let bad = |first: Term, second: Term| tuple![Atom::new("bad_combination"), Term::list([first, second])];
        let significant = tuple![Atom::new("significant"), true];
        if spec.significant && spec.restart == super::Restart::Permanent {
            let restart = tuple![Atom::new("restart"), Atom::new("permanent")];
            return Err(bad(restart, significant));
        }
        if spec.significant && self.flags.auto_shutdown == AutoShutdown::Never {
            let auto = tuple![Atom::new("auto_shutdown"), Atom::new("never")];
            return Err(bad(auto, significant));
        }
        Ok(())
    }
}
