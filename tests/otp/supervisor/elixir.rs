//! Elixir's `supervisor_test.exs`.

use super::super::lab::{Behaviour, C, Lab, argument, define, define_start, define_supervisor, pid_of, server};
use super::super::supervisors::{
    ask, child, counts, delete_child, restart_child, start_child, start_link, supervisor, terminate_child, which,
};
use super::super::terms::t;
use coppice::otp::{
    ChildSpec, Intensity, Kind, Modules, Restart, Return, ServerRef, Shutdown, Start, StartCall, Strategy, Supervisor,
    SupervisorFlags, SupervisorInit, registry,
};
use coppice::runtime::{Atom, Pid, ReplyTo, Term};

/// A stack: `:pop` and `:stop` are calls.
struct Stack;

impl Behaviour for Stack {
    fn handle_call(&self, request: Term, _from: ReplyTo, state: &mut Term, cx: &mut C<'_>) -> Return {
        if request.is_atom("stop") {
            cx.unregister();
            return Return::StopReply(t(":normal"), t(":ok"));
        }
        let items = state.list_elements().expect("a list");
        *state = Term::list(items[1..].to_vec());
        Return::Reply(items[0].clone())
    }
}

/// A lab with the stack: its start argument is `{items, name}`, `nil` for no name.
fn lab() -> Lab {
    let mut lab = super::super::supervisors::suite();
    lab.act(|cx| cx.trap_exit(false));
    define("Elixir.Stack", Stack);
    define_start("Elixir.Stack", |call, _| {
        let argument = argument(call);
        let [items, name] = argument.elements().expect("items and name") else {
            panic!("items and name");
        };
        let name = match name {
            Term::Atom(name) if !name.name().eq("nil") => Some(ServerRef::Name(*name)),
            _ => None,
        };
        Ok(server("Elixir.Stack", items.clone(), name))
    });
    define_supervisor("Elixir.Stack.Sup", |args| {
        let spec = ChildSpec::worker(t("Stack"), StartCall::link("Elixir.Stack", [args[0].clone()]));
        Ok(SupervisorInit::Ok(SupervisorFlags::default(), vec![spec]))
    });
    lab
}

fn named(init: &str, name: ServerRef) -> Start<super::super::lab::Bench> {
    let Start::Link { kind, .. } = supervisor(init) else {
        panic!("a start");
    };
    Start::Link { kind, name: Some(name) }
}

const EMPTY: &str = "{:ok, {%{intensity: 3, period: 5, strategy: :one_for_one}, []}}";

fn empty(lab: &mut Lab) -> Pid {
    pid_of(&lab.start(supervisor(EMPTY)))
}

/// The part of `child_spec/2` that is left without macros: the defaults of a module, and what overrides them.
#[test]
fn child_spec_2() {
    let spec = ChildSpec::worker(t("Task"), StartCall::link("Elixir.Task", [t(":foo")])).restart(Restart::Temporary);
    assert_eq!(
        spec.to_term(),
        t(
            "%{id: Task, start: {Task, :start_link, [:foo]}, restart: :temporary, shutdown: 5000, type: :worker, \
           significant: false, modules: [Task]}"
        )
    );
    let other = ChildSpec {
        id: t(":foo"),
        restart: Restart::Permanent,
        shutdown: Shutdown::Infinity,
        modules: Modules::Dynamic,
        ..spec
    };
    assert_eq!(
        other.to_term(),
        t(
            "%{id: :foo, start: {Task, :start_link, [:foo]}, restart: :permanent, shutdown: :infinity, type: :worker, \
           significant: false, modules: :dynamic}"
        )
    );
    assert_eq!(ChildSpec::from_term(&other.to_term(), None), Ok(other));
}

