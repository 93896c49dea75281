//! How a supervisor and its children start, ignore the start, or fail.

use super::super::lab::{SupervisorReport, pid_of};
use super::super::supervisors::{
    childspec, counts, reports, restart_child, row, row_of_none, start_child, start_link, suite, sup, terminate,
    terminate_child, which,
};
use super::super::terms::t;
use coppice::otp::Report;
use coppice::runtime::EventKind;

const EMPTY: &str = "{:ok, {{:one_for_one, 2, 3600}, []}}";

#[test]
fn sup_start_normal() {
    let mut lab = suite();
    let sup = sup(&mut lab, EMPTY);
    assert_eq!(lab.whereis("sup_test"), Some(sup));
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    assert_eq!(lab.whereis("sup_test"), None);
}

#[test]
fn sup_start_ignore_init() {
    let mut lab = suite();
    assert_eq!(start_link(&mut lab, ":ignore"), t(":ignore"));
    let exits: Vec<_> = lab
        .flush()
        .iter()
        .map(|message| message.elements().expect("a tuple")[2].to_string())
        .collect();
    assert_eq!(exits, [":normal"], "OTP 25 tells a starter that traps exits");
    assert_eq!(lab.whereis("sup_test"), None);
}

#[test]
fn sup_start_ignore_child() {
    let mut lab = suite();
    let sup = sup(&mut lab, EMPTY);
    let ignored = start_child(
        &mut lab,
        sup,
        "{:child1, {:supervisor_1, :start_child, [:ignore]}, :permanent, 1000, :worker, []}",
    );
    assert_eq!(ignored, t("{:ok, :undefined}"));
    let second = start_child(
        &mut lab,
        sup,
        "{:child2, {:supervisor_1, :start_child, []}, :permanent, 1000, :worker, []}",
    );
    let pid = pid_of(&second);
    assert_eq!(
        which(&mut lab, sup),
        [row(":child2", pid), row_of_none(":child1", ":undefined")]
    );
    assert_eq!(counts(&mut lab, sup), [2, 1, 0, 2]);
}

#[test]
fn sup_start_ignore_temporary_child() {
    let mut lab = suite();
    let sup = sup(
        &mut lab,
        "{:ok, {{:one_for_one, 2, 3600}, [
            {:child1, {:supervisor_1, :start_child, [:ignore]}, :temporary, 1000, :worker, []},
            {:child2, {:supervisor_1, :start_child, []}, :temporary, 1000, :worker, []}]}}",
    );
    let rows = which(&mut lab, sup);
    let pid = rows[0].elements().expect("a row")[1].as_pid().expect("it runs");
    assert_eq!(rows, [row(":child2", pid)], "the ignored one leaves no spec");
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
}

#[test]
fn sup_start_ignore_temporary_child_start_child() {
    let mut lab = suite();
    let sup = sup(&mut lab, EMPTY);
    let ignored = start_child(
        &mut lab,
        sup,
        "{:child1, {:supervisor_1, :start_child, [:ignore]}, :temporary, 1000, :worker, []}",
    );
    assert_eq!(ignored, t("{:ok, :undefined}"));
    let second = start_child(
        &mut lab,
        sup,
        "{:child2, {:supervisor_1, :start_child, []}, :temporary, 1000, :worker, []}",
    );
    assert_eq!(which(&mut lab, sup), [row(":child2", pid_of(&second))]);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
}

#[test]
fn sup_start_error_return() {
    let mut lab = suite();
    let reason = "{:bad_return, {:supervisor_SUITE, :init, :invalid}}";
    assert_eq!(start_link(&mut lab, ":invalid"), t(&format!("{{:error, {reason}}}")));
    let exits = lab.flush();
    assert_eq!(exits.len(), 1);
    assert_eq!(exits[0].elements().expect("an EXIT")[2], t(reason));
    for value in ["{:ok, {%{}, []}, :more}", "{:ok, %{}}", "{:stop, :reason}", "[]"] {
        let expected = format!("{{:error, {{:bad_return, {{:supervisor_SUITE, :init, {value}}}}}}}");
        assert_eq!(start_link(&mut lab, value), t(&expected));
    }
}

#[test]
fn sup_start_fail() {
    let mut lab = suite();
    let result = start_link(&mut lab, ":fail");
    let [error, reason] = result.elements().expect("an error") else {
        panic!("{result}");
    };
    assert!(error.is_atom("error"));
    assert_eq!(reason.elements().expect("a reason with a stack trace")[0], t(":fail"));
    let exits = lab.flush();
    assert_eq!(exits.len(), 1);
    assert_eq!(&exits[0].elements().expect("an EXIT")[2], reason);
}

