//! `supervisor`: starts children in order, restarts them by a strategy, stops them in reverse, gives up in time.
//!
//! A generic server like any other. What takes time (starting and stopping children) is a plan of [`Work`] that runs
//! one step after the other and survives every wait; when it is empty the server is back in its loop.

mod auto_shutdown;
pub(super) mod children;
mod counting;
pub(super) mod flags;
pub(super) mod management;
mod plan;
mod restart;
mod stopping;
mod strategy;
mod work;

pub use auto_shutdown::AutoShutdown;
pub use children::Child;
use children::Children;
pub use flags::SupervisorFlags;
use plan::{Current, Work};
pub use strategy::Strategy;

use super::{Await, Callbacks, ChildSpec, Cx, Got, Module, Return, StartCall, SupervisorInit, child_spec};
use crate::runtime::{Atom, ExitReason, Message, Queue, ReplyTo, Term};
use crate::tuple;

/// The callback module of a supervisor that was started with a list of children.
pub(super) const NO_MODULE: Atom = Atom::new("Elixir.Supervisor.Default");

/// The running supervisor as its reports name it: `{:local, name}`, `{:via, module, name}`, or `{pid, module}`. `given` is
/// the name that it was started with, when that is one in a registry.
pub(super) fn own_name<M: Module>(given: &Term, module: Atom, cx: &Cx<'_, M>) -> Term {
    if given.elements().is_some_and(|name| name[0].is_atom("via")) {
        return given.clone();
    }
    match cx.name_of(cx.me()) {
        Some(name) => tuple![Atom::new("local"), name],
        None => tuple![cx.me(), module],
    }
}

/// A supervisor's state.
#[derive(Clone, Debug)]
pub struct Supervisor {
    /// What started it; the callback module's `init` is found by it.
    pub callback: StartCall,
    /// Its callback module.
    pub module: Atom,
    /// What that module's `init` is given, where the start call does not say.
    argument: Option<Term>,
    /// `{:local, name}`, or `{pid, module}`.
    pub(super) name: Term,
    /// Strategy and limits.
    pub flags: SupervisorFlags,
    children: Children,
    plan: Queue<Work>,
    current: Option<Current>,
    /// The start that failed in the present plan, with its reason.
    failed: Option<(Term, ExitReason)>,
    /// What the start of the present plan returned beside the pid.
    info: Option<Term>,
}

crate::digest!(struct Supervisor {
    callback, module, argument, name, flags, children, plan, current, failed, info
});

impl Supervisor {
    /// A supervisor whose `init` has not run.
    #[must_use]
    pub fn new(callback: StartCall) -> Self {
        Self {
            module: callback.module,
            callback,
            argument: None,
            name: Term::atom("undefined"),
            flags: SupervisorFlags::default(),
            children: Children::default(),
            plan: Queue::default(),
            current: None,
            failed: None,
            info: None,
        }
    }

    /// The same for `Supervisor.start_link(children, options)`, which needs no callback module.
    #[must_use]
    pub fn of_children(callback: StartCall) -> Self {
        Self {
            module: NO_MODULE,
            ..Self::new(callback)
        }
    }

    /// The same for a start function that gives `Supervisor.start_link` another module and argument.
    #[must_use]
    pub(super) fn of_module(module: Atom, argument: Term, callback: StartCall) -> Self {
        Self {
            module,
            argument: Some(argument),
            ..Self::new(callback)
        }
    }

    /// What the callback module's `init` was given. Without a module of its own, that is what its `init` returns.
    fn argument(&self) -> Term {
        if let Some(argument) = &self.argument {
            return argument.clone();
        }
        if self.module != NO_MODULE {
            return self.callback.args.last().cloned().unwrap_or(Term::list([]));
        }
        let intensity = &self.flags.intensity;
        let flags = Term::map([
            (Term::atom("intensity"), Term::Int(intensity.max_restarts.into())),
            (Term::atom("period"), Term::Int(intensity.max_seconds.into())),
            (Term::atom("strategy"), Term::atom(self.flags.strategy.name())),
        ]);
        let specs = self.children.iter().map(|child| child.spec.to_short_term());
        tuple![Atom::new("ok"), tuple![flags, Term::list(specs.collect::<Vec<_>>())]]
    }

