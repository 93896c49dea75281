//! The scenario's worker: a GenServer that counts, and fails as it is told to.

use std::rc::Rc;

use super::spec::{InitStep, Worker as Spec};
use super::{Scenario, store};
use crate::otp::{Await, Callbacks, Cx, Event, Exception, Got, Kind, Return, ServerRef, Start, frame};
use crate::runtime::{ExitReason, From, Message, Term};
use crate::tuple;

/// The worker's module.
pub(super) const MODULE: &str = "Elixir.Diff.Worker";

/// A worker.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Worker {
    spec: Rc<Spec>,
    incarnation: i64,
    label: String,
    value: i64,
}

/// `start_link(spec)`, in the starter: counts the attempt before it looks the name up.
pub(super) fn start_link(spec: Spec, cx: &mut Cx<'_, Scenario>) -> Start<Scenario> {
    let incarnation = store::next_incarnation(&spec.id, cx);
    let name = spec.name.as_ref();
    let name = name.map(|(registry, key)| ServerRef::Via(store::registry_name(registry), Term::str(key)));
    let worker = Worker {
        spec: Rc::new(spec),
        incarnation,
        label: String::new(),
        value: 0,
    };
    Start::Link {
        kind: Kind::Server(worker),
        name,
    }
}

impl Worker {
    fn event<const N: usize>(&self, kind: &'static str, rest: [Term; N], cx: &mut Cx<'_, Scenario>) {
        let fields: Vec<_> = [Term::atom(kind), Term::str(&self.label)]
            .into_iter()
            .chain(rest)
            .collect();
        cx.report(Event::Note(tuple![Term::atom("trace"), Term::list(fields)]));
    }

    fn ok(&mut self, cx: &mut Cx<'_, Scenario>) -> Return {
        if let Some((registry, key)) = &self.spec.name {
            let fields = [registry, key, &self.label].map(|field| Term::str(field));
            let [registry, key, label] = fields;
            store::event([Term::atom("registered"), registry, key, label], cx);
        }
        self.event("started", [], cx);
        match self.spec.load {
            Some(_) => Return::Continue(Term::atom("load")),
            None => Return::Ok,
        }
    }

    /// `crash:…` in any callback.
    fn crash(&self, how: &str) -> Return {
        Return::Raise(match how {
            "raise" => Exception::runtime_error("boom", frame(MODULE, "crash", 2)),
            "throw" => Exception::Throw(Term::atom("ball")),
            reason => Exception::Exit(store::reason(reason)),
        })
    }

    fn no_clause(function: &'static str, arity: i64) -> Return {
        Return::Raise(Exception::function_clause(MODULE, function, arity))
    }
}

impl Callbacks<Scenario> for Worker {
    fn module(&self) -> &'static str {
        MODULE
    }

    fn state(&self) -> Term {
        tuple![self.label.as_str(), self.value]
    }

    fn init(&mut self, cx: &mut Cx<'_, Scenario>) -> Return {
        let me = cx.me();
        self.label = store::label(&self.spec.id, self.incarnation, me, cx);
        if self.spec.trap_exit {
            cx.trap_exit(true);
        }
        let at = usize::try_from(self.incarnation - 1).unwrap_or(usize::MAX);
        match self.spec.init.get(at).cloned().unwrap_or(InitStep::Ok) {
            InitStep::Ok => self.ok(cx),
            InitStep::Ignore => Return::Ignore,
            InitStep::Error(reason) => Return::Stop(Term::Atom(store::atom(&reason))),
            InitStep::Raise(message) => Return::Raise(Exception::runtime_error(&message, frame(MODULE, "init", 1))),
        }
    }

    fn handle_continue(&mut self, _argument: Term, cx: &mut Cx<'_, Scenario>) -> Return {
        self.value = self.spec.load.as_deref().map_or(0, |counter| store::load(counter, cx));
        self.event("loaded", [Term::Int(self.value)], cx);
        Return::Ok
    }

    fn handle_call(&mut self, request: Term, _from: From, cx: &mut Cx<'_, Scenario>) -> Return {
        match request.as_str().map(|text| (text, text.split_once(':'))) {
            Some(("get", _)) => Return::Reply(Term::Int(self.value)),
            Some(("inc", _)) => {
                self.value += 1;
                if let Some(counter) = &self.spec.load {
                    store::save(counter, self.value, cx);
                }
                Return::Reply(Term::Int(self.value))
            }
            Some(("noreply", _)) => Return::Ok,
            Some((_, Some(("crash", how)))) => self.crash(how),
            Some((_, Some(("stop", reason)))) => Return::StopReply(store::reason(reason), Term::str("stopping")),
            Some(_) | None => Self::no_clause("handle_call", 3),
        }
    }

    fn handle_cast(&mut self, request: Term, _cx: &mut Cx<'_, Scenario>) -> Return {
        match request.as_str().map(|text| (text, text.split_once(':'))) {
            Some(("inc", _)) => {
                self.value += 1;
                Return::Ok
            }
            Some((_, Some(("crash", how)))) => self.crash(how),
            Some((_, Some(("stop", reason)))) => Return::Stop(store::reason(reason)),
            Some(_) | None => Self::no_clause("handle_cast", 2),
        }
    }

    fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, Scenario>) -> Return {
        match message {
            Message::Exit { pid, reason } => {
                self.event("exit_msg", [Term::Pid(pid), reason], cx);
                Return::Ok
            }
            Message::Down { subject, reason, .. } => {
                let who = subject.as_pid().map_or(Term::str("?"), Term::Pid);
                self.event("down_msg", [who, reason], cx);
                Return::Ok
            }
            Message::Term(term) => self.handle_term(&term, cx),
            Message::Request { .. } | Message::Tagged { .. } | Message::Reply { .. } => {
                Self::no_clause("handle_info", 2)
            }
        }
    }

    fn resume(&mut self, _got: Got, _cx: &mut Cx<'_, Scenario>) -> Return {
        Return::Ok
    }

    fn terminate(&mut self, reason: &ExitReason, cx: &mut Cx<'_, Scenario>) -> Return {
        self.event("terminate_cb", [reason.clone()], cx);
        match self.spec.terminate_ms {
            Some(ms) => Return::Await(Await::Sleep(ms)),
            None => Return::Ok,
        }
    }
}

impl Worker {
    /// `{:link, pid}` and `{:monitor, pid}`. A name that nobody has can be monitored, and cannot be linked to.
    fn handle_term(&mut self, term: &Term, cx: &mut Cx<'_, Scenario>) -> Return {
        let badarg = |function| Return::Raise(Exception::Error(Term::atom("badarg"), frame("erlang", function, 1)));
        match term.elements() {
            Some([verb, whom]) if verb.is_atom("link") => match whom.as_pid() {
                Some(pid) => cx.link(pid),
                None => return badarg("link"),
            },
            Some([verb, whom]) if verb.is_atom("monitor") => match whom {
                Term::Pid(pid) => drop(cx.monitor(*pid)),
                Term::Atom(_) => drop(cx.monitor_nobody(whom.clone())),
                Term::Int(_)
                | Term::Str(_)
                | Term::Reference(_)
                | Term::Date(_)
                | Term::Tuple(_)
                | Term::List(_)
                | Term::Map(_) => return badarg("monitor"),
            },
            Some(_) | None => return Self::no_clause("handle_info", 2),
        }
        Return::Ok
    }
}
