//! The scenario's worker: a GenServer that counts, and fails as it is told to.

mod acting;
mod order;
mod orders;
mod requests;

use std::rc::Rc;

use order::Order;

use super::child_specs::WORKER as MODULE;
use super::relations::relate;
use super::shared_table;
use super::spec::{ActingIn, Info, InitStep, Worker as Spec};
use crate::otp::{
    Await, Callbacks, Cx, Event, Exception, Got, Kind, Module, Return, Start, StartCall, frame, unexpected_message,
};
use crate::runtime::{ExitReason, Message, ReplyTo, Term};
use crate::tuple;

/// The same without `handle_info`.
const TOLERANT: &str = "Elixir.Fidelity.Tolerant";

/// A worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    spec: Rc<Spec>,
    incarnation: i64,
    /// An argument put before its own, by a dynamic supervisor.
    extra: Option<Term>,
    label: String,
    value: i64,
    busy: Option<Busy>,
}

crate::digest!(struct Worker { spec, incarnation, extra, label, value, busy });

/// What a worker is blocked in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Busy {
    /// `sleep:MS` of a call.
    Call,
    /// `terminate`.
    Terminate,
    /// The step of that number, in that callback.
    Step(ActingIn, usize),
    /// An op that it was told to do, as written, and whether what that raises is caught.
    Op(Term, bool),
    /// The same in a call, whose caller waits until it is done.
    Asked(Term, bool),
}

crate::digest!(enum Busy { "call" => Call, "terminate" => Terminate, "step" => Step(callback, at), "op" => Op(op, caught), "asked" => Asked(op, caught) });

