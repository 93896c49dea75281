//! Stopping children all at once: monitor, unlink and signal each, then wait for every `DOWN`
//! (`DynamicSupervisor.terminate_children/2`).

use std::collections::BTreeMap;

use super::super::gen_server::terminate::is_abnormal;
use super::super::{Await, ChildPid, Cx, Event, Got, Module, Report, Restart, Return, Shutdown};
use super::{Activity, DynamicChild, DynamicSupervisor};
use crate::runtime::{ExitReason, Millis, Pid, Term};

/// A stop in progress.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Stopping {
    /// Those that have not ended, and by when each is killed.
    left: BTreeMap<Pid, Option<Millis>>,
    /// The child of a `terminate_child`; `None` in `terminate/2`.
    one: Option<Pid>,
}

impl DynamicSupervisor {
    pub(super) fn stop_children<M: Module>(&mut self, pids: Vec<Pid>, one: Option<Pid>, cx: &mut Cx<'_, M>) -> Return {
        let mut left = BTreeMap::new();
        for pid in pids {
            let Some(child) = self.children.get(&pid).filter(|child| !child.restarting) else {
                continue;
            };
            let shutdown = child.spec.shutdown;
            cx.report(Event::ChildStopping {
                id: Term::atom("undefined"),
                pid,
            });
            cx.monitor(pid);
            cx.unlink(pid);
            if let Some(reason) = cx.flush_exit(pid) {
                // It had ended already; its DOWN is in the mailbox and will say `:noproc`.
                self.report_unexpected(pid, &reason, cx);
            }
            let (signal, deadline) = match shutdown {
                Shutdown::BrutalKill => ("kill", None),
                Shutdown::Timeout(ms) => ("shutdown", Some(cx.now_ms() + ms)),
                Shutdown::Infinity => ("shutdown", None),
            };
            cx.exit(pid, Term::atom(signal));
            left.insert(pid, deadline);
        }
        self.wait_or_finish(Stopping { left, one }, cx)
    }

    fn wait_or_finish<M: Module>(&mut self, stopping: Stopping, cx: &mut Cx<'_, M>) -> Return {
        if stopping.left.is_empty() {
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
        let next = stopping.left.values().filter_map(|deadline| *deadline).min();
        // A timeout of 0 would not wait at all; one that is due fires on the next tick.
        let timeout = next.map(|at| at.saturating_sub(cx.now_ms()).max(1));
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
                    && stopping.left.remove(&pid).is_some()
                {
                    self.report_unexpected(pid, &reason, cx);
                }
            }
            Got::Timeout => {
                let now = cx.now_ms();
                for (pid, deadline) in &mut stopping.left {
                    if deadline.is_some_and(|at| at <= now) {
                        *deadline = None;
                        cx.exit(*pid, Term::atom("kill"));
                    }
                }
            }
            Got::Reply(_) | Got::Failed(_) | Got::Started(_) => {}
        }
        self.wait_or_finish(stopping, cx)
    }

    /// `shutdown_error` for a reason that a child asked to stop should not have.
    fn report_unexpected<M: Module>(&mut self, pid: Pid, reason: &ExitReason, cx: &mut Cx<'_, M>) {
        let Some(child) = self.children.get(&pid) else {
            return;
        };
        if !is_expected(child, reason) {
            self.report(Report::ShutdownError, reason.clone(), ChildPid::Pid(pid), cx);
        }
    }
}

fn is_expected(child: &DynamicChild, reason: &ExitReason) -> bool {
    let killed = child.spec.shutdown == Shutdown::BrutalKill && reason.is_atom("killed");
    let normal = reason.is_atom("normal") && child.spec.restart != Restart::Permanent;
    let orderly = !is_abnormal(reason) && !reason.is_atom("normal");
    killed || normal || orderly || reason.is_atom("noproc")
}
