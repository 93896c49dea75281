//! What OTP 25.2 was seen to do that no suite has a case for.

use super::super::lab::pid_of;
use super::super::supervisors::{
    assert_ended, child, counts, ended, link, pids, reports, start_child, suite, sup, supervisor, terminate, which,
};
use super::super::terms::t;

const EMPTY: &str = "{:ok, {{:one_for_one, 2, 3600}, []}}";

fn with_workers(flags: &str) -> String {
    format!(
        "{{:ok, {{{flags}, [
            %{{id: :child1, start: {{:supervisor_1, :start_child, []}}}},
            %{{id: :child2, start: {{:supervisor_1, :start_child, []}}, restart: :temporary}}]}}}}"
    )
}

#[test]
fn a_message_that_it_does_not_expect_is_logged_and_dropped() {
    let mut lab = suite();
    let sup = sup(&mut lab, EMPTY);
    lab.send(sup, t(":hello"));
    assert_eq!(which(&mut lab, sup), []);
    assert_eq!(ended(&mut lab, sup), None);
}

#[test]
fn a_cast_that_it_does_not_expect_ends_it_and_its_children_are_shut_down() {
    let mut lab = suite();
    let sup = sup(&mut lab, &with_workers("%{}"));
    let children = pids(&mut lab, sup);
    lab.cast(sup, t(":strange"));
    let reason = ended(&mut lab, sup).expect("it has ended");
    assert!(
        reason.starts_with("{:function_clause, [{:supervisor, :handle_cast,"),
        "{reason}"
    );
    assert_ended(&mut lab, &[(children[0], ":shutdown"), (children[1], ":shutdown")]);
}

#[test]
fn a_call_that_it_does_not_expect_ends_it_and_the_caller() {
    let mut lab = suite();
    for request in [":strange", "{:strange, 1}"] {
        let sup = pid_of(&lab.start(supervisor(EMPTY)));
        let reason = lab.call(sup, t(request)).expect_err("an exit").to_string();
        assert!(
            reason.starts_with("{{:function_clause, [{:supervisor, :handle_call,"),
            "{reason}"
        );
        assert!(!lab.is_alive(sup));
    }
}

#[test]
fn a_try_for_a_child_that_is_not_restarting_is_ignored() {
    let mut lab = suite();
    let sup = sup(&mut lab, &with_workers("%{}"));
    let before = which(&mut lab, sup);
    for id in [":child1", ":nobody"] {
        lab.cast(sup, t(&format!("{{:try_again_restart, {id}}}")));
    }
    assert_eq!(which(&mut lab, sup), before);
}

#[test]
fn exit_signals_of_others_are_ignored_and_the_parents_ends_it_for_any_reason() {
    for reason in [":shutdown", ":normal", ":boom"] {
        let mut lab = suite();
        let sup = sup(&mut lab, &with_workers("%{}"));
        let children = pids(&mut lab, sup);
        let other = lab.tester();
        let signal = t(reason);
        lab.act_in(other, move |cx| cx.exit(sup, signal));
        lab.settle();
        assert!(lab.is_alive(sup));
        assert_eq!(pids(&mut lab, sup), children);
        assert_eq!(terminate(&mut lab, sup, reason), reason);
        assert_ended(&mut lab, &[(children[0], ":shutdown"), (children[1], ":shutdown")]);
        assert_eq!(reports(&mut lab), [""; 0]);
    }
}

