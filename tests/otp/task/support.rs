//! What the cases share: functions that tasks run, and the handles that the suite makes up.

use coppice::otp::{self, Await, Exception, Got, JobStep, Shutdown, StartCall, Task, task};
use coppice::runtime::{Atom, ExitReason, Message, Millis, Pid, Reference, Term};
use coppice::tuple;

use super::super::lab::{C, Lab, define_job};

/// The module of the suite, as its calls name it.
pub const CASE: &str = "Elixir.TaskTest";

pub fn atom(name: &'static str) -> Term {
    Term::atom(name)
}

/// A lab with the functions of the cases.
pub fn lab() -> Lab {
    let lab = Lab::new();
    // Says that it runs, waits for `true`, and sends what it was given; `send` returns that.
    define_job("wait_and_send", |call, cx| {
        let (caller, what) = (call.args[0].as_pid().expect("a pid"), call.args[1].clone());
        if call.got.is_none() {
            cx.send(caller, Message::Term(atom("ready")));
            return receive();
        }
        cx.send(caller, Message::Term(what.clone()));
        JobStep::Done(Ok(what))
    });
    define_job("value", |call, _| JobStep::Done(Ok(call.args[0].clone())));
    define_job("sleep", |call, _| match call.got {
        None => JobStep::Wait(Await::Receive { timeout: None }),
        Some(_) => JobStep::Done(Ok(atom("ok"))),
    });
    define_job("exit", |call, _| {
        JobStep::Done(Err(Exception::Exit(call.args[0].clone())))
    });
    define_job("throw", |call, _| {
        JobStep::Done(Err(Exception::Throw(call.args[0].clone())))
    });
    define_job("raise", |_, _| {
        let here = otp::frame(CASE, "raise", 0);
        JobStep::Done(Err(Exception::runtime_error("oops", here)))
    });
    // Waits for a message and then does as it says: `:go`, or a reason to exit with.
    define_job("wait", |call, _| match call.got.take() {
        None => receive(),
        Some(Got::Reply(go)) if go.is_atom("go") => JobStep::Done(Ok(atom("done"))),
        Some(Got::Reply(reason)) => JobStep::Done(Err(Exception::Exit(reason))),
        Some(other) => panic!("the wait ended with {other:?}"),
    });
    // The same while trapping exits: it says when, and only a kill ends it.
    define_job("trap", |call, cx| {
        if call.got.is_none() {
            cx.trap_exit(true);
            cx.send(call.args[0].as_pid().expect("a pid"), Message::Term(atom("ready")));
        }
        receive()
    });
    lab
}

pub fn receive() -> JobStep {
    JobStep::Wait(Await::Receive { timeout: None })
}

/// `{TaskTest, function, arguments}`.
pub fn mfa<const N: usize>(function: &'static str, arguments: [Term; N]) -> StartCall {
    StartCall {
        module: Atom::new(CASE),
        function: Atom::new(function),
        args: arguments.into(),
    }
}

/// `{:erlang, :apply, [function, arguments]}`: an anonymous function.
pub fn fun<const N: usize>(function: &'static str, arguments: [Term; N]) -> StartCall {
    StartCall {
        module: Atom::new("erlang"),
        function: Atom::new("apply"),
        args: [atom(function), Term::list(arguments)].into(),
    }
}

