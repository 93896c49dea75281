//! What the suite does not ask, as it was seen on the BEAM: functions that fail, throw or take long, starts that fail, and
//! what is logged.

use coppice::otp::agent::{self, Options};
use coppice::otp::registry::{self, Keys};
use coppice::otp::{Await, Event as OtpEvent, Exception, Got, JobStep, ServerRef, StartCall, log};
use coppice::runtime::{Atom, EventKind, Pid, Term};
use coppice::tuple;

use super::super::lab::{Lab, define_job, pid_of};
use super::super::terms::t;
use super::{Answer, atom, cast, get, get_and_update, lab, mfa, named, start_link, update};

/// A lab whose test process traps exits, and an agent that holds 1.
fn with_one() -> (Lab, Pid) {
    let mut lab = lab();
    lab.trap_exit();
    let agent = start_link(&mut lab, mfa("one", []), Options::default());
    (lab, agent)
}

/// The reason in `{reason, {GenServer, :call, [agent, request, 5000]}}`, whose rest must be right.
#[track_caller]
fn why(answer: Answer, agent: Pid, request: Term) -> Term {
    let exit = answer.expect_err("the caller exits");
    let reason = exit.elements().expect("{reason, call}")[0].clone();
    let called = Term::list([Term::Pid(agent), request, Term::Int(5_000)]);
    let call = tuple![atom("Elixir.GenServer"), atom("call"), called];
    assert_eq!(exit, tuple![reason.clone(), call]);
    reason
}

fn exit_message(pid: Pid, reason: Term) -> Term {
    tuple![atom("EXIT"), pid, reason]
}

/// What Logger printed, in order.
fn logged(lab: &mut Lab) -> Vec<String> {
    lab.settle();
    let texts = lab.events.iter().filter_map(|event| match &event.kind {
        EventKind::Program(event) => log::entry(event).map(|(_, text)| text),
        _ => None,
    });
    texts.collect()
}

#[test]
fn a_function_that_raises_ends_the_agent_and_is_logged_with_the_value_from_before() {
    let (mut lab, agent) = with_one();
    let function = mfa("raise", []);
    let request = tuple![atom("update"), function.clone()];
    let reason = why(update(&mut lab, agent, function), agent, request);
    assert_eq!(lab.flush(), [exit_message(agent, reason.clone())]);
    let error = reason.elements().expect("{error, stack}")[0].clone();
    assert_eq!(error.field("message"), Some(&Term::str("oops")));
    let text = format!(
        "GenServer {agent} terminating\n** (RuntimeError) oops\nLast message (from {me}): {{:update, {{AgentTest, \
         :raise, []}}}}\nState: 1\nClient {me} is alive\n",
        me = lab.me
    );
    assert_eq!(logged(&mut lab), [text]);
}

#[test]
fn an_exit_in_a_cast_ends_the_agent_with_that_reason() {
    let (mut lab, agent) = with_one();
    cast(&mut lab, agent, mfa("exit", [atom("bye")]));
    assert_eq!(lab.flush(), [exit_message(agent, atom("bye"))]);
    let text = format!(
        "GenServer {agent} terminating\n** (stop) :bye\nLast message: {{:\"$gen_cast\", {{:cast, {{AgentTest, :exit, \
         [:bye]}}}}}}\nState: 1"
    );
    assert_eq!(logged(&mut lab), [text]);
}

#[test]
fn what_is_no_pair_is_a_bad_return_of_get_and_update() {
    let (mut lab, agent) = with_one();
    let request = tuple![atom("get_and_update"), atom("identity")];
    let answer = get_and_update(&mut lab, agent, atom("identity"), 5_000);
    assert_eq!(why(answer, agent, request), t("{:bad_return_value, 1}"));
    assert_eq!(lab.flush(), [exit_message(agent, t("{:bad_return_value, 1}"))]);
}

#[test]
fn get_and_update_answers_with_the_first_and_keeps_the_second() {
    let (mut lab, agent) = with_one();
    let answer = get_and_update(&mut lab, agent, mfa("pair", [Term::Int(7)]), 5_000);
    assert_eq!(answer, Ok(Term::Int(1)));
    assert_eq!(lab.get_state(agent), Ok(Term::Int(7)));
}

#[test]
fn a_thrown_value_is_taken_for_what_the_callback_returns() {
    let (mut lab, agent) = with_one();
    let throw = |text| mfa("throw", [t(text)]);
    assert_eq!(
        get(&mut lab, agent, throw("{:reply, :thrown, 77}"), 5_000),
        Ok(atom("thrown"))
    );
    assert_eq!(lab.get_state(agent), Ok(Term::Int(77)));
    cast(&mut lab, agent, throw("{:noreply, 78}"));
    assert_eq!(lab.get_state(agent), Ok(Term::Int(78)));

    let request = tuple![atom("update"), throw(":ball")];
    let answer = update(&mut lab, agent, throw(":ball"));
    assert_eq!(why(answer, agent, request), t("{:bad_return_value, :ball}"));
}

