//! `ignore/1`.

use coppice::otp::{Task, task};
use coppice::runtime::Term;

use super::super::lab::Lab;
use super::support::{atom, await_task, exit_of, lab, mfa, start_async, tagged, wait_until_down};

fn ignore(lab: &mut Lab, task: &Task) -> Term {
    let task = task.clone();
    lab.act(move |cx| task::ignore(cx, &task)).expect("its owner")
}

/// Nothing is left of it to wait for.
fn is_gone(lab: &mut Lab, task: &Task) {
    let gone = Err(exit_of(atom("timeout"), "await", task.to_term(), 0));
    assert_eq!(await_task(lab, task, 0), gone);
}

#[test]
fn discards_on_time_replies() {
    let mut lab = lab();
    let task = start_async(&mut lab, mfa("value", [atom("ok")]));
    wait_until_down(&mut lab, &task);
    assert_eq!(ignore(&mut lab, &task), tagged("ok", atom("ok")));
    is_gone(&mut lab, &task);
}

#[test]
fn discards_late_replies() {
    let mut lab = lab();
    let task = start_async(&mut lab, mfa("wait", []));
    assert_eq!(ignore(&mut lab, &task), atom("nil"));
    lab.send(task.pid.expect("a process"), atom("go"));
    wait_until_down(&mut lab, &task);
    is_gone(&mut lab, &task);
}

#[test]
fn discards_on_time_failures() {
    let mut lab = lab();
    lab.trap_exit();
    let task = start_async(&mut lab, mfa("exit", [atom("oops")]));
    wait_until_down(&mut lab, &task);
    assert_eq!(ignore(&mut lab, &task), tagged("exit", atom("oops")));
    is_gone(&mut lab, &task);
}

#[test]
fn discards_late_failures() {
    let mut lab = lab();
    let task = start_async(&mut lab, mfa("wait", []));
    assert_eq!(ignore(&mut lab, &task), atom("nil"));
    // The caller does not trap exits: it lives because it is not linked any more.
    lab.send(task.pid.expect("a process"), atom("oops"));
    wait_until_down(&mut lab, &task);
    is_gone(&mut lab, &task);
}

#[test]
fn can_ignore_completed_tasks() {
    let mut lab = lab();
    let task = lab.act(|cx| task::completed(cx, atom("done")));
    assert_eq!(ignore(&mut lab, &task), tagged("ok", atom("done")));
}
