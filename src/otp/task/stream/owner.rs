//! The owner's side of a stream (`Task.Supervised.stream/7`).

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::super::exception::exception;
use super::super::super::wait::{Got, Waited};
use super::super::super::{Exception, StartCall, frame};
use super::super::{SUPERVISED, with_caller};
use super::options::{OnTimeout, StreamOptions};
use crate::runtime::{Atom, Context, ExitReason, Message, Millis, Pattern, Pid, Program, Reference, Term, Wake};
use crate::tuple;

/// A stream in flight. Its answer is the list of results: `{:ok, value}` or `{:exit, reason}` each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    monitor: Pid,
    /// The owner's monitor of it, by which all of the stream's messages are known.
    reference: Reference,
    items: Rc<[Term]>,
    function: StartCall,
    callers: Term,
    options: StreamOptions,
    /// How many tasks may still be begun.
    free: u32,
    spawned: i64,
    delivered: i64,
    waiting: BTreeMap<i64, Streamed>,
    results: Vec<Term>,
    stage: StreamStage,
}

crate::digest!(struct Stream {
    monitor, reference, items, function, callers, options, free, spawned, delivered, waiting, results, stage
});

/// What has become of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Streamed {
    /// It runs.
    Running,
    /// It has answered, and has not ended.
    Replied(Term),
    /// It has ended with that result.
    Done(Term),
}

crate::digest!(enum Streamed { "running" => Running, "replied" => Replied(value), "done" => Done(result) });

/// What the owner waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum StreamStage {
    /// For the next task to be started.
    Spawning,
    /// For answers and ends.
    Running,
    /// For the end of the monitor; then it is done, or fails with that.
    Closing(Option<ExitReason>),
    /// There is nothing to wait for.
    Closed,
}

crate::digest!(enum StreamStage {
    "spawning" => Spawning,
    "running" => Running,
    "closing" => Closing(failure),
    "closed" => Closed,
});

impl Stream {
    /// One that a monitor has been spawned for: tells it who it works for, and begins.
    pub(super) fn begin<P: Program>(
        monitor: Pid,
        items: Rc<[Term]>,
        callers: &[Pid],
        function: &StartCall,
        options: StreamOptions,
        cx: &mut Context<'_, P>,
    ) -> Self {
        let (me, reference) = (cx.me(), cx.monitor(monitor));
        cx.send(monitor, Message::Term(tuple![me, reference]));
        let mut stream = Self {
            monitor,
            reference,
            items,
            function: function.clone(),
            callers: with_caller(me, callers),
            options,
            free: options.max_concurrency,
            spawned: 0,
            delivered: 0,
            waiting: BTreeMap::new(),
            results: Vec::new(),
            stage: StreamStage::Closed,
        };
        stream.reduce(cx);
        stream
    }

    /// The process that starts its tasks.
    #[must_use]
    pub fn monitor(&self) -> Pid {
        self.monitor
    }

    pub(in super::super) fn pattern(&self) -> Pattern {
        match self.stage {
            StreamStage::Spawning => Pattern::Spawned(self.reference),
            StreamStage::Running => Pattern::Results(self.reference),
            StreamStage::Closing(_) | StreamStage::Closed => Pattern::Down(self.reference),
        }
    }

    pub(in super::super) fn resume<P: Program>(mut self, wake: Wake, cx: &mut Context<'_, P>) -> Waited<Self> {
        let message = match wake {
            Wake::Message(Message::Down { reason, .. }) => return self.monitor_ended(reason, cx),
            Wake::Message(message) => message.to_term(),
            Wake::Start | Wake::Timeout => return Waited::Still(self),
        };
        match message.elements() {
            Some([_, of, Term::Pid(pid)]) if self.stage == StreamStage::Spawning => self.order(of, *pid, cx),
            Some(_) if self.stage == StreamStage::Spawning => {
                self.close(Some(too_many().into_reason()), cx);
                return Waited::Still(self);
            }
            Some([of, value]) => {
                if let Some(position) = position(of) {
                    self.waiting.insert(position, Streamed::Replied(value.clone()));
                }
            }
            Some([kind, of, reason]) => {
                let timed_out = kind.is_atom("timed_out");
                match position(of) {
                    Some(position) => {
                        if let Some(exit) = self.ended(position, timed_out, reason, cx) {
                            return Waited::Done(Got::Failed(exit));
                        }
                    }
                    None => return Waited::Still(self),
                }
            }
            Some(_) | None => {}
        }
        self.reduce(cx);
        Waited::Still(self)
    }

    /// The task is told what to run.
    fn order<P: Program>(&mut self, of: &Term, pid: Pid, cx: &mut Context<'_, P>) {
        let (me, position) = (cx.me(), self.spawned);
        let item = usize::try_from(position)
            .ok()
            .and_then(|at| self.items.get(at))
            .cloned();
        let args = item.into_iter().chain(self.function.args.iter().cloned());
        let function = StartCall {
            args: args.collect(),
            ..self.function.clone()
        };
        let order = tuple![me, of.clone(), me, self.callers.clone(), function.to_term()];
        cx.send(pid, Message::Term(order));
        self.waiting.insert(position, Streamed::Running);
        self.free -= 1;
        self.spawned += 1;
    }

