//! A process without a behaviour, `Fidelity.Plain`: does what it is told to at first, or waits and does what its messages
//! say, until one of these ends it.

use std::rc::Rc;

use super::job::run;
use super::op::Op;
use super::outcome::{Outcome, finished, tell_did};
use super::perform::perform;
use super::plain_call::is_plain_call;
use super::relations::relate;
use super::{going_on, shared_table};
use crate::otp::{Await, Cx, Exception, Got, JobStep, Module, Plain, Return, StartCall, Waited, frame};
use crate::runtime::{Atom, ExitReason, Message, Next, Pattern, Term, Wake};
use crate::tuple;

/// What it is told to at first when its messages say what it does.
const WAIT: &str = "wait";

/// Such a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outsider {
    args: Rc<[Term]>,
    /// What it is at, and what it waits for meanwhile.
    busy: Option<(Occupation, Await)>,
}

crate::digest!(struct Outsider { args, busy });

/// Something that it was told to do.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Occupation {
    /// What it does at first, after which it ends.
    First,
    /// What a message said.
    Text(Rc<str>),
    /// An op, as written, and whether what that raises is caught.
    Op(Term, bool),
}

crate::digest!(enum Occupation { "first" => First, "text" => Text(text), "op" => Op(written, caught) });

/// The process that such a call spawns.
pub(in crate::systems) fn of_call(call: &StartCall) -> Option<Outsider> {
    let args = Rc::clone(&call.args);
    is_plain_call(call).then_some(Outsider { args, busy: None })
}

impl Outsider {
    fn text(&self, at: usize) -> Rc<str> {
        Rc::from(self.args.get(at).and_then(Term::as_str).unwrap_or_default())
    }

    fn idle() -> Next {
        Next::Receive(Pattern::Any, None)
    }

    fn event<const N: usize, M: Module>(&self, kind: &'static str, rest: [Term; N], cx: &mut Cx<'_, M>) {
        let fields = [Term::atom(kind), Term::str(&self.text(0))];
        shared_table::tell(fields.into_iter().chain(rest).collect(), cx);
    }

    fn begin<M: Module>(&mut self, cx: &mut Cx<'_, M>) -> Next {
        if self.args.get(1).is_some_and(|traps| traps.is_atom("true")) {
            cx.trap_exit(true);
        }
        self.event("started", [], cx);
        if &*self.text(2) == WAIT {
            return Self::idle();
        }
        self.go_on(Occupation::First, None, cx)
    }

    /// Does something, or goes on with it after a wait.
    fn go_on<M: Module>(&mut self, occupation: Occupation, got: Option<Got>, cx: &mut Cx<'_, M>) -> Next {
        let step = match &occupation {
            Occupation::First => run(&self.text(2), got.as_ref(), cx),
            Occupation::Text(text) => run(text, got.as_ref(), cx),
            Occupation::Op(written, caught) => return self.perform(written.clone(), *caught, got, cx),
        };
        match step {
            JobStep::Wait(wait) => self.wait(occupation, wait),
            JobStep::Done(Err(exception)) => Next::Exit(uncaught(exception)),
            JobStep::Done(Ok(_)) if occupation == Occupation::First => Next::Exit(Term::atom("normal")),
            JobStep::Done(Ok(_)) => Self::idle(),
        }
    }

    fn wait(&mut self, occupation: Occupation, wait: Await) -> Next {
        let next = wait.next();
        self.busy = Some((occupation, wait));
        next
    }

    fn perform<M: Module>(&mut self, written: Term, caught: bool, got: Option<Got>, cx: &mut Cx<'_, M>) -> Next {
        let Some(op) = written.as_str().and_then(Op::read) else {
            return Self::idle();
        };
        let outcome = match got {
            None => perform(&op, cx),
            Some(got) => finished(got).and_then(|value| going_on::go_on(&op, value, cx)),
        };
        let result = match outcome {
            Ok(Outcome::Wait(wait)) => return self.wait(Occupation::Op(written, caught), wait),
            Ok(Outcome::Value(value)) => Ok(value),
            Err(exception) if !caught => return Next::Exit(uncaught(exception)),
            Err(exception) => Err(exception),
        };
        tell_did(&self.text(0), &written, result, cx);
        Self::idle()
    }

    fn hear<M: Module>(&mut self, message: Message, cx: &mut Cx<'_, M>) -> Next {
        match message {
            Message::Exit { pid, reason } => self.event("exit_msg", [Term::Pid(pid), reason], cx),
            Message::Down { subject, reason, .. } => {
                self.event("down_msg", [shared_table::subject(&subject), reason], cx);
            }
            Message::Reply { body, .. } => self.event("reply_msg", [body], cx),
            Message::Term(term) => return self.hear_term(&term, cx),
            // What asks a server is nothing to it.
            Message::Request { .. } | Message::Tagged { .. } => {}
        }
        Self::idle()
    }

    fn hear_term<M: Module>(&mut self, term: &Term, cx: &mut Cx<'_, M>) -> Next {
        match (term, term.elements()) {
            (Term::Str(text), _) => self.go_on(Occupation::Text(Rc::from(&**text)), None, cx),
            (_, Some([verb, text])) if verb.is_atom("timer") => {
                self.event("timer_msg", [text.clone()], cx);
                Self::idle()
            }
            (_, Some([verb, number, caught])) if verb.is_atom("do") => {
                match number.as_int().and_then(|number| shared_table::order(number, cx)) {
                    Some(written) => self.perform(written, caught.is_atom("true"), None, cx),
                    None => Self::idle(),
                }
            }
            (_, Some([verb, whom])) => match relate(verb, whom, cx) {
                Some(Return::Raise(exception)) => Next::Exit(uncaught(exception)),
                Some(_) | None => Self::idle(),
            },
            (_, Some(_) | None) => Self::idle(),
        }
    }
}

/// The reason with which a process ends that catches nothing.
fn uncaught(exception: Exception) -> ExitReason {
    match exception {
        Exception::Throw(value) => {
            let stack = Term::list([frame("Elixir.Fidelity.Jobs", "run", 1)]);
            tuple![tuple![Atom::new("nocatch"), value], stack]
        }
        Exception::Error(..) | Exception::Exit(_) => exception.into_reason(),
    }
}

impl<M: Module> Plain<M> for Outsider {
    fn run(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        if let Some((occupation, wait)) = self.busy.take() {
            return match wait.resume(wake, cx) {
                Waited::Done(got) => self.go_on(occupation, Some(got), cx),
                Waited::Still(wait) => self.wait(occupation, wait),
            };
        }
        match wake {
            Wake::Start => self.begin(cx),
            Wake::Message(message) => self.hear(message, cx),
            Wake::Timeout => Self::idle(),
        }
    }
}
