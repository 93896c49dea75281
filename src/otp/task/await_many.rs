//! Waiting for several tasks within one limit of time: `Task.await_many/2`, `Task.yield_many/2`.
//!
//! Elixir starts a timer that sends a message; here each receive has what is left of the time.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::Exception;
use super::super::wait::{Got, Waited};
use super::reply::Heard;
use super::{Task, exit, tagged};
use crate::runtime::{Context, ExitReason, Message, Millis, Pattern, Program, Queue, Reference, Term, Wake};
use crate::tuple;

/// A limit of time over several receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    left: Option<Millis>,
    until: Option<Millis>,
}

crate::digest!(struct Time { left, until });

impl Time {
    fn new(timeout: Option<Millis>, now: Millis) -> Self {
        Self {
            left: timeout,
            until: timeout.map(|timeout| now.saturating_add(timeout)),
        }
    }

    fn go_on(&mut self, now: Millis) {
        self.left = self.until.map(|until| until.saturating_sub(now));
    }
}

/// `await_many` in flight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitMany {
    tasks: Rc<[Task]>,
    timeout: Option<Millis>,
    time: Time,
    replies: BTreeMap<Reference, Term>,
    turn: NextTurn,
}

crate::digest!(struct AwaitMany { tasks, timeout, time, replies, turn });

/// What the owner does next.
#[derive(Clone, Debug, PartialEq, Eq)]
enum NextTurn {
    /// It receives.
    Receive,
    /// It has taken a monitor away that was gone, which lets the others run first; then it goes on.
    GiveWay,
    /// The same when it has failed with that: these monitors are left.
    Fail(Queue<Reference>, ExitReason),
}

crate::digest!(enum NextTurn { "receive" => Receive, "give_way" => GiveWay, "fail" => Fail(left, reason) });

impl AwaitMany {
    pub(super) fn begin<P: Program>(
        cx: &Context<'_, P>,
        tasks: &[Task],
        timeout: Option<Millis>,
    ) -> Result<Self, Exception> {
        for task in tasks {
            task.check_owner("await_many", cx)?;
        }
        Ok(Self {
            tasks: tasks.into(),
            timeout,
            time: Time::new(timeout, cx.now_ms()),
            replies: BTreeMap::new(),
            turn: NextTurn::Receive,
        })
    }

    fn awaiting(&self) -> impl Iterator<Item = Reference> {
        let references = self.tasks.iter().map(|task| task.reference);
        references.filter(|reference| !self.replies.contains_key(reference))
    }

    pub(super) fn pattern(&self) -> Pattern {
        Pattern::Answers(self.awaiting().collect())
    }

    pub(super) fn timeout(&self) -> Option<Millis> {
        // Without a task there is nothing to wait for.
        if self.tasks.is_empty() { Some(0) } else { self.time.left }
    }

    /// Do the others run first?
    pub(super) fn gives_way(&self) -> bool {
        self.turn != NextTurn::Receive
    }

    pub(super) fn resume<P: Program>(mut self, wake: Wake, cx: &mut Context<'_, P>) -> Waited<Self> {
        match std::mem::replace(&mut self.turn, NextTurn::Receive) {
            NextTurn::Receive => {}
            NextTurn::GiveWay => return self.go_on(cx),
            NextTurn::Fail(left, reason) => return self.take_monitors_away(left, reason, cx),
        }
        let reference = match &wake {
            Wake::Message(Message::Reply { reference, .. } | Message::Down { reference, .. }) => Some(*reference),
            Wake::Message(Message::Term(term)) => match term.elements() {
                Some([Term::Reference(reference), _]) => Some(*reference),
                Some(_) | None => None,
            },
            Wake::Message(Message::Request { .. } | Message::Tagged { .. } | Message::Exit { .. })
            | Wake::Start
            | Wake::Timeout => None,
        };
        match (Heard::of(wake), reference) {
            (Heard::Reply(reply), Some(reference)) => {
                cx.demonitor(reference);
                self.replies.insert(reference, reply);
                if cx.take_way_given() {
                    self.turn = NextTurn::GiveWay;
                    return Waited::Still(self);
                }
            }
            (Heard::Down(reason), _) => return self.fail(reason, cx),
            (Heard::Reply(_) | Heard::Nothing, _) if !self.tasks.is_empty() => {
                return self.fail(Term::atom("timeout"), cx);
            }
            (Heard::Reply(_) | Heard::Nothing, _) => {}
        }
        self.go_on(cx)
    }

