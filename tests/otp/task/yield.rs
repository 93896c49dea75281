//! `yield/2`.

use coppice::otp::{Task, task};
use coppice::runtime::{Millis, Term};

use super::super::lab::Lab;
use super::support::{
    argument_error, atom, lab, made_up, mfa, of_another_process, send_down, send_reply, start_async, tagged,
};

fn ask(lab: &mut Lab, task: &Task, timeout: Millis) -> Term {
    let task = task.clone();
    let answer = lab.answer(move |cx| task::r#yield(cx, &task, Some(timeout)));
    answer.expect("it does not exit")
}

#[test]
fn returns_ok_result_when_reply_and_down_in_message_queue() {
    let mut lab = lab();
    let task = made_up(&mut lab);
    send_reply(&mut lab, task.reference, atom("result"));
    send_down(&mut lab, task.reference, None, "abnormal");
    assert_eq!(ask(&mut lab, &task, 0), tagged("ok", atom("result")));
    assert_eq!(lab.flush(), []);
}

#[test]
fn returns_nil_on_timeout() {
    let mut lab = lab();
    let task = made_up(&mut lab);
    assert_eq!(ask(&mut lab, &task, 0), atom("nil"));
}

#[test]
fn return_exit_on_normal_exit() {
    let mut lab = lab();
    let task = start_async(&mut lab, mfa("exit", [atom("normal")]));
    assert_eq!(ask(&mut lab, &task, 5_000), tagged("exit", atom("normal")));
}

#[test]
fn raises_when_invoked_from_a_non_owner_process() {
    let mut lab = lab();
    let (task, message) = of_another_process(&mut lab);
    let raised = argument_error(&mut lab, move |cx| task::r#yield(cx, &task, Some(1)));
    assert_eq!(raised, message);
}