/// `start_link(spec)`, in the starter: counts the attempt before it looks the name up.
pub(super) fn start_link<M: Module>(spec: Spec, extra: Option<Term>, cx: &mut Cx<'_, M>) -> Start<M>
where
    M::Server: From<Worker>,
{
    let extra = shared_table::extra(&spec.id, extra, cx);
    let incarnation = shared_table::next_incarnation(&spec.id, cx);
    let name = shared_table::server_name(spec.name.as_ref(), spec.local.as_deref());
    let worker = Worker {
        spec: Rc::new(spec),
        incarnation,
        extra,
        label: String::new(),
        value: 0,
        busy: None,
    };
    Start::Link {
        kind: Kind::Server(worker.into()),
        name,
    }
}

impl Worker {
    /// The call that started it, but for an argument that a dynamic supervisor put before.
    #[must_use]
    pub fn start_call(&self) -> StartCall {
        StartCall::link(MODULE, [Term::str(&self.spec.id)])
    }

    /// What it has counted.
    #[must_use]
    pub fn value(&self) -> i64 {
        self.value
    }

    fn event<const N: usize, M: Module>(&self, kind: &'static str, rest: [Term; N], cx: &mut Cx<'_, M>) {
        let fields: Vec<_> = [Term::atom(kind), Term::str(&self.label)]
            .into_iter()
            .chain(rest)
            .collect();
        cx.report(Event::Note(tuple![Term::atom("trace"), Term::list(fields)]));
    }

    fn ok<M: Module>(&mut self, cx: &mut Cx<'_, M>) -> Return {
        if let Some((registry, key)) = &self.spec.name {
            let fields = [registry, key, &self.label].map(|field| Term::str(field));
            let [registry, key, label] = fields;
            shared_table::event([Term::atom("registered"), registry, key, label], cx);
        }
        self.event("started", [], cx);
        if let Some(extra) = self.extra.take() {
            self.event("extra", [extra], cx);
        }
        cx.put(self.spec.words());
        match self.spec.load {
            Some(_) => Return::Continue(Term::str("load")),
            None => Return::Ok,
        }
    }

    /// What `init` does in this start attempt.
    fn conclude_init<M: Module>(&mut self, cx: &mut Cx<'_, M>) -> Return {
        let step = shared_table::init_step(&self.spec.id, self.incarnation, &self.spec.init, cx);
        match step.unwrap_or(InitStep::Ok) {
            InitStep::Ok => self.ok(cx),
            InitStep::Ignore => Return::Ignore,
            InitStep::Error(reason) => Return::Stop(Term::Atom(shared_table::atom(&reason))),
            InitStep::Raise(message) => Return::Raise(Exception::runtime_error(&message, frame(MODULE, "init", 1))),
            InitStep::Throw(value) => Return::Raise(Exception::Throw(Term::Atom(shared_table::atom(&value)))),
            InitStep::Exit(reason) => Return::Raise(Exception::Exit(shared_table::reason(&reason))),
            InitStep::Bad(value) => Return::Bad(Term::Atom(shared_table::atom(&value))),
            InitStep::Unknown(text) => {
                let error = tuple![Term::atom("case_clause"), text.as_str()];
                Return::Raise(Exception::Error(error, frame(MODULE, "init", 1)))
            }
        }
    }

    /// `terminate` takes as long as it is told to.
    fn conclude_terminate(&mut self) -> Return {
        match self.spec.terminate_ms {
            Some(ms) => {
                self.busy = Some(Busy::Terminate);
                Return::Await(Await::Sleep(ms))
            }
            None => Return::Ok,
        }
    }

    /// Its state.
    fn shown(&self) -> Term {
        tuple![self.label.as_str(), self.value]
    }

    fn no_clause(function: &'static str, arity: i64) -> Return {
        Return::Raise(Exception::function_clause(MODULE, function, arity))
    }
}

impl<M: Module> Callbacks<M> for Worker {
    fn module(&self) -> &'static str {
        match self.spec.info {
            Some(Info::Log) => TOLERANT,
            None => MODULE,
        }
    }

    fn state(&self) -> Term {
        self.shown()
    }

    fn init(&mut self, cx: &mut Cx<'_, M>) -> Return {
        let me = cx.me();
        self.label = shared_table::label(&self.spec.id, self.incarnation, me, cx);
        if self.spec.trap_exit {
            cx.trap_exit(true);
        }
        self.act(ActingIn::Init, 0, cx)
    }

    fn handle_continue(&mut self, argument: Term, cx: &mut Cx<'_, M>) -> Return {
        if argument.as_str() != Some("load") {
            self.event("continued", [], cx);
            return self.handle_cast(argument, cx);
        }
        self.value = self
            .spec
            .load
            .as_deref()
            .map_or(0, |counter| shared_table::load(counter, cx));
        self.event("loaded", [Term::Int(self.value)], cx);
        Return::Ok
    }

    fn handle_call(&mut self, request: Term, _from: ReplyTo, cx: &mut Cx<'_, M>) -> Return {
        match Order::of(&request, true, cx) {
            Some(order) => self.perform(order, cx),
            None => self.call(&request, cx),
        }
    }

    fn handle_cast(&mut self, request: Term, cx: &mut Cx<'_, M>) -> Return {
        self.cast(&request, cx)
    }

    fn handle_info(&mut self, message: Message, cx: &mut Cx<'_, M>) -> Return {
        if self.spec.info == Some(Info::Log) {
            return unexpected_message(&message, cx);
        }
        match message {
            Message::Exit { pid, reason } => self.event("exit_msg", [Term::Pid(pid), reason], cx),
            Message::Down { subject, reason, .. } => {
                self.event("down_msg", [shared_table::subject(&subject), reason], cx)
            }
            Message::Reply { body, .. } => self.event("reply_msg", [body], cx),
            Message::Term(term) => return self.handle_term(&term, cx),
            Message::Request { .. } | Message::Tagged { .. } => return Self::no_clause("handle_info", 2),
        }
        Return::Ok
    }

    fn resume(&mut self, got: Got, cx: &mut Cx<'_, M>) -> Return {
        match self.busy.take() {
            Some(Busy::Call) => Return::Reply(Term::str("slept")),
            Some(Busy::Step(callback, at)) => self.acted(got, callback, at, cx),
            Some(Busy::Op(op, caught)) => {
                let asked = false;
                self.go_on(got, Order { op, caught, asked }, cx)
            }
            Some(Busy::Asked(op, caught)) => {
                let asked = true;
                self.go_on(got, Order { op, caught, asked }, cx)
            }
            Some(Busy::Terminate) | None => Return::Ok,
        }
    }

    fn terminate(&mut self, reason: &ExitReason, cx: &mut Cx<'_, M>) -> Return {
        self.event("terminate_cb", [reason.clone()], cx);
        self.act(ActingIn::Terminate, 0, cx)
    }
}

impl Worker {
    fn handle_term<M: Module>(&mut self, term: &Term, cx: &mut Cx<'_, M>) -> Return {
        match term.elements() {
            Some([verb, _, _]) if verb.is_atom("do") => match Order::of(term, false, cx) {
                Some(order) => self.perform(order, cx),
                None => Self::no_clause("handle_info", 2),
            },
            Some([verb, text]) if verb.is_atom("timer") => {
                self.event("timer_msg", [text.clone()], cx);
                Return::Ok
            }
            Some([verb, registry, key, pid, value]) if verb.is_atom("register") => {
                let fields = [verb, registry, key, pid, value].map(Clone::clone);
                self.event("listener_msg", fields, cx);
                Return::Ok
            }
            Some([verb, registry, key, pid]) if verb.is_atom("unregister") => {
                self.event("listener_msg", [verb, registry, key, pid].map(Clone::clone), cx);
                Return::Ok
            }
            Some([verb, whom]) => relate(verb, whom, cx).unwrap_or_else(|| Self::no_clause("handle_info", 2)),
            Some(_) | None if term.is_atom("timeout") => {
                self.event("timeout_msg", [], cx);
                Return::Ok
            }
            Some(_) | None => Self::no_clause("handle_info", 2),
        }
    }
}
