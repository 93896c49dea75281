//! The cases of `gen_server_SUITE`.

mod undefined;

use coppice::otp::registry::{self, Keys};
use coppice::otp::{self, Event as OtpEvent, ServerRef};
use coppice::runtime::{Atom, EventKind, Pid, Term};
use coppice::tuple;

use super::super::lab::{Lab, limited, pid_of, unlinked};
use super::server::{defined, empty, start as serve, told};
use super::{atom, exit_of};

const NAME: &str = "my_test_name";

fn named() -> Option<ServerRef> {
    Some(ServerRef::Name(Atom::new(NAME)))
}

fn name() -> ServerRef {
    ServerRef::Name(Atom::new(NAME))
}

/// The reason in `{reason, {GenServer, :call, …}}`.
#[track_caller]
fn why<T: std::fmt::Debug>(outcome: Result<T, Term>) -> Term {
    let reason = outcome.expect_err("the client exits");
    reason.elements().expect("{reason, call}")[0].clone()
}

fn exit(pid: Pid, reason: Term) -> Term {
    tuple![atom("EXIT"), pid, reason]
}

/// How many reports of its termination a process wrote.
fn logs(lab: &Lab, pid: Pid) -> usize {
    let is_log = |kind: &EventKind<OtpEvent>| matches!(kind, EventKind::Program(OtpEvent::TerminatingLog { .. }));
    lab.events
        .iter()
        .filter(|event| event.pid == pid && is_log(&event.kind))
        .count()
}

#[test]
fn start() {
    let mut lab = defined();
    lab.trap_exit();
    let started = atom("started_p");
    let ok = || Ok(atom("ok"));

    let pid = pid_of(&lab.start(unlinked(serve(empty(), None))));
    assert_eq!(lab.call(pid, started.clone()), ok());
    assert_eq!(lab.call(pid, atom("stop")), ok());
    assert_eq!(why(lab.call_within(pid, started.clone(), Some(1))), atom("noproc"));

    let in_time = pid_of(&lab.start(limited(serve(empty(), None), false, Some(1_000))));
    assert_eq!(lab.call(in_time, started.clone()), ok());
    assert_eq!(lab.call(in_time, atom("stop")), ok());
    let error = |reason| tuple![atom("error"), reason];
    let late = lab.start(limited(serve(atom("sleep"), None), false, Some(100)));
    assert_eq!(late, error(atom("timeout")));
    assert_eq!(lab.start(unlinked(serve(atom("ignore"), None))), atom("ignore"));
    assert_eq!(lab.start(unlinked(serve(atom("stop"), None))), error(atom("stopped")));

    let linked = pid_of(&lab.start(serve(empty(), None)));
    assert_eq!(lab.call(linked, started.clone()), ok());
    assert_eq!(lab.call(linked, atom("stop")), ok());
    assert_eq!(lab.flush(), [exit(linked, atom("stopped"))]);

    for with_link in [false, true] {
        let begin = |linked| limited(serve(empty(), named()), linked, None);
        let pid = pid_of(&lab.start(begin(with_link)));
        assert_eq!(lab.call(name(), started.clone()), ok());
        let again = lab.start(begin(false));
        assert_eq!(again, error(tuple![atom("already_started"), pid]));
        assert_eq!(lab.call(name(), atom("stop")), ok());
        let heard = if with_link {
            vec![exit(pid, atom("stopped"))]
        } else {
            Vec::new()
        };
        assert_eq!(lab.flush(), heard);
        assert_eq!(why(lab.call_within(pid, started.clone(), Some(10))), atom("noproc"));
    }

    let registry = Atom::new("Elixir.Case.Registry");
    lab.started(registry::MODULE, registry::start_call(registry, Keys::Unique).args);
    let via = || ServerRef::Via(registry, atom(NAME));
    for with_link in [false, true] {
        let begin = |linked| limited(serve(empty(), Some(via())), linked, None);
        let pid = pid_of(&lab.start(begin(with_link)));
        assert_eq!(lab.call(via(), started.clone()), ok());
        let again = lab.start(begin(false));
        assert_eq!(again, error(tuple![atom("already_started"), pid]));
        assert_eq!(lab.call(via(), atom("stop")), ok());
        assert_eq!(lab.flush().len(), usize::from(with_link));
        assert_eq!(why(lab.call_within(pid, started.clone(), Some(10))), atom("noproc"));
    }
}

