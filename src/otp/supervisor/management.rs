//! The calls by which a supervisor is managed: `start_child`, `which_children` and the rest.

use super::super::{ChildPid, ChildSpec, Cx, Module, Return};
use super::plan::{Finish, Work};
use super::{Child, Supervisor};
use crate::runtime::{Atom, ExitReason, Term};
use crate::tuple;

fn error(reason: Term) -> Return {
    Return::Reply(tuple![Atom::new("error"), reason])
}

impl Supervisor {
    pub(super) fn manage<M: Module>(&mut self, request: &Term, cx: &mut Cx<'_, M>) -> Return {
        if request.is_atom("which_children") {
            let children: Vec<_> = self.children.iter().rev().map(Child::to_term).collect();
            return Return::Reply(Term::list(children));
        }
        if request.is_atom("count_children") {
            return self.count_children(cx);
        }
        let Some([Term::Atom(verb), argument]) = request.elements() else {
            return Return::Raise(super::super::Exception::function_clause("supervisor", "handle_call", 3));
        };
        match verb.name() {
            "start_child" => self.start_child(argument, cx),
            "terminate_child" => self.terminate_child(argument, cx),
            "restart_child" => self.restart_child(argument, cx),
            "delete_child" => self.delete_child(argument),
            "get_childspec" => match self.children.get(argument) {
                Some(child) => Return::Reply(tuple![Atom::new("ok"), child.spec_term()]),
                None => error(Term::atom("not_found")),
            },
            _ => Return::Raise(super::super::Exception::function_clause("supervisor", "handle_call", 3)),
        }
    }

    fn start_child<M: Module>(&mut self, spec: &Term, cx: &mut Cx<'_, M>) -> Return {
        let spec = match ChildSpec::from_term(spec, Some(self.flags.auto_shutdown)) {
            Ok(spec) => spec,
            Err(reason) => return error(reason),
        };
        match self.children.get(&spec.id).map(|child| child.pid) {
            Some(ChildPid::Pid(pid)) => error(tuple![Atom::new("already_started"), pid]),
            Some(ChildPid::Undefined | ChildPid::Restarting(_)) => error(Term::atom("already_present")),
            None => {
                let id = spec.id.clone();
                self.children.add(spec);
                self.plan_one(Work::Start(id.clone()), Finish::StartChild(id));
                self.work(cx)
            }
        }
    }

    /// `{:ok, pid}`; a failed start leaves no spec behind, and a temporary child no arguments: it is never restarted.
    pub(super) fn start_child_result(
        &mut self,
        id: &Term,
        failed: Option<(Term, ExitReason)>,
        info: Option<Term>,
    ) -> Term {
        if let Some((_, reason)) = failed {
            let child = self.children.remove(id).map_or(Term::atom("undefined"), |child| {
                tuple![
                    Atom::new("child"),
                    Term::atom("undefined"),
                    child.spec.id.clone(),
                    child.spec.start.to_term(),
                    Term::atom(child.spec.restart.name()),
                    child.spec.significant,
                    child.spec.shutdown.to_term(),
                    Term::atom(child.spec.kind.name()),
                    child.spec.modules.to_term(),
                ]
            });
            return tuple![Atom::new("error"), tuple![reason, child]];
        }
        self.children.drop_arguments(id);
        self.started_result(id, info)
    }

    /// A spec that is gone was a temporary child's whose start was ignored.
    fn started_result(&self, id: &Term, info: Option<Term>) -> Term {
        let pid = self.children.get(id).and_then(|child| child.pid.running());
        let pid = pid.map_or(Term::atom("undefined"), Term::Pid);
        match info {
            Some(info) => tuple![Atom::new("ok"), pid, info],
            None => tuple![Atom::new("ok"), pid],
        }
    }

    fn restart_child<M: Module>(&mut self, id: &Term, cx: &mut Cx<'_, M>) -> Return {
        match self.children.get(id).map(|child| child.pid) {
            Some(ChildPid::Undefined) => {
                self.plan_one(Work::Start(id.clone()), Finish::RestartChild(id.clone()));
                self.work(cx)
            }
            Some(ChildPid::Restarting(_)) => error(Term::atom("restarting")),
            Some(ChildPid::Pid(_)) => error(Term::atom("running")),
            None => error(Term::atom("not_found")),
        }
    }

    pub(super) fn restart_child_result(
        &self,
        id: &Term,
        failed: Option<(Term, ExitReason)>,
        info: Option<Term>,
    ) -> Term {
        match failed {
            Some((_, reason)) => tuple![Atom::new("error"), reason],
            None => self.started_result(id, info),
        }
    }

    fn terminate_child<M: Module>(&mut self, id: &Term, cx: &mut Cx<'_, M>) -> Return {
        if self.children.get(id).is_none() {
            return error(Term::atom("not_found"));
        }
        self.plan_one(Work::Stop(id.clone()), Finish::TerminateChild(id.clone()));
        self.work(cx)
    }

    fn delete_child(&mut self, id: &Term) -> Return {
        match self.children.get(id).map(|child| child.pid) {
            Some(ChildPid::Undefined) => {
                self.children.remove(id);
                Return::Reply(Term::atom("ok"))
            }
            Some(ChildPid::Restarting(_)) => error(Term::atom("restarting")),
            Some(ChildPid::Pid(_)) => error(Term::atom("running")),
            None => error(Term::atom("not_found")),
        }
    }
}

/// The property list that `count_children` answers with.
pub(in super::super) fn counts(specs: i64, active: i64, supervisors: i64, workers: i64) -> Term {
    let pair = |key: &'static str, value: i64| tuple![Atom::new(key), value];
    Term::list([
        pair("specs", specs),
        pair("active", active),
        pair("supervisors", supervisors),
        pair("workers", workers),
    ])
}
