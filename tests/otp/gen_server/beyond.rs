//! What the suites do not ask, as Elixir 1.14 on OTP 25 answers it: timeouts, suspension, init, what `use GenServer`
//! raises.

use coppice::otp::{Callbacks, Event as OtpEvent, ServerRef, Start};
use coppice::runtime::{Atom, EventKind, Message, Pid, Term};
use coppice::tuple;

use super::super::lab::{Bench, C, Lab, limited, pid_of, unlinked};
use super::server::{defined, empty, from_in, start, told};
use super::{atom, exit_of};

/// A server that tells the test process of its timeouts.
fn teller(lab: &mut Lab) -> Pid {
    let me = lab.me;
    pid_of(&lab.start(unlinked(start(told("state", told("tell", me)), None))))
}

/// The messages that name this event, by when they came.
fn reports(lab: &mut Lab, pid: Pid, what: &'static str) -> usize {
    let messages = lab.flush();
    messages
        .iter()
        .filter(|message| **message == tuple![pid, atom(what)])
        .count()
}

#[test]
fn a_message_cancels_a_timeout_and_a_system_message_begins_it_anew() {
    let mut lab = defined();
    let me = lab.me;
    let pid = teller(&mut lab);
    let delayed = tuple![me, atom("delayed_cast"), 500];
    lab.cast(pid, delayed.clone());
    lab.pass(300);
    assert_eq!(lab.get_state(pid), Ok(told("delayed_cast", me)));
    lab.pass(499);
    assert_eq!(reports(&mut lab, pid, "delayed"), 0);
    lab.pass(1);
    assert_eq!(reports(&mut lab, pid, "delayed"), 1);

    lab.cast(pid, delayed);
    lab.pass(300);
    assert_eq!(lab.call(pid, atom("ping")), Ok(atom("pong")));
    lab.pass(1_000);
    assert_eq!(reports(&mut lab, pid, "delayed"), 0);
}

#[test]
fn a_timeout_of_zero_comes_after_what_is_in_the_mailbox() {
    let mut lab = defined();
    let me = lab.me;
    let pid = teller(&mut lab);
    lab.act(move |cx| {
        let send = |cx: &mut C<'_>, body: Term| {
            let tag = Atom::new("$gen_cast");
            cx.send(pid, Message::Tagged { tag, body });
        };
        send(cx, tuple![me, atom("delayed_cast"), 0]);
        send(cx, tuple![me, atom("handle_cast")]);
    });
    assert_eq!(lab.flush(), [tuple![pid, atom("handled_cast")]], "which cancels it");
    lab.cast(pid, tuple![me, atom("delayed_cast"), 0]);
    assert_eq!(lab.flush(), [tuple![pid, atom("delayed")]]);
}

#[test]
fn any_process_can_reply() {
    let mut lab = defined();
    let me = lab.me;
    let pid = pid_of(&lab.start(start(empty(), None)));
    let helper = lab.tester();
    lab.begin(me, move |cx| {
        coppice::otp::call(cx, &ServerRef::Pid(pid), told("give_from", helper), None)
    });
    let given = lab.flush_in(helper);
    let [_, asker, reference] = given[0].elements().expect("{:from, pid, ref}") else {
        panic!("{given:?} is no from");
    };
    let from = from_in(asker, reference);
    lab.act_in(helper, move |cx| cx.reply(from, atom("from_another")));
    assert_eq!(lab.finish(me), Ok(coppice::otp::Got::Reply(atom("from_another"))));
}

#[test]
fn a_suspended_server_keeps_its_messages_and_hears_its_parent() {
    let mut lab = defined();
    let me = lab.me;
    lab.trap_exit();
    let pid = pid_of(&lab.start(start(told("trap", told("tell_terminate", me)), None)));
    lab.suspend(pid);
    lab.send(pid, tuple![me, atom("handle_info")]);
    assert_eq!(lab.flush(), []);
    lab.resume(pid);
    assert_eq!(lab.flush(), [tuple![pid, atom("handled_info")]]);
    lab.suspend(pid);
    lab.exit(pid, atom("hey"));
    let end = tuple![atom("EXIT"), pid, atom("hey")];
    assert_eq!(lab.flush(), [tuple![pid, atom("terminated")], end]);
}

