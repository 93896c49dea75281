//! Elixir's `DynamicSupervisor`: children without ids, started on demand, all stopped at once.

mod activity;
mod flags;
mod management;
mod restart;
mod stopping;

use std::rc::Rc;

use activity::Activity;
pub use flags::DynamicFlags;

use super::supervisor::{NO_MODULE, own_name};
use super::{
    Await, Callbacks, ChildSpec, Cx, DynamicInit, Exception, Got, Module, Restart, Return, StartCall, reductions,
};
use crate::runtime::{Atom, ExitReason, Message, OrdMap, Pid, ReplyTo, Term};
use crate::tuple;

/// A child: its spec, and whether its start failed and is to be tried again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DynamicChild {
    /// How it is started, restarted, stopped. Its id means nothing here. Children that are started alike share it.
    pub spec: Rc<ChildSpec>,
    /// Its start failed: the pid is that of its last process.
    pub restarting: bool,
}

crate::digest!(struct DynamicChild { spec, restarting });

impl DynamicChild {
    /// How it was started, as far as that is kept: a temporary child needs no arguments again.
    fn start(&self, call: &StartCall) -> Term {
        match self.spec.restart {
            Restart::Permanent | Restart::Transient => call.to_term(),
            Restart::Temporary => tuple![call.module, call.function, Atom::new("undefined")],
        }
    }

    /// `{start, restart, shutdown, type, modules}`, as the state has it.
    fn to_term(&self) -> Term {
        let spec = &self.spec;
        tuple![
            self.start(&spec.start),
            Atom::new(spec.restart.name()),
            spec.shutdown.to_term(),
            Atom::new(spec.kind.name()),
            spec.modules.to_term()
        ]
    }
}

/// A dynamic supervisor's state.
#[derive(Clone, Debug)]
pub struct DynamicSupervisor {
    /// What started it; the callback module's `init` is found by it.
    pub callback: StartCall,
    /// Its callback module.
    pub module: Atom,
    /// `{:local, name}`, or `{pid, module}`.
    pub(super) name: Term,
    /// Limits.
    pub flags: DynamicFlags,
    children: OrdMap<Pid, DynamicChild>,
    activity: Activity,
}

crate::digest!(struct DynamicSupervisor { callback, module, name, flags, children, activity });

impl DynamicSupervisor {
    /// A supervisor whose `init` has not run.
    #[must_use]
    pub fn new(callback: StartCall) -> Self {
        Self {
            module: callback.module,
            callback,
            name: Term::atom("undefined"),
            flags: DynamicFlags::default(),
            children: OrdMap::new(),
            activity: Activity::Idle,
        }
    }

    /// The same for `DynamicSupervisor.start_link(options)`, which needs no callback module.
    #[must_use]
    pub fn of_options(callback: StartCall) -> Self {
        Self {
            module: NO_MODULE,
            ..Self::new(callback)
        }
    }

    /// What the callback module's `init` was given. Without a module of its own, that is what its `init` returns.
    fn argument(&self) -> Term {
        if self.module != NO_MODULE {
            return self.callback.args.last().cloned().unwrap_or(Term::list([]));
        }
        tuple![Atom::new("ok"), self.flags.to_term()]
    }

    /// Its children in pid order.
    pub fn children(&self) -> impl Iterator<Item = (Pid, &DynamicChild)> {
        self.children.iter().map(|(pid, child)| (*pid, child))
    }

    /// The child that runs, or ran last, as that process.
    #[must_use]
    pub fn child(&self, pid: Pid) -> Option<&DynamicChild> {
        self.children.get(&pid)
    }
}