    /// Its children in start order.
    pub fn children(&self) -> impl DoubleEndedIterator<Item = &Child> {
        self.children.iter()
    }

    /// Is it about to start that child, or has it begun to?
    #[must_use]
    pub fn will_start(&self, id: &Term) -> bool {
        let planned = |work: &Work| matches!(work, Work::Start(at) if at == id);
        let begun = matches!(&self.current, Some(Current::Starting(at)) if at == id);
        begun || self.plan.iter().any(planned)
    }

    /// The child of that id.
    #[must_use]
    pub fn child(&self, id: &Term) -> Option<&Child> {
        self.children.get(id)
    }
}

impl<M: Module> Callbacks<M> for Supervisor {
    fn module(&self) -> &'static str {
        "supervisor"
    }

    /// The record `#state{}` of OTP's `supervisor`.
    fn state(&self) -> Term {
        let intensity = &self.flags.intensity;
        tuple![
            Atom::new("state"),
            self.name.clone(),
            Atom::new(self.flags.strategy.name()),
            self.children.to_term(),
            Atom::new("undefined"),
            i64::from(intensity.max_restarts),
            i64::from(intensity.max_seconds),
            intensity.restarts(),
            0,
            Atom::new(self.flags.auto_shutdown.name()),
            self.module,
            self.argument()
        ]
    }

    fn init(&mut self, cx: &mut Cx<'_, M>) -> Return {
        cx.trap_exit(true);
        self.name = own_name(&self.name, self.module, cx);
        match M::supervisor_init(&self.callback, cx) {
            Ok(SupervisorInit::Ok(flags, specs)) => self.boot(flags, specs, cx),
            Ok(SupervisorInit::Ignore) => Return::Ignore,
            Ok(SupervisorInit::Term(value)) => self.init_returned(&value, cx),
            Ok(SupervisorInit::Run(call)) => {
                self.current = Some(Current::Initialising);
                Return::Await(Await::Run(call))
            }
            Err(exception) => Return::Raise(exception),
        }
    }

    fn handle_call(&mut self, request: Term, from: ReplyTo, cx: &mut Cx<'_, M>) -> Return {
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
        if matches!(self.current, Some(Current::Initialising)) {
            self.current = None;
            return match got {
                Got::Started(value) => self.init_returned(&value, cx),
                Got::Raised(exception) => Return::Raise(exception),
                Got::Reply(_) | Got::Failed(_) | Got::Down(..) | Got::Timeout => Return::Ok,
            };
        }
        self.resume_work(got, cx)
    }

    fn terminate(&mut self, _reason: &ExitReason, cx: &mut Cx<'_, M>) -> Return {
        self.plan_terminate();
        self.work(cx)
    }
}

impl Supervisor {
    /// What the callback module's `init` returned.
    fn init_returned<M: Module>(&mut self, value: &Term, cx: &mut Cx<'_, M>) -> Return {
        match flags::read_init(self.module, value) {
            Ok((flags, specs)) => self.boot(flags, specs, cx),
            Err(end) => end,
        }
    }

    fn boot<M: Module>(&mut self, flags: SupervisorFlags, specs: Vec<ChildSpec>, cx: &mut Cx<'_, M>) -> Return {
        self.flags = flags;
        for spec in specs {
            let checked = spec.check(self.flags.auto_shutdown);
            if let Err(reason) = checked.and_then(|()| self.add(spec)) {
                return flags::stop("start_spec", reason);
            }
        }
        self.plan_boot();
        self.work(cx)
    }

    fn add(&mut self, spec: ChildSpec) -> Result<(), Term> {
        let duplicate = child_spec::duplicate(&spec.id);
        if self.children.add(spec) {
            Ok(())
        } else {
            Err(duplicate)
        }
    }
}
