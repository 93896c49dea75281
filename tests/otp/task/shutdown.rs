//! `shutdown/2`.

use coppice::otp::{Shutdown, Task, task};
use coppice::runtime::Term;

use super::support::{
    argument_error, atom, dummy, lab, made_up, mfa, of_another_process, send_down, send_reply, shut_down, start_async,
    tagged,
};

const USUAL: Shutdown = Shutdown::Timeout(5_000);

/// A task has ended for that reason and its `DOWN` is in the mailbox, after its answer if it gave one.
pub fn of_ended(reason: &'static str, answered: bool, how: Shutdown, expected: Term) {
    let mut lab = lab();
    let task = dummy(&mut lab, reason);
    if answered {
        send_reply(&mut lab, task.reference, atom("result"));
    }
    send_down(&mut lab, task.reference, task.pid, reason);
    assert_eq!(shut_down(&mut lab, &task, how), expected);
    assert_eq!(lab.flush(), []);
}

fn result() -> Term {
    tagged("ok", atom("result"))
}

#[test]
fn returns_ok_result_when_reply_and_abnormal_down_in_message_queue() {
    of_ended("abnormal", true, USUAL, result());
}

#[test]
fn returns_ok_result_when_reply_and_normal_down_in_message_queue() {
    of_ended("normal", true, USUAL, result());
}

#[test]
fn returns_ok_result_when_reply_and_shut_down_down_in_message_queue() {
    of_ended("shutdown", true, USUAL, result());
}

#[test]
fn returns_nil_on_shutting_down_task() {
    let mut lab = lab();
    let task = start_async(&mut lab, mfa("sleep", []));
    assert_eq!(shut_down(&mut lab, &task, USUAL), atom("nil"));
    assert_eq!(lab.exit_reason(task.pid.expect("a process")), Some(atom("shutdown")));
    assert_eq!(lab.flush(), []);
}

#[test]
fn returns_exit_on_abnormal_down_in_message_queue() {
    of_ended("abnormal", false, USUAL, tagged("exit", atom("abnormal")));
}

#[test]
fn returns_exit_on_normal_down_in_message_queue() {
    of_ended("normal", false, USUAL, tagged("exit", atom("normal")));
}

#[test]
fn returns_nil_on_shutdown_down_in_message_queue() {
    of_ended("shutdown", false, USUAL, atom("nil"));
}

#[test]
fn returns_exit_on_killed_down_in_message_queue() {
    of_ended("killed", false, USUAL, tagged("exit", atom("killed")));
}

#[test]
fn raises_if_task_pid_is_nil() {
    let mut lab = lab();
    let task = Task {
        owner: None,
        ..made_up(&mut lab)
    };
    let message = format!("task {} does not have an associated task process", task.to_term());
    let raised = argument_error(&mut lab, move |cx| task::shutdown(cx, &task, USUAL));
    assert_eq!(raised, message);
}

#[test]
fn raises_when_invoked_from_a_non_owner_process() {
    let mut lab = lab();
    let (task, message) = of_another_process(&mut lab);
    let raised = argument_error(&mut lab, move |cx| task::shutdown(cx, &task, USUAL));
    assert_eq!(raised, message);
}

#[test]
fn returns_nil_on_killing_task() {
    let mut lab = lab();
    let me = Term::Pid(lab.me);
    let task = start_async(&mut lab, mfa("trap", [me]));
    assert_eq!(lab.flush(), [atom("ready")]);
    assert_eq!(shut_down(&mut lab, &task, Shutdown::BrutalKill), atom("nil"));
    assert_eq!(lab.flush(), []);
}

#[test]
fn returns_exit_noproc_if_task_handled() {
    let mut lab = lab();
    let task = dummy(&mut lab, "noproc");
    assert_eq!(shut_down(&mut lab, &task, USUAL), tagged("exit", atom("noproc")));
}
