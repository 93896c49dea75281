//! The calls that manage children.

use coppice::otp::ServerRef;
use coppice::runtime::{Atom, Pid, Term};

use super::super::lab::{Lab, pid_of};
use super::super::supervisors::{
    ask, assert_ended, child, childspec, counts, delete_child, link, pids, reports, restart_child, row, row_of_none,
    start_child, suite, sup, terminate, terminate_child, which,
};
use super::super::terms::t;

fn start_of(name: &str, argument: &str) -> String {
    format!("{{{name}, {{:supervisor_1, :start_child, [{argument}]}}, :permanent, 1000, :worker, []}}")
}

/// What a call to a name that nobody has exits with.
fn assert_nobody(lab: &mut Lab, request: Term) {
    let nobody = ServerRef::Name(Atom::new("foo"));
    let reason = lab.call_within(nobody, request.clone(), None).expect_err("an exit");
    let arguments = Term::list([t(":foo"), request, t(":infinity")]);
    let call = Term::tuple([t("GenServer"), t(":call"), arguments]);
    assert_eq!(reason, Term::tuple([t(":noproc"), call]));
}

#[test]
fn extra_return() {
    let mut lab = suite();
    let spec = start_of(":child1", ":extra_return");
    let sup = sup(&mut lab, &format!("{{:ok, {{{{:one_for_one, 2, 3600}}, [{spec}]}}}}"));
    let [first] = pids(&mut lab, sup)[..] else {
        panic!("one child");
    };
    assert_eq!(which(&mut lab, sup), [row(":child1", first)]);
    for verb in ["terminate_child", "delete_child", "restart_child"] {
        assert_eq!(ask(&mut lab, sup, verb, t(":hej")), t("{:error, :not_found}"));
    }
    assert_eq!(delete_child(&mut lab, sup, ":child1"), t("{:error, :running}"));
    assert_eq!(restart_child(&mut lab, sup, ":child1"), t("{:error, :running}"));
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);

    assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_ended(&mut lab, &[(first, ":shutdown")]);
    assert_eq!(which(&mut lab, sup), [row_of_none(":child1", ":undefined")]);
    assert_eq!(counts(&mut lab, sup), [1, 0, 0, 1]);

    let result = restart_child(&mut lab, sup, ":child1");
    let [second] = pids(&mut lab, sup)[..] else {
        panic!("one child");
    };
    let extra = |pid: Pid| Term::tuple([t(":ok"), Term::Pid(pid), t(":extra_return")]);
    assert_eq!(result, extra(second));
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);

    assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_eq!(delete_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_eq!(restart_child(&mut lab, sup, ":child1"), t("{:error, :not_found}"));
    assert_eq!(which(&mut lab, sup), []);
    assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);

    let result = start_child(&mut lab, sup, &spec);
    let [third] = pids(&mut lab, sup)[..] else {
        panic!("one child");
    };
    assert_eq!(result, extra(third));

    assert_eq!(terminate(&mut lab, third, ":abnormal"), ":abnormal");
    let [fourth] = pids(&mut lab, sup)[..] else {
        panic!("restarted");
    };
    assert_ne!(fourth, third);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
}

