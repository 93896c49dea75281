//! Restarts that return something else, fail, and are tried again.

use super::super::lab::Lab;
use super::super::supervisors::{assert_ended, counts, reports, terminate, which};
use super::super::terms::t;
use super::support::{child, lab, row, start_child, start_link, terminate_child, worker};
use coppice::runtime::{Pid, Term};

/// Lets the supervisor handle what has come, but none of the tries that follow: they would never end.
fn kill_and_look(lab: &mut Lab, sup: Pid, pid: Pid, reason: &str) -> [i64; 4] {
    let reason = t(reason);
    lab.act(move |cx| cx.exit(pid, reason));
    counts(lab, sup)
}

/// The rows' pids, `None` for one that is restarting.
fn listed(lab: &mut Lab, sup: Pid) -> Vec<Option<Pid>> {
    let rows = which(lab, sup);
    rows.iter()
        .map(|row| row.elements().expect("a row")[1].as_pid())
        .collect()
}

#[test]
fn start_child_2_child_is_restarted_with_different_values() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "intensity: 100000");
    let spec = |value: &str| worker(&format!(":restart, {value}"), "");

    let first = child(&mut lab, sup, &spec(":ok2"));
    assert_eq!(which(&mut lab, sup), [row(first, "[Test]")]);
    assert_eq!(kill_and_look(&mut lab, sup, first, ":shutdown"), [1, 1, 0, 1]);

    let second = child(&mut lab, sup, &spec(":ok3"));
    let pids = listed(&mut lab, sup);
    assert_eq!(pids.len(), 2);
    assert!(pids.contains(&Some(second)));
    assert_eq!(kill_and_look(&mut lab, sup, second, ":shutdown"), [2, 2, 0, 2]);

    let third = child(&mut lab, sup, &spec(":ignore"));
    assert_eq!(listed(&mut lab, sup).len(), 3);
    assert_eq!(kill_and_look(&mut lab, sup, third, ":shutdown"), [2, 2, 0, 2]);

    let fourth = child(&mut lab, sup, &spec(":error"));
    assert_eq!(listed(&mut lab, sup).len(), 3);
    assert_eq!(kill_and_look(&mut lab, sup, fourth, ":shutdown"), [3, 2, 0, 3]);

    let fifth = child(&mut lab, sup, &spec(":unknown"));
    let pids = listed(&mut lab, sup);
    assert_eq!(pids.len(), 4);
    assert_eq!(
        pids.iter().filter(|pid| pid.is_none()).count(),
        1,
        "the fourth is restarting"
    );
    assert_eq!(kill_and_look(&mut lab, sup, fifth, ":shutdown"), [4, 2, 0, 4]);
}

#[test]
fn start_child_2_restarting_on_init_children_counted_in_max_children() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "max_children: 1, intensity: 100000");
    let pid = child(&mut lab, sup, &worker(":restart, :error", ""));
    assert_eq!(kill_and_look(&mut lab, sup, pid, ":shutdown"), [1, 0, 0, 1]);
    let answer = start_child(&mut lab, sup, &worker(":restart, :ok2", ""));
    assert_eq!(answer, t("{:error, :max_children}"));
}

#[test]
fn start_child_2_restarting_on_exit_children_counted_in_max_children() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "max_children: 1, intensity: 100000");
    let spec = worker(":ok2", "");
    let pid = child(&mut lab, sup, &spec);
    assert_eq!(kill_and_look(&mut lab, sup, pid, ":shutdown"), [1, 1, 0, 1]);
    assert_eq!(start_child(&mut lab, sup, &spec), t("{:error, :max_children}"));
}

#[test]
fn start_child_2_child_is_restarted_when_trying_again() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "intensity: 2");
    let pid = child(&mut lab, sup, &worker(":try_again", ""));
    assert_eq!(lab.flush(), [t("{:try_again, true}")]);
    terminate(&mut lab, pid, ":shutdown");
    assert_eq!(lab.flush(), [t("{:try_again, false}"), t("{:try_again, true}")]);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
    assert_eq!(
        reports(&mut lab),
        [
            "child_terminated :undefined :shutdown",
            "start_error :undefined :try_again"
        ]
    );
}

#[test]
fn start_child_2_child_triggers_maximum_restarts() {
    let mut lab = lab();
    lab.trap_exit();
    let sup = start_link(&mut lab, "intensity: 1");
    let pid = child(&mut lab, sup, &worker(":restart, :error", ""));
    terminate(&mut lab, pid, ":shutdown");
    let exit = Term::tuple([t(":EXIT"), Term::Pid(sup), t(":shutdown")]);
    assert_eq!(lab.flush(), [exit]);
    assert_eq!(
        reports(&mut lab),
        [
            "child_terminated :undefined :shutdown",
            "start_error :undefined :found",
            "shutdown :undefined :reached_max_restart_intensity"
        ]
    );
}

#[test]
fn start_child_2_child_triggers_maximum_intensity_when_trying_again() {
    let mut lab = lab();
    lab.trap_exit();
    let sup = start_link(&mut lab, "intensity: 10");
    let pid = child(&mut lab, sup, &worker(":restart, :error", ""));
    terminate(&mut lab, pid, ":shutdown");
    assert_ended(&mut lab, &[(sup, ":shutdown")]);
    let errors = reports(&mut lab)
        .iter()
        .filter(|line| line.starts_with("start_error"))
        .count();
    assert_eq!(errors, 10);
}

#[test]
fn terminate_child_2_terminates_restarting_child() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "intensity: 100000");
    let pid = child(&mut lab, sup, &worker(":restart, :error", ""));
    assert_eq!(kill_and_look(&mut lab, sup, pid, ":shutdown"), [1, 0, 0, 1]);
    assert_eq!(terminate_child(&mut lab, sup, pid), t(":ok"));
    assert_eq!(terminate_child(&mut lab, sup, pid), t("{:error, :not_found}"));
    assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);
    lab.settle();
    assert!(lab.is_alive(sup), "the try that was under way finds nobody");
}
