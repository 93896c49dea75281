//! Cases of `supervisor_SUITE` for `simple_one_for_one`: starting, managing, counting. Where DynamicSupervisor answers
//! otherwise than OTP's strategy, the case has DynamicSupervisor's answer.

use super::super::lab::{Lab, pid_of};
use super::super::supervisors::{assert_ended, counts, define_deadlock, link, reports, terminate, which};
use super::super::terms::t;
use super::support::{child, lab, row, simple, start_child, start_link, suite_child, terminate_child};
use coppice::otp::{ChildSpec, ServerRef};
use coppice::runtime::{Atom, Pid, Term};

/// A supervisor of that intensity under a test process that traps exits.
fn supervisor(intensity: u32) -> (Lab, Pid) {
    let mut lab = lab();
    lab.trap_exit();
    let sup = start_link(&mut lab, &format!("intensity: {intensity}, period: 3600"));
    (lab, sup)
}

fn ignored_start(restart: &str) {
    let (mut lab, sup) = supervisor(2);
    assert_eq!(
        start_child(&mut lab, sup, &suite_child(":ignore", restart)),
        t(":ignore"),
        "OTP's strategy answers {{ok, undefined}}"
    );
    let pid = child(&mut lab, sup, &suite_child("", restart));
    assert_eq!(which(&mut lab, sup), [row(pid, "[]")]);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn sup_start_ignore_temporary_child_start_child_simple() {
    ignored_start(":temporary");
}

#[test]
fn sup_start_ignore_permanent_child_start_child_simple() {
    ignored_start(":permanent");
}

#[test]
fn sup_start_child_returns_error_simple() {
    let (mut lab, sup) = supervisor(2);
    for (returned, answer) in [
        ("{:error, :reason}", "{:error, :reason}"),
        (":error_reason", "{:error, :error_reason}"),
        ("{:weird, 1}", "{:error, {:weird, 1}}"),
    ] {
        let spec = suite_child(&format!("{{:return, {returned}}}"), ":permanent");
        assert_eq!(start_child(&mut lab, sup, &spec), t(answer));
    }
    assert_eq!(which(&mut lab, sup), []);
    assert_eq!(reports(&mut lab), [""; 0]);
}

/// DynamicSupervisor has no `get_childspec`; the defaults are seen in the spec that is sent, and in what is listed.
#[test]
fn sup_start_map_simple() {
    let (mut lab, sup) = supervisor(1);
    let map = "%{id: :undefined, start: {:supervisor_1, :start_child, []}, restart: :temporary}";
    let spec = ChildSpec::from_dynamic_term(&t(map)).expect("a spec");
    assert_eq!(
        spec.to_term(),
        t(
            "%{id: :undefined, start: {:supervisor_1, :start_child, []}, restart: :temporary, type: :worker, \
           shutdown: 5000, modules: [:supervisor_1], significant: false}"
        )
    );
    let pids = [(); 3].map(|()| child(&mut lab, sup, map));
    assert_eq!(which(&mut lab, sup), pids.map(|pid| row(pid, "[:supervisor_1]")));
    let error = lab.call(sup, Term::tuple([t(":get_childspec"), Term::Pid(pids[0])]));
    assert!(error.is_err(), "an unknown call ends it");
}

#[test]
fn child_adm_simple() {
    let (mut lab, sup) = supervisor(2);
    assert_eq!(which(&mut lab, sup), []);
    assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);
    let nobody = ServerRef::Name(Atom::new("foo"));
    let exit = lab
        .call_within(nobody, t(":which_children"), None)
        .expect_err("an exit");
    assert_eq!(
        exit,
        t("{:noproc, {GenServer, :call, [:foo, :which_children, :infinity]}}")
    );

    let spec = suite_child("", ":permanent");
    let first = child(&mut lab, sup, &spec);
    assert_eq!(which(&mut lab, sup), [row(first, "[]")]);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
    let second = child(&mut lab, sup, &spec);
    assert_eq!(which(&mut lab, sup), [row(first, "[]"), row(second, "[]")]);
    assert_eq!(counts(&mut lab, sup), [2, 2, 0, 2]);

    assert_eq!(terminate_child(&mut lab, sup, first), t(":ok"));
    assert!(!lab.is_alive(first));
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
    assert_eq!(
        terminate_child(&mut lab, sup, first),
        t("{:error, :not_found}"),
        "OTP's strategy answers ok for any dead process"
    );
    let stranger = lab.tester();
    assert_eq!(terminate_child(&mut lab, sup, stranger), t("{:error, :not_found}"));
    assert!(lab.is_alive(stranger));
}

/// Two children, the first of which crashes; then one too many.
fn crashes(argument: &str) {
    let (mut lab, sup) = supervisor(2);
    let spec = suite_child(argument, ":permanent");
    let mut start = || {
        let result = start_child(&mut lab, sup, &spec);
        let parts = result.elements().expect("a tuple");
        assert_eq!(parts.get(2).cloned(), (!argument.is_empty()).then(|| t(argument)));
        parts[1].as_pid().expect("a pid")
    };
    let (first, second) = (start(), start());
    terminate(&mut lab, first, ":abnormal");
    let rows = which(&mut lab, sup);
    assert_eq!(rows.len(), 2);
    assert!(rows.contains(&row(second, "[]")) && !rows.contains(&row(first, "[]")));
    assert_eq!(counts(&mut lab, sup), [2, 2, 0, 2]);

    terminate(&mut lab, second, ":abnormal");
    let last = super::super::supervisors::pids(&mut lab, sup)[0];
    terminate(&mut lab, last, ":abnormal");
    assert_ended(&mut lab, &[(sup, ":shutdown")]);
    assert_eq!(
        reports(&mut lab),
        [
            "child_terminated :undefined :abnormal",
            "child_terminated :undefined :abnormal",
            "child_terminated :undefined :abnormal",
            "shutdown :undefined :reached_max_restart_intensity"
        ]
    );
}

