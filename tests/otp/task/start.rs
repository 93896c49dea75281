//! How tasks start: the cases of `task_test.exs` up to `start_link with $callers`.

use coppice::otp::{Await, Exception, JobStep, StartCall, SupervisorFlags, SupervisorInit, task};
use coppice::runtime::{Message, Pid, Term};
use coppice::tuple;

use super::super::lab::{C, Lab, define_job, define_supervisor, pid_of};
use super::support::{CASE, atom, await_task, down_message, fun, lab, mfa, start_async};

#[test]
fn can_be_supervised_directly() {
    let mut lab = lab();
    define_job("fun", |_, _| JobStep::Done(Ok(atom("ok"))));
    define_supervisor("Elixir.Case.Sup", |_| {
        let flags = SupervisorFlags::default();
        Ok(SupervisorInit::Ok(flags, vec![task::child_spec(atom("fun"))]))
    });
    let supervisor = lab.started("Elixir.Case.Sup", []);
    lab.settle();
    assert!(lab.is_alive(supervisor));
    assert_eq!(lab.links(supervisor), [lab.me]);
}

/// The handle, the link, the answer, the end.
fn runs_and_answers(call: fn(Pid) -> StartCall, mfa: Term) {
    let mut lab = lab();
    let me = lab.me;
    let task = start_async(&mut lab, call(me));
    let pid = task.pid.expect("a process");
    assert_eq!((task.owner, &task.mfa), (Some(me), &mfa));
    assert_eq!(lab.links(me), [pid]);
    assert_eq!(lab.flush(), [atom("ready")]);

    lab.send(pid, atom("true"));
    let answer = tuple![task.reference, atom("done")];
    let end = down_message(task.reference, pid, atom("normal"));
    assert_eq!(lab.flush(), [atom("done"), answer, end]);
}

#[test]
fn async_1() {
    let call = |me| fun("wait_and_send", [Term::Pid(me), atom("done")]);
    runs_and_answers(call, tuple![atom("erlang"), atom("apply"), 2]);
}

#[test]
fn async_3() {
    let call = |me| mfa("wait_and_send", [Term::Pid(me), atom("done")]);
    runs_and_answers(call, tuple![atom(CASE), atom("wait_and_send"), 2]);

    let mut lab = lab();
    let task = start_async(&mut lab, mfa("value", [atom("done")]));
    assert_eq!(await_task(&mut lab, &task, 5_000), Ok(atom("done")));
    assert_eq!(lab.flush(), []);
}

/// Jobs that say whose `$callers` they have: `outer` starts `inner` by that function.
pub fn tell_callers(start: impl Fn(&mut C<'_>, &[Pid], &StartCall) -> Result<Await, Exception> + 'static) {
    let told = |callers: &[Pid]| Term::list(callers.iter().map(|pid| Term::Pid(*pid)).collect::<Vec<_>>());
    define_job("inner", move |call, cx| {
        let grandparent = *call.callers.last().expect("a caller");
        cx.send(grandparent, Message::Term(told(call.callers)));
        JobStep::Done(Ok(atom("ok")))
    });
    define_job("outer", move |call, cx| {
        if call.got.is_some() {
            return JobStep::Done(Ok(atom("ok")));
        }
        cx.send(call.callers[0], Message::Term(told(call.callers)));
        JobStep::Wait(start(cx, call.callers, &mfa("inner", [])).expect("it starts"))
    });
}

/// `[grandparent]` in the task, `[parent, grandparent]` in the task's task.
pub fn told_callers(lab: &mut Lab, parent: Pid) {
    let grandparent = Term::Pid(lab.me);
    let outer = Term::list([grandparent.clone()]);
    let inner = Term::list([Term::Pid(parent), grandparent]);
    // Its own answer comes too, sooner or later.
    let told = lab.flush().into_iter().filter(|message| message.as_list().is_some());
    assert_eq!(told.collect::<Vec<_>>(), [outer, inner]);
}

#[test]
fn async_with_callers() {
    let mut lab = lab();
    tell_callers(|cx, callers, call| {
        let task = task::r#async(cx, callers, call)?;
        task::r#await(cx, &task, None)
    });
    let task = start_async(&mut lab, mfa("outer", []));
    told_callers(&mut lab, task.pid.expect("a process"));
}

/// `{:ok, pid}` at once; linked or not; nobody gets its result.
fn starts(linked: bool, call: fn(Pid) -> StartCall) {
    let mut lab = lab();
    let me = lab.me;
    let call = call(me);
    let started = lab.act(move |cx| {
        if linked {
            task::start_link(cx, &[], &call)
        } else {
            task::start(cx, &[], &call)
        }
    });
    let pid = pid_of(&started.expect("a process"));
    assert_eq!(lab.links(me).contains(&pid), linked);
    assert_eq!(lab.flush(), [atom("ready")]);
    lab.send(pid, atom("true"));
    assert_eq!(lab.flush(), [atom("done")]);
    assert_eq!(lab.exit_reason(pid), Some(atom("normal")));
}

#[test]
fn start_1() {
    starts(false, |me| fun("wait_and_send", [Term::Pid(me), atom("done")]));
}

#[test]
fn start_3() {
    starts(false, |me| mfa("wait_and_send", [Term::Pid(me), atom("done")]));
}

#[test]
fn completed_1() {
    let mut lab = lab();
    let task = lab.act(|cx| task::completed(cx, atom("done")));
    assert_eq!(task.pid, None);
    assert_eq!(await_task(&mut lab, &task, 5_000), Ok(atom("done")));
}

#[test]
fn start_link_1() {
    starts(true, |me| fun("wait_and_send", [Term::Pid(me), atom("done")]));
}

#[test]
fn start_link_3() {
    starts(true, |me| mfa("wait_and_send", [Term::Pid(me), atom("done")]));
}

#[test]
fn start_link_with_callers() {
    let mut lab = lab();
    tell_callers(|cx, callers, call| {
        task::start_link(cx, callers, call)?;
        Ok(Await::Receive { timeout: None })
    });
    let started = lab.act(|cx| task::start_link(cx, &[], &mfa("outer", [])));
    told_callers(&mut lab, pid_of(&started.expect("a process")));
}
