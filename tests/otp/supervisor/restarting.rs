//! A child whose restart keeps failing: the supervisor serves other requests between the tries.

use super::super::lab::{Lab, pid_of};
use super::super::supervisors::{
    assert_ended, child, counts, define_deadlock, delete_child, pids, reports, restart_child, row, row_of_none,
    start_child, suite, sup, terminate, terminate_child, which,
};
use super::super::terms::t;
use coppice::otp::ServerRef;
use coppice::runtime::Atom;

const DEADLOCK: &str = "{:supervisor_deadlock, :start_child, [:named]}, :permanent, :brutal_kill, :worker, []}";

/// Tells the registered child to crash, and lets its first restart begin.
fn crash(lab: &mut Lab) {
    lab.cast(ServerRef::Name(Atom::new("supervisor_deadlock")), t(":restart"));
    lab.pass(100);
}

#[test]
fn hanging_restart_loop() {
    let mut lab = suite();
    let fails = define_deadlock();
    let sup = sup(&mut lab, "{:ok, {{:one_for_one, 8, 10}, []}}");
    let spec = format!("{{:child1, {DEADLOCK}");
    let first = child(&mut lab, sup, &spec);
    fails.set(true);
    crash(&mut lab);

    assert_eq!(start_child(&mut lab, sup, &spec), t("{:error, :already_present}"));
    assert_eq!(restart_child(&mut lab, sup, ":child1"), t("{:error, :restarting}"));
    assert_eq!(delete_child(&mut lab, sup, ":child1"), t("{:error, :restarting}"));
    assert_eq!(which(&mut lab, sup), [row_of_none(":child1", ":restarting")]);
    assert_eq!(counts(&mut lab, sup), [1, 0, 0, 1]);

    assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_ended(&mut lab, &[(first, ":error")]);
    assert_eq!(which(&mut lab, sup), [row_of_none(":child1", ":undefined")]);
    lab.pass(10_000);
    assert_eq!(which(&mut lab, sup), [row_of_none(":child1", ":undefined")]);

    fails.set(false);
    let second = pid_of(&restart_child(&mut lab, sup, ":child1"));
    fails.set(true);
    crash(&mut lab);
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_ended(&mut lab, &[(second, ":error")]);
    assert_eq!(lab.whereis("sup_test"), None);
    let reports = reports(&mut lab);
    assert_eq!(reports[0], "child_terminated :child1 :error");
    let loops = |line: &&String| *line != "start_error :child1 :error" && *line != &reports[0];
    assert_eq!(reports.iter().find(loops), None);
}

#[test]
fn hanging_restart_loop_rest_for_one() {
    let mut lab = suite();
    let fails = define_deadlock();
    let sup = sup(&mut lab, "{:ok, {{:rest_for_one, 8, 10}, []}}");
    let plain =
        |id: &str| format!("{{{id}, {{:supervisor_1, :start_child, []}}, :permanent, :brutal_kill, :worker, []}}");
    let first = child(&mut lab, sup, &plain(":child1"));
    let spec = format!("{{:child2, {DEADLOCK}");
    let second = child(&mut lab, sup, &spec);
    let third = child(&mut lab, sup, &plain(":child3"));
    fails.set(true);
    crash(&mut lab);

    assert_eq!(start_child(&mut lab, sup, &spec), t("{:error, :already_present}"));
    assert_eq!(restart_child(&mut lab, sup, ":child2"), t("{:error, :restarting}"));
    assert_eq!(delete_child(&mut lab, sup, ":child2"), t("{:error, :restarting}"));
    assert_ended(&mut lab, &[(second, ":error"), (third, ":killed")]);
    assert_eq!(
        which(&mut lab, sup),
        [
            row_of_none(":child3", ":undefined"),
            row_of_none(":child2", ":restarting"),
            row(":child1", first)
        ]
    );
    assert_eq!(counts(&mut lab, sup), [3, 1, 0, 3]);

    assert_eq!(terminate_child(&mut lab, sup, ":child2"), t(":ok"));
    assert_eq!(
        which(&mut lab, sup),
        [
            row_of_none(":child3", ":undefined"),
            row_of_none(":child2", ":undefined"),
            row(":child1", first)
        ]
    );

    fails.set(false);
    let again = pid_of(&restart_child(&mut lab, sup, ":child2"));
    fails.set(true);
    crash(&mut lab);
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_ended(&mut lab, &[(again, ":error"), (first, ":killed")]);
    assert_eq!(lab.whereis("sup_test"), None);
}

/// What the limit counts is tries: two failures and a success are three restarts.
#[test]
fn each_try_counts_as_a_restart() {
    let mut lab = suite();
    let fails = define_deadlock();
    let sup = sup(&mut lab, "{:ok, {{:one_for_one, 3, 3600}, []}}");
    child(&mut lab, sup, &format!("{{:child1, {DEADLOCK}"));
    fails.set(true);
    crash(&mut lab);
    // The second try begins at two seconds, the third at four.
    lab.pass(3_000);
    fails.set(false);
    lab.pass(2_000);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
    let pid = pids(&mut lab, sup)[0];
    terminate(&mut lab, pid, ":abnormal");
    assert_ended(&mut lab, &[(sup, ":shutdown")]);
    assert_eq!(
        reports(&mut lab),
        [
            "child_terminated :child1 :error",
            "start_error :child1 :error",
            "start_error :child1 :error",
            "child_terminated :child1 :abnormal",
            "shutdown :child1 :reached_max_restart_intensity"
        ]
    );
}
