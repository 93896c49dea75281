//! The group `stop` of `gen_server_SUITE`, and every way in which `GenServer.stop/3` can fail.

use coppice::otp::ServerRef;
use coppice::otp::registry::{self, Keys};
use coppice::runtime::{Atom, Term};
use coppice::tuple;

use super::super::lab::{pid_of, unlinked};
use super::server::{defined, empty, start, told};
use super::{atom, exit_of};

fn noproc(server: Term) -> Result<(), Term> {
    Err(exit_of(
        atom("noproc"),
        "stop",
        [server, atom("normal"), atom("infinity")],
    ))
}

#[test]
fn stop1() {
    let mut lab = defined();
    let pid = pid_of(&lab.start(unlinked(start(empty(), None))));
    assert_eq!(lab.stop(pid, atom("normal")), Ok(()));
    assert!(!lab.is_alive(pid));
    assert_eq!(lab.stop(pid, atom("normal")), noproc(Term::Pid(pid)));
}

#[test]
fn stop2() {
    let mut lab = defined();
    let pid = pid_of(&lab.start(unlinked(start(empty(), None))));
    assert_eq!(lab.stop(pid, atom("other_reason")), Ok(()));
    assert!(!lab.is_alive(pid));
}

#[test]
fn stop4() {
    let mut lab = defined();
    let name = || ServerRef::Name(Atom::new("to_stop"));
    let pid = pid_of(&lab.start(unlinked(start(empty(), Some(name())))));
    assert_eq!(lab.stop(name(), atom("normal")), Ok(()));
    assert!(!lab.is_alive(pid));
    assert_eq!(lab.stop(name(), atom("normal")), noproc(atom("to_stop")));
}

#[test]
fn stop7() {
    let mut lab = defined();
    let registry = Atom::new("Elixir.Case.Registry");
    lab.started(registry::MODULE, registry::start_call(registry, Keys::Unique).args);
    let via = || ServerRef::Via(registry, atom("to_stop"));
    let pid = pid_of(&lab.start(unlinked(start(empty(), Some(via())))));
    assert_eq!(lab.stop(via(), atom("normal")), Ok(()));
    assert!(!lab.is_alive(pid));
    assert_eq!(lab.stop(via(), atom("normal")), noproc(via().to_term()));
}

#[test]
fn a_server_that_ends_for_another_reason_fails_the_stop() {
    let mut lab = defined();
    let pid = pid_of(&lab.start(unlinked(start(told("state", atom("crash_terminate")), None))));
    let arguments = [Term::Pid(pid), atom("normal"), atom("infinity")];
    let reason = told("crash", atom("terminate"));
    assert_eq!(lab.stop(pid, atom("normal")), Err(exit_of(reason, "stop", arguments)));
}

#[test]
fn a_server_that_takes_longer_stops_all_the_same() {
    let mut lab = defined();
    let slow = told("state", told("slow_terminate", 200));
    let pid = pid_of(&lab.start(unlinked(start(slow, None))));
    let arguments = [Term::Pid(pid), atom("normal"), Term::Int(50)];
    assert_eq!(
        lab.stop_within(pid, atom("normal"), Some(50)),
        Err(exit_of(atom("timeout"), "stop", arguments))
    );
    assert!(lab.is_alive(pid));
    assert_eq!(lab.flush(), [], "nothing of the stop is left behind");
    lab.pass(150);
    assert_eq!(lab.exit_reason(pid), Some(atom("normal")));
    assert_eq!(lab.flush(), []);
}

#[test]
fn a_server_that_is_killed_fails_the_stop_whether_or_not_it_had_answered() {
    for (state, answers) in [(told("slow_terminate", 200), true), (empty(), false)] {
        let mut lab = defined();
        let me = lab.me;
        let pid = pid_of(&lab.start(unlinked(start(told("state", state), None))));
        if !answers {
            // It sleeps in a callback, and what comes waits.
            let other = lab.tester();
            lab.begin(other, move |cx| {
                coppice::otp::call(cx, &ServerRef::Pid(pid), told("sleep", 1_000), None)
            });
            lab.settle();
        }
        lab.begin(me, move |cx| {
            coppice::otp::stop(cx, &ServerRef::Pid(pid), atom("normal"))
        });
        lab.settle();
        assert!(lab.is_alive(pid));
        let killer = lab.tester();
        lab.act_in(killer, move |cx| cx.exit(pid, atom("kill")));
        let reason = if answers {
            atom("killed")
        } else {
            let arguments = Term::list([Term::Pid(pid), atom("normal"), atom("infinity")]);
            tuple![atom("killed"), tuple![atom("sys"), atom("terminate"), arguments]]
        };
        let arguments = [Term::Pid(pid), atom("normal"), atom("infinity")];
        let failed = coppice::otp::Got::Failed(exit_of(reason, "stop", arguments));
        assert_eq!(lab.finish(me), Ok(failed));
    }
}

#[test]
fn a_suspended_server_stops() {
    let mut lab = defined();
    let pid = pid_of(&lab.start(unlinked(start(empty(), None))));
    lab.suspend(pid);
    assert_eq!(lab.stop(pid, atom("normal")), Ok(()));
}
