//! The process that starts the tasks of a stream and translates their ends (`Task.Supervised.stream_monitor/4`).
//!
//! Elixir spawns a process that sees to it that a task that takes too long ends even if its monitor is killed between the
//! unlinking and the exit signal. Here nothing comes between the two.

use std::collections::BTreeMap;

use super::super::super::start::spawn;
use super::super::super::task_supervisor::{self, Link};
use super::super::super::wait::{Got, Waited};
use super::super::super::{Await, Cx, Exception, Module, Process, Restart, Shutdown, call, frame};
use super::super::{SUPERVISOR, Supervised};
use super::options::StreamStarter;
use crate::runtime::{Atom, Message, Millis, Next, Pattern, Pid, Queue, Reference, Term, Wake};
use crate::tuple;

/// The monitor of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamMonitor {
    parent: Pid,
    /// `{node, name or pid, pid}` of the parent.
    owner: Term,
    /// Does it trap exits, as its parent does?
    traps: bool,
    starter: StreamStarter,
    shutdown: Option<Shutdown>,
    /// How long each task may take, in milliseconds.
    timeout: Option<Millis>,
    /// Its own monitor of the parent.
    parent_monitor: Option<Reference>,
    /// The parent's of it, by which the stream is known.
    stream: Option<Reference>,
    running: BTreeMap<Reference, StreamedTask>,
    stage: MonitorStage,
}

crate::digest!(struct StreamMonitor {
    parent, owner, traps, starter, shutdown, timeout, parent_monitor, stream, running, stage
});

/// A task that it has started.
#[derive(Clone, Debug, PartialEq, Eq)]
struct StreamedTask {
    position: i64,
    linked: bool,
    pid: Pid,
    timed_out: bool,
}

crate::digest!(struct StreamedTask { position, linked, pid, timed_out });

#[derive(Clone, Debug, PartialEq, Eq)]
enum MonitorStage {
    /// In its loop, which begins with what the parent says of itself.
    Loop,
    /// The supervisor starts the task of that position.
    Starting(i64, Await),
    /// There may be no more tasks: it waits to be stopped.
    Full,
    /// It has killed these, and waits for their ends.
    Stopping(Queue<Reference>),
}

crate::digest!(enum MonitorStage {
    "loop" => Loop,
    "starting" => Starting(position, wait),
    "full" => Full,
    "stopping" => Stopping(left),
});

impl StreamMonitor {
    /// One that has not run.
    pub(super) fn new(
        parent: Pid,
        owner: Term,
        traps: bool,
        starter: StreamStarter,
        (shutdown, timeout): (Option<Shutdown>, Option<Millis>),
    ) -> Self {
        Self {
            parent,
            owner,
            traps,
            starter,
            shutdown,
            timeout,
            parent_monitor: None,
            stream: None,
            running: BTreeMap::new(),
            stage: MonitorStage::Loop,
        }
    }

    /// The owner of the stream.
    #[must_use]
    pub fn parent(&self) -> Pid {
        self.parent
    }

    pub(in super::super::super) fn run<M: Module>(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        match std::mem::replace(&mut self.stage, MonitorStage::Loop) {
            MonitorStage::Loop => match wake {
                Wake::Start => {
                    cx.trap_exit(self.traps);
                    self.parent_monitor = Some(cx.monitor(self.parent));
                    Self::idle()
                }
                Wake::Message(message) => self.handle(message, cx),
                Wake::Timeout => Self::idle(),
            },
            MonitorStage::Starting(position, wait) => match wait.resume(wake, cx) {
                Waited::Done(got) => self.started(position, got, cx),
                Waited::Still(wait) => self.start_with(position, wait),
            },
            MonitorStage::Full => {
                self.stage = MonitorStage::Full;
                match wake {
                    Wake::Message(message) => self.other(&message, cx).unwrap_or_else(Self::idle),
                    Wake::Start | Wake::Timeout => Self::idle(),
                }
            }
            MonitorStage::Stopping(left) => self.await_ends(left),
        }
    }

    fn idle() -> Next {
        Next::Receive(Pattern::Any, None)
    }

    /// One turn of its loop.
    fn handle<M: Module>(&mut self, message: Message, cx: &mut Cx<'_, M>) -> Next {
        match &message {
            Message::Exit { .. } => return Self::idle(),
            Message::Down { reference, reason, .. } if self.running.contains_key(reference) => {
                self.ended(*reference, reason, cx);
                return Self::idle();
            }
            Message::Term(term) => match term.elements() {
                Some([Term::Pid(parent), Term::Reference(stream)]) if *parent == self.parent => {
                    self.stream = Some(*stream);
                    return Self::idle();
                }
                Some([verb, Term::Int(position)]) if verb.is_atom("spawn") => return self.start(*position, cx),
                Some([verb, of]) if verb.is_atom("timeout") => {
                    if let Some([_, Term::Reference(task)]) = of.elements() {
                        self.time_out(*task, cx);
                    }
                    return Self::idle();
                }
                Some(_) | None => {}
            },
            Message::Down { .. } | Message::Reply { .. } | Message::Request { .. } | Message::Tagged { .. } => {}
        }
        self.other(&message, cx).unwrap_or_else(Self::idle)
    }

