//! How a supervisor that stops stops its children.

use super::super::supervisors::{assert_ended, child, link, reports, suite, sup, terminate};
use super::super::terms::t;

const EMPTY: &str = "{:ok, {{:one_for_one, 2, 3600}, []}}";

#[test]
fn sup_stop_infinity() {
    let mut lab = suite();
    let sup = sup(&mut lab, EMPTY);
    let first = child(
        &mut lab,
        sup,
        "{:child1, {:supervisor_1, :start_child, []}, :permanent, :infinity, :supervisor, []}",
    );
    let second = child(
        &mut lab,
        sup,
        "{:child2, {:supervisor_1, :start_child, []}, :permanent, :infinity, :worker, []}",
    );
    link(&mut lab, first);
    link(&mut lab, second);
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_ended(&mut lab, &[(first, ":shutdown"), (second, ":shutdown")]);
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn sup_stop_timeout() {
    let mut lab = suite();
    let sup = sup(&mut lab, EMPTY);
    let first = child(
        &mut lab,
        sup,
        "{:child1, {:supervisor_1, :start_child, []}, :permanent, 1000, :worker, []}",
    );
    let second = child(
        &mut lab,
        sup,
        "{:child2, {:supervisor_1, :start_child, []}, :permanent, 1000, :worker, []}",
    );
    lab.send(second, t("{:sleep, 200000}"));
    let before = lab.system.now_ms();
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_eq!(lab.system.now_ms() - before, 1_000);
    assert_ended(&mut lab, &[(first, ":shutdown"), (second, ":killed")]);
    assert_eq!(reports(&mut lab), ["shutdown_error :child2 :killed"]);
}

#[test]
fn sup_stop_brutal_kill() {
    let mut lab = suite();
    let sup = sup(&mut lab, EMPTY);
    let first = child(
        &mut lab,
        sup,
        "{:child1, {:supervisor_1, :start_child, []}, :permanent, 1000, :worker, []}",
    );
    let second = child(
        &mut lab,
        sup,
        "{:child2, {:supervisor_1, :start_child, []}, :permanent, :brutal_kill, :worker, []}",
    );
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_ended(&mut lab, &[(first, ":shutdown"), (second, ":killed")]);
    assert_eq!(reports(&mut lab), [""; 0], "a child that is to be killed is killed");
}

/// Children that end by themselves, for reasons of all kinds, while the supervisor waits for a slow one.
#[test]
fn sup_stop_race() {
    let mut lab = suite();
    let sup = sup(&mut lab, EMPTY);
    let first = child(
        &mut lab,
        sup,
        "%{id: :child_a, start: {:supervisor_1, :start_child, []}, restart: :temporary, shutdown: 1000}",
    );
    let mut children = Vec::new();
    for restart in [":temporary", ":transient", ":permanent"] {
        for reason in [":normal", ":shutdown", "{:shutdown, :test}", ":other"] {
            let spec = format!(
                "%{{id: {{{restart}, {reason}}}, start: {{:supervisor_4, :start_child, [{reason}]}}, \
                 restart: {restart}, shutdown: 1000}}"
            );
            children.push((child(&mut lab, sup, &spec), reason));
        }
    }
    let last = child(
        &mut lab,
        sup,
        "%{id: :child_z, start: {:supervisor_2, :start_child, [1000]}, restart: :temporary, shutdown: 2000}",
    );
    let helper = lab.tester();
    let targets: Vec<_> = children.iter().map(|(pid, _)| *pid).collect();
    lab.begin(helper, move |cx| {
        for pid in targets {
            cx.send_after(200, pid, coppice::runtime::Message::Term(t(":stop")));
        }
        Ok(coppice::otp::Await::Sleep(200))
    });
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_ended(&mut lab, &[(last, ":shutdown"), (first, ":shutdown")]);
    assert_ended(&mut lab, &children);
    assert_eq!(
        reports(&mut lab),
        [
            "shutdown_error {:permanent, :other} :other",
            "shutdown_error {:permanent, {:shutdown, :test}} {:shutdown, :test}",
            "shutdown_error {:permanent, :normal} :normal",
            "shutdown_error {:transient, :other} :other",
            "shutdown_error {:temporary, :other} :other",
        ],
        "in reverse start order; only :shutdown is expected of a permanent child"
    );
}
