//! Stopping children all at once: monitor, unlink and signal each, then wait for every `DOWN`
//! (`DynamicSupervisor.terminate_children/2`).

use super::super::reason::is_abnormal;
use super::super::{Await, ChildPid, Cx, Event, Got, Module, Report, Restart, Return, Shutdown};
use super::activity::{Activity, Stopping};
use super::{DynamicChild, DynamicSupervisor};
use crate::runtime::{ExitReason, OrdMap, Pid, Term};

impl DynamicSupervisor {
    pub(super) fn stop_children<M: Module>(&mut self, pids: Vec<Pid>, one: Option<Pid>, cx: &mut Cx<'_, M>) -> Return {
        let mut stopping = Stopping {
            left: OrdMap::new(),
            deadlines: OrdMap::new(),
            gone: OrdMap::new(),
            unexpected: OrdMap::new(),
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
                stopping.gone.insert(pid, ());
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
            if let Some(at) = deadline {
                stopping.deadlines.insert((at, pid), ());
            }
        }
        self.wait_or_finish(stopping, cx)
    }

    fn wait_or_finish<M: Module>(&mut self, stopping: Stopping, cx: &mut Cx<'_, M>) -> Return {
        if stopping.left.is_empty() {
            for (pid, reason) in &stopping.unexpected {
                self.report(Report::ShutdownError, reason.clone(), ChildPid::Pid(*pid), cx);
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
        let timeout = next.map(|((at, _), ())| at.saturating_sub(cx.now_ms()).max(1));
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
                    && !stopping.gone.contains_key(&pid)
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
            Got::Reply(_) | Got::Failed(_) | Got::Started(_) | Got::Raised(_) => {}
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
