//! A client that starts a supervisor and kills its child again and again. Each new child tells it that it is there.

use coppice::otp::{Await, Cx, Got, Kind, ServerRef, Start, Supervisor, Waited, start_link, stop};
use coppice::runtime::{Message, Next, Pid, Term, Wake};

use super::bench::{Bench, LOOP, supervisor};

/// Supervisors one after the other, each for so many restarts. The last one stays, and a number sent to the client has it
/// restart so many times more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restarter {
    /// Supervisors still to come.
    pub supervisors_left: u64,
    /// Restarts by each of them, and the most that it allows.
    pub each: u64,
    /// How many it allows.
    pub max_restarts: u32,
    /// Children that have come in place of a killed one.
    pub restarts: u64,
    left: u64,
    supervisor: Option<Pid>,
    child: Option<Pid>,
    waiting: Option<Await>,
}

coppice::digest!(
    struct Restarter { supervisors_left, each, max_restarts, restarts, left, supervisor, child, waiting }
);

impl Restarter {
    pub fn new(supervisors: u64, each: u64, max_restarts: u32) -> Self {
        Self {
            supervisors_left: supervisors,
            each,
            max_restarts,
            restarts: 0,
            left: 0,
            supervisor: None,
            child: None,
            waiting: None,
        }
    }

    /// The supervisor that is there.
    pub fn supervisor(&self) -> Pid {
        self.supervisor.expect("the last supervisor stays")
    }

    pub fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Bench>) -> Next {
        if let Some(waiting) = self.waiting.take() {
            return match waiting.resume(wake, cx) {
                Waited::Still(wait) => self.wait(wait),
                Waited::Done(Got::Started(result)) => {
                    let pid = result.elements().and_then(|result| result.get(1)?.as_pid());
                    self.supervisor = Some(pid.expect("a supervisor starts"));
                    self.left = self.each;
                    LOOP
                }
                Waited::Done(_stopped) => self.start(cx),
            };
        }
        match wake {
            Wake::Message(Message::Term(Term::Pid(child))) => {
                self.restarts += u64::from(self.child.is_some());
                self.child = Some(child);
            }
            Wake::Message(Message::Term(Term::Int(more))) => self.left = more.unsigned_abs(),
            Wake::Start => return self.start(cx),
            Wake::Message(_) | Wake::Timeout => {}
        }
        if self.left > 0 {
            self.left -= 1;
            let child = self.child.expect("a child has started");
            cx.exit(child, Term::atom("kill"));
            return LOOP;
        }
        if self.supervisors_left == 0 {
            return LOOP;
        }
        let stopped = stop(cx, &ServerRef::Pid(self.supervisor()), Term::atom("normal"));
        self.wait(stopped.expect("a pid can always be asked to stop"))
    }

    fn start(&mut self, cx: &mut Cx<'_, Bench>) -> Next {
        self.supervisors_left -= 1;
        self.child = None;
        let kind = Kind::supervisor(Supervisor::new(supervisor(self.max_restarts, Some(cx.me()))));
        let started = start_link(Start::Link { kind, name: None }, cx);
        let wait = started.expect("no name is looked up").expect("a process is spawned");
        self.wait(wait)
    }

    fn wait(&mut self, wait: Await) -> Next {
        let next = wait.next();
        self.waiting = Some(wait);
        next
    }
}
