//! A value that an agent's function throws, in each callback: what that callback may return is taken for its return, and
//! anything else is a bad return. As it was seen on the BEAM.

use super::super::terms::t;
use super::*;

/// The function that throws that value.
fn throw(value: &str) -> Term {
    mfa("throw", [t(value)])
}

fn bad(value: &str) -> ExitReason {
    tuple![atom("bad_return_value"), t(value)]
}

/// What comes of an agent whose value was 0: its value, or why it ended.
fn outcome(lab: &mut Lab, agent: Pid) -> Answer {
    match lab.exit_reason(agent) {
        Some(reason) => Err(reason),
        None => lab.get_state(agent),
    }
}

/// A call whose function throws that value: the answer, and what comes of the agent.
fn thrown_in_a_call(value: &str) -> (Answer, Answer) {
    let mut lab = lab();
    let agent = pid_of(&lab.start(agent::start(mfa("identity", [Term::Int(0)]), Options::default())));
    let answer = get(&mut lab, agent, throw(value), 30);
    let answer = answer.map_err(|exit| exit.elements().expect("{reason, call}")[0].clone());
    (answer, outcome(&mut lab, agent))
}

fn thrown_in_a_cast(value: &str) -> Answer {
    let mut lab = lab();
    let agent = pid_of(&lab.start(agent::start(mfa("identity", [Term::Int(0)]), Options::default())));
    cast(&mut lab, agent, throw(value));
    outcome(&mut lab, agent)
}

/// What a start answers whose function throws that value; the value of the agent where there is one.
fn thrown_in_a_start(value: &str) -> Term {
    let mut lab = lab();
    let answer = lab.start(agent::start(throw(value), Options::default()));
    match answer.elements() {
        Some([ok, Term::Pid(agent)]) => match outcome(&mut lab, *agent) {
            Ok(value) => tuple![ok.clone(), value],
            Err(reason) => reason,
        },
        _ => answer,
    }
}

fn no_continue() -> ExitReason {
    t("{:undef, [{Agent.Server, :handle_continue, [:c, 1], []}]}")
}

#[test]
fn a_call_takes_a_reply_or_a_stop_and_a_noreply_leaves_the_caller_waiting() {
    let kept = Ok(Term::Int(1));
    for reply in [
        "{:reply, :a, 1}",
        "{:reply, :a, 1, :infinity}",
        "{:reply, :a, 1, :hibernate}",
    ] {
        assert_eq!(thrown_in_a_call(reply), (Ok(atom("a")), kept.clone()), "{reply}");
    }
    for noreply in ["{:noreply, 1}", "{:noreply, 1, 50}", "{:noreply, 1, :hibernate}"] {
        assert_eq!(
            thrown_in_a_call(noreply),
            (Err(atom("timeout")), kept.clone()),
            "{noreply}"
        );
    }
    let why = || Err(atom("why"));
    assert_eq!(thrown_in_a_call("{:stop, :why, 1}"), (why(), why()));
    assert_eq!(thrown_in_a_call("{:stop, :why, :a, 1}"), (Ok(atom("a")), why()));
}

#[test]
fn a_call_takes_nothing_that_only_a_start_returns() {
    for value in [
        ":ignore",
        "{:ok, 1}",
        "{:ok, 1, 50}",
        "{:stop, :why}",
        "{:noreply, 1, -1}",
        "{:error, :e}",
    ] {
        assert_eq!(thrown_in_a_call(value), (Err(bad(value)), Err(bad(value))), "{value}");
    }
}

#[test]
fn a_cast_takes_a_noreply_or_a_stop_and_no_reply() {
    for noreply in ["{:noreply, 1}", "{:noreply, 1, 50}", "{:noreply, 1, :hibernate}"] {
        assert_eq!(thrown_in_a_cast(noreply), Ok(Term::Int(1)), "{noreply}");
    }
    assert_eq!(thrown_in_a_cast("{:stop, :why, 1}"), Err(atom("why")));
    for value in [
        ":ignore",
        "{:ok, 1}",
        "{:reply, :a, 1}",
        "{:reply, :a, 1, 50}",
        "{:stop, :why}",
        "{:stop, :why, :a, 1}",
        "{:noreply, 1, -1}",
    ] {
        assert_eq!(thrown_in_a_cast(value), Err(bad(value)), "{value}");
    }
}

#[test]
fn a_start_takes_ok_or_ignore_or_a_stop_without_a_state() {
    for value in [
        "{:ok, 1}",
        "{:ok, 1, 50}",
        "{:ok, 1, :infinity}",
        "{:ok, 1, :hibernate}",
    ] {
        assert_eq!(thrown_in_a_start(value), t("{:ok, 1}"), "{value}");
    }
    assert_eq!(thrown_in_a_start(":ignore"), atom("ignore"));
    assert_eq!(thrown_in_a_start("{:stop, :why}"), t("{:error, :why}"));
    for value in [
        "{:noreply, 1}",
        "{:noreply, 1, 50}",
        "{:reply, :a, 1}",
        "{:stop, :why, 1}",
        "{:ok, 1, -1}",
        "{:error, :e}",
    ] {
        assert_eq!(thrown_in_a_start(value), tuple![atom("error"), bad(value)], "{value}");
    }
}

#[test]
fn an_agent_has_no_handle_continue_to_go_on_with() {
    let ended = || Err(no_continue());
    assert_eq!(
        thrown_in_a_call("{:reply, :a, 1, {:continue, :c}}"),
        (Ok(atom("a")), ended())
    );
    assert_eq!(thrown_in_a_call("{:noreply, 1, {:continue, :c}}"), (ended(), ended()));
    assert_eq!(thrown_in_a_cast("{:noreply, 1, {:continue, :c}}"), ended());
    assert_eq!(thrown_in_a_start("{:ok, 1, {:continue, :c}}"), no_continue());
}
