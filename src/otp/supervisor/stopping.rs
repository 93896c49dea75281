//! How a supervisor stops one child.

use super::super::reason::is_abnormal;
use super::super::{Await, Cx, Event, Module, Report, Restart, Shutdown};
use super::plan::Current;
use super::{Child, Supervisor};
use crate::runtime::{ExitReason, Pid, Term};

impl Supervisor {
    /// `shutdown/1`: asks the child to stop, or kills it, and waits for its `DOWN`.
    pub(super) fn stop<M: Module>(&mut self, id: Term, cx: &mut Cx<'_, M>) -> Option<Await> {
        let child = self.children.get(&id)?;
        let shutdown = child.spec.shutdown;
        let Some(pid) = child.pid.running() else {
            self.children.forget(&id);
            return None;
        };
        cx.report(Event::ChildStopping { id: id.clone(), pid });
        let reference = cx.monitor(pid);
        let (signal, timeout) = match shutdown {
            Shutdown::BrutalKill => ("kill", None),
            Shutdown::Timeout(ms) => ("shutdown", Some(ms)),
            Shutdown::Infinity => ("shutdown", None),
        };
        cx.exit(pid, Term::atom(signal));
        let killing = shutdown == Shutdown::BrutalKill;
        self.current = Some(Current::Stopping {
            id,
            pid,
            reference,
            killing,
        });
        Some(Await::Down { reference, timeout })
    }

    pub(super) fn stopped<M: Module>(&mut self, id: &Term, pid: Pid, reason: ExitReason, cx: &mut Cx<'_, M>) {
        // `unlink_flush`: the EXIT tells why, where the DOWN may only say `:noproc`.
        cx.unlink(pid);
        let reason = cx.flush_exit(pid).unwrap_or(reason);
        let Some(child) = self.children.get(id) else {
            return;
        };
        if !is_expected(child, &reason) {
            let context = Report::ShutdownError;
            self.report(context, reason, id, child.pid, cx);
        }
        self.children.forget(id);
        cx.report(Event::ChildForgotten {
            id: id.clone(),
            pid: Some(pid),
        });
    }
}

/// A reason that a child asked to stop may have without a report.
fn is_expected(child: &Child, reason: &ExitReason) -> bool {
    let asked = match child.spec.shutdown {
        Shutdown::BrutalKill => "killed",
        Shutdown::Timeout(_) | Shutdown::Infinity => "shutdown",
    };
    let orderly = !is_abnormal(reason);
    reason.is_atom(asked) || (orderly && child.spec.restart != Restart::Permanent)
}
