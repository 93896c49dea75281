//! Restart strategies, their limits, and what happens when a restart fails.

use super::super::lab::Lab;
use super::super::supervisors::{
    answer, assert_ended, child, counts, delete_child, ended, link, pids, question, reports, row, suite, sup,
    supervisor, terminate, terminate_child, which,
};
use super::super::terms::t;
use coppice::otp;
use coppice::runtime::Pid;

fn spec(id: &str, argument: &str) -> String {
    format!("{{{id}, {{:supervisor_1, :start_child, [{argument}]}}, :permanent, 1000, :worker, []}}")
}

/// A supervisor of that strategy and intensity with children of these ids and start arguments.
fn tree(strategy: &str, intensity: u32, children: &[(&str, &str)]) -> (Lab, Pid, Vec<Pid>) {
    let mut lab = suite();
    let sup = sup(&mut lab, &format!("{{:ok, {{{{{strategy}, {intensity}, 3600}}, []}}}}"));
    let pids = children
        .iter()
        .map(|(id, argument)| child(&mut lab, sup, &spec(id, argument)))
        .collect();
    (lab, sup, pids)
}

/// The pid of the child that is listed first, the last started.
#[track_caller]
fn newest(lab: &mut Lab, sup: Pid) -> Pid {
    pids(lab, sup)[0]
}

/// A report's context and child, without its reason.
fn contexts(lab: &mut Lab) -> Vec<String> {
    let short = |line: String| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    reports(lab).into_iter().map(short).collect()
}

