//! `await/2`.

use coppice::otp::{StartCall, task};
use coppice::runtime::{Atom, Term};
use coppice::tuple;

use super::support::{
    CASE, argument_error, atom, await_task, exit_of, heard_of, lab, made_up, mfa, of_another_process, runtime_error,
    start_async, wait_until_down, without_stack,
};

#[test]
fn demonitors_and_unalias_on_timeout() {
    let mut lab = lab();
    let task = start_async(&mut lab, mfa("wait", []));
    let timeout = Err(exit_of(atom("timeout"), "await", task.to_term(), 0));
    assert_eq!(await_task(&mut lab, &task, 0), timeout);
    lab.send(task.pid.expect("a process"), atom("go"));
    wait_until_down(&mut lab, &task);
    assert_eq!(heard_of(&mut lab, task.reference), []);
}

#[test]
fn exits_on_timeout() {
    let mut lab = lab();
    let task = made_up(&mut lab);
    let timeout = Err(exit_of(atom("timeout"), "await", task.to_term(), 0));
    assert_eq!(await_task(&mut lab, &task, 0), timeout);
}

#[test]
fn exits_on_normal_exit() {
    let mut lab = lab();
    let task = start_async(&mut lab, mfa("exit", [atom("normal")]));
    let exit = Err(exit_of(atom("normal"), "await", task.to_term(), 5_000));
    assert_eq!(await_task(&mut lab, &task, 5_000), exit);
}

/// Awaits a task that raises or throws: what the caller exits with, without the stack trace.
fn fails(call: StartCall, error: Term) {
    let mut lab = lab();
    lab.trap_exit();
    let task = start_async(&mut lab, call);
    let got = without_stack(&await_task(&mut lab, &task, 5_000));
    let expected = exit_of(atom("any"), "await", task.to_term(), 5_000);
    assert_eq!(got, (error, expected.elements().expect("{reason, call}")[1].clone()));
}

#[test]
fn exits_on_task_throw() {
    fails(
        mfa("throw", [atom("unknown")]),
        tuple![atom("nocatch"), atom("unknown")],
    );
}

#[test]
fn exits_on_task_error() {
    fails(mfa("raise", []), runtime_error("oops"));
}

/// The stack trace begins with the function that is not there.
fn is_undefined(call: StartCall) {
    let mut lab = lab();
    lab.trap_exit();
    let place = tuple![call.module, call.function, Term::list([]), Term::list([])];
    let task = start_async(&mut lab, call);
    let reason = tuple![atom("undef"), Term::list([place])];
    let exit = Err(exit_of(reason, "await", task.to_term(), 5_000));
    assert_eq!(await_task(&mut lab, &task, 5_000), exit);
}

#[test]
fn exits_on_task_undef_module_error() {
    is_undefined(StartCall {
        module: Atom::new("module_does_not_exist"),
        ..mfa("undef", [])
    });
}

#[test]
fn exits_on_task_undef_function_error() {
    let call = mfa("undef", []);
    assert_eq!(call.module.name(), CASE);
    is_undefined(call);
}

#[test]
fn exits_on_task_exit() {
    let mut lab = lab();
    lab.trap_exit();
    let task = start_async(&mut lab, mfa("exit", [atom("unknown")]));
    let exit = Err(exit_of(atom("unknown"), "await", task.to_term(), 5_000));
    assert_eq!(await_task(&mut lab, &task, 5_000), exit);
}

#[test]
fn raises_when_invoked_from_a_non_owner_process() {
    let mut lab = lab();
    let (task, message) = of_another_process(&mut lab);
    let raised = argument_error(&mut lab, move |cx| task::r#await(cx, &task, Some(1)));
    assert_eq!(raised, message);
}
