//! `start_child`, `terminate_child`, `which_children`, `count_children`.

use std::rc::Rc;

use super::super::start::Started;
use super::super::supervisor::management::counts;
use super::super::{
    ChildSpec, ChildType, Cx, Event, Exception, Module, Return, StartCall, frame, start_link, task, task_supervisor,
};
use super::{Activity, DynamicChild, DynamicSupervisor, start_error};
use crate::runtime::{Atom, Pid, Term};
use crate::tuple;

impl DynamicSupervisor {
    pub(super) fn manage<M: Module>(&mut self, request: &Term, cx: &mut Cx<'_, M>) -> Return {
        if request.is_atom("which_children") {
            return Return::Reply(self.which_children());
        }
        if request.is_atom("count_children") {
            return Return::Reply(self.count_children());
        }
        match request.elements() {
            Some([verb, child]) if verb.is_atom("start_child") => match ChildSpec::of_dynamic_request(child) {
                Some(spec) => self.start_child(spec, cx),
                None => Return::Raise(Exception::function_clause("Elixir.DynamicSupervisor", "handle_call", 3)),
            },
            Some([verb, arguments, restart, shutdown]) if verb.is_atom("start_task") => {
                match self.task_spec(arguments, restart, shutdown) {
                    Ok(spec) => self.start_child(spec, cx),
                    Err(exception) => Return::Raise(exception),
                }
            }
            Some([verb, pid]) if verb.is_atom("terminate_child") => match pid.as_pid() {
                Some(pid) if self.children.contains_key(&pid) => self.stop_children(vec![pid], Some(pid), cx),
                Some(_) | None => not_found(),
            },
            Some(_) | None => Return::Raise(Exception::function_clause("Elixir.DynamicSupervisor", "handle_call", 3)),
        }
    }

    fn start_child<M: Module>(&mut self, spec: ChildSpec, cx: &mut Cx<'_, M>) -> Return {
        // Children whose restart failed count too.
        let full = self
            .flags
            .max_children
            .is_some_and(|max| self.children.len() >= max as usize);
        if full {
            return Return::Reply(tuple![Atom::new("error"), Atom::new("max_children")]);
        }
        let call = self.call_of(&spec);
        starting(&spec, None, cx);
        match M::start(&call, cx).and_then(|start| start_link(start, cx)) {
            Ok(Ok(wait)) => {
                self.activity = Activity::Starting(spec);
                Return::Await(wait)
            }
            Ok(Err(result)) => Return::Reply(self.started(spec, result, cx)),
            Err(exception) => Return::Reply(start_error(exception)),
        }
    }

    /// What `Task.Supervisor` asks for; nil is for what its own `init` was given, which only that one has.
    fn task_spec(&self, arguments: &Term, restart: &Term, shutdown: &Term) -> Result<ChildSpec, Exception> {
        let clause = || Exception::function_clause("Elixir.DynamicSupervisor", "handle_call", 3);
        let argument = self.argument();
        let defaults = argument.elements().and_then(|argument| argument.first()?.elements());
        let Some([usual_restart, usual_shutdown]) = defaults.filter(|_| self.module.name() == task_supervisor::MODULE)
        else {
            let error = tuple![Atom::new("badmatch"), Atom::new("nil")];
            let place = frame("Elixir.DynamicSupervisor", "handle_call", 3);
            return Err(Exception::Error(error, place));
        };
        let or = |given: &Term, usual: &Term| {
            if given.is_atom("nil") {
                usual.clone()
            } else {
                given.clone()
            }
        };
        let start = StartCall::link(task::SUPERVISED, arguments.list_elements().ok_or_else(clause)?);
        let modules = Term::list([Term::atom(task::SUPERVISED)]);
        let child = tuple![
            start.to_term(),
            or(restart, usual_restart),
            or(shutdown, usual_shutdown),
            Atom::new("worker"),
            modules
        ];
        ChildSpec::of_dynamic_request(&child).ok_or_else(clause)
    }

    /// The start call, with the extra arguments before its own.
    pub(super) fn call_of(&self, spec: &ChildSpec) -> StartCall {
        let extra = self.flags.extra_arguments.iter();
        StartCall {
            args: extra.chain(spec.start.args.iter()).cloned().collect(),
            ..spec.start.clone()
        }
    }

    /// Saves the child of a start that went well; its result is the answer either way.
    pub(super) fn started<M: Module>(&mut self, spec: ChildSpec, result: Term, cx: &mut Cx<'_, M>) -> Term {
        let result = M::start_result(&spec.start, &result, cx).unwrap_or(result);
        match Started::of(&result) {
            Started::Ok(pid, _) => {
                self.save(pid, spec, cx);
                result
            }
            Started::Ignored => result,
            Started::Failed(reason) => tuple![Atom::new("error"), reason],
        }
    }

    pub(super) fn save<M: Module>(&mut self, pid: Pid, spec: ChildSpec, cx: &mut Cx<'_, M>) {
        M::started(&spec.start, pid, cx);
        cx.report_with(|| Event::ChildStarted {
            id: Term::atom("undefined"),
            pid: Some(pid),
            supervisor: self.name.clone(),
            spec: spec.clone(),
            dynamic: true,
        });
        let youngest = self.children.values().next_back();
        let alike = youngest.filter(|child| *child.spec == spec);
        let spec = alike.map_or_else(|| Rc::new(spec), |child| Rc::clone(&child.spec));
        let restarting = false;
        self.children.insert(pid, DynamicChild { spec, restarting });
    }

    fn which_children(&self) -> Term {
        let row = |(pid, child): (&Pid, &DynamicChild)| {
            let pid = if child.restarting {
                Term::atom("restarting")
            } else {
                Term::Pid(*pid)
            };
            let modules = child.spec.modules.to_term();
            let kind = Term::atom(child.spec.kind.name());
            tuple![Term::atom("undefined"), pid, kind, modules]
        };
        Term::list(self.children.iter().map(row).collect::<Vec<_>>())
    }

    fn count_children(&self) -> Term {
        let (mut active, mut supervisors, mut workers) = (0, 0, 0);
        for child in self.children.values() {
            active += i64::from(!child.restarting);
            match child.spec.kind {
                ChildType::Worker => workers += 1,
                ChildType::Supervisor => supervisors += 1,
            }
        }
        counts(supervisors + workers, active, supervisors, workers)
    }
}

pub(super) fn starting<M: Module>(spec: &ChildSpec, replaces: Option<Pid>, cx: &mut Cx<'_, M>) {
    cx.report_with(|| Event::ChildStarting {
        id: Term::atom("undefined"),
        start: spec.start.to_term(),
        restart: spec.restart,
        dynamic: true,
        replaces,
    });
}

fn not_found() -> Return {
    Return::Reply(tuple![Atom::new("error"), Atom::new("not_found")])
}