#[test]
fn child_adm() {
    let mut lab = suite();
    let spec = start_of(":child1", "");
    let sup = sup(&mut lab, &format!("{{:ok, {{{{:one_for_one, 2, 3600}}, [{spec}]}}}}"));
    let [first] = pids(&mut lab, sup)[..] else {
        panic!("one child");
    };
    assert_eq!(which(&mut lab, sup), [row(":child1", first)]);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
    link(&mut lab, first);
    let already = Term::tuple([t(":error"), Term::tuple([t(":already_started"), Term::Pid(first)])]);
    assert_eq!(start_child(&mut lab, sup, &spec), already);

    assert_eq!(terminate_child(&mut lab, sup, ":hej"), t("{:error, :not_found}"));
    assert_nobody(&mut lab, t("{:terminate_child, :child1}"));
    assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_ended(&mut lab, &[(first, ":shutdown")]);
    assert_eq!(which(&mut lab, sup), [row_of_none(":child1", ":undefined")]);
    assert_eq!(counts(&mut lab, sup), [1, 0, 0, 1]);
    assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_eq!(start_child(&mut lab, sup, &spec), t("{:error, :already_present}"));

    let second = pid_of(&restart_child(&mut lab, sup, ":child1"));
    assert_eq!(which(&mut lab, sup), [row(":child1", second)]);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
    assert_eq!(restart_child(&mut lab, sup, ":child1"), t("{:error, :running}"));
    assert_eq!(restart_child(&mut lab, sup, ":child2"), t("{:error, :not_found}"));

    assert_eq!(delete_child(&mut lab, sup, ":child1"), t("{:error, :running}"));
    assert_eq!(delete_child(&mut lab, sup, ":hej"), t("{:error, :not_found}"));
    assert_nobody(&mut lab, t("{:delete_child, :child1}"));
    assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_eq!(delete_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_eq!(restart_child(&mut lab, sup, ":child1"), t("{:error, :not_found}"));
    assert_eq!(which(&mut lab, sup), []);
    assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);

    assert_nobody(&mut lab, t(&format!("{{:start_child, {spec}}}")));
    let third = child(&mut lab, sup, &spec);
    assert_eq!(which(&mut lab, sup), [row(":child1", third)]);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);

    let by_pid = ask(&mut lab, sup, "terminate_child", Term::Pid(third));
    assert_eq!(by_pid, t("{:error, :not_found}"), "children go by their id");
    assert_eq!(which(&mut lab, sup), [row(":child1", third)]);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
    assert_nobody(&mut lab, t(":which_children"));
    assert_nobody(&mut lab, t(":count_children"));
    assert_eq!(reports(&mut lab), [""; 0]);
}

/// The suite counts a thousand dynamic children; here they are told apart by their ids.
fn count_children_of(kind: &str, shutdown: &str, half: [i64; 4], whole: [i64; 4]) {
    let mut lab = suite();
    let sup = sup(&mut lab, "{:ok, {{:one_for_one, 2, 3600}, []}}");
    let start = |lab: &mut Lab, ids: std::ops::Range<i64>| {
        for id in ids {
            child(
                lab,
                sup,
                &format!("{{{id}, {{:supervisor_1, :start_child, []}}, :temporary, {shutdown}, {kind}, []}}"),
            );
        }
    };
    start(&mut lab, 0..100);
    assert_eq!(which(&mut lab, sup).len(), 100);
    assert_eq!(counts(&mut lab, sup), half);
    start(&mut lab, 100..200);
    assert_eq!(counts(&mut lab, sup), whole);
    let (rows, again) = (which(&mut lab, sup), which(&mut lab, sup));
    assert_eq!(rows.len(), 200);
    assert_eq!(rows, again);
    assert_eq!(counts(&mut lab, sup), whole);
    for pid in pids(&mut lab, sup) {
        assert_eq!(terminate(&mut lab, pid, ":kill"), ":killed");
    }
    assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);
    assert_eq!(reports(&mut lab).len(), 200, "each killed one is reported");
}

#[test]
fn count_children() {
    count_children_of(":worker", "1000", [100, 100, 0, 100], [200, 200, 0, 200]);
}

#[test]
fn count_children_supervisor() {
    count_children_of(":supervisor", ":infinity", [100, 100, 100, 0], [200, 200, 200, 0]);
}

const STRATEGIES: [&str; 3] = [":one_for_all", ":one_for_one", ":rest_for_one"];