#[test]
fn a_function_that_is_not_there_is_undefined_with_the_value_among_its_arguments() {
    let (mut lab, agent) = with_one();
    let function = mfa("nope", [Term::Int(3)]);
    let request = tuple![atom("update"), function.clone()];
    let reason = why(update(&mut lab, agent, function), agent, request);
    assert_eq!(reason, t("{:undef, [{AgentTest, :nope, [1, 3], []}]}"));
}

#[test]
fn what_is_no_function_is_logged_as_a_bad_function() {
    let (mut lab, agent) = with_one();
    let request = t("{:get, :foo}");
    let answer = lab.call(agent, request.clone());
    let reason = why(answer, agent, request);
    assert_eq!(reason, t("{{:badfun, :foo}, [{Agent.Server, :run, 2, []}]}"));
    let banner = logged(&mut lab)[0].lines().nth(1).map(str::to_owned);
    assert_eq!(
        banner.as_deref(),
        Some("** (BadFunctionError) expected a function, got: :foo")
    );
}

#[test]
fn other_requests_have_no_clause_and_other_messages_are_dropped() {
    let (mut lab, agent) = with_one();
    lab.send(agent, atom("what"));
    assert_eq!(get(&mut lab, agent, atom("identity"), 5_000), Ok(Term::Int(1)));
    let answer = lab.call(agent, atom("what"));
    let reason = why(answer, agent, atom("what"));
    assert_eq!(reason, t("{:function_clause, [{Agent.Server, :handle_call, 3, []}]}"));

    let (mut lab, agent) = with_one();
    lab.cast(agent, atom("what"));
    let reason = t("{:function_clause, [{Agent.Server, :handle_cast, 2, []}]}");
    assert_eq!(lab.flush(), [exit_message(agent, reason)]);
}

#[test]
fn a_caller_that_gives_up_leaves_the_update_to_be_done() {
    let (mut lab, agent) = with_one();
    let server = ServerRef::Pid(agent);
    let late = lab.answer(move |cx| agent::update(cx, &server, atom("slow_inc"), Some(10)));
    let called = Term::list([Term::Pid(agent), t("{:update, :slow_inc}"), Term::Int(10)]);
    let call = tuple![atom("Elixir.GenServer"), atom("call"), called];
    assert_eq!(late, Err(tuple![atom("timeout"), call]));
    // The next one waits in the mailbox while the function runs.
    assert_eq!(get(&mut lab, agent, atom("identity"), 5_000), Ok(Term::Int(2)));
    assert_eq!(lab.system.now_ms(), 100);
    assert_eq!(lab.flush(), []);
}

#[test]
fn an_agent_that_is_killed_in_its_function_answers_nobody() {
    let (mut lab, agent) = with_one();
    let me = lab.me;
    lab.begin(me, move |cx| {
        agent::update(cx, &ServerRef::Pid(agent), atom("slow_inc"), Some(5_000))
    });
    let killer = lab.tester();
    lab.act_in(killer, move |cx| cx.exit(agent, Term::atom("kill")));
    let answer = match lab.finish(me) {
        Ok(Got::Failed(reason)) => Err(reason),
        other => panic!("the call ended with {other:?}"),
    };
    assert_eq!(why(answer, agent, t("{:update, :slow_inc}")), atom("killed"));
    assert_eq!(lab.flush(), [exit_message(agent, atom("killed"))]);
    assert_eq!(lab.system.now_ms(), 0);
}

#[test]
fn a_first_function_that_fails_fails_the_start_and_gives_the_name_up() {
    let starts: [fn(Term, Options) -> _; 2] = [agent::start_link, agent::start];
    for start in starts {
        let mut lab = lab();
        lab.trap_exit();
        let mut failed = |function| lab.start(start(function, named("taken")));
        let raised = failed(atom("raise")).to_string();
        assert!(raised.starts_with("{:error, {%RuntimeError{"), "{raised}");
        assert_eq!(failed(mfa("exit", [atom("no")])), t("{:error, :no}"));
        assert_eq!(failed(mfa("exit", [atom("normal")])), t("{:error, :normal}"));
        assert_eq!(
            failed(mfa("throw", [atom("ball")])),
            t("{:error, {:bad_return_value, :ball}}")
        );
        assert_eq!(failed(mfa("throw", [atom("ignore")])), atom("ignore"));
        let undefined = t("{:error, {:undef, [{AgentTest, :nope, [1], []}]}}");
        assert_eq!(failed(mfa("nope", [Term::Int(1)])), undefined);
        let agent = pid_of(&failed(mfa("throw", [t("{:ok, 5}")])));
        assert_eq!(lab.whereis("taken"), Some(agent));
        assert_eq!(lab.get_state(agent), Ok(Term::Int(5)));
    }
}