#[test]
fn crash() {
    let mut lab = defined();
    lab.trap_exit();
    let shutdown = |reason: &'static str| told("shutdown", atom(reason));
    let quiet = [
        ("shutdown_reason", shutdown("reason")),
        ("stop_shutdown_reason", shutdown("stop_reason")),
        ("exit_shutdown", atom("shutdown")),
        ("stop_shutdown", atom("shutdown")),
    ];
    for (request, reason) in quiet {
        let pid = pid_of(&lab.start(serve(told("state", atom("state1")), None)));
        assert_eq!(why(lab.call(pid, atom(request))), reason);
        assert_eq!(lab.flush(), [exit(pid, reason)]);
        assert_eq!(logs(&lab, pid), 0, "{request}");
    }

    let pid = pid_of(&lab.start(unlinked(serve(told("state", atom("state4")), None))));
    assert_eq!(why(lab.call(pid, atom("crash"))), atom("crashed"));
    lab.settle();
    let log = lab.events.iter().find_map(|event| match &event.kind {
        EventKind::Program(OtpEvent::TerminatingLog {
            reason,
            last_message,
            state,
            ..
        }) if event.pid == pid => {
            let message = last_message.as_ref().expect("a message").to_term();
            Some((reason.clone(), message, state.clone()))
        }
        _ => None,
    });
    assert_eq!(log, Some((atom("crashed"), atom("crash"), atom("state4"))));
    assert_eq!(logs(&lab, pid), 1);
}

#[test]
fn call() {
    let mut lab = defined();
    lab.trap_exit();
    pid_of(&lab.start(serve(empty(), named())));
    assert_eq!(lab.call(name(), atom("started_p")), Ok(atom("ok")));
    let delayed = |ms: i64| told("delayed_answer", ms);
    assert_eq!(lab.call(name(), delayed(1)), Ok(atom("delayed")));

    assert_eq!(lab.call(name(), told("call_within", 1_000)), Ok(atom("ok")));
    lab.pass(500);
    assert_eq!(lab.call(name(), atom("next_call")), Ok(atom("ok")));
    assert_eq!(lab.call(name(), told("call_within", 1_000)), Ok(atom("ok")));
    lab.pass(1_500);
    assert_eq!(lab.call(name(), atom("next_call")), Ok(Term::from(false)));

    assert_eq!(lab.call_within(name(), delayed(1), Some(30)), Ok(atom("delayed")));
    assert_eq!(
        lab.call_within(name(), delayed(30), Some(1)),
        Err(exit_of(
            atom("timeout"),
            "call",
            [atom(NAME), delayed(30), Term::Int(1)]
        ))
    );
    assert_eq!(
        why(lab.call(name(), atom("badreturn"))),
        told("bad_return_value", atom("badreturn"))
    );
}

#[test]
fn cast() {
    let mut lab = defined();
    let me = lab.me;
    let pid = pid_of(&lab.start(unlinked(serve(empty(), named()))));
    assert_eq!(lab.call(name(), atom("started_p")), Ok(atom("ok")));
    lab.cast(name(), tuple![me, atom("handle_cast")]);
    assert_eq!(lab.flush(), [tuple![pid, atom("handled_cast")]]);
    lab.cast(name(), tuple![me, atom("delayed_cast"), 1]);
    lab.pass(1);
    assert_eq!(lab.flush(), [tuple![pid, atom("delayed")]]);
    lab.cast(name(), tuple![me, atom("stop")]);
    assert_eq!(lab.flush(), [tuple![pid, atom("stopped")]]);
    assert_eq!(lab.exit_reason(pid), Some(tuple![me, atom("stopped")]));
}

#[test]
fn info() {
    let mut lab = defined();
    let me = lab.me;
    let pid = pid_of(&lab.start(unlinked(serve(empty(), named()))));
    lab.send(pid, tuple![me, atom("handle_info")]);
    assert_eq!(lab.flush(), [tuple![pid, atom("handled_info")]]);
    lab.send(pid, tuple![me, atom("delayed_info"), 1]);
    lab.pass(1);
    assert_eq!(lab.flush(), [tuple![pid, atom("delayed_info")]]);
    lab.send(pid, tuple![me, atom("stop")]);
    assert_eq!(lab.flush(), [tuple![pid, atom("stopped_info")]]);
    assert_eq!(lab.exit_reason(pid), Some(tuple![me, atom("stopped_info")]));
}

