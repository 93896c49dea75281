//! Cases of `supervisor_SUITE` on how dynamic children are stopped, and one on how their restart is ignored.

use super::super::supervisors::{answer, assert_ended, question, reports, terminate, which};
use super::super::terms::t;
use super::support::{child, ends_with, lab, row, start_link, suite_child};
use coppice::otp::{self, ChildSpec};
use coppice::runtime::Term;

#[test]
fn sup_stop_timeout_dynamic() {
    let mut lab = lab();
    lab.trap_exit();
    let sup = start_link(&mut lab, "");
    let spec = suite_child("", ":temporary");
    let (first, second) = (child(&mut lab, sup, &spec), child(&mut lab, sup, &spec));
    lab.send(second, t("{:sleep, 200000}"));
    let before = lab.system.now_ms();
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_eq!(lab.system.now_ms() - before, 1_000);
    assert_ended(&mut lab, &[(first, ":shutdown"), (second, ":killed")]);
    assert_eq!(reports(&mut lab), ["shutdown_error :undefined :killed"]);
}

#[test]
fn sup_stop_brutal_kill_dynamic() {
    let mut lab = lab();
    lab.trap_exit();
    let sup = start_link(&mut lab, "");
    let spec = "{:child, {:supervisor_4, :start_child, []}, :temporary, :brutal_kill, :worker, []}";
    let pids: Vec<_> = (0..10).map(|_| child(&mut lab, sup, spec)).collect();
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    let ends: Vec<_> = pids.into_iter().map(|pid| (pid, ":killed")).collect();
    assert_ended(&mut lab, &ends);
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn sup_stop_non_shutdown_exit_dynamic() {
    for (restart, reported) in [
        (":temporary", &["shutdown_error :undefined :other"][..]),
        (":transient", &["shutdown_error :undefined :other"]),
        (
            ":permanent",
            &["shutdown_error :undefined :normal", "shutdown_error :undefined :other"],
        ),
    ] {
        let mut lab = lab();
        lab.trap_exit();
        let sup = start_link(&mut lab, "");
        let ends = [":normal", ":shutdown", "{:shutdown, :test}", ":other"].map(|reason| {
            let spec = ends_with(reason, &format!("restart: {restart}"));
            (child(&mut lab, sup, &spec), reason)
        });
        assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
        assert_ended(&mut lab, &ends);
        assert_eq!(reports(&mut lab), reported, "{restart}");
    }
}

/// Those that stop in time have a second each, together; the one that does not is killed after two.
#[test]
fn simple_one_for_one_shutdown() {
    let mut lab = lab();
    lab.trap_exit();
    let sup = start_link(&mut lab, "");
    let spec = |ms: u32| format!("{{:child, {{:supervisor_2, :start_child, [{ms}]}}, :permanent, 2000, :worker, []}}");
    let pids = [1_000, 1_000, 5_000].map(|ms| child(&mut lab, sup, &spec(ms)));
    let before = lab.system.now_ms();
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_eq!(lab.system.now_ms() - before, 2_000);
    assert_ended(
        &mut lab,
        &[(pids[0], ":shutdown"), (pids[1], ":shutdown"), (pids[2], ":killed")],
    );
    assert_eq!(reports(&mut lab), ["shutdown_error :undefined :killed"]);
}

/// A child that ignores its restart is forgotten.
#[test]
fn simple_one_for_one_restart_ignore() {
    for restart in [":transient", ":permanent"] {
        let mut lab = lab();
        lab.trap_exit();
        let sup = start_link(&mut lab, "intensity: 10, period: 3600");
        let arguments = Term::list([t(":child1"), Term::Pid(lab.me)]);
        let start = Term::tuple([t(":supervisor_3"), t(":start_child"), arguments]);
        let spec = Term::tuple([t(":child"), start, t(restart), t("1000"), t(":worker"), t("[]")]);
        let starter = lab.tester();
        lab.begin(starter, move |cx| {
            let spec = ChildSpec::from_dynamic_term(&spec).expect("a child spec");
            otp::call(cx, &sup.into(), spec.to_dynamic_request(), None)
        });
        for _ in 0..2 {
            let (_, pid, from) = question(&mut lab);
            answer(&mut lab, from, ":ok");
            assert_eq!(which(&mut lab, sup), [row(pid, "[]")]);
            assert_eq!(terminate(&mut lab, pid, ":kill"), ":killed");
        }
        let (_, _, from) = question(&mut lab);
        answer(&mut lab, from, ":ignore");
        assert_eq!(which(&mut lab, sup), []);
        assert_eq!(reports(&mut lab), ["child_terminated :undefined :killed"; 2]);
        assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    }
}
