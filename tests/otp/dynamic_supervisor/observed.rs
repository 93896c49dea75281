//! What Elixir 1.14.0 was seen to do that no suite has a case for.

use super::super::supervisors::{assert_ended, counts, ended, reports, which};
use super::super::terms::t;
use super::support::{child, lab, sleepy, start_link};
use coppice::otp::{Await, Got};
use coppice::runtime::{Atom, Message, Term};

#[test]
fn messages_and_casts_that_it_does_not_expect_change_nothing() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    lab.send(sup, t(":hello"));
    lab.cast(sup, t(":strange"));
    assert_eq!(which(&mut lab, sup), []);
    assert_eq!(ended(&mut lab, sup), None);
}

#[test]
fn a_call_that_it_does_not_expect_ends_it_and_the_caller() {
    let mut lab = lab();
    lab.trap_exit();
    let sup = start_link(&mut lab, "");
    let pid = child(&mut lab, sup, &sleepy(""));
    let reason = lab.call(sup, t(":strange")).expect_err("an exit").to_string();
    assert!(
        reason.starts_with("{{:function_clause, [{DynamicSupervisor, :handle_call,"),
        "{reason}"
    );
    assert_ended(&mut lab, &[(pid, ":shutdown")]);
}

#[test]
fn a_try_for_nobody_is_ignored_and_one_for_a_child_that_runs_ends_it() {
    let mut lab = lab();
    lab.trap_exit();
    let sup = start_link(&mut lab, "");
    let me = lab.me;
    let restart = |about| Message::Tagged {
        tag: Atom::new("$gen_restart"),
        body: Term::Pid(about),
    };
    let nobody = restart(me);
    lab.act(move |cx| cx.send(sup, nobody));
    assert_eq!(ended(&mut lab, sup), None);
    let pid = child(&mut lab, sup, &sleepy(""));
    let running = restart(pid);
    lab.act(move |cx| cx.send(sup, running));
    let reason = ended(&mut lab, sup).expect("it has ended");
    assert!(
        reason.starts_with("{{:badmatch, {{Sleepy, :start_link, []}, :permanent, 5000, :worker, [Sleepy]}}"),
        "{reason}"
    );
    assert_ended(&mut lab, &[(pid, ":shutdown")]);
}

#[test]
fn exit_signals_of_others_are_ignored() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    let pid = child(&mut lab, sup, &sleepy(""));
    let other = lab.tester();
    lab.act_in(other, move |cx| cx.exit(sup, t(":shutdown")));
    lab.settle();
    assert!(lab.is_alive(sup) && lab.is_alive(pid));
}

#[test]
fn stop_shuts_the_children_down_and_ends_it_with_the_reason_given() {
    for reason in [":normal", ":shutdown", ":boom"] {
        let mut lab = lab();
        lab.trap_exit();
        let sup = start_link(&mut lab, "");
        let pid = child(&mut lab, sup, &sleepy(""));
        assert_eq!(lab.stop(sup, t(reason)), Ok(()));
        assert_ended(&mut lab, &[(sup, reason), (pid, ":shutdown")]);
    }
}

/// A child that ended while the supervisor was busy is no longer asked to stop: how it ended is reported, even if it is
/// how one that was asked may end; except `:normal`, unless it is permanent.
#[test]
fn a_child_that_ended_just_before_the_supervisor_stops_is_reported() {
    for restart in [":temporary", ":transient", ":permanent"] {
        for shutdown in ["1000", ":brutal_kill"] {
            for reason in [":normal", ":shutdown", "{:shutdown, :test}", ":other"] {
                let mut lab = lab();
                lab.trap_exit();
                let sup = start_link(&mut lab, "");
                let spec = format!(
                    "%{{id: 1, start: {{:supervisor_4, :start_child, [{reason}]}}, restart: {restart}, shutdown: {shutdown}}}"
                );
                let pid = child(&mut lab, sup, &spec);
                // The parent's exit signal comes first, so that the child's is in the mailbox when it is handled.
                let slow = child(&mut lab, sup, "%{id: 2, start: {:supervisor_2, :start_child, [100]}}");
                let waiting = lab.wait(move |cx| {
                    let reference = cx.monitor(sup);
                    let request = Term::tuple([t(":terminate_child"), Term::Pid(slow)]);
                    let ask = coppice::otp::call(cx, &sup.into(), request, None)?;
                    drop(ask);
                    cx.send(pid, Message::Term(t(":stop")));
                    cx.send_after(10, sup, Message::Term(t(":late")));
                    cx.exit(sup, t(":shutdown"));
                    Ok(Await::Down {
                        reference,
                        timeout: Some(10_000),
                    })
                });
                assert!(matches!(waiting, Ok(Got::Down(..))), "{waiting:?}");
                assert_ended(&mut lab, &[(sup, ":shutdown"), (pid, reason)]);
                let silent = reason == ":normal" && restart != ":permanent";
                let expected = format!("shutdown_error :undefined {reason}");
                let expected = if silent { vec![] } else { vec![expected] };
                assert_eq!(reports(&mut lab), expected, "{restart} {shutdown} {reason}");
            }
        }
    }
}

#[test]
fn a_killed_supervisor_leaves_its_children_to_their_links() {
    let mut lab = lab();
    lab.trap_exit();
    let sup = start_link(&mut lab, "");
    let pid = child(&mut lab, sup, &sleepy(""));
    lab.exit(sup, t(":kill"));
    assert_ended(&mut lab, &[(sup, ":killed"), (pid, ":killed")]);
    assert_eq!(reports(&mut lab), [""; 0]);
}

#[test]
fn count_children_counts_supervisors_apart() {
    let mut lab = lab();
    let sup = start_link(&mut lab, "");
    child(&mut lab, sup, &sleepy("type: :supervisor"));
    child(&mut lab, sup, &sleepy(""));
    assert_eq!(counts(&mut lab, sup), [2, 2, 1, 1]);
}
