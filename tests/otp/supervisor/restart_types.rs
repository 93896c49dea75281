//! Permanent, transient and temporary children, and how each can end.

use super::super::lab::{Lab, pid_of};
use super::super::supervisors::{
    child, counts, pids, reports, restart_child, row, row_of_none, suite, sup, supervisor, terminate, which,
};
use coppice::runtime::Pid;

fn spec(restart: &str) -> String {
    format!("{{:child1, {{:supervisor_1, :start_child, []}}, {restart}, 1000, :worker, []}}")
}

fn with_child(restart: &str) -> (Lab, Pid, Pid) {
    let mut lab = suite();
    let sup = sup(&mut lab, "{:ok, {{:one_for_one, 2, 3600}, []}}");
    let pid = child(&mut lab, sup, &spec(restart));
    (lab, sup, pid)
}

/// The child runs again, as another process.
#[track_caller]
fn assert_restarted(lab: &mut Lab, sup: Pid, old: Pid) -> Pid {
    let [new] = pids(lab, sup)[..] else {
        panic!("one child");
    };
    assert_ne!(new, old);
    assert_eq!(which(lab, sup), [row(":child1", new)]);
    assert_eq!(counts(lab, sup), [1, 1, 0, 1]);
    new
}

#[track_caller]
fn assert_rests(lab: &mut Lab, sup: Pid) {
    assert_eq!(which(lab, sup), [row_of_none(":child1", ":undefined")]);
    assert_eq!(counts(lab, sup), [1, 0, 0, 1]);
}

#[track_caller]
fn assert_forgotten(lab: &mut Lab, sup: Pid) {
    assert_eq!(which(lab, sup), []);
    assert_eq!(counts(lab, sup), [0, 0, 0, 0]);
}

#[test]
fn permanent_normal() {
    let (mut lab, sup, pid) = with_child(":permanent");
    assert_eq!(terminate(&mut lab, pid, ":normal"), ":normal");
    assert_restarted(&mut lab, sup, pid);
    assert_eq!(reports(&mut lab), ["child_terminated :child1 :normal"]);
}

#[test]
fn transient_normal() {
    let (mut lab, sup, pid) = with_child(":transient");
    assert_eq!(terminate(&mut lab, pid, ":normal"), ":normal");
    assert_rests(&mut lab, sup);
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn temporary_normal() {
    let (mut lab, sup, pid) = with_child(":temporary");
    assert_eq!(terminate(&mut lab, pid, ":normal"), ":normal");
    assert_forgotten(&mut lab, sup);
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn permanent_shutdown() {
    let (mut lab, sup, pid) = with_child(":permanent");
    assert_eq!(terminate(&mut lab, pid, ":shutdown"), ":shutdown");
    let second = assert_restarted(&mut lab, sup, pid);
    assert_eq!(
        terminate(&mut lab, second, "{:shutdown, :some_info}"),
        "{:shutdown, :some_info}"
    );
    assert_restarted(&mut lab, sup, second);
    assert_eq!(
        reports(&mut lab),
        [
            "child_terminated :child1 :shutdown",
            "child_terminated :child1 {:shutdown, :some_info}"
        ]
    );
}

#[test]
fn transient_shutdown() {
    let (mut lab, sup, pid) = with_child(":transient");
    assert_eq!(terminate(&mut lab, pid, ":shutdown"), ":shutdown");
    assert_rests(&mut lab, sup);
    let second = pid_of(&restart_child(&mut lab, sup, ":child1"));
    terminate(&mut lab, second, "{:shutdown, :some_info}");
    assert_rests(&mut lab, sup);
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn temporary_shutdown() {
    let (mut lab, sup, pid) = with_child(":temporary");
    assert_eq!(terminate(&mut lab, pid, ":shutdown"), ":shutdown");
    assert_forgotten(&mut lab, sup);
    let second = child(&mut lab, sup, &spec(":temporary"));
    terminate(&mut lab, second, "{:shutdown, :some_info}");
    assert_forgotten(&mut lab, sup);
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn permanent_abnormal() {
    let (mut lab, sup, pid) = with_child(":permanent");
    assert_eq!(terminate(&mut lab, pid, ":abnormal"), ":abnormal");
    assert_restarted(&mut lab, sup, pid);
    assert_eq!(reports(&mut lab), ["child_terminated :child1 :abnormal"]);
}

#[test]
fn transient_abnormal() {
    let (mut lab, sup, pid) = with_child(":transient");
    assert_eq!(terminate(&mut lab, pid, ":abnormal"), ":abnormal");
    assert_restarted(&mut lab, sup, pid);
    assert_eq!(reports(&mut lab), ["child_terminated :child1 :abnormal"]);
}

#[test]
fn temporary_abnormal() {
    let (mut lab, sup, pid) = with_child(":temporary");
    assert_eq!(terminate(&mut lab, pid, ":abnormal"), ":abnormal");
    assert_forgotten(&mut lab, sup);
    assert_eq!(reports(&mut lab), ["child_terminated :child1 :abnormal"]);
}

/// A temporary child that a group restart stops is not started again, and the supervisor does not try to.
#[test]
fn temporary_bystander() {
    let mut lab = suite();
    for strategy in [":one_for_all", ":rest_for_one"] {
        let sup = pid_of(&lab.start(supervisor(&format!("{{:ok, {{{{{strategy}, 2, 300}}, []}}}}"))));
        let first = child(
            &mut lab,
            sup,
            "{:child1, {:supervisor_1, :start_child, []}, :permanent, 100, :worker, []}",
        );
        let second = child(
            &mut lab,
            sup,
            "{:child2, {:supervisor_1, :start_child, []}, :temporary, 100, :worker, []}",
        );
        assert_eq!(terminate(&mut lab, first, ":normal"), ":normal");
        lab.pass(350);
        assert!(lab.is_alive(sup));
        assert!(!lab.is_alive(second));
        let [new] = pids(&mut lab, sup)[..] else {
            panic!("one child");
        };
        assert_eq!(which(&mut lab, sup), [row(":child1", new)]);
    }
}