#[test]
fn simple_one_for_one() {
    crashes("");
}

#[test]
fn simple_one_for_one_extra() {
    crashes(":extra_info");
}

/// A temporary child's end leaves the others' state as it was: there is nothing of either child after it.
#[test]
fn simple_one_for_one_corruption() {
    let (mut lab, sup) = supervisor(2);
    let first = child(&mut lab, sup, &suite_child("", ":temporary"));
    terminate(&mut lab, first, ":abnormal");
    let big = format!("[{}]", vec!["0"; 1_000].join(", "));
    let result = start_child(&mut lab, sup, &suite_child(&big, ":temporary"));
    let second = result.elements().expect("a tuple")[1].as_pid().expect("a pid");
    assert_eq!(result.elements().expect("a tuple")[2], t(&big));
    terminate(&mut lab, second, ":abnormal");
    assert_eq!(which(&mut lab, sup), []);
    assert!(lab.is_alive(sup));
}

#[test]
fn simple_one_for_one_escalation() {
    let (mut lab, sup) = supervisor(4);
    let first = child(&mut lab, sup, &suite_child(":error", ":permanent"));
    let second = child(&mut lab, sup, &suite_child("", ":permanent"));
    link(&mut lab, second);
    terminate(&mut lab, first, ":abnormal");
    assert_ended(&mut lab, &[(sup, ":shutdown"), (second, ":shutdown")]);
    let contexts: Vec<_> = reports(&mut lab)
        .iter()
        .map(|line| line.split(' ').next().expect("a context").to_owned())
        .collect();
    assert_eq!(
        contexts,
        [
            "child_terminated",
            "start_error",
            "start_error",
            "start_error",
            "start_error",
            "shutdown"
        ]
    );
}

/// OTP 25 lets such a supervisor shut itself down. Elixir's DynamicSupervisor of 1.14.0 does not: it takes the flag and
/// the field for unknown ones.
#[test]
fn significant_simple() {
    let mut lab = lab();
    lab.trap_exit();
    let sup = pid_of(&lab.start(simple("{:ok, %{auto_shutdown: :any_significant}}")));
    let spec = "%{id: 1, start: {:supervisor_1, :start_child, []}, restart: :temporary, significant: true}";
    let pid = child(&mut lab, sup, spec);
    terminate(&mut lab, pid, ":normal");
    assert!(lab.is_alive(sup));
    assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);
}

#[test]
fn count_restarting_children() {
    let (mut lab, sup) = supervisor(20);
    let fails = define_deadlock();
    let spec = "{:child, {:supervisor_deadlock, :start_child_noreg, []}, :permanent, :brutal_kill, :worker, []}";
    let crash = |lab: &mut Lab, pid: Pid| lab.cast(pid, t(":restart"));
    assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);
    let mut pids = Vec::new();
    for count in 1..=3 {
        pids.push(child(&mut lab, sup, spec));
        assert_eq!(counts(&mut lab, sup), [count, count, 0, count]);
    }
    for pid in pids {
        crash(&mut lab, pid);
    }
    assert_eq!(counts(&mut lab, sup), [3, 3, 0, 3]);

    let pids = super::super::supervisors::pids(&mut lab, sup);
    fails.set(true);
    crash(&mut lab, pids[0]);
    crash(&mut lab, pids[1]);
    lab.pass(4_000);
    assert_eq!(counts(&mut lab, sup), [3, 1, 0, 3]);
    fails.set(false);
    lab.pass(4_000);
    assert_eq!(counts(&mut lab, sup), [3, 3, 0, 3]);

    let mut left = 3;
    for pid in super::super::supervisors::pids(&mut lab, sup) {
        assert_eq!(terminate_child(&mut lab, sup, pid), t(":ok"));
        left -= 1;
        assert_eq!(counts(&mut lab, sup), [left, left, 0, left]);
    }
}

#[test]
fn hanging_restart_loop_simple() {
    let (mut lab, sup) = supervisor(8);
    let fails = define_deadlock();
    let spec = "{:child1, {:supervisor_deadlock, :start_child, [:named]}, :permanent, :brutal_kill, :worker, []}";
    let crash = |lab: &mut Lab, pid: Pid| {
        lab.cast(pid, t(":restart"));
        lab.pass(100);
    };
    let first = child(&mut lab, sup, spec);
    fails.set(true);
    crash(&mut lab, first);
    assert_eq!(which(&mut lab, sup), [row(t(":restarting"), "[]")]);
    assert_eq!(counts(&mut lab, sup), [1, 0, 0, 1]);

    assert_eq!(terminate_child(&mut lab, sup, first), t(":ok"));
    assert_ended(&mut lab, &[(first, ":error")]);
    assert_eq!(which(&mut lab, sup), []);

    fails.set(false);
    let second = child(&mut lab, sup, spec);
    fails.set(true);
    crash(&mut lab, second);
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_ended(&mut lab, &[(second, ":error")]);
}
