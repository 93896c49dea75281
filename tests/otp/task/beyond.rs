//! What the suites do not ask, as it was seen on the BEAM: what is sent, what is logged, what becomes of orphans.

use coppice::otp::task_supervisor::{self, Link, Options};
use coppice::otp::{Await, JobStep, Restart, Return, ServerRef, Shutdown, log, task};
use coppice::runtime::{Atom, EventKind, ReplyTo, Term};
use coppice::tuple;

use super::super::lab::{Behaviour, C, Lab, define, define_job, pid_of};
use super::super::terms::t;
use super::supervisor::{start_async, start_child, supervised};
use super::support::{CASE, atom, await_task, exit_message, exit_of, fun, heard_of, lab, mfa, shut_down, tagged};

/// What Logger printed of tasks and servers, in order.
fn logged(lab: &mut Lab) -> Vec<String> {
    lab.settle();
    let texts = lab.events.iter().filter_map(|event| match &event.kind {
        EventKind::Program(event) => log::entry(event).map(|(_, text)| text),
        _ => None,
    });
    texts.collect()
}

#[test]
fn an_exit_is_logged_with_the_function_and_its_arguments() {
    let mut lab = lab();
    lab.trap_exit();
    let me = lab.me;
    let pid = super::support::start_async(&mut lab, mfa("exit", [atom("boom")]))
        .pid
        .expect("a process");
    let text = format!(
        "Task {pid} started from {me} terminating\n** (stop) :boom\nFunction: &TaskTest.exit/1\n    Args: [:boom]"
    );
    assert_eq!(logged(&mut lab), [text]);
    assert_eq!(lab.exit_reason(pid), Some(atom("boom")));
}

#[test]
fn the_log_names_a_starter_that_has_a_name() {
    let mut lab = lab();
    lab.act(|cx| cx.register(Atom::new("me"))).expect("a free name");
    let call = fun("raise", []);
    let pid = pid_of(&lab.act(move |cx| task::start(cx, &[], &call)).expect("a process"));
    let text =
        format!("Task {pid} started from :me terminating\n** (RuntimeError) oops\nFunction: :raise\n    Args: []");
    assert_eq!(logged(&mut lab), [text]);
}

#[test]
fn an_undefined_function_and_a_throw_are_logged_as_such() {
    let mut lab = lab();
    lab.trap_exit();
    super::support::start_async(&mut lab, mfa("throw", [Term::Int(1)]));
    let call = coppice::otp::StartCall {
        module: Atom::new("nomod"),
        ..mfa("f", [Term::Int(1)])
    };
    super::support::start_async(&mut lab, call);
    let texts = logged(&mut lab);
    let lines: Vec<_> = texts.iter().flat_map(|text| text.lines().skip(1)).collect();
    let undefined = "** (UndefinedFunctionError) function :nomod.f/1 is undefined (module :nomod is not available)";
    assert_eq!(
        lines,
        [
            "** (stop) {:nocatch, 1}",
            "Function: &TaskTest.throw/1",
            "    Args: [1]",
            undefined,
            "Function: &:nomod.f/1",
            "    Args: [1]"
        ]
    );
}

#[test]
fn orderly_exits_are_not_logged() {
    let mut lab = lab();
    lab.trap_exit();
    for reason in [atom("normal"), atom("shutdown"), tuple![atom("shutdown"), atom("why")]] {
        let call = mfa("exit", [reason.clone()]);
        let pid = super::support::start_async(&mut lab, call).pid.expect("a process");
        lab.settle();
        assert_eq!(lab.exit_reason(pid), Some(reason));
    }
    assert_eq!(logged(&mut lab), Vec::<String>::new());
}

