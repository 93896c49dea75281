//! What the suites of supervisors share: their callback modules, and the calls that manage a supervisor.
//!
//! OTP's suite gives its supervisors their whole `init` return as the argument; so does this.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use coppice::otp::{
    self, Await, Exception, Got, Kind, Process, Return, ServerRef, Start, StartCall, Supervisor, SupervisorInit,
};
use coppice::runtime::{Atom, ExitReason, Message, Pid, ReplyTo, Term};

use super::lab::{Behaviour, Bench, C, Lab, argument, define, define_start, define_supervisor, pid_of, server};
use super::terms::t;

/// A lab with the suite's modules, whose test process traps exits.
pub fn suite() -> Lab {
    let mut lab = Lab::new();
    lab.trap_exit();
    define_supervisor("supervisor_SUITE", |args| match &args[0] {
        fail if fail.is_atom("fail") => Err(Exception::Error(t(":fail"), otp::frame("supervisor_SUITE", "init", 1))),
        value => Ok(SupervisorInit::Term(value.clone())),
    });
    // `supervisor:start_link(Module, Argument)` as a child's start.
    define_start("supervisor", |call, _| {
        let call = StartCall::link("supervisor_SUITE", [call.args[1].clone()]);
        let kind = Kind::supervisor(Supervisor::new(call));
        Ok(Start::Link { kind, name: None })
    });
    define_workers();
    lab
}

/// The suite's children: `supervisor_1` to `supervisor_4` and the one that unlinks itself.
pub fn define_workers() {
    define("supervisor_1", Stops);
    let started = Rc::new(RefCell::new(BTreeSet::new()));
    define_start("supervisor_1", move |call, cx| {
        let what = argument(call);
        match what.elements() {
            Some([verb, value]) if verb.is_atom("return") => return Ok(Start::Return(value.clone())),
            _ => {}
        }
        if call.args.is_empty() || what.is_atom("error") && started.borrow_mut().insert(cx.me()) {
            Ok(server("supervisor_1", t("nil"), None))
        } else if what.is_atom("error") {
            Ok(server("supervisor_1", what, None))
        } else if what.is_atom("ignore") {
            Ok(Start::Return(what))
        } else {
            let pid = cx.spawn_link(Process::Plain(Rc::default())).expect("a process");
            Ok(Start::Return(Term::tuple([t(":ok"), Term::Pid(pid), what])))
        }
    });
    define("supervisor_2", Slow);
    define("supervisor_3", Asks);
    define_start("supervisor_3", |call, _| {
        Ok(server("supervisor_3", Term::list(call.args.to_vec()), None))
    });
    define("supervisor_4", Ends);
    define("naughty_child", Unlinks);
}

/// Traps exits, and stops for the reason of any exit signal; `error` is what its `init` has no clause for.
struct Stops;

impl Behaviour for Stops {
    fn init(&self, state: &mut Term, cx: &mut C<'_>) -> Return {
        cx.trap_exit(true);
        if state.is_atom("error") {
            return Return::Raise(Exception::function_clause("supervisor_1", "init", 1));
        }
        Return::Ok
    }
    fn handle_info(&self, message: Message, _state: &mut Term, _cx: &mut C<'_>) -> Return {
        match message {
            Message::Exit { reason, .. } => Return::Stop(reason),
            other => match other.to_term().elements() {
                Some([sleep, Term::Int(ms)]) if sleep.is_atom("sleep") => {
                    Return::Await(Await::Sleep(u64::try_from(*ms).expect("a time")))
                }
                _ => Return::Ok,
            },
        }
    }
}

/// Takes that many milliseconds to terminate.
struct Slow;

impl Behaviour for Slow {
    fn init(&self, _state: &mut Term, cx: &mut C<'_>) -> Return {
        cx.trap_exit(true);
        Return::Ok
    }
    fn terminate(&self, _reason: &ExitReason, state: &mut Term, _cx: &mut C<'_>) -> Return {
        let ms = state.as_int().expect("a time");
        Return::Await(Await::Sleep(u64::try_from(ms).expect("a time")))
    }
}

/// Asks its test what its `init` is to return. Its state is `[name, test]`.
struct Asks;

impl Behaviour for Asks {
    fn init(&self, state: &mut Term, cx: &mut C<'_>) -> Return {
        cx.trap_exit(true);
        let arguments = state.list_elements();
        let Some([name, test]) = arguments.as_deref() else {
            panic!("two arguments");
        };
        let test = ServerRef::Pid(test.as_pid().expect("the test"));
        match otp::call(cx, &test, name.clone(), None) {
            Ok(wait) => Return::Await(wait),
            Err(exception) => Return::Raise(exception),
        }
    }
    fn resume(&self, got: Got, _state: &mut Term, _cx: &mut C<'_>) -> Return {
        match got {
            Got::Reply(ok) if ok.is_atom("ok") => Return::Ok,
            Got::Reply(ignore) if ignore.is_atom("ignore") => Return::Ignore,
            Got::Reply(reason) => Return::Stop(reason),
            other => panic!("asked, and got {other:?}"),
        }
    }
    fn handle_info(&self, message: Message, _state: &mut Term, _cx: &mut C<'_>) -> Return {
        match message {
            Message::Exit { reason, .. } => Return::Stop(reason),
            _ => Return::Ok,
        }
    }
}

