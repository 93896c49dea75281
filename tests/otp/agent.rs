//! Elixir's `agent_test.exs`; `beyond` and `thrown` ask what it does not.

mod beyond;
mod suite;
mod thrown;

use coppice::otp::agent::{self, Options};
use coppice::otp::{Await, Exception, JobStep, ServerRef, frame};
use coppice::runtime::{Atom, ExitReason, Millis, Pid, Term};
use coppice::tuple;

use super::lab::{Lab, define_job, pid_of};

/// The module of the suite, as its functions name it.
const CASE: &str = "Elixir.AgentTest";

fn atom(name: &'static str) -> Term {
    Term::atom(name)
}

/// `{AgentTest, function, arguments}`.
fn mfa<const N: usize>(function: &'static str, arguments: [Term; N]) -> Term {
    tuple![atom(CASE), atom(function), Term::list(arguments)]
}

/// A lab with the functions of the cases: those of `Map`, and those that come to no good end.
fn lab() -> Lab {
    let lab = Lab::new();
    define_job("new", |_, _| JobStep::Done(Ok(Term::map([]))));
    define_job("put", |call, _| {
        let key = call.args.get(1).cloned().unwrap_or(atom("hello"));
        let value = call.args.get(2).cloned().unwrap_or(atom("world"));
        JobStep::Done(Ok(Term::map([(key, value)])))
    });
    define_job("fetch", |call, _| {
        let key = call.args.get(1).cloned().unwrap_or(atom("hello"));
        JobStep::Done(Ok(call.args[0].get(&key).cloned().unwrap_or(atom("nil"))))
    });
    define_job("pop", |call, _| {
        let key = call.args.get(1).cloned().unwrap_or(atom("hello"));
        let popped = call.args[0].get(&key).cloned().unwrap_or(atom("nil"));
        JobStep::Done(Ok(tuple![popped, Term::map([])]))
    });
    define_job("identity", |call, _| JobStep::Done(Ok(call.args[0].clone())));
    define_job("one", |_, _| JobStep::Done(Ok(Term::Int(1))));
    define_job("inc", |call, _| {
        let value = call.args[0].as_int().expect("a number");
        JobStep::Done(Ok(Term::Int(value + 1)))
    });
    define_job("pair", |call, _| {
        JobStep::Done(Ok(tuple![call.args[0].clone(), call.args[1].clone()]))
    });
    define_job("raise", |_, _| {
        JobStep::Done(Err(Exception::runtime_error("oops", frame(CASE, "raise", 1))))
    });
    // What they are given for themselves comes last: before it there is the value, if there is one.
    define_job("exit", |call, _| {
        let reason = call.args.last().cloned().expect("a reason");
        JobStep::Done(Err(Exception::Exit(reason)))
    });
    define_job("throw", |call, _| {
        let value = call.args.last().cloned().expect("a value");
        JobStep::Done(Err(Exception::Throw(value)))
    });
    define_job("slow_inc", |call, _| match call.got {
        None => JobStep::Wait(Await::Sleep(100)),
        Some(_) => JobStep::Done(Ok(Term::Int(call.args[0].as_int().unwrap_or(0) + 1))),
    });
    lab
}

fn named(name: &'static str) -> Options {
    Options {
        name: Some(ServerRef::Name(Atom::new(name))),
        timeout: None,
    }
}

/// `Agent.start_link/2` of a function that succeeds.
fn start_link(lab: &mut Lab, function: Term, options: Options) -> Pid {
    pid_of(&lab.start(agent::start_link(function, options)))
}

type Answer = Result<Term, ExitReason>;

fn get(lab: &mut Lab, agent: impl Into<ServerRef>, function: Term, timeout: Millis) -> Answer {
    let agent = agent.into();
    lab.answer(move |cx| agent::get(cx, &agent, function, Some(timeout)))
}

fn update(lab: &mut Lab, agent: impl Into<ServerRef>, function: Term) -> Answer {
    let agent = agent.into();
    lab.answer(move |cx| agent::update(cx, &agent, function, Some(agent::TIMEOUT_MS)))
}

fn get_and_update(lab: &mut Lab, agent: impl Into<ServerRef>, function: Term, timeout: Millis) -> Answer {
    let agent = agent.into();
    lab.answer(move |cx| agent::get_and_update(cx, &agent, function, Some(timeout)))
}

fn cast(lab: &mut Lab, agent: impl Into<ServerRef>, function: Term) {
    let agent = agent.into();
    lab.act(move |cx| agent::cast(cx, &agent, function));
    lab.settle();
}
