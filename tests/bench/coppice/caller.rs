//! A client that calls a server again and again.

use coppice::otp::{Await, Cx, Got, ServerRef, Waited, call};
use coppice::runtime::{Next, Pid, Term, Wake};

use super::bench::{Bench, LOOP};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    pub server: Pid,
    pub left: u64,
    /// Answers that were what was asked.
    pub answers: u64,
    waiting: Option<Await>,
}

coppice::digest!(
    struct Caller { server, left, answers, waiting }
);

/// What `GenServer.call/2` waits at most.
pub const CALL_TIMEOUT_MS: u64 = 5_000;

impl Caller {
    pub fn new(server: Pid, left: u64) -> Self {
        Self {
            server,
            left,
            answers: 0,
            waiting: None,
        }
    }

    pub fn run(&mut self, wake: Wake, cx: &mut Cx<'_, Bench>) -> Next {
        if let Some(waiting) = self.waiting.take() {
            let waited = waiting.resume(wake, cx);
            assert_eq!(waited, Waited::Done(Got::Reply(self.request())), "another answer");
            self.answers += 1;
            self.left -= 1;
        }
        if self.left == 0 {
            return LOOP;
        }
        let wait = call(cx, &ServerRef::Pid(self.server), self.request(), Some(CALL_TIMEOUT_MS));
        let wait = wait.expect("a pid can always be called");
        let next = wait.next();
        self.waiting = Some(wait);
        next
    }

    fn request(&self) -> Term {
        Term::Int(i64::try_from(self.left).expect("a count fits"))
    }
}