/// `Task.async`.
pub fn start_async(lab: &mut Lab, call: StartCall) -> Task {
    let task = lab.act(move |cx| task::r#async(cx, &[], &call));
    task.expect("a process")
}

/// `Task.await/2`; the error is what the caller exits with.
pub fn await_task(lab: &mut Lab, task: &Task, timeout: Millis) -> Result<Term, ExitReason> {
    let task = task.clone();
    lab.answer(move |cx| task::r#await(cx, &task, Some(timeout)))
}

/// `Task.shutdown/2`.
pub fn shut_down(lab: &mut Lab, task: &Task, how: Shutdown) -> Term {
    let task = task.clone();
    lab.answer(move |cx| task::shutdown(cx, &task, how))
        .expect("it exits not")
}

/// `{reason, {Task, function, [what, limit]}}`.
pub fn exit_of(reason: Term, function: &'static str, what: Term, limit: Millis) -> Term {
    let limit = Term::Int(i64::try_from(limit).expect("a small number"));
    let call = tuple![atom("Elixir.Task"), atom(function), Term::list([what, limit])];
    tuple![reason, call]
}

/// A handle that the suite makes up: no process, and a reference that nobody watches.
pub fn made_up(lab: &mut Lab) -> Task {
    lab.act(|cx| Task {
        pid: None,
        reference: cx.make_reference(),
        owner: Some(cx.me()),
        mfa: tuple![atom(CASE), atom("test"), 1],
    })
}

/// A handle of a process that has ended.
pub fn dummy(lab: &mut Lab, reason: &'static str) -> Task {
    let call = mfa("exit", [atom(reason)]);
    let started = lab.act(move |cx| task::start(cx, &[], &call).expect("a process"));
    let pid = super::super::lab::pid_of(&started);
    let reference = lab.act(move |cx| cx.monitor(pid));
    lab.settle();
    assert_eq!(lab.flush().len(), 1, "the process has ended");
    Task {
        pid: Some(pid),
        reference,
        owner: Some(lab.me),
        mfa: tuple![atom(CASE), atom("create_dummy_task"), 1],
    }
}

/// A task of another process, and what asking for it raises.
pub fn of_another_process(lab: &mut Lab) -> (Task, String) {
    let other = lab.tester();
    let call = fun("value", [atom("nil")]);
    let task = lab
        .act_in(other, move |cx| task::r#async(cx, &[], &call))
        .expect("a process");
    lab.settle();
    let (shown, me) = (task.to_term(), lab.me);
    let message = format!("task {shown} must be queried from the owner but was queried from {me}");
    (task, message)
}

/// The message of the ArgumentError that a wait raises at once.
pub fn argument_error(lab: &mut Lab, ask: impl FnOnce(&mut C<'_>) -> Result<Await, Exception> + 'static) -> String {
    match lab.wait(ask) {
        Err(Exception::Error(error, _)) if error.field("__struct__") == Some(&atom("Elixir.ArgumentError")) => {
            let message = error.field("message").and_then(Term::as_str);
            message.expect("a message").to_owned()
        }
        other => panic!("it came to {other:?}"),
    }
}

/// `send(self(), {ref, value})`.
pub fn send_reply(lab: &mut Lab, reference: Reference, value: Term) {
    let me = lab.me;
    lab.send(me, tuple![reference, value]);
}

/// `send(self(), {:DOWN, ref, :process, pid, reason})`.
pub fn send_down(lab: &mut Lab, reference: Reference, pid: Option<Pid>, reason: &'static str) {
    let (subject, reason) = (Term::Pid(pid.unwrap_or(lab.me)), atom(reason));
    lab.act(move |cx| {
        let me = cx.me();
        let down = Message::Down {
            reference,
            subject,
            reason,
        };
        cx.send(me, down);
    });
}

/// Waits until a task's process has ended.
pub fn wait_until_down(lab: &mut Lab, task: &Task) {
    lab.settle();
    assert!(!lab.is_alive(task.pid.expect("a process")));
}

/// The references of the messages `{ref, _}` and `{:DOWN, ref, …}` that have come.
pub fn heard_of(lab: &mut Lab, reference: Reference) -> Vec<Term> {
    let of_task = |message: &Term| {
        let parts = message.elements().unwrap_or_default();
        parts.iter().take(2).any(|part| *part == Term::Reference(reference))
    };
    lab.flush().into_iter().filter(of_task).collect()
}

/// `{tag, value}`.
pub fn tagged(tag: &'static str, value: Term) -> Term {
    tuple![atom(tag), value]
}

/// `{:EXIT, pid, reason}`.
pub fn exit_message(pid: Pid, reason: Term) -> Term {
    tuple![atom("EXIT"), pid, reason]
}

/// `{:DOWN, ref, :process, pid, reason}`.
pub fn down_message(reference: Reference, pid: Pid, reason: Term) -> Term {
    tuple![atom("DOWN"), reference, atom("process"), pid, reason]
}

/// The reason of `{{:nocatch, :unknown}, stack}` and the like, without its stack.
pub fn without_stack(result: &Result<Term, ExitReason>) -> (Term, Term) {
    let reason = result.as_ref().expect_err("an exit");
    let [why, call] = reason.elements().expect("{reason, call}") else {
        panic!("{reason} names no call");
    };
    let [error, stack] = why.elements().expect("{error, stack}") else {
        panic!("{why} has no stack");
    };
    assert!(stack.as_list().is_some());
    (error.clone(), call.clone())
}

/// A `%RuntimeError{}`.
pub fn runtime_error(message: &str) -> Term {
    let fields = [("__exception__", Term::from(true)), ("message", Term::str(message))];
    let fields = fields.map(|(name, value)| (Term::atom(name), value));
    Term::structure(Atom::new("Elixir.RuntimeError"), fields)
}
