//! `yield_many/2`.

use coppice::otp::{Task, task};
use coppice::runtime::{Millis, Term};
use coppice::tuple;

use super::super::lab::Lab;
use super::support::{
    argument_error, atom, lab, made_up, mfa, of_another_process, send_down, send_reply, start_async, tagged,
};

fn ask(lab: &mut Lab, tasks: &[Task], timeout: Option<Millis>) -> Term {
    let tasks = tasks.to_vec();
    let answer = lab.answer(move |cx| task::yield_many(cx, &tasks, timeout));
    answer.expect("it does not exit")
}

/// `[{task, result}, …]`.
fn results<const N: usize>(tasks: &[Task; N], results: [Term; N]) -> Term {
    let rows = tasks.iter().zip(results);
    Term::list(
        rows.map(|(task, result)| tuple![task.to_term(), result])
            .collect::<Vec<_>>(),
    )
}

#[test]
fn returns_ok_result_when_reply_and_down_in_message_queue() {
    let mut lab = lab();
    let task = [made_up(&mut lab)];
    send_reply(&mut lab, task[0].reference, atom("result"));
    send_down(&mut lab, task[0].reference, None, "abnormal");
    let expected = results(&task, [tagged("ok", atom("result"))]);
    assert_eq!(ask(&mut lab, &task, Some(0)), expected);
    assert_eq!(lab.flush(), []);
}

#[test]
fn returns_nil_on_timeout() {
    let mut lab = lab();
    let task = [made_up(&mut lab)];
    assert_eq!(ask(&mut lab, &task, Some(0)), results(&task, [atom("nil")]));
}

#[test]
fn return_exit_on_normal_exit() {
    let mut lab = lab();
    let task = [start_async(&mut lab, mfa("exit", [atom("normal")]))];
    let expected = results(&task, [tagged("exit", atom("normal"))]);
    assert_eq!(ask(&mut lab, &task, Some(5_000)), expected);
}

#[test]
fn raises_when_invoked_from_a_non_owner_process() {
    let mut lab = lab();
    let (task, message) = of_another_process(&mut lab);
    let raised = argument_error(&mut lab, move |cx| task::yield_many(cx, &[task], Some(1)));
    assert_eq!(raised, message);
}

#[test]
fn returns_results_from_multiple_tasks() {
    let mut lab = lab();
    let tasks = [(); 3].map(|()| made_up(&mut lab));
    send_reply(&mut lab, tasks[0].reference, atom("result"));
    send_down(&mut lab, tasks[2].reference, None, "normal");
    let all = [
        tagged("ok", atom("result")),
        atom("nil"),
        tagged("exit", atom("normal")),
    ];
    assert_eq!(ask(&mut lab, &tasks, Some(0)), results(&tasks, all));
}

#[test]
fn returns_results_on_infinity_timeout() {
    let mut lab = lab();
    let tasks = [(); 3].map(|()| made_up(&mut lab));
    send_reply(&mut lab, tasks[0].reference, atom("result"));
    send_reply(&mut lab, tasks[1].reference, atom("result"));
    send_down(&mut lab, tasks[2].reference, None, "normal");
    let ok = || tagged("ok", atom("result"));
    let all = [ok(), ok(), tagged("exit", atom("normal"))];
    assert_eq!(ask(&mut lab, &tasks, None), results(&tasks, all));
}
