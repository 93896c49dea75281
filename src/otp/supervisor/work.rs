//! What takes a supervisor time: starting and stopping children, one after the other.

use super::super::start::Started;
use super::super::{
    Await, ChildPid, Cx, Event, Exception, Got, Module, Report, Restart, Return, Waited, reductions, start_link,
};
use super::Supervisor;
use super::plan::{Current, Finish, Work};
use crate::runtime::{Atom, ExitReason, Queue, Term};
use crate::tuple;

impl Supervisor {
    pub(super) fn plan_boot(&mut self) {
        self.plan.extend(self.children.ids().into_iter().map(Work::Start));
        self.plan.push_back(Work::Finish(Finish::Boot));
    }

    /// Stops everything, in reverse start order. Whatever was planned before is dropped.
    pub(super) fn plan_terminate(&mut self) {
        self.plan = Queue::default();
        self.plan_stop_all();
        self.plan.push_back(Work::Finish(Finish::Terminate));
    }

    fn plan_stop_all(&mut self) {
        self.plan.extend(self.children.ids().into_iter().rev().map(Work::Stop));
    }

    pub(super) fn plan_restart_one(&mut self, id: &Term, old: ChildPid) {
        self.plan.push_back(Work::Start(id.clone()));
        self.plan.push_back(Work::Finish(Finish::RestartOne(id.clone(), old)));
    }

    pub(super) fn plan_restart_group(&mut self, id: &Term, old: ChildPid, group: Vec<Term>) {
        self.plan.extend(group.iter().rev().cloned().map(Work::Stop));
        self.plan.extend(group.into_iter().map(Work::Start));
        self.plan.push_back(Work::Finish(Finish::RestartGroup(id.clone(), old)));
    }

    pub(super) fn plan_one(&mut self, work: Work, finish: Finish) {
        self.plan.push_back(work);
        self.plan.push_back(Work::Finish(finish));
    }

    /// Works on the plan until something must be waited for or the plan is done.
    pub(super) fn work<M: Module>(&mut self, cx: &mut Cx<'_, M>) -> Return {
        loop {
            // The turn may end here as anywhere: what happens until the next decides what the start function finds.
            if matches!(self.plan.front(), Some(Work::Start(_))) && cx.turn_is_spent() {
                return Return::Await(Await::GivenWay(Box::new(Waited::Done(Got::Timeout))));
            }
            let Some(work) = self.plan.pop_front() else {
                return Return::Ok;
            };
            let wait = match work {
                Work::Start(id) => self.start(id, cx),
                Work::Stop(id) => self.stop(id, cx),
                Work::Finish(finish) => match self.finish(finish, cx) {
                    Some(done) => return done,
                    None => None,
                },
            };
            if let Some(wait) = wait {
                return Return::Await(wait);
            }
        }
    }

    pub(super) fn resume_work<M: Module>(&mut self, got: Got, cx: &mut Cx<'_, M>) -> Return {
        match self.current.take() {
            Some(Current::Starting(id)) => match got {
                Got::Started(result) => self.start_returned(id, &result, cx),
                Got::Raised(exception) => self.start_raised(id, exception, cx),
                Got::Reply(_) | Got::Failed(_) | Got::Down(..) | Got::Timeout => {}
            },
            Some(Current::Counting { active, left }) => return self.counted(active, left, &got, cx),
            Some(Current::Stopping {
                id,
                pid,
                reference,
                killing,
            }) => match got {
                Got::Down(_, reason) => self.stopped(&id, pid, reason, cx),
                Got::Timeout | Got::Reply(_) | Got::Failed(_) | Got::Started(_) | Got::Raised(_) => {
                    if !killing {
                        cx.exit(pid, Term::atom("kill"));
                    }
                    self.current = Some(Current::Stopping {
                        id,
                        pid,
                        reference,
                        killing: true,
                    });
                    return Return::Await(Await::Down {
                        reference,
                        timeout: None,
                    });
                }
            },
            Some(Current::Initialising) | None => {}
        }
        self.work(cx)
    }

    /// `do_start_child`: applies the start function; the wait for it, if there is one.
    fn start<M: Module>(&mut self, id: Term, cx: &mut Cx<'_, M>) -> Option<Await> {
        let spec = &self.children.get(&id)?.spec;
        let call = spec.start.clone();
        cx.report_with(|| Event::ChildStarting {
            id: id.clone(),
            start: call.to_term(),
            restart: spec.restart,
            dynamic: false,
            replaces: None,
        });
        match M::start(&call, cx).and_then(|start| start_link(start, cx)) {
            Ok(Ok(wait)) => {
                self.current = Some(Current::Starting(id));
                Some(wait)
            }
            Ok(Err(result)) => {
                self.start_returned(id, &result, cx);
                None
            }
            Err(exception) => {
                self.start_raised(id, exception, cx);
                None
            }
        }
    }