/// Ends with the reason that is its state, when told to stop and when shut down.
struct Ends;

impl Behaviour for Ends {
    fn init(&self, _state: &mut Term, cx: &mut C<'_>) -> Return {
        cx.trap_exit(true);
        Return::Ok
    }
    fn handle_info(&self, message: Message, state: &mut Term, _cx: &mut C<'_>) -> Return {
        match message.to_term() {
            stop if stop.is_atom("stop") => Return::Stop(state.clone()),
            _ => Return::Ok,
        }
    }
    fn terminate(&self, _reason: &ExitReason, state: &mut Term, _cx: &mut C<'_>) -> Return {
        Return::Raise(Exception::Exit(state.clone()))
    }
}

/// Unlinks itself from the supervisor.
struct Unlinks;

impl Behaviour for Unlinks {
    fn init(&self, _state: &mut Term, cx: &mut C<'_>) -> Return {
        for linked in cx.links_of(cx.me()) {
            cx.unlink(linked);
        }
        Return::Ok
    }
}

/// `supervisor_deadlock`: while `fails` is set, its start takes two seconds and fails.
pub struct Deadlock {
    fails: Rc<Cell<bool>>,
}

impl Behaviour for Deadlock {
    fn init(&self, _state: &mut Term, _cx: &mut C<'_>) -> Return {
        if self.fails.get() {
            Return::Await(Await::Sleep(2_000))
        } else {
            Return::Ok
        }
    }
    fn resume(&self, _got: Got, _state: &mut Term, _cx: &mut C<'_>) -> Return {
        Return::Stop(t(":error"))
    }
    fn handle_cast(&self, _restart: Term, _state: &mut Term, _cx: &mut C<'_>) -> Return {
        Return::Stop(t(":error"))
    }
}

/// Defines `supervisor_deadlock`, registered under that name if its argument is `:named`; the switch makes it fail.
pub fn define_deadlock() -> Rc<Cell<bool>> {
    let fails = Rc::new(Cell::new(false));
    let switch = Rc::clone(&fails);
    define("supervisor_deadlock", Deadlock { fails });
    define_start("supervisor_deadlock", |call, _| {
        let name = (!call.args.is_empty()).then(|| ServerRef::Name(Atom::new("supervisor_deadlock")));
        Ok(server("supervisor_deadlock", t("nil"), name))
    });
    switch
}

/// What a supervisor starts as: an unnamed one that returns that from `init`.
pub fn supervisor(init: &str) -> Start<Bench> {
    let call = StartCall::link("supervisor_SUITE", [t(init)]);
    let kind = Kind::supervisor(Supervisor::new(call));
    Start::Link { kind, name: None }
}

/// `start_link` of a supervisor registered as `sup_test`, whose `init` returns that.
pub fn start_link(lab: &mut Lab, init: &str) -> Term {
    let Start::Link { kind, .. } = supervisor(init) else {
        panic!("a start");
    };
    let name = Some(ServerRef::Name(Atom::new("sup_test")));
    lab.start(Start::Link { kind, name })
}

/// The same, which has to succeed.
#[track_caller]
pub fn sup(lab: &mut Lab, init: &str) -> Pid {
    pid_of(&start_link(lab, init))
}

fn request(verb: &str, argument: Term) -> Term {
    Term::tuple([Term::Atom(Atom::intern(verb).expect("an atom")), argument])
}

/// A call to a supervisor, which waits for ever.
#[track_caller]
pub fn ask(lab: &mut Lab, supervisor: impl Into<ServerRef>, verb: &str, argument: Term) -> Term {
    lab.call_within(supervisor, request(verb, argument), None)
        .expect("an answer")
}

#[track_caller]
pub fn start_child(lab: &mut Lab, supervisor: Pid, spec: &str) -> Term {
    ask(lab, supervisor, "start_child", t(spec))
}

/// The pid of a child that starts.
#[track_caller]
pub fn child(lab: &mut Lab, supervisor: Pid, spec: &str) -> Pid {
    pid_of(&start_child(lab, supervisor, spec))
}

#[track_caller]
pub fn terminate_child(lab: &mut Lab, supervisor: Pid, id: &str) -> Term {
    ask(lab, supervisor, "terminate_child", t(id))
}

