//! Elixir's cases of `start_child/2`.

use std::cell::RefCell;
use std::rc::Rc;

use super::super::lab::{Lab, define_start, pid_of};
use super::super::supervisors::{assert_ended, counts, reports, terminate, which};
use super::super::terms::t;
use super::support::{child, lab, row, simple, sleepy, start_child, start_link, worker};
use coppice::otp::{Process, ServerRef, Start};
use coppice::runtime::{Atom, Pid, Term};

#[test]
fn start_child_2_supports_old_child_spec() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    child(
        &mut lab,
        sup,
        "{Task, {Sleepy, :start_link, []}, :temporary, 5000, :worker, [Task]}",
    );
    let rows = which(&mut lab, sup);
    assert_eq!(rows[0].elements().expect("a row")[3], t("[Task]"));
}

#[test]
fn start_child_2_supports_new_child_spec_as_tuple() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    child(&mut lab, sup, &sleepy("restart: :temporary"));
}

#[test]
fn start_child_2_supports_new_child_spec() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    let pid = child(&mut lab, sup, &sleepy(""));
    assert_eq!(which(&mut lab, sup), [row(pid, "[Sleepy]")]);
}

/// A lab whose `Extra` module keeps what it was started with.
fn with_extra() -> (Lab, Rc<RefCell<Vec<Term>>>) {
    let lab = lab();
    let seen: Rc<RefCell<Vec<Term>>> = Rc::default();
    let log = Rc::clone(&seen);
    define_start("Elixir.Extra", move |call, cx| {
        log.borrow_mut().push(Term::list(call.args.to_vec()));
        let pid = cx.spawn_link(Process::Plain(Rc::default())).expect("a process");
        Ok(Start::Return(Term::tuple([t(":ok"), Term::Pid(pid)])))
    });
    (lab, seen)
}

const EXTRA: &str = "%{id: Task, restart: :transient, start: {Extra, :start_link, [:own]}}";

#[test]
fn start_child_2_supports_extra_arguments() {
    let (mut lab, seen) = with_extra();
    let sup = start_link(&mut lab, "extra_arguments: [:extra]");
    child(&mut lab, sup, EXTRA);
    assert_eq!(*seen.borrow(), [t("[:extra, :own]")]);
}

#[test]
fn start_child_2_restarting_a_child_with_extra_arguments_successfully_restarts_child() {
    let (mut lab, seen) = with_extra();
    let sup = start_link(&mut lab, "extra_arguments: [:extra]");
    let pid = child(&mut lab, sup, EXTRA);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
    terminate(&mut lab, pid, ":oops");
    assert_eq!(*seen.borrow(), [t("[:extra, :own]"), t("[:extra, :own]")]);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
}

#[test]
fn start_child_2_with_invalid_child_spec() {
    let mut lab = lab();
    let not_used = ServerRef::Name(Atom::new("not_used"));
    for (spec, reason) in [
        ("%{}", "{:invalid_child_spec, %{}}"),
        ("%{id: 1}", "{:invalid_child_spec, %{id: 1}}"),
        ("%{id: 1, start: :x}", "{:invalid_child_spec, %{id: 1, start: :x}}"),
        ("{1, 2, 3, 4, 5, 6}", "{:invalid_mfa, 2}"),
        (
            "%{id: 1, start: {Task, :foo, :bar}}",
            "{:invalid_mfa, {Task, :foo, :bar}}",
        ),
        (
            "%{id: 1, start: {Task, :foo, [:bar]}, shutdown: -1}",
            "{:invalid_shutdown, -1}",
        ),
        (
            "%{id: 1, start: {Task, :foo, [:bar]}, restart: :x, shutdown: -1}",
            "{:invalid_restart_type, :x}",
        ),
        (
            "{1, {Task, :foo, [:bar]}, :permanent, 1, :x, []}",
            "{:invalid_child_type, :x}",
        ),
        (
            "{1, {Task, :foo, [:bar]}, :permanent, -1, :x, []}",
            "{:invalid_shutdown, -1}",
        ),
        (
            "%{id: 1, start: {Task, :foo, [:bar]}, modules: :x}",
            "{:invalid_modules, :x}",
        ),
        (
            "%{id: 1, start: {Task, :foo, [:bar]}, modules: [1]}",
            "{:invalid_modules, [1]}",
        ),
    ] {
        let answer = start_child(&mut lab, not_used.clone(), spec);
        assert_eq!(answer, t(&format!("{{:error, {reason}}}")), "{spec}");
    }
}