#[test]
fn suspending_twice_is_suspending_once() {
    let mut lab = defined();
    let pid = pid_of(&lab.start(start(empty(), None)));
    lab.suspend(pid);
    lab.suspend(pid);
    lab.resume(pid);
    assert_eq!(lab.call(pid, atom("ping")), Ok(atom("pong")));
    lab.resume(pid);
    assert_eq!(lab.call(pid, atom("ping")), Ok(atom("pong")));
}

#[test]
fn a_timeout_that_was_waited_for_begins_anew_when_the_server_is_resumed() {
    let mut lab = defined();
    let me = lab.me;
    let pid = teller(&mut lab);
    lab.cast(pid, tuple![me, atom("delayed_cast"), 100]);
    lab.suspend(pid);
    lab.pass(1_000);
    assert_eq!(reports(&mut lab, pid, "delayed"), 0);
    lab.resume(pid);
    lab.pass(99);
    assert_eq!(reports(&mut lab, pid, "delayed"), 0);
    lab.pass(1);
    assert_eq!(reports(&mut lab, pid, "delayed"), 1);
}

#[test]
fn sys_exits_name_the_call() {
    let mut lab = defined();
    let called = |server: Term| tuple![atom("sys"), atom("get_state"), Term::list([server])];
    assert_eq!(
        lab.get_state(ServerRef::Name(Atom::new("nobody"))),
        Err(tuple![atom("noproc"), called(atom("nobody"))])
    );
    let pid = pid_of(&lab.start(unlinked(start(empty(), None))));
    lab.stop(pid, atom("normal")).expect("it stops");
    assert_eq!(lab.get_state(pid), Err(tuple![atom("noproc"), called(Term::Pid(pid))]));
    let me = lab.me;
    assert_eq!(
        lab.get_state(me),
        Err(tuple![atom("calling_self"), called(Term::Pid(me))])
    );
}

#[test]
fn a_start_that_takes_too_long_leaves_nothing() {
    for linked in [false, true] {
        let mut lab = defined();
        lab.trap_exit();
        let named = || Some(ServerRef::Name(Atom::new("late")));
        let late: Start<Bench> = limited(start(atom("sleep"), named()), linked, Some(20));
        assert_eq!(lab.start(late), tuple![atom("error"), atom("timeout")]);
        lab.settle();
        assert_eq!(lab.whereis("late"), None);
        assert_eq!(lab.flush(), [], "neither an EXIT nor a DOWN");
        assert_eq!(lab.links(lab.me), []);
    }
}

#[test]
fn a_start_without_a_link_tells_why_it_failed() {
    let mut lab = defined();
    let error = |reason: Term| tuple![atom("error"), reason];
    assert_eq!(lab.start(unlinked(start(atom("crash"), None))), error(atom("crashed")));
    assert_eq!(
        lab.start(unlinked(start(atom("bad"), None))),
        error(told("bad_return_value", atom("bad")))
    );
    assert!(lab.is_alive(lab.me), "and takes nobody along");
    assert_eq!(lab.flush(), []);
}

#[test]
fn a_server_without_a_link_is_its_own_parent() {
    let mut lab = defined();
    let state = told("trap", told("tell_terminate", lab.me));
    let pid = pid_of(&lab.start(unlinked(start(state, None))));
    lab.exit(pid, atom("shutdown"));
    assert!(lab.is_alive(pid), "its starter is nobody to it");
    assert_eq!(lab.flush(), []);
    assert_eq!(lab.call(pid, atom("ping")), Ok(atom("pong")));
}

