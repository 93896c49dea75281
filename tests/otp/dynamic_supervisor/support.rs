//! What the cases of DynamicSupervisor share.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::super::lab::{Bench, Lab, define_dynamic, define_start, pid_of};
use super::super::supervisors::{ask, define_workers};
use super::super::terms::t;
use coppice::otp::{
    ChildSpec, DynamicInit, DynamicSupervisor, Exception, Kind, Process, ServerRef, Start, StartCall, frame,
};
use coppice::runtime::{Message, Pid, Term};

/// A lab with the suite's modules; its test process traps no exits.
pub fn lab() -> Lab {
    let lab = Lab::new();
    define_dynamic("Elixir.Simple", |args| Ok(DynamicInit::Term(args[0].clone())));
    define_workers();
    define_start("Elixir.Sleepy", |_, cx| {
        let pid = cx.spawn_link(Process::Plain(Rc::default())).expect("a process");
        Ok(Start::Return(Term::tuple([t(":ok"), Term::Pid(pid)])))
    });
    define_test_worker(lab.me);
    lab
}

/// The test module as a worker: its start functions do what their arguments say. What they remember, the supervisor's
/// process dictionary in the suite, is kept by supervisor.
fn define_test_worker(test: Pid) {
    let seen: Rc<RefCell<BTreeSet<(Pid, String)>>> = Rc::default();
    define_start("Elixir.Test", move |call, cx| {
        let words: Vec<_> = call.args.iter().map(Term::to_string).collect();
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let what = match words[..] {
            [":non_local", ":throw"] => return Err(Exception::Throw(t(":oops"))),
            [":non_local", ":error"] => {
                let at = frame("Elixir.Test", "start_link", 2);
                return Err(Exception::runtime_error("oops", at));
            }
            [":non_local", ":exit"] => return Err(Exception::Exit(t(":oops"))),
            [":try_again"] => {
                let key = (cx.me(), "try_again".to_owned());
                let first = !seen.borrow_mut().remove(&key);
                if first {
                    seen.borrow_mut().insert(key);
                }
                cx.send(test, Message::Term(t(&format!("{{:try_again, {first}}}"))));
                if first { ":ok2" } else { ":try_again" }
            }
            [":restart", value] => {
                if seen.borrow_mut().insert((cx.me(), value.to_owned())) {
                    ":ok2"
                } else {
                    value
                }
            }
            [value] => value,
            _ => panic!("no clause for {words:?}"),
        };
        let mut sleeper = || Term::Pid(cx.spawn_link(Process::Plain(Rc::default())).expect("a process"));
        Ok(Start::Return(match what {
            ":ok2" => Term::tuple([t(":ok"), sleeper()]),
            ":ok3" => Term::tuple([t(":ok"), sleeper(), t(":extra")]),
            ":error" => t("{:error, :found}"),
            ":try_again" => t("{:error, :try_again}"),
            other => t(other),
        }))
    });
}

/// A start of a DynamicSupervisor whose `init` returns that.
pub fn simple(init: &str) -> Start<Bench> {
    let kind = Kind::dynamic(DynamicSupervisor::new(StartCall::link("Elixir.Simple", [t(init)])));
    Start::Link { kind, name: None }
}

/// `start_link(strategy: :one_for_one)`, with options of those names: what `DynamicSupervisor.init/1` makes of them.
pub fn start_link(lab: &mut Lab, options: &str) -> Pid {
    let flags = if options.contains("intensity") {
        ""
    } else {
        "intensity: 3, "
    };
    let result = lab.start(simple(&format!(
        "{{:ok, %{{strategy: :one_for_one, {flags}{options}}}}}"
    )));
    pid_of(&result)
}

/// `DynamicSupervisor.start_child/2`: the spec is checked by the caller, then sent.
#[track_caller]
pub fn start_child(lab: &mut Lab, supervisor: impl Into<ServerRef>, spec: &str) -> Term {
    match ChildSpec::from_dynamic_term(&t(spec)) {
        Ok(checked) => lab
            .call_within(supervisor, checked.to_dynamic_request(), None)
            .expect("an answer"),
        Err(reason) => Term::tuple([t(":error"), reason]),
    }
}

/// The pid of a child that starts.
#[track_caller]
pub fn child(lab: &mut Lab, supervisor: Pid, spec: &str) -> Pid {
    pid_of(&start_child(lab, supervisor, spec))
}

#[track_caller]
pub fn terminate_child(lab: &mut Lab, supervisor: Pid, pid: Pid) -> Term {
    ask(lab, supervisor, "terminate_child", Term::Pid(pid))
}

/// A worker of the test module.
pub fn worker(args: &str, options: &str) -> String {
    format!("%{{id: Test, start: {{Test, :start_link, [{args}]}}, {options}}}")
}

/// A process that sleeps for ever and traps no exits.
pub fn sleepy(options: &str) -> String {
    format!("%{{id: Task, start: {{Sleepy, :start_link, []}}, {options}}}")
}

/// A process that traps exits and ends with that reason when it is shut down.
pub fn ends_with(reason: &str, options: &str) -> String {
    format!("%{{id: Task, start: {{:supervisor_4, :start_child, [{reason}]}}, {options}}}")
}

/// A child of the suite for `simple_one_for_one`: with these arguments beside the spec's.
pub fn suite_child(arguments: &str, restart: &str) -> String {
    format!("{{:child, {{:supervisor_1, :start_child, [{arguments}]}}, {restart}, 1000, :worker, []}}")
}

/// `{:undefined, pid, :worker, modules}`.
pub fn row(pid: impl Into<Term>, modules: &str) -> Term {
    Term::tuple([t(":undefined"), pid.into(), t(":worker"), t(modules)])
}
