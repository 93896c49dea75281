//! A client that starts a dynamic supervisor and many children under it, and later calls each of them once.

use coppice::otp::{
    Await, ChildSpec, Cx, DynamicSupervisor, Got, Kind, ServerRef, Start, StartCall, Waited, call, start_link,
};
use coppice::runtime::{Next, Pid, Term, Wake};

use super::bench::{Bench, LOOP};
use super::caller::CALL_TIMEOUT_MS;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starter {
    left: u64,
    supervisor: Option<Pid>,
    /// Who was started.
    pub children: Vec<Pid>,
    /// How many of them have answered a call.
    pub answers: u64,
    waiting: Option<Await>,
}

coppice::digest!(
    struct Starter { left, supervisor, children, answers, waiting }
);

impl Starter {
    pub fn new(children: u64) -> Self {
        Self {
            left: children,
            supervisor: None,
            children: Vec::with_capacity(usize::try_from(children).expect("a count fits")),
            answers: 0,
            waiting: None,
        }
    }

    pub fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Bench>) -> Next {
        let wait = match self.waiting.take() {
            // A message after the last start is the sign to call them.
            None if wake != Wake::Start => self.call_next(cx),
            None => {
                let supervisor = DynamicSupervisor::new(StartCall::link("Elixir.Crowd", []));
                let kind = Kind::dynamic(supervisor);
                let started = start_link(Start::Link { kind, name: None }, cx);
                Some(started.expect("no name is looked up").expect("a process is spawned"))
            }
            Some(waiting) => match waiting.resume(wake, cx) {
                Waited::Still(wait) => Some(wait),
                Waited::Done(Got::Started(result)) => {
                    self.supervisor = Some(started(&result));
                    self.start_next(cx)
                }
                Waited::Done(Got::Reply(Term::Int(answer))) => {
                    assert_eq!(answer, 1, "another answer");
                    self.answers += 1;
                    self.call_next(cx)
                }
                Waited::Done(Got::Reply(result)) => {
                    self.children.push(started(&result));
                    self.start_next(cx)
                }
                Waited::Done(other) => panic!("neither a child nor an answer: {other:?}"),
            },
        };
        let next = wait.as_ref().map_or(LOOP, Await::next);
        self.waiting = wait;
        next
    }

    /// `DynamicSupervisor.start_child(supervisor, Server)`.
    fn start_next(&mut self, cx: &mut Cx<'_, Bench>) -> Option<Await> {
        self.left = self.left.checked_sub(1)?;
        let child = ChildSpec::worker(Term::atom("Elixir.Server"), StartCall::link("Elixir.Server", []));
        let supervisor = ServerRef::Pid(self.supervisor.expect("it has started"));
        Some(call(cx, &supervisor, child.to_dynamic_request(), None).expect("a pid can always be called"))
    }

    fn call_next(&mut self, cx: &mut Cx<'_, Bench>) -> Option<Await> {
        let next = usize::try_from(self.answers).expect("a count fits");
        let server = ServerRef::Pid(*self.children.get(next)?);
        Some(call(cx, &server, Term::Int(1), Some(CALL_TIMEOUT_MS)).expect("a pid can always be called"))
    }
}

/// The pid of `{:ok, pid}`.
fn started(result: &Term) -> Pid {
    let pid = result.elements().and_then(|result| result.get(1)?.as_pid());
    pid.unwrap_or_else(|| panic!("not started: {result:?}"))
}
