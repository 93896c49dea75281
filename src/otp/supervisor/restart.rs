//! What a supervisor does when a child has ended (`supervisor:restart_child`, `do_restart`, `restart`).

use super::super::protocol::GEN_CAST;
use super::super::{ChildPid, Cx, Event, Module, Report, Return, reductions};
use super::{AutoShutdown, Strategy, Supervisor};
use crate::runtime::{Atom, ExitReason, Message, Pid, Term};
use crate::tuple;

impl Supervisor {
    /// An `EXIT` has arrived. Those of processes that are no children are dropped.
    pub(super) fn child_exited<M: Module>(&mut self, pid: Pid, reason: &ExitReason, cx: &mut Cx<'_, M>) -> Return {
        let Some(id) = self.children.id_of(pid).cloned() else {
            return Return::Ok;
        };
        let Some(child) = self.children.get(&id) else {
            return Return::Ok;
        };
        cx.spend(reductions::CHILD_EXITED);
        let restart = child.spec.restart;
        if restart.is_reported(reason) {
            let context = Report::ChildTerminated;
            self.report(context, reason.clone(), &id, ChildPid::Pid(pid), cx);
        }
        if restart.restarts_after(reason) {
            return self.restart(&id, cx);
        }
        let significant = child_is_significant(self, &id);
        self.children.forget(&id);
        let reason = reason.clone();
        cx.report(Event::NotRestarted {
            id,
            pid,
            restart,
            reason,
        });
        self.after_loss(significant)
    }

    /// `do_auto_shutdown`.
    fn after_loss(&self, significant: bool) -> Return {
        let shutdown = significant
            && match self.flags.auto_shutdown {
                AutoShutdown::Never => false,
                AutoShutdown::AnySignificant => true,
                AutoShutdown::AllSignificant => !self.children.any_significant(),
            };
        if shutdown {
            Return::Stop(Term::atom("shutdown"))
        } else {
            Return::Ok
        }
    }

    /// Counts the restart, and restarts by the strategy or gives up.
    fn restart<M: Module>(&mut self, id: &Term, cx: &mut Cx<'_, M>) -> Return {
        let now = cx.now_ms();
        let old = self.children.get(id).map_or(ChildPid::Undefined, |child| child.pid);
        cx.spend(reductions::restart(self.flags.intensity.count(now)));
        let intensity = &mut self.flags.intensity;
        let (max_restarts, max_seconds) = (intensity.max_restarts, intensity.max_seconds);
        if !intensity.add_restart(now) {
            let reason = Term::atom("reached_max_restart_intensity");
            cx.decide(Event::LimitReached {
                id: id.clone(),
                max_restarts,
                max_seconds,
            });
            self.report(Report::Shutdown, reason, id, old, cx);
            self.children.forget(id);
            return Return::Stop(Term::atom("shutdown"));
        }
        let strategy = self.flags.strategy;
        let affected = match strategy {
            Strategy::OneForOne => vec![id.clone()],
            Strategy::RestForOne => self.children.ids_from(id),
            Strategy::OneForAll => self.children.ids(),
        };
        cx.decide_with(|| Event::RestartDecided {
            strategy,
            id: id.clone(),
            pid: old.last(),
            affected: affected.clone(),
            count: self.flags.intensity.count(now),
            max_restarts,
            max_seconds,
        });
        match strategy {
            Strategy::OneForOne => self.plan_restart_one(id, old),
            Strategy::RestForOne | Strategy::OneForAll => {
                let before = self.children.len() - affected.len();
                cx.spend(reductions::restart_group(strategy, affected.len(), before));
                self.children.set_pid(id, ChildPid::Undefined);
                self.plan_restart_group(id, old, affected);
            }
        }
        self.work(cx)
    }

    /// Casts to itself, so that what is queued is served between two tries.
    pub(super) fn try_again_later<M: Module>(&mut self, id: Term, cx: &mut Cx<'_, M>) {
        cx.decide(Event::TryAgain(id.clone()));
        let (tag, me) = (GEN_CAST, cx.me());
        let body = tuple![Atom::new("try_again_restart"), id];
        cx.send(me, Message::Tagged { tag, body });
    }

    pub(super) fn try_again<M: Module>(&mut self, id: &Term, cx: &mut Cx<'_, M>) -> Return {
        match self.children.get(id).map(|child| child.pid) {
            Some(ChildPid::Restarting(_)) => self.restart(id, cx),
            Some(ChildPid::Pid(_) | ChildPid::Undefined) | None => Return::Ok,
        }
    }
}

fn child_is_significant(supervisor: &Supervisor, id: &Term) -> bool {
    supervisor.children.get(id).is_some_and(|child| child.spec.significant)
}
