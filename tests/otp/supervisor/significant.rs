//! Significant children: whose end shuts their supervisor down.

use super::super::lab::{Lab, pid_of};
use super::super::supervisors::{
    assert_ended, child, pids, reports, restart_child, suite, supervisor, terminate, terminate_child,
};
use super::super::terms::t;
use coppice::runtime::Pid;

const ALL: [&str; 3] = [":never", ":any_significant", ":all_significant"];

/// An unnamed supervisor with those flags.
fn start(lab: &mut Lab, flags: &str) -> Pid {
    let result = lab.start(supervisor(&format!("{{:ok, {{%{{intensity: 5, {flags}}}, []}}}}")));
    pid_of(&result)
}

fn spec(id: &str, restart: &str, significant: bool) -> String {
    format!("%{{id: {id}, start: {{:supervisor_1, :start_child, []}}, restart: {restart}, significant: {significant}}}")
}

/// Two significant children and one that is not, in start order.
fn three(lab: &mut Lab, sup: Pid, restart: &str) -> [Pid; 3] {
    [(":child1", true), (":child2", true), (":child3", false)]
        .map(|(id, significant)| child(lab, sup, &spec(id, restart, significant)))
}

fn alive(lab: &Lab, pids: &[Pid]) -> bool {
    pids.iter().all(|pid| lab.is_alive(*pid))
}

#[test]
fn nonsignificant_temporary() {
    for auto_shutdown in ALL {
        let mut lab = suite();
        let sup = start(&mut lab, &format!("auto_shutdown: {auto_shutdown}"));
        let spec = spec(":child1", ":temporary", false);
        child(&mut lab, sup, &spec);
        assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
        for reason in [":kill", ":abnormal", ":normal"] {
            let pid = child(&mut lab, sup, &spec);
            terminate(&mut lab, pid, reason);
            lab.pass(1_000);
            assert!(lab.is_alive(sup));
        }
        assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
        assert_eq!(
            reports(&mut lab),
            ["child_terminated :child1 :killed", "child_terminated :child1 :abnormal"]
        );
    }
}

#[test]
fn nonsignificant_transient() {
    for auto_shutdown in ALL {
        let mut lab = suite();
        let sup = start(&mut lab, &format!("auto_shutdown: {auto_shutdown}"));
        child(&mut lab, sup, &spec(":child1", ":transient", false));
        assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
        pid_of(&restart_child(&mut lab, sup, ":child1"));
        for reason in [":kill", ":abnormal", ":normal"] {
            let pid = pids(&mut lab, sup)[0];
            terminate(&mut lab, pid, reason);
            lab.pass(1_000);
            assert!(lab.is_alive(sup));
        }
        assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    }
}

#[test]
fn significant_temporary() {
    let mut lab = suite();
    // Stopped through its supervisor, it shuts nothing down.
    let sup = start(&mut lab, "auto_shutdown: :any_significant");
    let [first, second, third] = three(&mut lab, sup, ":temporary");
    assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_ended(&mut lab, &[(first, ":shutdown")]);
    lab.pass(1_000);
    assert!(alive(&lab, &[second, third, sup]));
    let again = child(&mut lab, sup, &spec(":child1", ":temporary", true));
    terminate(&mut lab, again, ":kill");
    let ends = [
        (again, ":killed"),
        (second, ":shutdown"),
        (third, ":shutdown"),
        (sup, ":shutdown"),
    ];
    assert_ended(&mut lab, &ends);

    for reason in [":abnormal", ":normal"] {
        let sup = start(&mut lab, "auto_shutdown: :any_significant");
        let [first, second, third] = three(&mut lab, sup, ":temporary");
        terminate(&mut lab, first, reason);
        let ends = [
            (first, reason),
            (second, ":shutdown"),
            (third, ":shutdown"),
            (sup, ":shutdown"),
        ];
        assert_ended(&mut lab, &ends);
    }
    last_of_all(&mut lab, ":temporary");
    assert_eq!(
        reports(&mut lab),
        ["child_terminated :child1 :killed", "child_terminated :child1 :abnormal"],
        "that it shuts itself down is not reported"
    );
}

