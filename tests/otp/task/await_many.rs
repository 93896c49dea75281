//! `await_many/2`.

use coppice::otp::{StartCall, Task, task};
use coppice::runtime::{ExitReason, Millis, Term};
use coppice::tuple;

use super::super::lab::Lab;
use super::support::{
    argument_error, atom, exit_of, lab, made_up, mfa, of_another_process, runtime_error, send_down, send_reply,
    start_async, without_stack,
};

fn await_many(lab: &mut Lab, tasks: &[Task], timeout: Millis) -> Result<Term, ExitReason> {
    let tasks = tasks.to_vec();
    lab.answer(move |cx| task::await_many(cx, &tasks, Some(timeout)))
}

fn terms(tasks: &[Task]) -> Term {
    Term::list(tasks.iter().map(Task::to_term).collect::<Vec<_>>())
}

#[test]
fn returns_list_of_replies() {
    let mut lab = lab();
    let tasks = [1, 3, 9].map(|value| start_async(&mut lab, mfa("value", [Term::Int(value)])));
    let replies = Term::list([1, 3, 9].map(Term::Int));
    assert_eq!(await_many(&mut lab, &tasks, 5_000), Ok(replies));
    assert_eq!(lab.flush(), []);
}

#[test]
fn returns_replies_in_input_order_ignoring_response_order() {
    let mut lab = lab();
    let tasks = [(); 3].map(|()| made_up(&mut lab));
    for (at, value) in [(1, 3), (2, 9), (0, 1)] {
        send_reply(&mut lab, tasks[at].reference, Term::Int(value));
    }
    let replies = Term::list([1, 3, 9].map(Term::Int));
    assert_eq!(await_many(&mut lab, &tasks, 5_000), Ok(replies));
}

#[test]
fn returns_an_empty_list_immediately() {
    let mut lab = lab();
    assert_eq!(await_many(&mut lab, &[], 5_000), Ok(Term::list([])));
    assert_eq!(lab.system.now_ms(), 0);
}

#[test]
fn ignores_messages_from_other_processes() {
    let mut lab = lab();
    let (me, other) = (lab.me, made_up(&mut lab).reference);
    let tasks = ["a", "b"].map(|value| start_async(&mut lab, mfa("value", [atom(value)])));
    lab.send(me, Term::Reference(other));
    send_reply(&mut lab, other, atom("z"));
    send_down(&mut lab, other, None, "goodbye");
    assert_eq!(
        await_many(&mut lab, &tasks, 5_000),
        Ok(Term::list([atom("a"), atom("b")]))
    );
    let down = super::support::down_message(other, me, atom("goodbye"));
    assert_eq!(lab.flush(), [Term::Reference(other), tuple![other, atom("z")], down]);
}

#[test]
fn ignores_additional_messages_after_reply() {
    let mut lab = lab();
    let tasks = [(); 2].map(|()| made_up(&mut lab));
    send_reply(&mut lab, tasks[1].reference, atom("b"));
    send_reply(&mut lab, tasks[1].reference, atom("other"));
    send_reply(&mut lab, tasks[0].reference, atom("a"));
    assert_eq!(
        await_many(&mut lab, &tasks, 5_000),
        Ok(Term::list([atom("a"), atom("b")]))
    );
    assert_eq!(lab.flush(), [tuple![tasks[1].reference, atom("other")]]);
}

#[test]
fn exits_on_timeout() {
    let mut lab = lab();
    let tasks = [start_async(&mut lab, mfa("sleep", []))];
    let exit = Err(exit_of(atom("timeout"), "await_many", terms(&tasks), 0));
    assert_eq!(await_many(&mut lab, &tasks, 0), exit);
}

#[test]
fn exits_with_same_reason_when_task_exits() {
    let mut lab = lab();
    let tasks = [start_async(&mut lab, mfa("exit", [atom("normal")]))];
    let exit = Err(exit_of(atom("normal"), "await_many", terms(&tasks), 5_000));
    assert_eq!(await_many(&mut lab, &tasks, 5_000), exit);
}

/// One task sleeps for ever, the other does that.
fn one_sleeps(lab: &mut Lab, call: StartCall) -> [Task; 2] {
    [mfa("sleep", []), call].map(|call| start_async(lab, call))
}

#[test]
fn exits_immediately_when_any_task_exits() {
    let mut lab = lab();
    let tasks = one_sleeps(&mut lab, mfa("exit", [atom("normal")]));
    let exit = Err(exit_of(atom("normal"), "await_many", terms(&tasks), 5_000));
    assert_eq!(await_many(&mut lab, &tasks, 5_000), exit);
    assert_eq!(lab.system.now_ms(), 0);
}

#[test]
fn exits_immediately_when_any_task_crashes() {
    let mut lab = lab();
    lab.trap_exit();
    let tasks = one_sleeps(&mut lab, mfa("exit", [atom("unknown")]));
    let exit = Err(exit_of(atom("unknown"), "await_many", terms(&tasks), 5_000));
    assert_eq!(await_many(&mut lab, &tasks, 5_000), exit);

    // No monitor is left.
    for pid in tasks.iter().filter_map(|task| task.pid) {
        lab.exit(pid, atom("kill"));
    }
    let exits = [(1, "unknown"), (0, "killed")];
    let exits = exits.map(|(at, reason)| super::support::exit_message(tasks[at].pid.expect("a process"), atom(reason)));
    assert_eq!(lab.flush(), exits);
}

#[test]
fn exits_immediately_when_any_task_throws() {
    let mut lab = lab();
    lab.trap_exit();
    let tasks = one_sleeps(&mut lab, mfa("throw", [atom("unknown")]));
    let (error, call) = without_stack(&await_many(&mut lab, &tasks, 5_000));
    let expected = exit_of(error.clone(), "await_many", terms(&tasks), 5_000);
    assert_eq!(tuple![error.clone(), call], expected);
    assert_eq!(error, tuple![atom("nocatch"), atom("unknown")]);
}

#[test]
fn exits_immediately_on_any_task_error() {
    let mut lab = lab();
    lab.trap_exit();
    let tasks = one_sleeps(&mut lab, mfa("raise", []));
    let (error, call) = without_stack(&await_many(&mut lab, &tasks, 5_000));
    let expected = exit_of(error.clone(), "await_many", terms(&tasks), 5_000);
    assert_eq!(tuple![error.clone(), call], expected);
    assert_eq!(error, runtime_error("oops"));
}

#[test]
fn raises_when_invoked_from_a_non_owner_process() {
    let mut lab = lab();
    let own = start_async(&mut lab, mfa("sleep", []));
    let (bad, message) = of_another_process(&mut lab);
    let raised = argument_error(&mut lab, move |cx| task::await_many(cx, &[own, bad], Some(1)));
    assert_eq!(raised, message);
}
