//! Elixir's cases of `terminate/2` and `terminate_child/2`.

use super::super::lab::Lab;
use super::super::supervisors::{assert_ended, counts, reports, terminate};
use super::super::terms::t;
use super::support::{child, ends_with, lab, sleepy, start_link, terminate_child};
use coppice::runtime::Pid;

/// A supervisor with a child of each spec, in a test process that traps exits.
fn with(specs: &[String]) -> (Lab, Pid, Vec<Pid>) {
    let mut lab = lab();
    lab.trap_exit();
    let sup = start_link(&mut lab, "");
    let pids = specs.iter().map(|spec| child(&mut lab, sup, spec)).collect();
    (lab, sup, pids)
}

/// Shuts the supervisor down: each of its children ends like that.
#[track_caller]
fn shut_down(specs: &[String], ends: &[&str], reported: &[&str]) {
    let (mut lab, sup, pids) = with(specs);
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    let ends: Vec<_> = pids.into_iter().zip(ends.iter().copied()).collect();
    assert_ended(&mut lab, &ends);
    assert_eq!(reports(&mut lab), reported);
}

fn thrice(spec: String) -> [String; 3] {
    [spec.clone(), spec.clone(), spec]
}

#[test]
fn terminate_2_terminates_children_with_brutal_kill() {
    shut_down(&thrice(sleepy("shutdown: :brutal_kill")), &[":killed"; 3], &[]);
}

#[test]
fn terminate_2_terminates_children_with_infinity_shutdown() {
    shut_down(&thrice(sleepy("shutdown: :infinity")), &[":shutdown"; 3], &[]);
}

#[test]
fn terminate_2_terminates_children_with_infinity_shutdown_and_abnormal_reason() {
    let spec = ends_with("{:shutdown, :oops}", "shutdown: :infinity");
    shut_down(&thrice(spec), &["{:shutdown, :oops}"; 3], &[]);
}

#[test]
fn terminate_2_terminates_children_with_integer_shutdown() {
    shut_down(&thrice(sleepy("shutdown: 1000")), &[":shutdown"; 3], &[]);
}

#[test]
fn terminate_2_terminates_children_with_integer_shutdown_and_abnormal_reason() {
    let spec = ends_with("{:shutdown, :oops}", "shutdown: 1000");
    shut_down(&thrice(spec), &["{:shutdown, :oops}"; 3], &[]);
}

#[test]
fn terminate_2_terminates_children_with_expired_integer_shutdown() {
    let slow = "%{id: Task, start: {:supervisor_2, :start_child, [100000]}, shutdown: 1}".to_owned();
    shut_down(
        &[sleepy("shutdown: 1"), slow, sleepy("shutdown: 1")],
        &[":shutdown", ":killed", ":shutdown"],
        &["shutdown_error :undefined :killed"],
    );
}

#[test]
fn terminate_2_terminates_children_with_permanent_restart_and_normal_reason() {
    let spec = ends_with(":normal", "shutdown: :infinity, restart: :permanent");
    let report = "shutdown_error :undefined :normal";
    shut_down(&thrice(spec), &[":normal"; 3], &[report; 3]);
}

#[test]
fn terminate_2_terminates_with_mixed_children() {
    shut_down(
        &[sleepy("shutdown: :infinity"), sleepy("shutdown: :brutal_kill")],
        &[":shutdown", ":killed"],
        &[],
    );
}

/// All at once: three children that take a second each take one second together.
#[test]
fn children_are_stopped_all_at_once() {
    let slow = "%{id: Task, start: {:supervisor_2, :start_child, [1000]}}".to_owned();
    let (mut lab, sup, _) = with(&thrice(slow));
    let before = lab.system.now_ms();
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_eq!(lab.system.now_ms() - before, 1_000);
}

fn terminate_one(options: &str, end: &str) {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    let pid = child(&mut lab, sup, &sleepy(options));
    assert_eq!(terminate_child(&mut lab, sup, pid), t(":ok"));
    assert_ended(&mut lab, &[(pid, end)]);
    assert_eq!(terminate_child(&mut lab, sup, pid), t("{:error, :not_found}"));
    assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn terminate_child_2_terminates_child_with_brutal_kill() {
    terminate_one("shutdown: :brutal_kill", ":killed");
}

#[test]
fn terminate_child_2_terminates_child_with_integer_shutdown() {
    terminate_one("shutdown: 1000", ":shutdown");
}