#[test]
fn a_name_is_kept_until_the_end_after_a_bad_return_and_given_up_before_after_a_stop() {
    for (argument, kept) in [(atom("bad"), true), (atom("stop"), false)] {
        let mut lab = defined();
        lab.trap_exit();
        let name = Atom::new("fails");
        lab.start(start(argument, Some(ServerRef::Name(name))));
        lab.settle();
        let at = |wanted: &EventKind<OtpEvent>| lab.events.iter().position(|event| event.kind == *wanted);
        let unregistered = at(&EventKind::Unregistered(name)).expect("it gave the name up");
        let exited = lab
            .events
            .iter()
            .position(|event| matches!(event.kind, EventKind::Exited { .. }))
            .expect("it ended");
        assert_eq!(unregistered > exited, kept);
    }
}

/// What a server that defines nothing raises.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Nothing;

coppice::digest!(
    struct Nothing {}
);

impl<M: coppice::otp::Module> Callbacks<M> for Nothing {
    fn module(&self) -> &'static str {
        "Elixir.Case.Nothing"
    }
    fn state(&self) -> Term {
        atom("nil")
    }
    fn init(&mut self, _cx: &mut coppice::otp::Cx<'_, M>) -> coppice::otp::Return {
        coppice::otp::Return::Ok
    }
}

#[test]
fn use_gen_server_raises_for_what_is_not_defined() {
    let mut lab = Lab::new();
    let me = lab.me;
    let message = |returned: coppice::otp::Return| match returned {
        coppice::otp::Return::Raise(exception) => exception.into_reason().to_string(),
        other => panic!("{other:?} is no exception"),
    };
    let reason = lab.act(move |cx| {
        let reference = cx.make_reference();
        let from = coppice::runtime::ReplyTo { pid: me, reference };
        message(Nothing.handle_call(atom("x"), from, cx))
    });
    assert_eq!(
        reason,
        format!(
            "{{%RuntimeError{{message: \"attempted to call GenServer {me} but no handle_call/3 clause was provided\"}}, \
             [{{Case.Nothing, :handle_call, 3, []}}]}}"
        )
    );
    lab.act(|cx| cx.register(Atom::new("enn"))).expect("a free name");
    let reason = lab.act(move |cx| message(Nothing.handle_cast(atom("x"), cx)));
    assert_eq!(
        reason,
        "{%RuntimeError{message: \"attempted to cast GenServer :enn but no handle_cast/2 clause was provided\"}, \
         [{Case.Nothing, :handle_cast, 2, []}]}"
    );
    let reason = lab.act(move |cx| message(Nothing.handle_continue(atom("go"), cx)));
    assert_eq!(reason, "{:undef, [{Case.Nothing, :handle_continue, [:go, nil], []}]}");
}

#[test]
fn a_late_reply_is_dropped() {
    let mut lab = defined();
    let pid = pid_of(&lab.start(start(empty(), None)));
    let delayed = told("delayed_answer", 30);
    assert_eq!(
        lab.call_within(pid, delayed.clone(), Some(10)),
        Err(exit_of(
            atom("timeout"),
            "call",
            [Term::Pid(pid), delayed, Term::Int(10)]
        ))
    );
    lab.pass(100);
    assert_eq!(lab.flush(), []);
    assert_eq!(lab.call(pid, atom("ping")), Ok(atom("pong")));
}

#[test]
fn a_monitor_set_by_a_name_tells_of_the_name() {
    let mut lab = defined();
    let name = Atom::new("watched");
    let down = |reference, reason| {
        let subject = tuple![name, atom("nonode@nohost")];
        tuple![atom("DOWN"), reference, atom("process"), subject, atom(reason)]
    };
    let nobody = lab.act(move |cx| cx.monitor_name(name));
    assert_eq!(lab.flush(), [down(nobody, "noproc")]);

    let pid = pid_of(&lab.start(unlinked(start(empty(), Some(ServerRef::Name(name))))));
    let reference = lab.act(move |cx| cx.monitor_name(name));
    let taken_back = lab.act(move |cx| cx.monitor_name(name));
    lab.act(move |cx| cx.demonitor(taken_back));
    assert_eq!(lab.flush(), []);
    lab.exit(pid, atom("kill"));
    assert_eq!(lab.flush(), [down(reference, "killed")]);
}