#[test]
fn init_2() {
    let flags = SupervisorFlags::default();
    assert_eq!((flags.intensity.max_restarts, flags.intensity.max_seconds), (3, 5));
    assert_eq!(flags.strategy, Strategy::OneForOne);
    // `max_restarts: 1, max_seconds: 2, strategy: :one_for_all`, as they are given and as they are read from a term.
    let mut lab = lab();
    define_supervisor("Elixir.Given", |_| {
        let flags = SupervisorFlags {
            strategy: Strategy::OneForAll,
            intensity: Intensity::new(1, 2),
            ..SupervisorFlags::default()
        };
        Ok(SupervisorInit::Ok(flags, Vec::new()))
    });
    let given = lab.started("Elixir.Given", [t("nil")]);
    let read = lab.start(supervisor(
        "{:ok, {%{intensity: 1, period: 2, strategy: :one_for_all}, []}}",
    ));
    let flags = |pid: Pid| {
        let program = lab.system.program(pid).expect("alive");
        program.as_supervisor().expect("a supervisor").flags.clone()
    };
    assert_eq!(flags(given), flags(pid_of(&read)));
}

#[test]
fn init_2_with_old_and_new_child_specs() {
    let mut lab = lab();
    let sup = pid_of(&lab.start(supervisor(
        "{:ok, {%{intensity: 3, period: 5, strategy: :one_for_one}, [
            %{id: Stack, restart: :temporary, start: {Stack, :start_link, [{[], nil}]}},
            {:old, {Stack, :start_link, [{[], nil}]}, :permanent, 5000, :worker, [Stack]}]}}",
    )));
    assert_eq!(counts(&mut lab, sup), [2, 2, 0, 2]);
}

#[test]
fn start_link_2_with_via() {
    let mut lab = lab();
    let registry = Atom::new("Elixir.Names");
    let call = registry::start_call(registry, registry::Keys::Unique);
    let start = registry::start(&call).expect("good options").expect("a registry");
    lab.start(start);
    let name = ServerRef::Via(registry, t(":via_sup"));
    let sup = pid_of(&lab.start(named(EMPTY, name.clone())));
    assert_eq!(lab.call(name, t(":which_children")), Ok(t("[]")));
    assert_eq!(which(&mut lab, sup), []);
}

#[test]
fn start_link_3_with_local() {
    let mut lab = lab();
    let name = ServerRef::Name(Atom::new("my_sup"));
    lab.start(named(EMPTY, name.clone()));
    assert_eq!(lab.call(name, t(":which_children")), Ok(t("[]")));
}

fn pop(lab: &mut Lab, name: &'static str) -> Term {
    let stack = ServerRef::Name(Atom::new(name));
    lab.call(stack, t(":pop")).expect("an item")
}

#[test]
fn start_link_2() {
    let mut lab = lab();
    let sup = pid_of(&lab.start(supervisor(
        "{:ok, {%{intensity: 3, period: 5, strategy: :one_for_one}, [
            %{id: Stack, start: {Stack, :start_link, [{[:hello], :dyn_stack}]}}]}}",
    )));
    let first = lab.whereis("dyn_stack");
    assert_eq!(pop(&mut lab, "dyn_stack"), t(":hello"));
    let stack = ServerRef::Name(Atom::new("dyn_stack"));
    assert_eq!(lab.call(stack, t(":stop")), Ok(t(":ok")));
    lab.settle();
    assert!(lab.whereis("dyn_stack").is_some());
    assert_ne!(lab.whereis("dyn_stack"), first);
    assert_eq!(pop(&mut lab, "dyn_stack"), t(":hello"));
    assert_eq!(lab.stop(sup, t(":normal")), Ok(()));
    assert_eq!(lab.whereis("dyn_stack"), None);
}

#[test]
fn start_link_2_with_old_and_new_specs() {
    let mut lab = lab();
    let sup = pid_of(&lab.start(supervisor(
        "{:ok, {%{intensity: 3, period: 5, strategy: :one_for_one}, [
            %{id: Stack, start: {Stack, :start_link, [{[:hello], nil}]}},
            {:old_stack, {Stack, :start_link, [{[:hello], nil}]}, :permanent, 5000, :worker, [Stack]}]}}",
    )));
    assert_eq!(which(&mut lab, sup).len(), 2);
}