#[test]
fn sup_start_restart_child_returns_error() {
    let mut lab = suite();
    let sup = sup(
        &mut lab,
        "{:ok, {{:one_for_one, 2, 3600}, [
            {:child1, {:supervisor_1, :start_child, [:error]}, :permanent, 1000, :worker, []}]}}",
    );
    assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
    let result = restart_child(&mut lab, sup, ":child1");
    let [error, reason] = result.elements().expect("an error") else {
        panic!("{result}");
    };
    assert!(error.is_atom("error"));
    assert_eq!(reason.elements().expect("with a stack trace")[0], t(":function_clause"));
    assert_eq!(which(&mut lab, sup), [row_of_none(":child1", ":undefined")]);
    assert_eq!(reports(&mut lab), [""; 0], "what restart_child answers is not reported");
}

#[test]
fn sup_start_child_returns_error() {
    let mut lab = suite();
    let sup = sup(&mut lab, EMPTY);
    let error = start_child(
        &mut lab,
        sup,
        "{:child1, {:supervisor_1, :start_child, [{:return, {:error, :reason}}]}, :permanent, 1000, :worker, []}",
    );
    assert_eq!(
        error,
        t(
            "{:error, {:reason, {:child, :undefined, :child1, {:supervisor_1, :start_child, \
           [{:return, {:error, :reason}}]}, :permanent, false, 1000, :worker, []}}}"
        )
    );
    let error = start_child(
        &mut lab,
        sup,
        "{:child2, {:supervisor_1, :start_child, [{:return, :error_reason}]}, :permanent, 1000, :worker, []}",
    );
    assert_eq!(
        error,
        t(
            "{:error, {:error_reason, {:child, :undefined, :child2, {:supervisor_1, :start_child, \
           [{:return, :error_reason}]}, :permanent, false, 1000, :worker, []}}}"
        )
    );
    assert_eq!(which(&mut lab, sup), []);
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn sup_start_map() {
    let mut lab = suite();
    let sup = sup(
        &mut lab,
        "{:ok, {%{}, [
            %{id: :child1, start: {:supervisor_1, :start_child, []}},
            %{id: :child2, start: {:supervisor_1, :start_child, []}, shutdown: :brutal_kill},
            %{id: :child3, start: {:supervisor_1, :start_child, []}, type: :supervisor}]}}",
    );
    for (id, shutdown, kind) in [
        (":child1", "5000", ":worker"),
        (":child2", ":brutal_kill", ":worker"),
        (":child3", ":infinity", ":supervisor"),
    ] {
        let expected = format!(
            "{{:ok, %{{id: {id}, start: {{:supervisor_1, :start_child, []}}, restart: :permanent, \
             shutdown: {shutdown}, type: {kind}, significant: false, modules: [:supervisor_1]}}}}"
        );
        assert_eq!(childspec(&mut lab, sup, id), t(&expected));
    }
    assert_eq!(childspec(&mut lab, sup, ":child4"), t("{:error, :not_found}"));
    assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
}

#[test]
fn a_child_that_cannot_start_takes_the_started_ones_down_and_is_reported_first() {
    let mut lab = suite();
    let result = start_link(
        &mut lab,
        "{:ok, {{:one_for_one, 2, 3600}, [
            {:child1, {:supervisor_1, :start_child, []}, :permanent, 1000, :worker, []},
            {:child2, {:supervisor_1, :start_child, []}, :permanent, 1000, :worker, []},
            {:child3, {:supervisor_1, :start_child, [{:return, :oops}]}, :permanent, 1000, :worker, []},
            {:child4, {:supervisor_1, :start_child, []}, :permanent, 1000, :worker, []}]}}",
    );
    assert_eq!(
        result,
        t("{:error, {:shutdown, {:failed_to_start_child, :child3, :oops}}}")
    );
    let [report]: [SupervisorReport; 1] = lab.reports().try_into().expect("one report");
    assert_eq!(
        (report.context, report.id, report.reason),
        (Report::StartError, t(":child3"), t(":oops"))
    );
    let sup = report.supervisor;
    lab.settle();
    let ends: Vec<_> = lab
        .events
        .iter()
        .filter_map(|event| match &event.kind {
            EventKind::Exited { reason, .. } => Some((event.pid, reason.to_string())),
            _ => None,
        })
        .collect();
    let [(second, shut_down), (first, shut_down_too), last] = &ends[..] else {
        panic!("two children and their supervisor: {ends:?}");
    };
    assert!(first < second, "the one started last goes first");
    assert_eq!([shut_down, shut_down_too], [":shutdown", ":shutdown"]);
    let reason = "{:shutdown, {:failed_to_start_child, :child3, :oops}}";
    assert_eq!(*last, (sup, reason.to_owned()));
}