impl<M: Module> Callbacks<M> for DynamicSupervisor {
    fn module(&self) -> &'static str {
        "Elixir.DynamicSupervisor"
    }

    fn state(&self) -> Term {
        let children = self.children.iter().map(|(pid, child)| {
            let spec = child.to_term();
            let child = if child.restarting {
                tuple![Atom::new("restarting"), spec]
            } else {
                spec
            };
            (Term::Pid(*pid), child)
        });
        let intensity = &self.flags.intensity;
        let extra = Term::list(&self.flags.extra_arguments);
        let max_children = self.flags.max_children;
        let max_children = max_children.map_or(Term::atom("infinity"), |max| Term::Int(max.into()));
        let fields = [
            ("args", self.argument()),
            ("extra_arguments", extra),
            ("mod", Term::Atom(self.module)),
            ("name", self.name.clone()),
            ("strategy", Term::atom("one_for_one")),
            ("max_children", max_children),
            ("max_restarts", Term::Int(intensity.max_restarts.into())),
            ("max_seconds", Term::Int(intensity.max_seconds.into())),
            ("children", Term::map(children)),
            ("restarts", intensity.restarts()),
        ];
        let fields = fields.map(|(name, value)| (Term::atom(name), value));
        Term::structure(Atom::new("Elixir.DynamicSupervisor"), fields)
    }

    fn init(&mut self, cx: &mut Cx<'_, M>) -> Return {
        cx.trap_exit(true);
        self.name = own_name(&self.name, self.module, cx);
        match M::dynamic_init(&self.callback, cx) {
            Ok(DynamicInit::Ok(flags)) => {
                self.flags = flags;
                Return::Ok
            }
            Ok(DynamicInit::Ignore) => Return::Ignore,
            Ok(DynamicInit::Term(value)) => self.init_returned(&value),
            Ok(DynamicInit::Run(call)) => {
                self.activity = Activity::Initialising;
                Return::Await(Await::Run(call))
            }
            Err(exception) => Return::Raise(exception),
        }
    }

    fn handle_call(&mut self, request: Term, _from: ReplyTo, cx: &mut Cx<'_, M>) -> Return {
        self.manage(&request, cx)
    }

    fn handle_cast(&mut self, _request: Term, _cx: &mut Cx<'_, M>) -> Return {
        Return::Ok
    }

    fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, M>) -> Return {
        match &message {
            Message::Exit { pid, reason } => self.child_exited(*pid, reason, cx),
            Message::Tagged { tag, body } if tag.name() == "$gen_restart" => match body.as_pid() {
                Some(pid) => self.try_again(pid, cx),
                None => Return::Ok,
            },
            Message::Term(_)
            | Message::Request { .. }
            | Message::Tagged { .. }
            | Message::Reply { .. }
            | Message::Down { .. } => {
                cx.report(super::Event::Note(tuple![Term::atom("unexpected"), message.to_term()]));
                Return::Ok
            }
        }
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, M>) -> Return {
        match std::mem::replace(&mut self.activity, Activity::Idle) {
            Activity::Idle => Return::Ok,
            Activity::Initialising => match got {
                Got::Started(value) => self.init_returned(&value),
                Got::Raised(exception) => Return::Raise(exception),
                Got::Reply(_) | Got::Failed(_) | Got::Down(..) | Got::Timeout => Return::Ok,
            },
            Activity::Starting(spec) => match got {
                Got::Started(result) => Return::Reply(self.started(spec, result, cx)),
                Got::Raised(exception) => Return::Reply(start_error(exception)),
                Got::Reply(_) | Got::Failed(_) | Got::Down(..) | Got::Timeout => Return::Ok,
            },
            Activity::Restarting(pid) => match got {
                Got::Started(result) => self.restarted(pid, &result, cx),
                Got::Raised(exception) => {
                    cx.spend(reductions::raised(&exception));
                    self.restarted(pid, &start_error(exception), cx)
                }
                Got::Reply(_) | Got::Failed(_) | Got::Down(..) | Got::Timeout => Return::Ok,
            },
            Activity::Stopping(stopping) => self.stopping_resumed(stopping, got, cx),
        }
    }

    fn terminate(&mut self, _reason: &ExitReason, cx: &mut Cx<'_, M>) -> Return {
        let pids = self.children.keys().copied().collect();
        self.stop_children(pids, None, cx)
    }
}

impl DynamicSupervisor {
    /// What the callback module's `init` returned.
    fn init_returned(&mut self, value: &Term) -> Return {
        match flags::read_init(self.module, value) {
            Ok(flags) => {
                self.flags = flags;
                Return::Ok
            }
            Err(end) => end,
        }
    }
}

/// What a start function's exception is to a DynamicSupervisor: an error (`exit_reason/3`).
fn start_error(exception: Exception) -> Term {
    tuple![Term::atom("error"), exception.into_reason()]
}