#[test]
fn start_link_3() {
    let mut lab = lab();
    let call = StartCall::link("Elixir.Stack.Sup", [t("{[:hello], :stat_stack}")]);
    let kind = Kind::supervisor(Supervisor::new(call));
    let sup = pid_of(&lab.start(Start::Link { kind, name: None }));
    assert_eq!(pop(&mut lab, "stat_stack"), t(":hello"));
    assert_eq!(lab.stop(sup, t(":normal")), Ok(()));
}

#[test]
fn start_child_2_supports_old_child_spec() {
    let mut lab = lab();
    let sup = empty(&mut lab);
    child(
        &mut lab,
        sup,
        "{Task, {Stack, :start_link, [{[], nil}]}, :temporary, 5000, :worker, [Task]}",
    );
}

#[test]
fn start_child_2_supports_new_child_spec_as_tuple() {
    let mut lab = lab();
    let sup = empty(&mut lab);
    child(
        &mut lab,
        sup,
        "%{id: Task, restart: :temporary, start: {Stack, :start_link, [{[], nil}]}}",
    );
}

/// `{module, argument}` has become the module's spec before it is sent.
#[test]
fn start_child_2_supports_new_child_spec() {
    let mut lab = lab();
    let sup = empty(&mut lab);
    let spec = ChildSpec::worker(t("Stack"), StartCall::link("Elixir.Stack", [t("{[], nil}")]));
    pid_of(&ask(&mut lab, sup, "start_child", spec.to_term()));
}

#[test]
fn start_child_2_with_invalid_child_spec() {
    let mut lab = lab();
    let sup = empty(&mut lab);
    assert_eq!(start_child(&mut lab, sup, "%{}"), t("{:error, :missing_id}"));
    assert_eq!(
        start_child(&mut lab, sup, "{1, 2, 3, 4, 5, 6}"),
        t("{:error, {:invalid_mfa, 2}}")
    );
    assert_eq!(
        start_child(&mut lab, sup, "%{id: 1, start: {Task, :foo, :bar}}"),
        t("{:error, {:invalid_mfa, {Task, :foo, :bar}}}")
    );
}

#[test]
fn child_life_cycle() {
    let mut lab = lab();
    let sup = empty(&mut lab);
    assert_eq!(which(&mut lab, sup), []);
    assert_eq!(counts(&mut lab, sup), [0, 0, 0, 0]);
    let stack = child(
        &mut lab,
        sup,
        "%{id: Stack, start: {Stack, :start_link, [{[:hello], nil}]}}",
    );
    assert_eq!(lab.call(stack, t(":pop")), Ok(t(":hello")));
    let row = Term::tuple([t("Stack"), Term::Pid(stack), t(":worker"), t("[Stack]")]);
    assert_eq!(which(&mut lab, sup), [row]);
    assert_eq!(counts(&mut lab, sup), [1, 1, 0, 1]);
    assert_eq!(delete_child(&mut lab, sup, "Stack"), t("{:error, :running}"));
    assert_eq!(terminate_child(&mut lab, sup, "Stack"), t(":ok"));
    let stack = pid_of(&restart_child(&mut lab, sup, "Stack"));
    assert_eq!(lab.call(stack, t(":pop")), Ok(t(":hello")));
    assert_eq!(terminate_child(&mut lab, sup, "Stack"), t(":ok"));
    assert_eq!(delete_child(&mut lab, sup, "Stack"), t(":ok"));
    assert_eq!(lab.stop(sup, t(":normal")), Ok(()));
}

/// Two starts under one name: the second hears of the first.
#[test]
fn a_name_is_taken_once() {
    let mut lab = lab();
    let first = pid_of(&start_link(&mut lab, EMPTY));
    let taken = Term::tuple([t(":already_started"), Term::Pid(first)]);
    assert_eq!(start_link(&mut lab, EMPTY), Term::tuple([t(":error"), taken]));
}