/// Under `all_significant` the first significant child to end changes nothing, and the last shuts all down.
fn last_of_all(lab: &mut Lab, restart: &str) {
    let sup = start(lab, "auto_shutdown: :all_significant");
    let [first, second, third] = three(lab, sup, restart);
    terminate(lab, first, ":normal");
    lab.pass(1_000);
    assert!(alive(lab, &[second, third, sup]));
    terminate(lab, second, ":normal");
    let ends = [(second, ":normal"), (third, ":shutdown"), (sup, ":shutdown")];
    assert_ended(lab, &ends);
}

#[test]
fn significant_transient() {
    let mut lab = suite();
    let sup = start(&mut lab, "auto_shutdown: :any_significant");
    let [first, second, third] = three(&mut lab, sup, ":transient");
    assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_ended(&mut lab, &[(first, ":shutdown")]);
    lab.pass(1_000);
    assert!(alive(&lab, &[second, third, sup]));
    pid_of(&restart_child(&mut lab, sup, ":child1"));
    // What is restarted is not gone.
    for reason in [":kill", ":abnormal"] {
        let pid = pids(&mut lab, sup)[2];
        terminate(&mut lab, pid, reason);
        lab.pass(1_000);
        assert!(alive(&lab, &[second, third, sup]));
    }
    let pid = pids(&mut lab, sup)[2];
    terminate(&mut lab, pid, ":normal");
    let ends = [
        (pid, ":normal"),
        (second, ":shutdown"),
        (third, ":shutdown"),
        (sup, ":shutdown"),
    ];
    assert_ended(&mut lab, &ends);
    last_of_all(&mut lab, ":transient");
}

/// A significant child that ends because its sibling did, shuts nothing down.
#[test]
fn significant_bystander() {
    for strategy in [":one_for_one", ":one_for_all", ":rest_for_one"] {
        for auto_shutdown in [":any_significant", ":all_significant"] {
            let mut lab = suite();
            let sup = start(
                &mut lab,
                &format!("strategy: {strategy}, auto_shutdown: {auto_shutdown}"),
            );
            let children = [(":child1", true), (":child2", false), (":child3", true)]
                .map(|(id, significant)| child(&mut lab, sup, &spec(id, ":transient", significant)));
            terminate(&mut lab, children[1], ":kill");
            let expected = match strategy {
                ":one_for_one" => [true, false, true],
                ":one_for_all" => [false, false, false],
                _ => [true, false, false],
            };
            assert_eq!(children.map(|pid| lab.is_alive(pid)), expected, "{strategy}");
            lab.pass(1_000);
            assert!(lab.is_alive(sup));
            assert_eq!(pids(&mut lab, sup).len(), 3);
            assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
        }
    }
}

/// The end of a significant supervisor, which shut itself down, shuts down the one above it.
#[test]
fn significant_escalation() {
    for (significant, above) in [(true, Some(":shutdown")), (false, None)] {
        let mut lab = suite();
        let top = start(&mut lab, "auto_shutdown: :any_significant");
        let inner = child(
            &mut lab,
            top,
            &format!(
                "%{{id: :sup1, start: {{:supervisor, :start_link, [:supervisor_SUITE, \
                 {{:ok, {{%{{auto_shutdown: :any_significant}}, []}}}}]}}, restart: :transient, type: :supervisor, \
                 significant: {significant}}}"
            ),
        );
        let worker = child(&mut lab, inner, &spec(":child1", ":transient", true));
        terminate(&mut lab, worker, ":normal");
        assert_ended(&mut lab, &[(worker, ":normal"), (inner, ":shutdown")]);
        lab.pass(1_000);
        assert_eq!(super::super::supervisors::ended(&mut lab, top).as_deref(), above);
        assert_eq!(reports(&mut lab), [""; 0]);
    }
}