#[track_caller]
pub fn restart_child(lab: &mut Lab, supervisor: Pid, id: &str) -> Term {
    ask(lab, supervisor, "restart_child", t(id))
}

#[track_caller]
pub fn delete_child(lab: &mut Lab, supervisor: Pid, id: &str) -> Term {
    ask(lab, supervisor, "delete_child", t(id))
}

#[track_caller]
pub fn childspec(lab: &mut Lab, supervisor: Pid, id: &str) -> Term {
    ask(lab, supervisor, "get_childspec", t(id))
}

/// The rows of `which_children`.
#[track_caller]
pub fn which(lab: &mut Lab, supervisor: Pid) -> Vec<Term> {
    let rows = lab
        .call_within(supervisor, t(":which_children"), None)
        .expect("an answer");
    rows.list_elements().expect("a list")
}

/// The pids of `which_children`, each of a child that runs.
#[track_caller]
pub fn pids(lab: &mut Lab, supervisor: Pid) -> Vec<Pid> {
    let rows = which(lab, supervisor);
    let pid = |row: &Term| {
        row.elements()
            .and_then(|row| row[1].as_pid())
            .expect("a child that runs")
    };
    rows.iter().map(pid).collect()
}

/// `{id, pid, :worker, []}`, as most of the suite's children are listed.
pub fn row(id: &str, pid: impl Into<Term>) -> Term {
    Term::tuple([t(id), pid.into(), t(":worker"), t("[]")])
}

/// The row of a child that has no process: `:undefined` or `:restarting`.
pub fn row_of_none(id: &str, state: &str) -> Term {
    row(id, t(state))
}

/// `count_children`: specs, active, supervisors, workers.
#[track_caller]
pub fn counts(lab: &mut Lab, supervisor: Pid) -> [i64; 4] {
    let list = lab
        .call_within(supervisor, t(":count_children"), None)
        .expect("an answer");
    let pairs = list.as_list().expect("a list");
    ["specs", "active", "supervisors", "workers"].map(|key| {
        let pair = pairs.iter().find_map(|pair| match pair.elements() {
            Some([name, Term::Int(count)]) if name.is_atom(key) => Some(*count),
            _ => None,
        });
        pair.expect("a count")
    })
}

/// Sends an exit signal and waits for the end; the reason of it.
#[track_caller]
pub fn terminate(lab: &mut Lab, pid: Pid, reason: &str) -> String {
    let reason = t(reason);
    let down = lab.wait(move |cx| {
        let reference = cx.monitor(pid);
        cx.exit(pid, reason);
        Ok(Await::Down {
            reference,
            timeout: Some(60_000),
        })
    });
    lab.settle();
    match down {
        Ok(Got::Down(_, reason)) => reason.to_string(),
        other => panic!("{pid:?} does not end: {other:?}"),
    }
}

/// Why a process ended, as printed; `None` while it lives.
pub fn ended(lab: &mut Lab, pid: Pid) -> Option<String> {
    lab.settle();
    lab.exit_reason(pid).map(|reason| reason.to_string())
}

/// Asserts how each of these ended.
#[track_caller]
pub fn assert_ended(lab: &mut Lab, ends: &[(Pid, &str)]) {
    for (pid, reason) in ends {
        assert_eq!(ended(lab, *pid).as_deref(), Some(*reason), "{pid:?}");
    }
}

/// Links the test process to that one.
pub fn link(lab: &mut Lab, pid: Pid) {
    lab.act(move |cx| cx.link(pid));
    lab.settle();
}

/// What supervisors reported so far, one line each: `child_terminated :child1 :abnormal`.
pub fn reports(lab: &mut Lab) -> Vec<String> {
    lab.settle();
    let line =
        |report: &super::lab::SupervisorReport| format!("{} {} {}", report.context.name(), report.id, report.reason);
    lab.reports().iter().map(line).collect()
}

/// The question that a child of `supervisor_3` waits with: its name, its pid, and where the answer goes.
#[track_caller]
pub fn question(lab: &mut Lab) -> (String, Pid, ReplyTo) {
    let questions: Vec<_> = lab
        .flush()
        .iter()
        .filter_map(|message| match message.elements()? {
            [call, from, name] if call.is_atom("$gen_call") => match from.elements()? {
                [Term::Pid(pid), Term::Reference(reference)] => {
                    let (pid, reference) = (*pid, *reference);
                    Some((name.to_string(), pid, ReplyTo { pid, reference }))
                }
                _ => None,
            },
            _ => None,
        })
        .collect();
    let [one] = &questions[..] else {
        panic!("not one question: {questions:?}");
    };
    one.clone()
}

/// Answers such a question.
pub fn answer(lab: &mut Lab, from: ReplyTo, what: &str) {
    let what = t(what);
    lab.act(move |cx| cx.reply(from, what));
    lab.settle();
}