    /// A task has ended: what the owner exits with, when it does.
    fn ended<P: Program>(
        &mut self,
        position: i64,
        timed_out: bool,
        reason: &Term,
        cx: &mut Context<'_, P>,
    ) -> Option<ExitReason> {
        let result = match self.waiting.get(&position) {
            // Why it ended does not matter once it has answered.
            Some(Streamed::Replied(value)) => tuple![Atom::new("ok"), value.clone()],
            Some(Streamed::Running) if timed_out && self.options.on_timeout == OnTimeout::Exit => {
                self.clean_up(cx);
                return Some(self.exit(Term::atom("timeout")));
            }
            Some(Streamed::Running) if timed_out => self.exit_result(position, Term::atom("timeout")),
            Some(Streamed::Running) => self.exit_result(position, reason.clone()),
            Some(Streamed::Done(_)) | None => return None,
        };
        self.free += 1;
        if self.options.ordered {
            self.waiting.insert(position, Streamed::Done(result));
            while let Some(Streamed::Done(_)) = self.waiting.get(&self.delivered)
                && !self.is_enough()
            {
                if let Some(Streamed::Done(result)) = self.waiting.remove(&self.delivered) {
                    self.results.push(result);
                }
                self.delivered += 1;
            }
        } else {
            self.waiting.remove(&position);
            self.results.push(result);
            self.delivered += 1;
        }
        None
    }

    fn exit_result(&self, position: i64, reason: Term) -> Term {
        let item = usize::try_from(position).ok().and_then(|at| self.items.get(at));
        let why = match item {
            Some(item) if self.options.zip_input_on_exit => tuple![item.clone(), reason],
            Some(_) | None => reason,
        };
        tuple![Atom::new("exit"), why]
    }

    fn is_enough(&self) -> bool {
        self.options.take.is_some_and(|wanted| self.results.len() >= wanted)
    }

    /// Begins the next thing that has to be waited for.
    fn reduce<P: Program>(&mut self, cx: &mut Context<'_, P>) {
        let all_begun = usize::try_from(self.spawned).is_ok_and(|spawned| spawned >= self.items.len());
        if self.is_enough() || (all_begun && self.spawned == self.delivered) {
            self.close(None, cx);
        } else if self.free == 0 || all_begun {
            self.stage = StreamStage::Running;
        } else {
            cx.send(self.monitor, Message::Term(tuple![Atom::new("spawn"), self.spawned]));
            self.stage = StreamStage::Spawning;
        }
    }

    /// Tells the monitor that nobody wants more.
    fn close<P: Program>(&mut self, failure: Option<ExitReason>, cx: &mut Context<'_, P>) {
        cx.send(self.monitor, Message::Term(tuple![Atom::new("stop"), self.reference]));
        self.stage = StreamStage::Closing(failure);
    }

    /// The monitor has ended: in good order when it was told to.
    fn monitor_ended<P: Program>(self, reason: Term, cx: &mut Context<'_, P>) -> Waited<Self> {
        self.clean_up(cx);
        Waited::Done(match self.stage {
            StreamStage::Closing(None) if reason.is_atom("normal") => Got::Reply(Term::list(self.results)),
            StreamStage::Closing(Some(failure)) if reason.is_atom("normal") => Got::Failed(failure),
            StreamStage::Closing(_) | StreamStage::Spawning | StreamStage::Running | StreamStage::Closed => {
                Got::Failed(self.exit(reason))
            }
        })
    }

    /// Takes what is left of the stream out of the mailbox (`stream_cleanup_inbox/2`).
    fn clean_up<P: Program>(&self, cx: &mut Context<'_, P>) {
        cx.flush_exit(self.monitor);
        let results = Pattern::Results(self.reference);
        let left = |message: &Message| results.matches(message) && !matches!(message, Message::Down { .. });
        while cx.flush(left).is_some() {}
    }

    /// `{reason, {Task.Supervised, :stream, [timeout]}}`.
    fn exit(&self, reason: Term) -> ExitReason {
        let limit = self.options.timeout.map_or(Term::atom("infinity"), limit);
        tuple![
            reason,
            tuple![Atom::new(SUPERVISED), Atom::new("stream"), Term::list([limit])]
        ]
    }
}

fn limit(ms: Millis) -> Term {
    Term::Int(i64::try_from(ms).unwrap_or(i64::MAX))
}

/// The position in `{ref, position}`.
fn position(of: &Term) -> Option<i64> {
    of.elements()?.get(1)?.as_int()
}

fn too_many() -> Exception {
    let message = "reached the maximum number of tasks for this task supervisor. The maximum number of tasks that are allowed \
                   to run at the same time under this supervisor can be configured with the :max_children option passed to \
                   Task.Supervisor.start_link/1. When using async_stream or async_stream_nolink, make sure to configure \
                   :max_concurrency to be lower or equal to :max_children and pay attention to whether other tasks are also \
                   spawned under the same task supervisor.";
    Exception::Error(
        exception("Elixir.RuntimeError", message),
        frame(SUPERVISED, "stream_spawn", 4),
    )
}