#[test]
fn abcast() {
    let mut lab = defined();
    let me = lab.me;
    let pid = pid_of(&lab.start(unlinked(serve(empty(), named()))));
    let abcast = |lab: &mut Lab, request: Term| {
        lab.act(move |cx| otp::abcast(cx, Atom::new(NAME), request));
        lab.pass(1);
        lab.flush()
    };
    let handled = abcast(&mut lab, tuple![me, atom("handle_cast")]);
    assert_eq!(handled, [tuple![pid, atom("handled_cast")]]);
    let delayed = abcast(&mut lab, tuple![me, atom("delayed_cast"), 1]);
    assert_eq!(delayed, [tuple![pid, atom("delayed")]]);
    let stopped = abcast(&mut lab, tuple![me, atom("stop")]);
    assert_eq!(stopped, [tuple![pid, atom("stopped")]]);
}

#[test]
fn r#continue() {
    let mut lab = defined();
    let me = lab.me;
    let pid = pid_of(&lab.start(serve(told("continue", me), None)));
    let steps = |steps: &[&'static str]| -> Vec<Term> { steps.iter().map(|step| tuple![pid, atom(step)]).collect() };
    let once = steps(&["continue", "after_continue"]);
    assert_eq!(lab.flush(), once);
    assert_eq!(lab.call(pid, told("continue_reply", me)), Ok(atom("ok")));
    assert_eq!(lab.flush(), once);
    assert_eq!(lab.call(pid, told("continue_noreply", me)), Ok(atom("ok")));
    assert_eq!(lab.flush(), once);
    lab.cast(pid, told("continue_noreply", me));
    assert_eq!(lab.flush(), once);
    lab.send(pid, told("continue_noreply", me));
    assert_eq!(lab.flush(), once);
    lab.send(pid, told("continue_continue", me));
    assert_eq!(lab.flush(), steps(&["before_continue", "continue", "after_continue"]));
    lab.send(pid, atom("continue_stop"));
    assert_eq!(lab.exit_reason(pid), Some(atom("normal")));
}

#[test]
fn calling_self() {
    let mut lab = defined();
    let me = lab.me;
    assert_eq!(why(lab.call(me, atom("oops"))), atom("calling_self"));
    assert_eq!(why(lab.call_within(me, atom("oops"), None)), atom("calling_self"));
}

#[test]
fn otp_7669() {
    let mut lab = defined();
    for linked in [false, false, true] {
        let begin = limited(serve(atom("ignore"), named()), linked, None);
        assert_eq!(lab.start(begin), atom("ignore"));
        assert_eq!(lab.whereis(NAME), None);
    }
    let stopped = lab.start(unlinked(serve(atom("stop"), named())));
    assert_eq!(stopped, tuple![atom("error"), atom("stopped")]);
    assert_eq!(lab.whereis(NAME), None);
}

#[test]
fn get_state() {
    let mut lab = defined();
    let state = Term::Pid(lab.me);
    lab.start(serve(told("state", state.clone()), named()));
    assert_eq!(lab.get_state(name()), Ok(state.clone()));
    let pid = pid_of(&lab.start(serve(told("state", state.clone()), None)));
    assert_eq!(lab.get_state(pid), Ok(state.clone()));
    lab.suspend(pid);
    assert_eq!(lab.get_state(pid), Ok(state));
    lab.resume(pid);
    assert_eq!(lab.call(pid, atom("started_p")), Ok(atom("ok")));
}

#[test]
fn replace_state() {
    let mut lab = defined();
    let pid = pid_of(&lab.start(serve(told("state", atom("first")), named())));
    assert_eq!(lab.get_state(name()), Ok(atom("first")));
    assert_eq!(lab.replace_state(name(), atom("replaced")), Ok(atom("replaced")));
    assert_eq!(lab.get_state(name()), Ok(atom("replaced")));

    let callback = tuple![atom("gen_server"), atom("system_replace_state")];
    let failed = tuple![atom("callback_failed"), callback, tuple![atom("throw"), atom("fail")]];
    assert_eq!(why(lab.replace_state(pid, atom("fail"))), failed);
    assert_eq!(lab.get_state(pid), Ok(atom("replaced")), "a failure changes nothing");

    lab.suspend(pid);
    assert_eq!(lab.replace_state(pid, atom("again")), Ok(atom("again")));
    lab.resume(pid);
    assert_eq!(lab.get_state(pid), Ok(atom("again")));
}

#[test]
fn terminate_crash_format() {
    let mut lab = defined();
    lab.trap_exit();
    let pid = pid_of(&lab.start(serve(told("state", atom("crash_terminate")), None)));
    assert_eq!(lab.call(pid, atom("stop")), Ok(atom("ok")));
    let reason = told("crash", atom("terminate"));
    assert_eq!(lab.flush(), [exit(pid, reason)]);
    assert_eq!(logs(&lab, pid), 1);
}
