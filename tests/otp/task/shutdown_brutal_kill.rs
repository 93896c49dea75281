//! `shutdown/2 with :brutal_kill`.

use coppice::otp::Shutdown;
use coppice::runtime::Term;

use super::shutdown::of_ended;
use super::support::{atom, dummy, lab, mfa, shut_down, start_async, tagged};

const KILL: Shutdown = Shutdown::BrutalKill;

fn result() -> Term {
    tagged("ok", atom("result"))
}

#[test]
fn returns_ok_result_when_reply_and_abnormal_down_in_message_queue() {
    of_ended("abnormal", true, KILL, result());
}

#[test]
fn returns_ok_result_when_reply_and_normal_down_in_message_queue() {
    of_ended("normal", true, KILL, result());
}

#[test]
fn returns_ok_result_when_reply_and_shut_down_down_in_message_queue() {
    of_ended("shutdown", true, KILL, result());
}

#[test]
fn returns_nil_on_killed_down_in_message_queue() {
    of_ended("killed", false, KILL, atom("nil"));
}

#[test]
fn returns_exit_on_abnormal_down_in_message_queue() {
    of_ended("abnormal", false, KILL, tagged("exit", atom("abnormal")));
}

#[test]
fn returns_exit_on_normal_down_in_message_queue() {
    of_ended("normal", false, KILL, tagged("exit", atom("normal")));
}

#[test]
fn returns_exit_on_shutdown_down_in_message_queue() {
    of_ended("shutdown", false, KILL, tagged("exit", atom("shutdown")));
}

#[test]
fn returns_exit_on_killing_task_after_shutdown_timeout() {
    let mut lab = lab();
    let me = Term::Pid(lab.me);
    let task = start_async(&mut lab, mfa("trap", [me]));
    assert_eq!(lab.flush(), [atom("ready")]);
    let killed = tagged("exit", atom("killed"));
    assert_eq!(shut_down(&mut lab, &task, Shutdown::Timeout(1)), killed);
    assert_eq!(lab.system.now_ms(), 1);
}

#[test]
fn returns_exit_noproc_if_task_handled() {
    let mut lab = lab();
    let task = dummy(&mut lab, "noproc");
    assert_eq!(shut_down(&mut lab, &task, KILL), tagged("exit", atom("noproc")));
}