#[test]
fn do_not_save_start_parameters_for_temporary_children() {
    let mut lab = suite();
    for strategy in STRATEGIES {
        let sup = pid_of(&lab.start(super::super::supervisors::supervisor(&format!(
            "{{:ok, {{{{{strategy}, 2, 3600}}, []}}}}"
        ))));
        for (restart, kept) in [
            (":permanent", "[[\"large\"]]"),
            (":transient", "[[\"large\"]]"),
            (":temporary", ":undefined"),
        ] {
            let spec =
                format!("{{{restart}, {{:supervisor_1, :start_child, [[\"large\"]]}}, {restart}, 1000, :worker, []}}");
            start_child(&mut lab, sup, &spec);
            assert_eq!(
                childspec(&mut lab, sup, restart),
                t(&format!(
                    "{{:ok, %{{id: {restart}, start: {{:supervisor_1, :start_child, {kept}}}, restart: {restart}, \
                     shutdown: 1000, type: :worker, significant: false, modules: []}}}}"
                ))
            );
        }
        assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
    }
}

#[test]
fn do_not_save_child_specs_for_temporary_children() {
    for strategy in STRATEGIES {
        for how in [":kill", ":normal", ":abnormal", ":supervisor"] {
            let mut lab = suite();
            let sup = sup(&mut lab, &format!("{{:ok, {{{{{strategy}, 2, 3600}}, []}}}}"));
            for (id, restart) in [
                (":child1", ":permanent"),
                (":child2", ":transient"),
                (":child3", ":temporary"),
            ] {
                let spec = format!("{{{id}, {{:supervisor_1, :start_child, []}}, {restart}, 1000, :worker, []}}");
                let pid = child(&mut lab, sup, &spec);
                if how == ":supervisor" {
                    assert_eq!(terminate_child(&mut lab, sup, id), t(":ok"));
                } else {
                    terminate(&mut lab, pid, how);
                }
                let again = start_child(&mut lab, sup, &spec);
                let stays = how == ":supervisor" || (how == ":normal" && restart == ":transient");
                if restart == ":temporary" {
                    pid_of(&again);
                } else if stays {
                    assert_eq!(again, t("{:error, :already_present}"), "{strategy} {how} {restart}");
                    pid_of(&restart_child(&mut lab, sup, id));
                } else {
                    let reason = again.elements().expect("an error")[1].clone();
                    assert_eq!(reason.elements().expect("a reason")[0], t(":already_started"));
                }
            }
            assert_eq!(terminate(&mut lab, sup, ":shutdown"), ":shutdown");
        }
    }
}

#[test]
fn already_started_outside_supervisor() {
    let mut lab = suite();
    super::super::supervisors::define_deadlock();
    let sup = sup(&mut lab, "{:ok, {%{}, []}}");
    let name = Atom::new("supervisor_deadlock");
    lab.act(move |cx| cx.register(name)).expect("the name is free");
    let result = start_child(
        &mut lab,
        sup,
        "%{id: :child, start: {:supervisor_deadlock, :start_child, [:named]}, restart: :transient}",
    );
    let [error, reason] = result.elements().expect("an error") else {
        panic!("{result}");
    };
    assert!(error.is_atom("error"));
    let holder = Term::tuple([t(":already_started"), Term::Pid(lab.me)]);
    assert_eq!(
        reason.elements().expect("with the child")[0],
        holder,
        "OTP 25 adds the child's record"
    );
    assert_eq!(which(&mut lab, sup), []);
}

/// The callback module, of a supervisor of either kind.
#[test]
fn get_callback_module() {
    let mut lab = suite();
    let sup = sup(&mut lab, "{:ok, {%{}, []}}");
    super::super::lab::define_dynamic("Elixir.Simple", |_| Ok(coppice::otp::DynamicFlags::default()));
    let dynamic = lab.started("Elixir.Simple", [t("nil")]);
    let program = |pid| lab.system.program(pid).expect("alive");
    let module = program(sup).as_supervisor().expect("a supervisor").callback.module;
    assert_eq!(module.name(), "supervisor_SUITE");
    let module = program(dynamic)
        .as_dynamic_supervisor()
        .expect("a dynamic supervisor")
        .callback
        .module;
    assert_eq!(module.name(), "Elixir.Simple");
}