    /// The stop of the stream, or the end of the parent.
    fn other<M: Module>(&mut self, message: &Message, cx: &mut Cx<'_, M>) -> Option<Next> {
        match message {
            Message::Term(term) => match term.elements() {
                Some([verb, Term::Reference(stream)]) if verb.is_atom("stop") && self.stream == Some(*stream) => {
                    Some(self.stop(cx))
                }
                Some(_) | None => None,
            },
            Message::Down { reference, reason, .. } if self.parent_monitor == Some(*reference) => {
                for task in self.running.values().filter(|task| task.linked) {
                    cx.exit(task.pid, reason.clone());
                }
                Some(Next::Exit(reason.clone()))
            }
            Message::Down { .. }
            | Message::Exit { .. }
            | Message::Reply { .. }
            | Message::Request { .. }
            | Message::Tagged { .. } => None,
        }
    }

    fn start<M: Module>(&mut self, position: i64, cx: &mut Cx<'_, M>) -> Next {
        let begun = match &self.starter {
            StreamStarter::Itself => {
                let task = Supervised::waiting(self.owner.clone(), self.parent, false);
                match spawn(Process::Task(task.into()), true, cx) {
                    Ok(pid) => return self.follow(position, pid, true, cx),
                    Err(exception) => Err(exception),
                }
            }
            StreamStarter::Supervisor(supervisor, _) => {
                let arguments = [self.owner.clone(), Term::atom("monitor")];
                let request = task_supervisor::start_task(arguments, Some(Restart::Temporary), self.shutdown);
                call(cx, supervisor, request, None)
            }
        };
        match begun {
            Ok(wait) => self.start_with(position, wait),
            Err(exception) => Next::Exit(exception.into_reason()),
        }
    }

    fn start_with(&mut self, position: i64, wait: Await) -> Next {
        let next = wait.next();
        self.stage = MonitorStage::Starting(position, wait);
        next
    }

    /// The supervisor has answered.
    fn started<M: Module>(&mut self, position: i64, got: Got, cx: &mut Cx<'_, M>) -> Next {
        let answer = match got {
            Got::Reply(answer) => answer,
            Got::Failed(reason) => return Next::Exit(reason),
            Got::Raised(exception) => return Next::Exit(exception.into_reason()),
            Got::Started(_) | Got::Down(..) | Got::Timeout => return Self::idle(),
        };
        let linked = matches!(self.starter, StreamStarter::Supervisor(_, Link::Link));
        match answer.elements() {
            Some([ok, Term::Pid(pid)]) if ok.is_atom("ok") => {
                if linked && !cx.link(*pid) {
                    let gone = Exception::Error(Term::atom("noproc"), frame("erlang", "link", 1));
                    return Next::Exit(gone.into_reason());
                }
                self.follow(position, *pid, linked, cx)
            }
            Some([_, why]) if why.is_atom("max_children") => {
                if let Some(stream) = self.stream {
                    cx.send(self.parent, Message::Term(tuple![Atom::new("max_children"), stream]));
                }
                self.stage = MonitorStage::Full;
                Self::idle()
            }
            Some(_) | None => {
                let clause = tuple![Atom::new("case_clause"), answer];
                let place = frame(SUPERVISOR, "build_stream", 5);
                Next::Exit(Exception::Error(clause, place).into_reason())
            }
        }
    }

    /// Watches a task that it has started, gives it its time, and tells the parent of it.
    fn follow<M: Module>(&mut self, position: i64, pid: Pid, linked: bool, cx: &mut Cx<'_, M>) -> Next {
        let (task, me) = (cx.monitor(pid), cx.me());
        if let Some(stream) = self.stream {
            if let Some(timeout) = self.timeout {
                let over = tuple![Atom::new("timeout"), tuple![stream, task]];
                cx.send_after(timeout, me, Message::Term(over));
            }
            let told = tuple![Atom::new("spawned"), tuple![stream, position], pid];
            cx.send(self.parent, Message::Term(told));
        }
        let timed_out = false;
        self.running.insert(
            task,
            StreamedTask {
                position,
                linked,
                pid,
                timed_out,
            },
        );
        Self::idle()
    }

    fn ended<M: Module>(&mut self, reference: Reference, reason: &Term, cx: &mut Cx<'_, M>) {
        let (Some(task), Some(stream)) = (self.running.remove(&reference), self.stream) else {
            return;
        };
        let kind = if task.timed_out { "timed_out" } else { "down" };
        let told = tuple![Atom::new(kind), tuple![stream, task.position], reason.clone()];
        cx.send(self.parent, Message::Term(told));
    }

    fn time_out<M: Module>(&mut self, reference: Reference, cx: &mut Cx<'_, M>) {
        if let Some(task) = self.running.get_mut(&reference).filter(|task| !task.timed_out) {
            task.timed_out = true;
            cx.unlink(task.pid);
            cx.exit(task.pid, Term::atom("kill"));
        }
    }

    /// The stream is closed: whoever is left is killed.
    fn stop<M: Module>(&mut self, cx: &mut Cx<'_, M>) -> Next {
        cx.trap_exit(true);
        for task in self.running.values() {
            cx.exit(task.pid, Term::atom("kill"));
        }
        let mut left = Queue::default();
        left.extend(self.running.keys().copied());
        self.next_end(left)
    }

    /// One of them has ended.
    fn await_ends(&mut self, mut left: Queue<Reference>) -> Next {
        left.pop_front();
        self.next_end(left)
    }

    fn next_end(&mut self, left: Queue<Reference>) -> Next {
        let Some(next) = left.front().copied() else {
            return Next::Exit(Term::atom("normal"));
        };
        self.stage = MonitorStage::Stopping(left);
        Next::Receive(Pattern::Down(next), None)
    }
}