#[test]
fn a_first_function_that_takes_too_long_is_killed() {
    let mut lab = lab();
    lab.trap_exit();
    define_job("sleep", |call, _| match call.got {
        None => JobStep::Wait(Await::Sleep(1_000)),
        Some(_) => JobStep::Done(Ok(atom("late"))),
    });
    let limit = |timeout| Options { name: None, timeout };
    let started = lab.start(agent::start_link(atom("sleep"), limit(Some(20))));
    assert_eq!((started, lab.system.now_ms()), (t("{:error, :timeout}"), 20));
    assert_eq!(lab.flush(), []);
    let in_time = lab.start(agent::start(atom("sleep"), limit(Some(2_000))));
    assert_eq!(lab.get_state(pid_of(&in_time)), Ok(atom("late")));
}

#[test]
fn an_agent_can_have_its_name_in_a_registry() {
    let mut lab = lab();
    let registry = Atom::new("Elixir.Case.Registry");
    let options = [
        tuple![atom("keys"), atom(Keys::Unique.name())],
        tuple![atom("name"), registry],
    ];
    lab.started(registry::MODULE, [Term::list(options)]);
    let via = ServerRef::Via(registry, Term::str("a"));
    let options = Options {
        name: Some(via.clone()),
        timeout: None,
    };
    let agent = start_link(&mut lab, atom("one"), options.clone());
    let again = lab.start(agent::start_link(atom("one"), options));
    assert_eq!(again, tuple![atom("error"), tuple![atom("already_started"), agent]]);
    assert_eq!(update(&mut lab, via.clone(), atom("inc")), Ok(atom("ok")));
    assert_eq!(get(&mut lab, via.clone(), atom("identity"), 5_000), Ok(Term::Int(2)));
    assert_eq!(lab.stop(via, atom("normal")), Ok(()));
    assert!(!lab.is_alive(agent));
}

#[test]
fn who_asks_an_agent_that_is_not_there_exits_and_who_casts_does_not() {
    let mut lab = lab();
    let nobody = Atom::new("nobody");
    let exit = get(&mut lab, nobody, atom("identity"), 5_000);
    let call = t("{:noproc, {GenServer, :call, [:nobody, {:get, :identity}, 5000]}}");
    assert_eq!(exit, Err(call));
    cast(&mut lab, nobody, atom("inc"));
    let stop = t("{:noproc, {GenServer, :stop, [:nobody, :normal, :infinity]}}");
    assert_eq!(lab.stop(nobody, atom("normal")), Err(stop));
}

#[test]
fn an_agent_that_asks_itself_exits() {
    let (mut lab, agent) = with_one();
    define_job("ask_myself", move |_, cx| {
        let asked = agent::get(cx, &ServerRef::Pid(agent), atom("identity"), Some(5_000));
        JobStep::Done(Err(asked.expect_err("it cannot wait for itself")))
    });
    let answer = get(&mut lab, agent, atom("ask_myself"), 5_000);
    let inner = Term::list([Term::Pid(agent), t("{:get, :identity}"), Term::Int(5_000)]);
    let inner = tuple![
        atom("calling_self"),
        tuple![atom("Elixir.GenServer"), atom("call"), inner]
    ];
    assert_eq!(why(answer, agent, t("{:get, :ask_myself}")), inner);
}

#[test]
fn stopping_for_another_reason_is_logged_without_a_message() {
    let (mut lab, agent) = with_one();
    assert_eq!(lab.stop(agent, atom("oops")), Ok(()));
    let text = format!("GenServer {agent} terminating\n** (stop) :oops\nLast message: []\nState: 1");
    assert_eq!(logged(&mut lab), [text]);
}

#[test]
fn a_start_call_names_a_function_or_a_module_s_function_with_or_without_options() {
    let mut lab = lab();
    let one = || atom("one");
    let module = || [atom(super::CASE), one(), Term::list([])];
    let named = |name| named(name).to_term();
    let [m, f, a] = module();
    let calls = [
        vec![one()],
        vec![one(), named("second")],
        module().to_vec(),
        vec![m, f, a, named("fourth")],
    ];
    for args in calls {
        let agent = lab.started(agent::MODULE, args);
        assert_eq!(lab.get_state(agent), Ok(Term::Int(1)));
    }
    assert!(lab.whereis("second").is_some() && lab.whereis("fourth").is_some());
    let none = StartCall::link(agent::MODULE, []);
    let raised = agent::child_start::<super::super::lab::Bench>(&none);
    let no_clause = Exception::function_clause(agent::MODULE, "start_link", 2);
    assert_eq!(raised.expect_err("it raises"), no_clause);
}

#[test]
fn an_unexpected_message_is_noted_and_an_agent_that_ends_in_order_logs_nothing() {
    let (mut lab, agent) = with_one();
    lab.send(agent, atom("what"));
    let note = tuple![atom("unexpected"), atom("what")];
    let noted = |event: &coppice::runtime::Event<OtpEvent>| {
        event.pid == agent && event.kind == EventKind::Program(OtpEvent::Note(note.clone()))
    };
    assert!(lab.events.iter().any(noted));
    cast(&mut lab, agent, mfa("exit", [atom("shutdown")]));
    assert_eq!(lab.flush(), [exit_message(agent, atom("shutdown"))]);
    assert_eq!(logged(&mut lab), Vec::<String>::new());
}
