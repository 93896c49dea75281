//! What happens when a dynamic child has ended (`DynamicSupervisor.maybe_restart_child/5`).

use super::super::start::Started;
use super::super::{
    ChildPid, ChildSpec, Cx, Event, Exception, Module, Report, Return, Strategy, frame, reductions, start_link,
};
use super::management::starting;
use super::{Activity, DynamicSupervisor, start_error};
use crate::runtime::{Atom, ExitReason, Message, Pid, Term};
use crate::tuple;

impl DynamicSupervisor {
    pub(super) fn child_exited<M: Module>(&mut self, pid: Pid, reason: &ExitReason, cx: &mut Cx<'_, M>) -> Return {
        let Some(child) = self.children.get(&pid).filter(|child| !child.restarting) else {
            return Return::Ok;
        };
        let restart = child.spec.restart;
        cx.spend(reductions::CHILD_EXITED);
        if restart.is_reported(reason) {
            self.report(Report::ChildTerminated, reason.clone(), ChildPid::Pid(pid), cx);
        }
        if restart.restarts_after(reason) {
            return self.restart(pid, cx);
        }
        self.children.remove(&pid);
        let (id, reason) = (Term::atom("undefined"), reason.clone());
        cx.report(Event::NotRestarted {
            id,
            pid,
            restart,
            reason,
        });
        Return::Ok
    }

    /// Reports on the child whose process is or was the one named.
    pub(super) fn report<M: Module>(&self, context: Report, reason: ExitReason, child: ChildPid, cx: &mut Cx<'_, M>) {
        let Some(reported) = child.last().and_then(|pid| self.children.get(&pid)) else {
            return;
        };
        cx.spend(reductions::SUPERVISOR_REPORT);
        cx.report_with(|| Event::Report {
            context,
            reason,
            id: Term::atom("undefined"),
            child,
            supervisor: self.name.clone(),
            start: reported.start(&self.call_of(&reported.spec)),
            spec: ChildSpec::clone(&reported.spec),
        });
    }

    /// `handle_info({:"$gen_restart", pid})`.
    pub(super) fn try_again<M: Module>(&mut self, pid: Pid, cx: &mut Cx<'_, M>) -> Return {
        match self.children.get(&pid) {
            Some(child) if child.restarting => self.restart(pid, cx),
            // Nobody but the supervisor itself sends this, and only about a child whose start failed.
            Some(child) => {
                let error = tuple![Atom::new("badmatch"), child.to_term()];
                Return::Raise(Exception::Error(
                    error,
                    frame("Elixir.DynamicSupervisor", "handle_info", 2),
                ))
            }
            None => Return::Ok,
        }
    }

    fn restart<M: Module>(&mut self, pid: Pid, cx: &mut Cx<'_, M>) -> Return {
        let Some(child) = self.children.get(&pid) else {
            return Return::Ok;
        };
        let now = cx.now_ms();
        let spec = ChildSpec::clone(&child.spec);
        let call = self.call_of(&spec);
        cx.spend(reductions::restart(self.flags.intensity.count(now)));
        let intensity = &mut self.flags.intensity;
        let (max_restarts, max_seconds) = (intensity.max_restarts, intensity.max_seconds);
        let id = Term::atom("undefined");
        if !intensity.add_restart(now) {
            let reason = Term::atom("reached_max_restart_intensity");
            cx.decide(Event::LimitReached {
                id,
                max_restarts,
                max_seconds,
            });
            self.report(Report::Shutdown, reason, ChildPid::Pid(pid), cx);
            self.children.remove(&pid);
            return Return::Stop(Term::atom("shutdown"));
        }
        cx.decide(Event::RestartDecided {
            strategy: Strategy::OneForOne,
            id,
            pid: Some(pid),
            affected: Vec::new(),
            count: self.flags.intensity.count(now),
            max_restarts,
            max_seconds,
        });
        starting(&spec, Some(pid), cx);
        match M::start(&call, cx).and_then(|start| start_link(start, cx)) {
            Ok(Ok(wait)) => {
                self.activity = Activity::Restarting(pid);
                Return::Await(wait)
            }
            Ok(Err(result)) => self.restarted(pid, &result, cx),
            Err(exception) => {
                cx.spend(reductions::raised(&exception));
                self.restarted(pid, &start_error(exception), cx)
            }
        }
    }

    /// The start function of a restart has returned.
    pub(super) fn restarted<M: Module>(&mut self, old: Pid, result: &Term, cx: &mut Cx<'_, M>) -> Return {
        let Some(child) = self.children.get_mut(&old) else {
            return Return::Ok;
        };
        let otherwise = M::start_result(&child.spec.start, result, cx);
        let result = otherwise.as_ref().unwrap_or(result);
        let reason = match Started::of(result) {
            Started::Ok(pid, _) => {
                let spec = ChildSpec::clone(&child.spec);
                self.children.remove(&old);
                self.save(pid, spec, cx);
                return Return::Ok;
            }
            Started::Ignored => {
                self.children.remove(&old);
                let (id, pid) = (Term::atom("undefined"), Some(old));
                cx.report(Event::ChildForgotten { id, pid });
                return Return::Ok;
            }
            Started::Failed(reason) => reason,
        };
        child.restarting = true;
        self.report(Report::StartError, reason, ChildPid::Restarting(Some(old)), cx);
        cx.decide(Event::TryAgain(Term::atom("undefined")));
        let (tag, body, me) = (Atom::new("$gen_restart"), Term::Pid(old), cx.me());
        cx.send(me, Message::Tagged { tag, body });
        Return::Ok
    }
}
