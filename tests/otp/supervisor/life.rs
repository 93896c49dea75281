//! Whole trees: who starts and ends when, and children that do not play along.

use super::super::lab::{Lab, pid_of};
use super::super::supervisors::{
    ask, assert_ended, child, counts, pids, reports, row, suite, sup, terminate, terminate_child, which,
};
use super::super::terms::t;
use coppice::otp;
use coppice::runtime::{EventKind, Pid, Term};

/// A child that has unlinked itself can still be stopped.
#[test]
fn child_unlink() {
    let mut lab = suite();
    let sup = sup(&mut lab, "{:ok, {{:one_for_one, 2, 3600}, []}}");
    let naughty = child(
        &mut lab,
        sup,
        "{:naughty_child, {:naughty_child, :start_link, []}, :permanent, 1000, :worker, [:supervisor_SUITE]}",
    );
    assert_eq!(lab.links(naughty), []);
    let other = lab.tester();
    lab.begin(other, move |cx| {
        otp::call(cx, &sup.into(), t("{:terminate_child, :naughty_child}"), None)
    });
    lab.send(sup, t(":foo"));
    lab.pass(5_000);
    assert_eq!(lab.finish(other), Ok(otp::Got::Reply(t(":ok"))));
    assert_eq!(
        lab.system.mailbox_len(sup),
        0,
        "it is not stuck: what was sent to it is gone"
    );
    assert_ended(&mut lab, &[(naughty, ":shutdown")]);
    assert_eq!(reports(&mut lab), [""; 0]);
}

fn worker(id: &str, argument: &str) -> String {
    format!("{{{id}, {{:supervisor_1, :start_child, [{argument}]}}, :permanent, 1000, :worker, []}}")
}

fn inner(id: &str, restart: &str, children: &str) -> String {
    format!(
        "{{{id}, {{:supervisor, :start_link, [:supervisor_SUITE, {{:ok, {{{{:one_for_one, 4, 3600}}, [{children}]}}}}]}}, \
         {restart}, :infinity, :supervisor, []}}"
    )
}

fn ids(lab: &mut Lab, sup: Pid) -> Vec<String> {
    let id = |row: &Term| row.elements().expect("a row")[0].to_string();
    which(lab, sup).iter().map(id).collect()
}

#[test]
fn tree() {
    let mut lab = suite();
    let top = sup(&mut lab, "{:ok, {{:one_for_all, 4, 3600}, []}}");
    let both = format!("{}, {}", worker(":child1", ""), worker(":child2", ""));
    let first = child(&mut lab, top, &inner(":supchild1", ":permanent", &both));
    let second = child(&mut lab, top, &inner(":supchild2", ":permanent", ""));
    child(&mut lab, top, &inner(":supchild3", ":transient", ""));
    assert_eq!(terminate_child(&mut lab, top, ":supchild3"), t(":ok"));
    assert_eq!(counts(&mut lab, top), [3, 2, 3, 0]);
    let workers = pids(&mut lab, first);
    assert_eq!(counts(&mut lab, first), [2, 2, 0, 2]);
    assert_eq!(counts(&mut lab, second), [0, 0, 0, 0]);

    let third = child(&mut lab, second, &worker(":child3", ":error"));
    let fourth = child(&mut lab, second, &worker(":child4", ""));
    assert_eq!(counts(&mut lab, second), [2, 2, 0, 2]);
    terminate(&mut lab, fourth, ":abnormal");
    assert_eq!(pids(&mut lab, first), workers);
    let new = pids(&mut lab, second);
    assert_eq!(which(&mut lab, second), [row(":child4", new[0]), row(":child3", third)]);
    assert_ne!(new[0], fourth);

    // The third cannot be started again, and its supervisor gives up: the one above restarts all, and what was started
    // dynamically does not come back.
    terminate(&mut lab, third, ":abnormal");
    lab.pass(1_000);
    assert_eq!(ids(&mut lab, top), [":supchild3", ":supchild2", ":supchild1"]);
    assert_eq!(counts(&mut lab, top), [3, 3, 3, 0], "the one that was stopped runs too");
    let supervisors = pids(&mut lab, top);
    assert_eq!(ids(&mut lab, supervisors[2]), [":child2", ":child1"]);
    assert_eq!(counts(&mut lab, supervisors[2]), [2, 2, 0, 2]);
    for empty in [supervisors[1], supervisors[0]] {
        assert_eq!(which(&mut lab, empty), []);
        assert_eq!(counts(&mut lab, empty), [0, 0, 0, 0]);
    }
    assert_eq!(
        reports(&mut lab).last().map(String::as_str),
        Some("child_terminated :supchild2 :shutdown")
    );
}

/// The order in which processes ended.
fn ends(lab: &Lab, among: &[Pid]) -> Vec<Pid> {
    let ended = |event: &coppice::runtime::Event<otp::Event>| {
        (matches!(event.kind, EventKind::Exited { .. }) && among.contains(&event.pid)).then_some(event.pid)
    };
    lab.events.iter().filter_map(ended).collect()
}

/// Children start in the order in which they are given, and end in the opposite one.
#[test]
fn order_of_children() {
    let mut lab = suite();
    let names = [":ch7", ":ch3", ":ch10", ":ch2", ":ch5"];
    let specs: Vec<_> = names.iter().map(|id| worker(id, "")).collect();
    let sup = sup(
        &mut lab,
        &format!("{{:ok, {{{{:rest_for_one, 2, 3600}}, [{}]}}}}", specs.join(", ")),
    );
    let in_start_order = |lab: &mut Lab| {
        let mut rows = which(lab, sup);
        rows.reverse();
        let mut pids = pids(lab, sup);
        pids.reverse();
        assert!(
            rows.iter()
                .zip(names)
                .all(|(row, id)| row.elements().expect("a row")[0] == t(id))
        );
        assert!(pids.is_sorted(), "pids grow");
        pids
    };
    let old = in_start_order(&mut lab);
    terminate(&mut lab, old[2], ":abnormal");
    assert_eq!(ends(&lab, &old), [old[2], old[4], old[3]]);
    let new = in_start_order(&mut lab);
    assert_eq!(new[..2], old[..2]);
    assert!(new[2..].iter().all(|pid| !old.contains(pid)));

    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    let reversed: Vec<_> = new.iter().rev().copied().collect();
    assert_eq!(ends(&lab, &new), reversed);
}

/// The suite starts a registry-wide name; a supervisor under another, killed, is restarted with its child.
#[test]
fn a_killed_supervisor_is_restarted_with_its_children() {
    let mut lab = suite();
    let top = sup(&mut lab, "{:ok, {{:one_for_all, 3, 60}, []}}");
    let middle = child(&mut lab, top, &inner(":middle", ":permanent", &worker(":child", "")));
    let server = pids(&mut lab, middle)[0];
    assert_eq!(terminate(&mut lab, middle, ":kill"), ":killed");
    assert_ended(&mut lab, &[(server, ":killed")]);
    let again = pids(&mut lab, top)[0];
    assert_ne!(again, middle);
    assert_eq!(counts(&mut lab, again), [1, 1, 0, 1]);

    let server = pids(&mut lab, again)[0];
    assert_eq!(ask(&mut lab, again, "terminate_child", t(":child")), t(":ok"));
    let restarted = pid_of(&ask(&mut lab, again, "restart_child", t(":child")));
    assert_ne!(restarted, server);
}