#[test]
fn a_linked_process_that_is_no_child_may_die() {
    let mut lab = suite();
    let sup = sup(&mut lab, EMPTY);
    let other = lab.tester();
    lab.act_in(other, move |cx| cx.link(sup));
    lab.settle();
    terminate(&mut lab, other, ":boom");
    assert!(lab.is_alive(sup));
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn stop_shuts_the_children_down_and_ends_it_with_the_reason_given() {
    for reason in [":normal", ":shutdown", ":boom", "{:shutdown, :why}"] {
        let mut lab = suite();
        let sup = sup(&mut lab, &with_workers("%{}"));
        let children = pids(&mut lab, sup);
        link(&mut lab, children[0]);
        assert_eq!(lab.stop(sup, t(reason)), Ok(()));
        assert_ended(
            &mut lab,
            &[(sup, reason), (children[0], ":shutdown"), (children[1], ":shutdown")],
        );
    }
}

#[test]
fn a_killed_supervisor_leaves_its_children_to_their_links() {
    let mut lab = suite();
    let sup = sup(&mut lab, &with_workers("%{}"));
    let children = pids(&mut lab, sup);
    assert_eq!(terminate(&mut lab, sup, ":kill"), ":killed");
    assert_ended(&mut lab, &[(children[0], ":killed"), (children[1], ":killed")]);
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn what_a_start_function_throws_is_what_it_returns_and_what_it_raises_is_an_exit() {
    use super::super::lab::{Bench, C, define_start};
    use coppice::otp::{Exception, Start, StartCall, frame};
    fn raises(call: &StartCall, _: &mut C<'_>) -> Result<Start<Bench>, Exception> {
        Err(match call.function.name() {
            "throw" => Exception::Throw(call.args[0].clone()),
            "exit" => Exception::Exit(call.args[0].clone()),
            _ => Exception::Error(call.args[0].clone(), frame("raises", "start", 1)),
        })
    }
    let mut lab = suite();
    define_start("raises", raises);
    let sup = sup(&mut lab, EMPTY);
    for (start, expected) in [
        ("{:raises, :throw, [:ignore]}", "{:ok, :undefined}"),
        ("{:raises, :throw, [{:error, :reason}]}", "{:error, {:reason,"),
        ("{:raises, :throw, [:oops]}", "{:error, {:oops,"),
        ("{:raises, :exit, [:oops]}", "{:error, {{:EXIT, :oops},"),
        (
            "{:raises, :error, [:oops]}",
            "{:error, {{:EXIT, {:oops, [{:raises, :start, 1,",
        ),
    ] {
        let answer = start_child(
            &mut lab,
            sup,
            &format!("%{{id: :x, start: {start}, restart: :temporary}}"),
        );
        let answer = answer.to_string();
        assert!(answer.starts_with(expected), "{answer} is not {expected}");
    }
    assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);
}

#[test]
fn which_children_shows_the_modules_of_the_spec() {
    let mut lab = suite();
    let sup = sup(&mut lab, EMPTY);
    for (id, modules, shown) in [
        (":a", "modules: :dynamic", ":dynamic"),
        (":b", "modules: []", "[]"),
        (":c", "modules: [:m1, :m2]", "[:m1, :m2]"),
        (":d", "", "[:supervisor_1]"),
    ] {
        let spec = format!("%{{id: {id}, start: {{:supervisor_1, :start_child, []}}, {modules}}}");
        child(&mut lab, sup, &spec);
        let rows = which(&mut lab, sup);
        assert_eq!(rows[0].elements().expect("a row")[3], t(shown));
    }
}

#[test]
fn a_temporary_childs_crash_counts_no_restart_and_touches_nobody() {
    let mut lab = suite();
    let sup = sup(&mut lab, &with_workers("{:one_for_all, 0, 1}"));
    let [temporary, permanent] = pids(&mut lab, sup)[..] else {
        panic!("two children");
    };
    terminate(&mut lab, temporary, ":boom");
    assert!(lab.is_alive(permanent) && lab.is_alive(sup));
    assert_eq!(reports(&mut lab), ["child_terminated :child2 :boom"]);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
}

#[test]
fn a_child_that_ignores_its_restart_rests() {
    let mut lab = suite();
    let test = lab.me;
    let sup = sup(&mut lab, EMPTY);
    let other = lab.tester();
    let spec = coppice::runtime::Term::map([
        (t(":id"), t(":child")),
        (
            t(":start"),
            coppice::runtime::Term::tuple([
                t(":supervisor_3"),
                t(":start_child"),
                coppice::runtime::Term::list([t(":child"), coppice::runtime::Term::Pid(test)]),
            ]),
        ),
    ]);
    lab.begin(other, move |cx| {
        let request = coppice::runtime::Term::tuple([t(":start_child"), spec]);
        coppice::otp::call(cx, &sup.into(), request, None)
    });
    let (_, pid, from) = super::super::supervisors::question(&mut lab);
    super::super::supervisors::answer(&mut lab, from, ":ok");
    terminate(&mut lab, pid, ":boom");
    let (_, _, from) = super::super::supervisors::question(&mut lab);
    super::super::supervisors::answer(&mut lab, from, ":ignore");
    assert_eq!(
        which(&mut lab, sup),
        [t("{:child, :undefined, :worker, [:supervisor_3]}")]
    );
    assert_eq!(reports(&mut lab), ["child_terminated :child :boom"]);
}