#[test]
fn multiple_restarts() {
    let mut lab = suite();
    let sup = sup(
        &mut lab,
        "{:ok, {%{strategy: :one_for_one, intensity: 1, period: 1}, []}}",
    );
    let first = child(
        &mut lab,
        sup,
        "%{id: :child1, start: {:supervisor_1, :start_child, []}, restart: :permanent, shutdown: :brutal_kill, \
         type: :worker, modules: []}",
    );
    terminate(&mut lab, first, ":abnormal");
    for _ in 0..3 {
        lab.pass(2_100);
        let pid = newest(&mut lab, sup);
        terminate(&mut lab, pid, ":abnormal");
    }
    assert!(lab.is_alive(sup));
    assert_eq!(reports(&mut lab), ["child_terminated :child1 :abnormal"; 4]);
    assert_eq!(terminate_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_eq!(delete_child(&mut lab, sup, ":child1"), t(":ok"));
    assert_eq!(terminate(&mut lab, sup, ":kill"), ":killed");
}

#[test]
fn one_for_one() {
    let (mut lab, sup, children) = tree(":one_for_one", 2, &[(":child1", ""), (":child2", "")]);
    let [first, second] = children[..] else {
        panic!("two");
    };
    terminate(&mut lab, first, ":abnormal");
    let [listed, new] = pids(&mut lab, sup)[..] else {
        panic!("two");
    };
    assert_eq!(listed, second);
    assert_ne!(new, first);
    assert_eq!(which(&mut lab, sup), [row(":child2", second), row(":child1", new)]);
    assert_eq!(counts(&mut lab, sup), [2, 2, 0, 2]);

    terminate(&mut lab, second, ":abnormal");
    let last = newest(&mut lab, sup);
    terminate(&mut lab, last, ":abnormal");
    assert_ended(&mut lab, &[(sup, ":shutdown")]);
    assert_eq!(
        reports(&mut lab),
        [
            "child_terminated :child1 :abnormal",
            "child_terminated :child2 :abnormal",
            "child_terminated :child2 :abnormal",
            "shutdown :child2 :reached_max_restart_intensity"
        ]
    );
}

#[test]
fn one_for_one_escalation() {
    let (mut lab, sup, children) = tree(":one_for_one", 4, &[(":child1", ":error"), (":child2", "")]);
    link(&mut lab, children[1]);
    terminate(&mut lab, children[0], ":abnormal");
    assert_ended(&mut lab, &[(sup, ":shutdown"), (children[1], ":shutdown")]);
    assert_eq!(
        contexts(&mut lab),
        [
            "child_terminated :child1",
            "start_error :child1",
            "start_error :child1",
            "start_error :child1",
            "start_error :child1",
            "shutdown :child1"
        ]
    );
}

#[test]
fn one_for_all() {
    let (mut lab, sup, old) = tree(":one_for_all", 2, &[(":child1", ""), (":child2", "")]);
    link(&mut lab, old[1]);
    terminate(&mut lab, old[0], ":abnormal");
    assert_ended(&mut lab, &[(old[1], ":shutdown")]);
    let new = pids(&mut lab, sup);
    assert_eq!(which(&mut lab, sup), [row(":child2", new[0]), row(":child1", new[1])]);
    assert!(new.iter().all(|pid| !old.contains(pid)));
    assert_eq!(counts(&mut lab, sup), [2, 2, 0, 2]);

    for _ in 0..2 {
        let pid = newest(&mut lab, sup);
        terminate(&mut lab, pid, ":abnormal");
    }
    assert_ended(&mut lab, &[(sup, ":shutdown")]);
    assert_eq!(
        reports(&mut lab),
        [
            "child_terminated :child1 :abnormal",
            "child_terminated :child2 :abnormal",
            "child_terminated :child2 :abnormal",
            "shutdown :child2 :reached_max_restart_intensity"
        ],
        "a restart of all counts once"
    );
}

#[test]
fn one_for_all_escalation() {
    let (mut lab, sup, children) = tree(":one_for_all", 4, &[(":child1", ""), (":child2", ":error")]);
    link(&mut lab, children[1]);
    terminate(&mut lab, children[0], ":abnormal");
    assert_ended(&mut lab, &[(children[1], ":shutdown"), (sup, ":shutdown")]);
    assert_eq!(
        contexts(&mut lab),
        [
            "child_terminated :child1",
            "start_error :child2",
            "start_error :child2",
            "start_error :child2",
            "start_error :child2",
            "shutdown :child2"
        ]
    );
}

/// A supervisor of two children that ask the test how their starts are to end, started and waiting.
fn asking(strategy: &str) -> (Lab, Pid, Pid, [Pid; 2]) {
    let mut lab = suite();
    let starter = lab.tester();
    let test = lab.me;
    let init = format!("{{:ok, {{{{{strategy}, 3, 3600}}, []}}}}");
    let sup = sup(&mut lab, &init);
    assert!(lab.is_alive(sup));
    let start = supervisor_of_two(strategy, test);
    lab.begin(starter, move |cx| {
        Ok(otp::start_link(start, cx)?.expect("a start that is waited for"))
    });
    let (name, first, from) = question(&mut lab);
    assert_eq!(name, ":child1");
    answer(&mut lab, from, ":ok");
    let (name, second, from) = question(&mut lab);
    assert_eq!(name, ":child2");
    answer(&mut lab, from, ":ok");
    let sup = match lab.finish(starter) {
        Ok(otp::Got::Started(result)) => super::super::lab::pid_of(&result),
        other => panic!("{other:?}"),
    };
    (lab, starter, sup, [first, second])
}

fn supervisor_of_two(strategy: &str, test: Pid) -> otp::Start<super::super::lab::Bench> {
    use coppice::runtime::Term;
    let child = |id: &str| {
        let args = Term::list([t(id), Term::Pid(test)]);
        let start = Term::tuple([t(":supervisor_3"), t(":start_child"), args]);
        Term::tuple([t(id), start, t(":permanent"), t("1000"), t(":worker"), t("[]")])
    };
    let flags = t(&format!("{{{strategy}, 3, 3600}}"));
    let init = Term::tuple([
        t(":ok"),
        Term::tuple([flags, Term::list([child(":child1"), child(":child2")])]),
    ]);
    let call = otp::StartCall::link("supervisor_SUITE", [init]);
    let otp::Start::Link { name, .. } = supervisor(":ignore") else {
        panic!("a start");
    };
    otp::Start::Link {
        kind: otp::Kind::supervisor(otp::Supervisor::new(call)),
        name,
    }
}

/// When another child cannot be started again, those that were are stopped, and all are tried again.
#[test]
fn one_for_all_other_child_fails_restart() {
    let (mut lab, starter, sup, [first, second]) = asking(":one_for_all");
    lab.exit(first, t(":die"));
    let (name, first_again, from) = question(&mut lab);
    assert_eq!(name, ":child1");
    assert_ended(&mut lab, &[(first, ":die"), (second, ":shutdown")]);
    answer(&mut lab, from, ":ok");
    let (name, _, from) = question(&mut lab);
    assert_eq!(name, ":child2");
    answer(&mut lab, from, ":normal");
    assert_eq!(ended(&mut lab, first_again).as_deref(), Some(":shutdown"));
    for expected in [":child1", ":child2"] {
        let (name, _, from) = question(&mut lab);
        assert_eq!(name, expected);
        answer(&mut lab, from, ":ok");
    }
    assert_eq!(counts(&mut lab, sup), [2, 2, 0, 2]);
    assert_eq!(
        reports(&mut lab),
        ["child_terminated :child1 :die", "start_error :child2 :normal"]
    );
    assert!(lab.is_alive(starter));
}

#[test]
fn rest_for_one() {
    let (mut lab, sup, old) = tree(":rest_for_one", 2, &[(":child1", ""), (":child2", ""), (":child3", "")]);
    assert_eq!(counts(&mut lab, sup), [3, 3, 0, 3]);
    terminate(&mut lab, old[1], ":abnormal");
    assert_ended(&mut lab, &[(old[2], ":shutdown")]);
    let new = pids(&mut lab, sup);
    assert_eq!(
        which(&mut lab, sup),
        [row(":child3", new[0]), row(":child2", new[1]), row(":child1", old[0])]
    );
    assert!(!new.contains(&old[1]) && !new.contains(&old[2]));
    assert_eq!(counts(&mut lab, sup), [3, 3, 0, 3]);

    let third = newest(&mut lab, sup);
    terminate(&mut lab, third, ":abnormal");
    let second = pids(&mut lab, sup)[1];
    terminate(&mut lab, second, ":abnormal");
    assert_ended(&mut lab, &[(sup, ":shutdown"), (old[0], ":shutdown")]);
    assert_eq!(
        reports(&mut lab),
        [
            "child_terminated :child2 :abnormal",
            "child_terminated :child3 :abnormal",
            "child_terminated :child2 :abnormal",
            "shutdown :child2 :reached_max_restart_intensity"
        ]
    );
}

#[test]
fn rest_for_one_escalation() {
    let (mut lab, sup, children) = tree(":rest_for_one", 4, &[(":child1", ""), (":child2", ":error")]);
    terminate(&mut lab, children[0], ":abnormal");
    assert_ended(&mut lab, &[(children[1], ":shutdown"), (sup, ":shutdown")]);
    assert_eq!(
        contexts(&mut lab),
        [
            "child_terminated :child1",
            "start_error :child2",
            "start_error :child2",
            "start_error :child2",
            "start_error :child2",
            "shutdown :child2"
        ]
    );
}

/// When a later child cannot be started again, those before it stay.
#[test]
fn rest_for_one_other_child_fails_restart() {
    let (mut lab, _, sup, [first, second]) = asking(":rest_for_one");
    lab.exit(first, t(":die"));
    let (name, first_again, from) = question(&mut lab);
    assert_eq!(name, ":child1");
    assert_ended(&mut lab, &[(second, ":shutdown")]);
    answer(&mut lab, from, ":ok");
    let (name, _, from) = question(&mut lab);
    assert_eq!(name, ":child2");
    answer(&mut lab, from, ":normal");
    let (name, second_again, from) = question(&mut lab);
    assert_eq!(name, ":child2", "the first is not started once more");
    answer(&mut lab, from, ":ok");
    assert_eq!(
        which(&mut lab, sup),
        [row(":child2", second_again), row(":child1", first_again)]
    );
    assert_eq!(
        reports(&mut lab),
        ["child_terminated :child1 :die", "start_error :child2 :normal"]
    );
}