#[test]
fn a_crash_takes_a_caller_with_it_that_does_not_trap_exits() {
    let mut lab = lab();
    let other = lab.tester();
    let call = mfa("exit", [atom("boom")]);
    lab.act_in(other, move |cx| task::r#async(cx, &[], &call))
        .expect("a task");
    lab.settle();
    assert_eq!(lab.exit_reason(other), Some(atom("boom")));

    let (mut lab, supervisor) = supervised();
    let call = mfa("exit", [atom("boom")]);
    let task = start_async(&mut lab, supervisor, Link::NoLink, call, None).expect("a task");
    let asked = task.clone();
    let outcome = lab.answer(move |cx| task::r#yield(cx, &asked, Some(5_000)));
    assert_eq!(outcome, Ok(tagged("exit", atom("boom"))));
    assert!(lab.is_alive(lab.me) && lab.is_alive(supervisor));
}

#[test]
fn await_after_a_yield_that_found_nothing_still_gets_the_answer() {
    let mut lab = lab();
    define_job("slow", |call, _| match call.got {
        None => JobStep::Wait(Await::Sleep(100)),
        Some(_) => JobStep::Done(Ok(atom("slept"))),
    });
    let task = super::support::start_async(&mut lab, mfa("slow", []));
    let asked = task.clone();
    let nothing = lab.answer(move |cx| task::r#yield(cx, &asked, Some(99)));
    assert_eq!(nothing, Ok(atom("nil")));
    assert_eq!(await_task(&mut lab, &task, 1), Ok(atom("slept")));
    assert_eq!(heard_of(&mut lab, task.reference), []);
}

#[test]
fn yield_many_shares_one_limit_of_time() {
    let mut lab = lab();
    define_job("slow", |call, _| match (call.args[0].as_int(), &call.got) {
        (Some(ms), None) => JobStep::Wait(Await::Sleep(ms.unsigned_abs())),
        _ => JobStep::Done(Ok(call.args[0].clone())),
    });
    let tasks = [60, 90, 110, 5].map(|ms| super::support::start_async(&mut lab, mfa("slow", [Term::Int(ms)])));
    let asked = tasks.clone();
    let got = lab
        .answer(move |cx| task::yield_many(cx, &asked, Some(100)))
        .expect("no exit");
    let outcomes = got
        .as_list()
        .expect("a list")
        .iter()
        .map(|row| row.elements().expect("a pair")[1].clone());
    let ok = |ms| tagged("ok", Term::Int(ms));
    assert_eq!(outcomes.collect::<Vec<_>>(), [ok(60), ok(90), atom("nil"), ok(5)]);
    assert_eq!(lab.system.now_ms(), 100);
}

#[test]
fn shutdown_takes_the_answer_that_came_just_before() {
    let mut lab = lab();
    let task = super::support::start_async(&mut lab, mfa("value", [atom("done")]));
    lab.settle();
    let got = shut_down(&mut lab, &task, Shutdown::Timeout(5_000));
    assert_eq!(got, tagged("ok", atom("done")));
    assert_eq!(lab.flush(), []);
}

#[test]
fn a_supervised_task_whose_owner_is_gone_shuts_itself_down() {
    let (mut lab, supervisor) = supervised();
    let (other, server) = (lab.tester(), ServerRef::Pid(supervisor));
    lab.begin(other, move |cx| {
        let call = mfa("sleep", []);
        task_supervisor::r#async(cx, &server, Link::NoLink, &[], &call, None)
    });
    // The supervisor has started it, and the owner dies before either of them hears of the other.
    while lab.links(supervisor).len() < 2 {
        assert!(lab.system.step());
    }
    let pid = lab.links(supervisor).into_iter().max().expect("a task");
    lab.system.exit(lab.me, other, atom("kill"));
    lab.settle();
    let reason = lab.exit_reason(pid).expect("it ended");
    assert_eq!(reason, tuple![atom("shutdown"), atom("noproc")]);
    assert!(lab.is_alive(supervisor));
}

#[test]
fn a_supervised_task_waits_five_seconds_for_its_order() {
    let (mut lab, supervisor) = supervised();
    lab.trap_exit();
    let me = lab.me;
    let owner = tuple![atom("nonode@nohost"), me, me];
    let arguments = Term::list([owner, atom("monitor")]);
    let request = tuple![atom("start_task"), arguments, atom("temporary"), atom("nil")];
    let pid = pid_of(&lab.call(supervisor, request).expect("an answer"));
    lab.pass(4_999);
    assert!(lab.is_alive(pid));
    lab.pass(1);
    assert_eq!(lab.exit_reason(pid), Some(atom("timeout")));
    assert_eq!(
        logged(&mut lab).len(),
        1,
        "the supervisor reports it, the task logs nothing"
    );
    assert_eq!(lab.flush(), []);
}

#[test]
fn the_supervisor_keeps_arguments_only_of_what_it_restarts() {
    let (mut lab, supervisor) = supervised();
    let me = lab.me;
    let permanent = pid_of(&start_child(
        &mut lab,
        supervisor,
        mfa("sleep", []),
        Some(Restart::Permanent),
        None,
    ));
    let temporary = pid_of(&start_child(&mut lab, supervisor, mfa("sleep", []), None, None));
    let state = lab.get_state(supervisor).expect("a state");
    assert_eq!(state.field("args"), Some(&t("{{:temporary, 5000}, []}")));
    assert_eq!(state.field("mod"), Some(&atom(task_supervisor::MODULE)));
    let children = state.field("children").expect("children");
    let of = |pid| children.get(&Term::Pid(pid)).expect("a child").to_string();
    let start = "Task.Supervised, :start_link";
    let arguments = format!("[{{:nonode@nohost, {me}, {me}}}, [{me}], {{TaskTest, :sleep, []}}]");
    let rest = ":worker, [Task.Supervised]}";
    assert_eq!(
        of(permanent),
        format!("{{{{{start}, {arguments}}}, :permanent, 5000, {rest}")
    );
    assert_eq!(
        of(temporary),
        format!("{{{{{start}, :undefined}}, :temporary, 5000, {rest}")
    );
    assert_eq!(CASE, "Elixir.TaskTest");
}

#[test]
fn a_task_supervisor_gives_up_after_three_restarts_in_five_seconds() {
    let (mut lab, supervisor) = supervised();
    lab.trap_exit();
    let call = mfa("exit", [atom("boom")]);
    start_child(&mut lab, supervisor, call, Some(Restart::Transient), None);
    assert_eq!(lab.flush(), [exit_message(supervisor, atom("shutdown"))]);

    let options = Options {
        max_restarts: Some(0),
        ..Options::default()
    };
    let supervisor = pid_of(&lab.start(task_supervisor::start_link(options)));
    start_child(
        &mut lab,
        supervisor,
        mfa("value", [atom("ok")]),
        Some(Restart::Transient),
        None,
    );
    lab.settle();
    assert!(
        lab.is_alive(supervisor),
        "a normal end of a transient task is no restart"
    );
}

#[test]
fn any_other_dynamic_supervisor_fails_at_a_start_task() {
    let mut lab = lab();
    lab.trap_exit();
    super::super::lab::define_dynamic("Elixir.Case.Dynamic", |_| Ok(coppice::otp::DynamicFlags::default()));
    let supervisor = lab.started("Elixir.Case.Dynamic", []);
    let request = tuple![atom("start_task"), Term::list([]), atom("nil"), atom("nil")];
    let reason = lab.call(supervisor, request).expect_err("it fails");
    let why = &reason.elements().expect("{why, call}")[0];
    assert_eq!(why.elements().expect("{error, stack}")[0], t("{:badmatch, nil}"));
}

#[test]
fn a_task_without_a_supervisor_to_start_it_exits_the_caller() {
    let mut lab = lab();
    let server = ServerRef::Name(Atom::new("nobody"));
    let asked = lab.answer(move |cx| task_supervisor::r#async(cx, &server, Link::Link, &[], &mfa("sleep", []), None));
    let reason = asked.expect_err("nobody has the name");
    assert_eq!(reason.elements().expect("{why, call}")[0], atom("noproc"));
    assert_ne!(reason, exit_of(atom("noproc"), "await", atom("nil"), 0));
}

/// Answers a `start_task` with a process that is dead already, and ends.
struct Dying;

impl Behaviour for Dying {
    fn handle_call(&self, _request: Term, _from: ReplyTo, _state: &mut Term, cx: &mut C<'_>) -> Return {
        let task = task::start(cx, &[], &mfa("value", [atom("nil")])).expect("a process");
        let pid = pid_of(&task);
        cx.exit(pid, atom("kill"));
        Return::StopReply(atom("normal"), tuple![atom("ok"), pid])
    }
}

#[test]
fn a_task_supervisor_that_ends_with_its_answer_does_not_keep_its_caller_waiting() {
    // Its `DOWN` is there before the caller has taken the answer, so that the monitor is gone when it is taken away.
    for (link, trap_exit, messages) in [(Link::NoLink, false, 0), (Link::NoLink, true, 0), (Link::Link, true, 1)] {
        let mut lab = lab();
        define("Elixir.Case.Dying", Dying);
        let supervisor = lab.started("Elixir.Case.Dying", [atom("nil")]);
        if trap_exit {
            lab.trap_exit();
        }
        let task = start_async(&mut lab, supervisor, link, mfa("sleep", []), None).expect("a task");
        let awaited = await_task(&mut lab, &task, 100);
        assert_eq!(
            awaited,
            Err(exit_of(atom("noproc"), "await", task.to_term(), 100)),
            "{link:?}"
        );
        let pid = task.pid.expect("a process");
        let told = lab
            .flush()
            .into_iter()
            .filter(|message| *message == exit_message(pid, atom("noproc")));
        assert_eq!(told.count(), messages, "{link:?}");
    }
}

#[test]
fn what_ended_in_a_call_is_worded_as_that_also_when_it_was_shut_down() {
    let call = tuple![
        atom("Elixir.Task"),
        atom("await"),
        Term::list([Term::Int(1), Term::Int(2)])
    ];
    let text = log::format_exit(&tuple![atom("shutdown"), call]);
    assert_eq!(text, "exited in: Task.await(1, 2)\n    ** (EXIT) shutdown");
    let reason = tuple![atom("shutdown"), tuple![atom("a"), atom("b"), atom("c")]];
    assert_eq!(log::format_exit(&reason), "shutdown: {:a, :b, :c}");
}