/// In Elixir 1.14.0 a shutdown of 0 is refused too, and significance is not looked at.
#[test]
fn start_child_2_with_invalid_valid_shutdown() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    for (shutdown, reason) in [("-1", "-1"), ("0", "0"), (":soon", ":soon")] {
        let answer = start_child(&mut lab, sup, &sleepy(&format!("shutdown: {shutdown}")));
        assert_eq!(answer, t(&format!("{{:error, {{:invalid_shutdown, {reason}}}}}")));
    }
    child(&mut lab, sup, &sleepy("significant: true"));
}

#[test]
fn start_child_2_with_different_returns() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    let extra = start_child(&mut lab, sup, &worker(":ok3", ""));
    assert_eq!(extra.elements().expect("a tuple")[2], t(":extra"));
    pid_of(&start_child(&mut lab, sup, &worker(":ok2", "")));
    assert_eq!(start_child(&mut lab, sup, &worker(":ignore", "")), t(":ignore"));
    assert_eq!(start_child(&mut lab, sup, &worker(":error", "")), t("{:error, :found}"));
    assert_eq!(
        start_child(&mut lab, sup, &worker(":unknown", "")),
        t("{:error, :unknown}")
    );
    assert_eq!(counts(&mut lab, sup), [2, 2, 0, 2]);
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn start_child_2_with_throw_error_exit() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    for (how, expected) in [
        (":throw", "{:error, {{:nocatch, :oops}, ["),
        (
            ":error",
            "{:error, {%RuntimeError{message: \"oops\"}, [{Test, :start_link, 2,",
        ),
        (":exit", "{:error, :oops}"),
    ] {
        let answer = start_child(&mut lab, sup, &worker(&format!(":non_local, {how}"), "")).to_string();
        assert!(answer.starts_with(expected), "{answer} is not {expected}");
    }
    assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);
}

#[test]
fn start_child_2_with_max_children() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "max_children: 0");
    let answer = start_child(&mut lab, sup, &worker(":ok2", ""));
    assert_eq!(answer, t("{:error, :max_children}"));
}

fn run_and_end(lab: &mut Lab, sup: Pid, spec: &str, reason: &str) -> Pid {
    let pid = child(lab, sup, spec);
    assert_eq!(terminate(lab, pid, reason), reason);
    pid
}

#[test]
fn start_child_2_temporary_child_is_not_restarted_regardless_of_reason() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    for reason in [":shutdown", ":whatever"] {
        run_and_end(&mut lab, sup, &worker(":ok2", "restart: :temporary"), reason);
        assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);
    }
    assert_eq!(reports(&mut lab), ["child_terminated :undefined :whatever"]);
}

#[test]
fn start_child_2_transient_child_is_restarted_unless_normal_shutdown_shutdown() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    let spec = worker(":ok2", "restart: :transient");
    for reason in [":shutdown", "{:shutdown, :signal}"] {
        run_and_end(&mut lab, sup, &spec, reason);
        assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);
    }
    run_and_end(&mut lab, sup, &spec, ":whatever");
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
    assert_eq!(reports(&mut lab), ["child_terminated :undefined :whatever"]);
}

#[test]
fn start_child_2_permanent_child_is_restarted_regardless_of_reason() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "intensity: 100000");
    let spec = worker(":ok2", "restart: :permanent");
    for (reason, count) in [(":shutdown", 1), ("{:shutdown, :signal}", 2), (":whatever", 3)] {
        run_and_end(&mut lab, sup, &spec, reason);
        assert_eq!(counts(&mut lab, sup), [count, count, 0, count]);
    }
    assert_eq!(
        reports(&mut lab),
        [
            "child_terminated :undefined :shutdown",
            "child_terminated :undefined {:shutdown, :signal}",
            "child_terminated :undefined :whatever"
        ]
    );
}

/// A shutdown given as milliseconds, however short.
#[test]
fn start_child_2_with_valid_shutdown() {
    let mut lab = lab();
    lab.trap_exit();
    let sup = start_link(&mut lab, "");
    for ms in [1, 2] {
        let pid = child(&mut lab, sup, &sleepy(&format!("shutdown: {ms}")));
        assert_eq!(terminate(&mut lab, pid, ":shutdown"), ":shutdown");
    }
    assert_eq!(counts(&mut lab, sup), [2, 2, 0, 2]);
}

#[test]
fn a_failed_init_leaves_no_process() {
    let mut lab = lab();
    lab.trap_exit();
    let sup = pid_of(&lab.start(simple("{:ok, %{}}")));
    let answer = start_child(
        &mut lab,
        sup,
        "%{id: 1, start: {:supervisor_1, :start_child, [:error]}}",
    );
    let first = pid_of(&answer);
    assert_eq!(terminate(&mut lab, first, ":abnormal"), ":abnormal");
    // The restart, the only one allowed, fails: its start raises in init.
    assert_ended(&mut lab, &[(sup, ":shutdown")]);
}