    /// `catch apply(M, F, A)` turns what the start function raises into a value.
    fn start_raised<M: Module>(&mut self, id: Term, exception: Exception, cx: &mut Cx<'_, M>) {
        cx.spend(reductions::raised(&exception));
        let result = match exception {
            Exception::Throw(value) => value,
            Exception::Error(..) | Exception::Exit(_) => tuple![Atom::new("EXIT"), exception.into_reason()],
        };
        self.start_returned(id, &result, cx);
    }

    fn start_returned<M: Module>(&mut self, id: Term, result: &Term, cx: &mut Cx<'_, M>) {
        let Some(child) = self.children.get(&id) else {
            return;
        };
        let (spec, rank) = (child.spec.clone(), child.spec.restart);
        let otherwise = M::start_result(&spec.start, result, cx);
        let result = otherwise.as_ref().unwrap_or(result);
        let pid = match Started::of(result) {
            Started::Ok(pid, info) => {
                self.info = info;
                Some(pid)
            }
            Started::Ignored => None,
            Started::Failed(reason) => return self.start_failed(id, reason),
        };
        if let Some(pid) = pid {
            M::started(&spec.start, pid, cx);
        }
        self.children
            .set_pid(&id, pid.map_or(ChildPid::Undefined, ChildPid::Pid));
        cx.report_with(|| Event::ChildStarted {
            id: id.clone(),
            pid,
            supervisor: self.name.clone(),
            spec,
            dynamic: false,
        });
        if pid.is_none() && rank == Restart::Temporary {
            self.children.remove(&id);
        }
    }

    /// The rest of the plan, up to its end, is off.
    fn start_failed(&mut self, id: Term, reason: ExitReason) {
        self.failed = Some((id, reason));
        while !matches!(self.plan.front(), None | Some(Work::Finish(_))) {
            self.plan.pop_front();
        }
    }

    pub(super) fn report<M: Module>(
        &self,
        context: Report,
        reason: ExitReason,
        id: &Term,
        child: ChildPid,
        cx: &mut Cx<'_, M>,
    ) {
        let Some(reported) = self.children.get(id) else {
            return;
        };
        cx.spend(reductions::SUPERVISOR_REPORT);
        cx.report_with(|| Event::Report {
            context,
            reason,
            id: id.clone(),
            child,
            supervisor: self.name.clone(),
            start: reported.start(),
            spec: reported.spec.clone(),
        });
    }

    /// Ends a plan: what the callback returns, or nothing when the plan goes on.
    fn finish<M: Module>(&mut self, finish: Finish, cx: &mut Cx<'_, M>) -> Option<Return> {
        let (failed, info) = (self.failed.take(), self.info.take());
        match finish {
            Finish::Boot => {
                let Some((id, reason)) = failed else {
                    return Some(Return::Ok);
                };
                self.report(Report::StartError, reason.clone(), &id, ChildPid::Undefined, cx);
                let why = tuple![Atom::new("failed_to_start_child"), id, reason];
                self.plan_stop_all();
                let stop = Finish::BootFailed(tuple![Atom::new("shutdown"), why]);
                self.plan.push_back(Work::Finish(stop));
                None
            }
            Finish::BootFailed(reason) => Some(Return::Stop(reason)),
            Finish::RestartOne(id, old) => {
                if let Some((_, reason)) = failed {
                    self.report(Report::StartError, reason, &id, old, cx);
                    self.children.set_pid(&id, old.restarting());
                    self.try_again_later(id, cx);
                }
                Some(Return::Ok)
            }
            Finish::RestartGroup(id, old) => {
                if let Some((failed, reason)) = failed {
                    self.report(Report::StartError, reason, &failed, ChildPid::Undefined, cx);
                    let cause = failed == id;
                    let pid = if cause {
                        old.restarting()
                    } else {
                        ChildPid::Restarting(None)
                    };
                    self.children.set_pid(&failed, pid);
                    self.try_again_later(failed, cx);
                }
                Some(Return::Ok)
            }
            Finish::StartChild(id) => Some(Return::Reply(self.start_child_result(&id, failed, info))),
            Finish::RestartChild(id) => Some(Return::Reply(self.restart_child_result(&id, failed, info))),
            Finish::TerminateChild(_) => Some(Return::Reply(Term::atom("ok"))),
            Finish::Terminate => Some(Return::Ok),
        }
    }
}
