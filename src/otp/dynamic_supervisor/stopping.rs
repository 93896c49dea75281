//! Stopping children all at once: monitor, unlink and signal each, then wait for every `DOWN`
//! (`DynamicSupervisor.terminate_children/2`).

use std::collections::{BTreeMap, BTreeSet};

use super::super::gen_server::terminate::is_abnormal;
use super::super::{Await, ChildPid, Cx, Event, Got, Module, Report, Restart, Return, Shutdown};
use super::{Activity, DynamicChild, DynamicSupervisor};
use crate::runtime::{Digest, Digester, ExitReason, Millis, Pid, Term};

/// A stop in progress.
#[derive(Clone, Debug)]
pub(super) struct Stopping {
    /// Those whose `DOWN` has not come, and by when each is killed.
    left: BTreeMap<Pid, Option<Millis>>,
    /// The same by time: who is killed next, and when.
    deadlines: BTreeSet<(Millis, Pid)>,
    /// Those that had ended before they were asked to. Their `DOWN` only says `:noproc`.
    gone: BTreeSet<Pid>,
    /// How children ended that did not as they were asked to. It is reported when all have.
    unexpected: BTreeMap<Pid, ExitReason>,
    /// The child of a `terminate_child`; `None` in `terminate/2`.
    one: Option<Pid>,
}

/// Who is killed when is said once.
impl Digest for Stopping {
    fn digest_into(&self, digester: &mut Digester) {
        let Self {
            left,
            deadlines: _,
            gone,
            unexpected,
            one,
        } = self;
        left.digest_into(digester);
        gone.digest_into(digester);
        unexpected.digest_into(digester);
        one.digest_into(digester);
    }
}

impl Stopping {
    /// The `DOWN` of a child has come; false when nobody waits for it.
    fn has_ended(&mut self, pid: Pid) -> bool {
        let waited = self.left.remove(&pid);
        if let Some(Some(at)) = waited {
            self.deadlines.remove(&(at, pid));
        }
        waited.is_some()
    }

    /// Those whose time is up, in pid order.
    fn take_due(&mut self, now: Millis) -> BTreeSet<Pid> {
        let mut due = BTreeSet::new();
        while let Some((_, pid)) = self.deadlines.first().copied().filter(|(at, _)| *at <= now) {
            self.deadlines.pop_first();
            self.left.insert(pid, None);
            due.insert(pid);
        }
        due
    }
}

impl DynamicSupervisor {
    pub(super) fn stop_children<M: Module>(&mut self, pids: Vec<Pid>, one: Option<Pid>, cx: &mut Cx<'_, M>) -> Return {
        let mut stopping = Stopping {
            left: BTreeMap::new(),
            deadlines: BTreeSet::new(),
            gone: BTreeSet::new(),
            unexpected: BTreeMap::new(),
            one,
        };
        for pid in pids {
            let Some(child) = self.children.get(&pid).filter(|child| !child.restarting) else {
                continue;
            };
            let (shutdown, permanent) = (child.spec.shutdown, child.spec.restart == Restart::Permanent);
            cx.report(Event::ChildStopping {
                id: Term::atom("undefined"),
                pid,
            });
            cx.monitor(pid);
            cx.unlink(pid);
            if let Some(reason) = cx.flush_exit(pid) {
                if permanent || !reason.is_atom("normal") {
                    stopping.unexpected.insert(pid, reason);
                }
                stopping.gone.insert(pid);
                stopping.left.insert(pid, None);
                continue;
            }
            let (signal, deadline) = match shutdown {
                Shutdown::BrutalKill => ("kill", None),
                Shutdown::Timeout(ms) => ("shutdown", Some(cx.now_ms() + ms)),
                Shutdown::Infinity => ("shutdown", None),
            };
            cx.exit(pid, Term::atom(signal));
            stopping.left.insert(pid, deadline);
            stopping.deadlines.extend(deadline.map(|at| (at, pid)));
        }
        self.wait_or_finish(stopping, cx)
    }

    fn wait_or_finish<M: Module>(&mut self, stopping: Stopping, cx: &mut Cx<'_, M>) -> Return {
        if stopping.left.is_empty() {
            for (pid, reason) in stopping.unexpected {
                self.report(Report::ShutdownError, reason, ChildPid::Pid(pid), cx);
            }
            return match stopping.one {
                Some(pid) => {
                    self.children.remove(&pid);
                    let id = Term::atom("undefined");
                    cx.report(Event::ChildForgotten { id, pid: Some(pid) });
                    Return::Reply(Term::atom("ok"))
                }
                None => Return::Ok,
            };
        }
        let next = stopping.deadlines.first();
        // A timeout of 0 would not wait at all; one that is due fires on the next tick.
        let timeout = next.map(|(at, _)| at.saturating_sub(cx.now_ms()).max(1));
        self.activity = Activity::Stopping(stopping);
        Return::Await(Await::AnyDown { timeout })
    }

    pub(super) fn stopping_resumed<M: Module>(
        &mut self,
        mut stopping: Stopping,
        got: Got,
        cx: &mut Cx<'_, M>,
    ) -> Return {
        match got {
            Got::Down(subject, reason) => {
                if let Some(pid) = subject.as_pid()
                    && stopping.has_ended(pid)
                    && !stopping.gone.contains(&pid)
                    && self
                        .children
                        .get(&pid)
                        .is_some_and(|child| !is_expected(child, &reason))
                {
                    stopping.unexpected.insert(pid, reason);
                }
            }
            Got::Timeout => {
                for pid in stopping.take_due(cx.now_ms()) {
                    cx.exit(pid, Term::atom("kill"));
                }
            }
            Got::Reply(_) | Got::Failed(_) | Got::Started(_) => {}
        }
        self.wait_or_finish(stopping, cx)
    }
}

/// May a child that was asked to stop end for that reason without a report? (`wait_child/4`)
fn is_expected(child: &DynamicChild, reason: &ExitReason) -> bool {
    match child.spec.shutdown {
        Shutdown::BrutalKill => reason.is_atom("killed"),
        Shutdown::Timeout(_) | Shutdown::Infinity => {
            let normal = reason.is_atom("normal");
            !is_abnormal(reason) && (!normal || child.spec.restart != Restart::Permanent)
        }
    }
}