    fn go_on<P: Program>(mut self, cx: &Context<'_, P>) -> Waited<Self> {
        if self.awaiting().next().is_some() {
            self.time.go_on(cx.now_ms());
            return Waited::Still(self);
        }
        let replies = self.tasks.iter().filter_map(|task| self.replies.get(&task.reference));
        Waited::Done(Got::Reply(Term::list(replies.cloned().collect::<Vec<_>>())))
    }

    fn fail<P: Program>(self, reason: ExitReason, cx: &mut Context<'_, P>) -> Waited<Self> {
        let mut left = Queue::default();
        left.extend(self.awaiting());
        self.take_monitors_away(left, reason, cx)
    }

    /// `demonitor_pending_tasks/1`. That of a task that has ended gives way, and what the others answer meanwhile stays.
    fn take_monitors_away<P: Program>(
        mut self,
        mut left: Queue<Reference>,
        reason: ExitReason,
        cx: &mut Context<'_, P>,
    ) -> Waited<Self> {
        while let Some(reference) = left.pop_front() {
            cx.demonitor(reference);
            if cx.take_way_given() {
                self.turn = NextTurn::Fail(left, reason);
                return Waited::Still(self);
            }
        }
        let tasks = Term::list(self.tasks.iter().map(Task::to_term).collect::<Vec<_>>());
        Waited::Done(Got::Failed(exit(reason, "await_many", tasks, self.timeout)))
    }
}

/// `yield_many` in flight: the tasks are asked in turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YieldMany {
    tasks: Rc<[Task]>,
    time: Time,
    results: Vec<Term>,
    /// It has taken a monitor away that was gone: the others run first.
    gives_way: bool,
}

crate::digest!(struct YieldMany { tasks, time, results, gives_way });

impl YieldMany {
    pub(super) fn begin<P: Program>(
        cx: &Context<'_, P>,
        tasks: &[Task],
        timeout: Option<Millis>,
    ) -> Result<Self, Exception> {
        if let Some(first) = tasks.first() {
            first.check_owner("yield_many", cx)?;
        }
        Ok(Self {
            tasks: tasks.into(),
            time: Time::new(timeout, cx.now_ms()),
            results: Vec::new(),
            gives_way: false,
        })
    }

    fn present(&self) -> Option<&Task> {
        self.tasks.get(self.results.len())
    }

    pub(super) fn pattern(&self) -> Pattern {
        self.present()
            .map_or(Pattern::Nothing, |task| Pattern::Reply(task.reference))
    }

    pub(super) fn timeout(&self) -> Option<Millis> {
        self.present().map_or(Some(0), |_| self.time.left)
    }

    /// Do the others run first?
    pub(super) fn gives_way(&self) -> bool {
        self.gives_way
    }

    pub(super) fn resume<P: Program>(mut self, wake: Wake, cx: &mut Context<'_, P>) -> Waited<Self> {
        if std::mem::take(&mut self.gives_way) {
            return self.go_on(cx);
        }
        if let Some(task) = self.present() {
            let result = match Heard::of(wake) {
                Heard::Reply(reply) => {
                    cx.demonitor(task.reference);
                    tagged("ok", reply)
                }
                Heard::Down(reason) => tagged("exit", reason),
                Heard::Nothing => Term::atom("nil"),
            };
            self.results.push(tuple![task.to_term(), result]);
        }
        if cx.take_way_given() {
            self.gives_way = true;
            return Waited::Still(self);
        }
        self.go_on(cx)
    }

    fn go_on<P: Program>(mut self, cx: &Context<'_, P>) -> Waited<Self> {
        let Some(next) = self.present() else {
            return Waited::Done(Got::Reply(Term::list(self.results)));
        };
        if let Err(exception) = next.check_owner("yield_many", cx) {
            return Waited::Done(Got::Failed(exception.into_reason()));
        }
        self.time.go_on(cx.now_ms());
        Waited::Still(self)
    }
}
